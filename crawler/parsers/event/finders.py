"""Finds what tells of commissions, openings, papers and the like, which need more than a phrase."""

from collections.abc import Sequence

from crawler.parsers.event.phrases import (
    NEAR,
    VERB,
    How,
    counts,
    either_way,
    ends_with_verb,
    first_of,
    meeting_cues,
    pair_of,
    phrase_of,
)
from crawler.parsers.event.visits import find_visit, is_of_someone
from crawler.parsers.model import EventType
from crawler.parsers.participants.sides import pairs_with_home
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.gazetteer import Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import span_of
from crawler.parsers.text.words import Sentence


def find_commission(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a session of a commission, unless people met first who then took part in one."""
    cues = phrase_of(reading, type_, sentence, how) or pair_of(
        reading, sentence, how, "commission", "kinds", "bodies"
    )
    cues = [cue for cue in cues if not reading.is_quoted(cue.start)]
    met = meeting_cues(reading, sentence)
    return [] if cues and met and met[0].end + VERB < cues[0].start else cues


def find_consular(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells of visas or consuls, unless an agreement on them is signed."""
    return [] if find_signed(reading, type_, sentence, how) else phrase_of(reading, type_, sentence, how)


def find_anniversary(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells an anniversary, unless something else is held for it."""
    cues = phrase_of(reading, type_, sentence, how)
    cues = cues or either_way(reading, sentence, how, "founding", "relations", "verbs")
    return [] if cues and _is_occasion(reading, sentence, cues[0], how) else cues


def _is_occasion(reading: Reading, sentence: Sentence, cue: Cue, how: How) -> bool:
    """Return whether an anniversary is only what something was signed, played or somebody came for."""
    deeds = (
        *find_signing(reading, "signing", sentence, how),
        *find_visit(reading, "visit", sentence, how),
        *festivities(reading, sentence),
    )
    return any(deed.start < cue.start for deed in deeds)


def festivities(reading: Reading, sentence: Sentence) -> list[Cue]:
    """Return what is played or shown for an occasion: "Culture Days"."""
    return [cue for cue in reading.cues_in("festivity", span_of(sentence)) if cue.name == "words"]


def find_festivity(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what is played, shown or given for guests, where it is not merely spoken of."""
    told = reading.cues_in("festivity", span_of(sentence))
    return first_of(cue for cue in told if counts(reading, cue, sentence, how))


def find_reception(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what is given for guests on a holiday."""
    told = find_festivity(reading, type_, sentence, how)
    return [cue for cue in told if cue.name == "receptions"]


def find_opening(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells that a house or the like is opened, unless people only met there."""
    cues = phrase_of(reading, type_, sentence, how) or either_way(
        reading, sentence, how, "opening", "verbs", "objects"
    )
    if any(_lies_in(cue, festivities(reading, sentence)) for cue in cues):
        return []
    met = meeting_cues(reading, sentence)
    occasion = bool(cues and met) and met[0].start < min(cue.start for cue in cues)
    return [] if occasion or any(is_of_someone(reading, cue) for cue in cues) else cues


def _lies_in(cue: Cue, others: Sequence[Cue]) -> bool:
    """Return whether a phrase is only part of another: "open" of "Open Day"."""
    return any(other.start <= cue.start < other.end for other in others)


def find_signing(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells that papers are signed, unless people met for it."""
    if meeting_cues(reading, sentence):
        return []
    return phrase_of(reading, type_, sentence, how) or either_way(
        reading, sentence, how, "signing", "verbs", "documents"
    )


def find_signed(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return the verb of signing, which in a headline needs no more."""
    verbs = [cue for cue in reading.cues_in("signing", span_of(sentence)) if cue.name == "verbs"]
    return first_of(cue for cue in verbs if counts(reading, cue, sentence, how))


def find_ratified(reading: Reading, _: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells that a parliament ratified a paper."""
    return either_way(reading, sentence, how, "ratification", "verbs", "documents")


def find_forum(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a forum, unless it is only where people met who are named before it."""
    cues, met = phrase_of(reading, type_, sentence, how), meeting_cues(reading, sentence)
    if not cues or _leads_to_visit(reading, sentence, cues[0], how):
        return []
    if _hosts(reading, sentence, cues[0]):
        return cues
    if _opens(reading, sentence, cues[0]) and (
        find_signing(reading, "signing", sentence, how) or _is_met_by_verb(reading, met)
    ):
        return []
    received = phrase_of(reading, "reception", sentence, "held")
    aside = met and _is_sideline(reading, sentence, cues[0])
    return [] if received or aside or (met and met[0].start < cues[0].start) else cues


def _is_met_by_verb(reading: Reading, met: Sequence[Cue]) -> bool:
    """Return whether a verb tells that people met: "At the conference, A met B"."""
    return any(reading.words[reading.word_at(cue.start)].low in reading.grammar["company"] for cue in met)


def find_forum_of_two(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a forum that is called after the two countries."""
    cues = find_forum(reading, type_, sentence, how)
    return cues if any(pairs_with_home(reading, name) for name in _names_before(reading, cues)) else []


def _names_before(reading: Reading, cues: Sequence[Cue]) -> list[Named]:
    """Return the countries right before the first of some phrases."""
    return reading.names_in((max(0, cues[0].start - VERB), cues[0].start)) if cues else []


def find_addressed(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a forum of the two countries before which somebody speaks."""
    cues = phrase_of(reading, type_, sentence, how)
    before = max(sentence.start, cues[0].start - VERB) if cues else sentence.end
    words = reading.words[reading.word_at(before) : reading.word_at(cues[0].start)] if cues else ()
    addressed = any(word.low in reading.grammar["addressing"] for word in words)
    of_two = any(pairs_with_home(reading, name) for name in _names_before(reading, cues))
    return cues if addressed and of_two else []


def _opens(reading: Reading, sentence: Sentence, gathering: Cue) -> bool:
    """Return whether a gathering only opens the sentence of what was done: "At the forum, A signed …"."""
    joining = reading.cues_in("joining", (sentence.start, gathering.start))
    return bool(joining) and joining[0].start == sentence.start


def _leads_to_visit(reading: Reading, sentence: Sentence, gathering: Cue, how: How) -> bool:
    """Return whether a visit is told before a gathering that belongs to it: "began a visit to attend …".

    In Kazakh a word behind the visit tells where it is only the occasion: "сапары барысында форумға қатысты".
    """
    visit = find_visit(reading, "visit", sentence, how)
    if not visit or visit[-1].end > gathering.start:
        return False
    between = reading.cues_in("multilateral", (visit[-1].end, gathering.start))
    return not (ends_with_verb(reading) and any(cue.name == "sidelines" for cue in between))


def _hosts(reading: Reading, sentence: Sentence, gathering: Cue) -> bool:
    """Return whether the verb of a reception leads to a gathering, and to nobody: "hosted a round table"."""
    told = (sentence.start, gathering.start)
    hosting = [cue for cue in reading.cues_in("cues", told) if cue.name == "reception"]
    return (
        bool(hosting)
        and gathering.start - hosting[-1].end < NEAR
        and not _names_any(reading, hosting[-1].end, gathering.start)
    )


def _names_any(reading: Reading, start: int, end: int) -> bool:
    """Return whether a stretch of text has the word of an office."""
    return bool(reading.cues_in("heads", (start, end)))


def _is_sideline(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether a gathering is told only as the occasion: "on the sidelines of the forum"."""
    before = reading.cues_in("multilateral", (sentence.start, cue.start))
    after = reading.cues_in("multilateral", (cue.end, sentence.end)) if ends_with_verb(reading) else ()
    gaps = [cue.start - side.end for side in before if side.name == "sidelines"]
    gaps += [side.start - cue.end for side in after if side.name == "sidelines"]
    return any(gap < NEAR // 2 for gap in gaps)


def find_congratulation(reading: Reading, type_: EventType, sentence: Sentence, how: How) -> list[Cue]:
    """Return what tells a congratulation, unless people met, or exchanged greetings for an anniversary."""
    exchanged = reading.cues_in("exchange", span_of(sentence))
    if exchanged and find_anniversary(reading, "anniversary", sentence, "announced"):
        return []
    cues = phrase_of(reading, type_, sentence, how)
    met = phrase_of(reading, "meeting", sentence, "held") or (cues and _is_guest(reading, sentence, cues[0]))
    return [] if met else cues


def _is_guest(reading: Reading, sentence: Sentence, greeting: Cue) -> bool:
    """Return whether somebody is received before he is greeted: "принял посла и поздравил его"."""
    received = phrase_of(reading, "reception", sentence, "held")
    return bool(received) and _names_any(reading, received[0].end, greeting.start)
