"""What speaks for two mentions being about one event, and what against.

Each function looks at one thing and returns the name of what it found, or None; `weights.toml` says how much
that counts. A pair's points are their sum, so each link can be told by what it rests on.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crawler.linking.days import apart, days
from crawler.linking.likeness import in_common, name_stems
from crawler.linking.mention import StoredMention
from crawler.linking.people import folded, in_one_script, same_participant, same_people
from crawler.linking.weights import Finding, weights

_FEW: Final = 2
_COPY: Final = 0.8
_ALIKE: Final = 0.5
_UNLIKE: Final = 0.2
_A_DAY: Final = 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two mentions have come to.

    Attributes:
        points: above 0 they speak for one event; infinitely far below where they cannot be.
        reason: what speaks for it, in words.
    """

    points: float
    reason: str


def compare(a: StoredMention, b: StoredMention) -> Comparison:
    """Return what two mentions have come to; the same whichever comes first."""
    found = list(_findings(*sorted((a, b), key=lambda m: m.key)))
    return Comparison(
        points=sum(finding.points for finding in found),
        reason=", ".join(finding.says for finding in found if finding.points > 0),
    )


def _findings(a: StoredMention, b: StoredMention) -> Iterator[Finding]:
    """Yield what was found, up to what makes it impossible; what settles it stands alone."""
    table = weights().findings
    if settled := _settled(a, b):
        yield table[settled]
        return
    for look in _EVIDENCE:
        found = look(a, b)
        if found is None:
            continue
        finding = found if isinstance(found, Finding) else table[found]
        yield finding
        if math.isinf(finding.points):
            return


def is_settled(a: StoredMention, b: StoredMention) -> bool:
    """Return whether two mentions are one release's, in two revisions or read by two parsers."""
    return _settled(a, b) in ("revisions", "other_reading")


def _settled(a: StoredMention, b: StoredMention) -> str | None:
    """Return what needs no weighing."""
    if a.text == b.text:
        return "other_reading" if a.parser != b.parser and a.ordinal == b.ordinal else "beside_each_other"
    if not set(a.mention.partners) & set(b.mention.partners):
        return "other_partners"
    if a.is_main and b.is_main and a.releases & b.releases:
        return "revisions"
    return None


def _partners(a: StoredMention, b: StoredMention) -> str | None:
    return None if set(a.mention.partners) == set(b.mention.partners) else "more_partners"


def _rank(a: StoredMention, b: StoredMention) -> str | None:
    """A single meeting is never the visit that it belongs to."""
    if a.is_main == b.is_main:
        return None
    return "part_and_whole" if "visit" in (a.mention.type, b.mention.type) else None


def _kind(a: StoredMention, b: StoredMention) -> Finding | str:
    kinds, told = weights().kinds, frozenset((a.mention.type, b.mention.type))
    if len(told) == 1:
        kind = a.mention.type
        return Finding(points=kinds.same[kind], says=f"both {kind.replace('_', ' ')}")
    if told in kinds.near:
        return "near_kind"
    return "never_one_kind" if told & kinds.unmistakable else "other_kind"


def _counterparts(a: StoredMention, b: StoredMention) -> str | None:
    return _people(a, b, "same_counterpart", "other_counterpart", ours=False)


def _hosts(a: StoredMention, b: StoredMention) -> str | None:
    return _people(a, b, "same_host", "other_host", ours=True)


def _people(a: StoredMention, b: StoredMention, same: str, other: str, *, ours: bool) -> str | None:
    first, second = a.people(ours=ours), b.people(ours=ours)
    if not (first and second):
        return None
    if same_people(first, second):
        return same
    if _is_crowded(a) and _is_crowded(b):
        return "other_guests"
    return other if in_one_script(first, second) else f"{other}_by_sound"


def _is_crowded(stored: StoredMention) -> bool:
    return stored.mention.type in weights().kinds.crowded


def _principals(a: StoredMention, b: StoredMention) -> str | None:
    """A visit's main talks are the visit, its other meetings are not: whom both name first decides."""
    if (a.mention.type == "visit") is (b.mention.type == "visit"):
        return None
    firsts = [(a.people(ours=ours)[:1], b.people(ours=ours)[:1]) for ours in (True, False)]
    if not all(first and second for first, second in firsts):
        return None
    agree = all(same_participant(first[0], second[0]) for first, second in firsts)
    return "same_principals" if agree else "other_principals"


def _place(a: StoredMention, b: StoredMention) -> str | None:
    ours, theirs = a.mention.place, b.mention.place
    if not (ours and theirs):
        return None
    if ours == theirs:
        return "same_place"
    return None if "visit" in (a.mention.type, b.mention.type) else "other_place"


def _figures(a: StoredMention, b: StoredMention) -> str | None:
    told = [{(f.measure, f.value) for f in m.mention.figures if f.value is not None} for m in (a, b)]
    return "same_figures" if told[0] & told[1] else None


def _numbers(a: StoredMention, b: StoredMention) -> str | None:
    return "same_numbers" if len(a.marks.numbers & b.marks.numbers) >= _FEW else None


def _papers(a: StoredMention, b: StoredMention) -> str | None:
    names = [{folded(paper.name) for paper in m.mention.agreements} for m in (a, b)]
    return "same_papers" if names[0] & names[1] else None


def _words(a: StoredMention, b: StoredMention) -> str | None:
    """Of a gathering of many, and before it, each outlet tells something else."""
    if a.language != b.language or not (a.is_main and b.is_main):
        return None
    names = name_stems(p.name for p in (*a.mention.participants, *b.mention.participants))
    shared = in_common(a.marks.words - names, b.marks.words - names)
    if shared >= _ALIKE:
        return "near_copy" if shared >= _COPY else "alike"
    if shared >= _UNLIKE or a.mention.planned or b.mention.planned:
        return None
    return None if _is_crowded(a) or _is_crowded(b) else "unlike"


def _outlet(a: StoredMention, b: StoredMention) -> str | None:
    """A publisher tells an event once in each language and on one day, but for an announcement before it."""
    if a.mention.planned is not b.mention.planned:
        return None
    if set(a.sources) & set(b.sources):
        return "one_outlet"
    return "one_publisher" if _publishers(a) & _publishers(b) and apart(a, b) > _A_DAY else None


def _publishers(stored: StoredMention) -> set[str]:
    return {source.partition("-")[0] for source in stored.sources}


_EVIDENCE: Final[Sequence[Callable[[StoredMention, StoredMention], Finding | str | None]]] = (
    _rank,
    days,
    _kind,
    _partners,
    _counterparts,
    _hosts,
    _principals,
    _place,
    _figures,
    _numbers,
    _papers,
    _words,
    _outlet,
)
