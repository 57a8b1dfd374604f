"""When two mentions say that their events were, and whether that can be one time."""

from datetime import date

from crawler.linking.mention import LONGEST_DAYS, Days, StoredMention

REACH_DAYS = LONGEST_DAYS + 7
"""How far apart the first days of two mentions of one event can be; those of one release may be further."""

_AT_ONCE = 1
_LATER = 3
_LATE = 7
_AHEAD = 14
_ONE_JOURNEY = 3


def days(a: StoredMention, b: StoredMention) -> str:
    """Return what the days of two mentions say: the name of a finding.

    What was published at once and tells different days, not far from each other, may have been misread.
    """
    found = _compared(a, b)
    return "days_at_odds" if found == "other_days" and _may_be_misread(a, b) else found


def _may_be_misread(a: StoredMention, b: StoredMention) -> bool:
    if a.published is None or b.published is None or apart(a, b) > _AT_ONCE:
        return False
    ours = a.told_days or (a.published, a.published)
    theirs = b.told_days or (b.published, b.published)
    return _between(ours, theirs) <= _LATE


def _between(ours: Days, theirs: Days) -> int:
    """Return how many days lie between two spans; 0 or less where they overlap."""
    return max((theirs[0] - ours[1]).days, (ours[0] - theirs[1]).days)


def apart(a: StoredMention, b: StoredMention) -> int:
    """Return how many days lie between the publication of two mentions; 0 where one has none."""
    return abs((a.published - b.published).days) if a.published and b.published else 0


def _compared(a: StoredMention, b: StoredMention) -> str:
    ours, theirs = a.told_days, b.told_days
    if ours and theirs:
        return _both_told(a, b, ours, theirs)
    if ours:
        return _told_and_reported(ours, b)
    if theirs:
        return _told_and_reported(theirs, a)
    return _both_reported(a, b)


def _both_told(a: StoredMention, b: StoredMention, ours: Days, theirs: Days) -> str:
    between = _between(ours, theirs)
    if between <= 0:
        return "same_days" if ours == theirs else "days_overlap"
    if "visit" in (a.mention.type, b.mention.type) and between <= _ONE_JOURNEY:
        return "days_of_one_journey"
    return "next_day" if between == 1 else "other_days"


def _told_and_reported(told: Days, other: StoredMention) -> str:
    if other.published is None:
        return "no_day"
    if other.mention.planned:
        return "announced" if 0 <= (told[1] - other.published).days <= _AHEAD else "other_days"
    if other.published < told[0]:
        return "other_days"
    return _reported_after((other.published - told[1]).days)


def _both_reported(a: StoredMention, b: StoredMention) -> str:
    if a.published is None or b.published is None:
        return "no_day"
    if a.mention.planned is b.mention.planned:
        return _reported_after(abs((a.published - b.published).days))
    first, second = (a.published, b.published) if a.mention.planned else (b.published, a.published)
    return _announced(first, second)


def _announced(announced: date, reported: date) -> str:
    return "announced" if 0 <= (reported - announced).days <= _AHEAD else "other_days"


def _reported_after(days: int) -> str:
    if days <= _AT_ONCE:
        return "reported_at_once"
    if days <= _LATER:
        return "reported_later"
    return "reported_late" if days <= _LATE else "other_days"
