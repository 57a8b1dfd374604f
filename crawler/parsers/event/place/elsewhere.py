"""Tells what happened in a place that a sentence names from what happened at another time or elsewhere."""

from crawler.parsers.event.phrases import happens
from crawler.parsers.model import Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import background_before, is_of_another, spoken_before
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def is_elsewhere(reading: Reading, sentence: Sentence, offset: int) -> bool:
    """Return whether what stands before an offset tells of another time or event."""
    told = (sentence.start, offset)
    background = background_before(reading, sentence, offset)
    if not all(is_of_another(reading, cue, offset) or _leads_to(reading, cue, offset) for cue in background):
        return True
    if any(cue.name == "before" or cue.end + 1 == offset for cue in reading.cues_in("other_places", told)):
        return True
    spoken = spoken_before(reading, sentence, offset)
    return any(
        _gap(reading, cue, offset) > _NEXT
        and not _is_joined(reading, (cue.end, offset))
        and not _is_occasion(reading, sentence, cue, offset)
        for cue in spoken
    )


def _gap(reading: Reading, cue: Cue, offset: int) -> int:
    """Return how far a phrase is from an offset but for a day between: "discussed on Tuesday in Riga"."""
    between = (cue.end, offset)
    days = (*reading.cues_in("weekdays", between), *reading.cues_in("relative_days", between))
    return offset - cue.end - max((day.end - day.start + 1 for day in days), default=0)


def _is_occasion(reading: Reading, sentence: Sentence, cue: Cue, offset: int) -> bool:
    """Return whether a gathering opens the sentence: "On the eve of the summit in Riga, A met B"."""
    gatherings = [
        one for one in reading.cues_in("multilateral", (cue.end, offset)) if one.name == "gatherings"
    ]
    city = next(iter(reading.names_in((offset, sentence.end))), None)
    behind = reading.word_at(city.end) if city else sentence.last
    over = behind < sentence.last and reading.tags[behind] in _SUBJECT
    return cue.start == sentence.start and bool(gatherings) and over


def _leads_to(reading: Reading, cue: Cue, offset: int) -> bool:
    """Return whether a visit opens the sentence and leads to an offset: "During his visit to Riga, …"."""
    opens = cue.start == reading.sentence_at(cue.start).start
    visited = reading.cues_in("visiting", (cue.start, cue.end))
    return opens and bool(visited) and offset - cue.end <= len(" to the ")


def _is_joined(reading: Reading, span: Span) -> bool:
    """Return whether a stretch of text leads back from what is spoken of to where it was.

    What it begins with is what is spoken of, "the importance of the meeting in Riga", and so is what was held
    beside a gathering.
    """
    gatherings = reading.cues_in("multilateral", span)
    met = happens(reading, (span[0] + _SPOKEN_OF, span[1])) and not gatherings
    return met or bool(reading.cues_in("held", (span[0], span[1] + _NEXT)))


_SUBJECT = frozenset({Tag.COMMA, Tag.PLACE, Tag.OFFICE})  # begins with whom the sentence is about
_SPOKEN_OF = len(" of his own v")
_NEXT = len(" in ")
