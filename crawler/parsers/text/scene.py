"""Which sentences tell the main event, and which tell of other times."""

from collections.abc import Sequence
from dataclasses import dataclass

from crawler.parsers.model import Span
from crawler.parsers.text.cues import Cue
from crawler.parsers.text.days import months
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.words import Sentence

_LEAD = 3
_SHORT = 12
_ENDS = frozenset('.!?…:"”»')


@dataclass(frozen=True, slots=True)
class Scene:
    """The sentences of a text by what they are for.

    Attributes:
        title: the sentences of the headline.
        lead: the first sentences of the news, in which the main event stands.
        rest: the other sentences of the news.
        aside: those sentences, of whichever part, that tell of another time or another event.
    """

    title: tuple[Sentence, ...]
    lead: tuple[Sentence, ...]
    rest: tuple[Sentence, ...]
    aside: frozenset[Sentence]

    @property
    def core(self) -> tuple[Sentence, ...]:
        """Return the title and the lead."""
        return self.title + self.lead

    @property
    def told_later(self) -> tuple[Sentence, ...]:
        """Return the sentences after the lead that tell of no other time or event."""
        return tuple(sentence for sentence in self.rest if sentence not in self.aside)


def scene_of(reading: Reading) -> Scene:
    """Return the sentences of a text by what they are for."""
    title_end = reading.layout.title[1] if reading.layout.title else 0
    title = tuple(sentence for sentence in reading.sentences if sentence.end <= title_end)
    news = tuple(sentence for sentence in reading.sentences if sentence.end > title_end)
    aside = frozenset(_asides(reading, news))
    lead = tuple(sentence for sentence in news if sentence not in aside and _is_whole(reading, sentence))[
        :_LEAD
    ]
    rest = tuple(sentence for sentence in news if sentence not in lead)
    return Scene(title, lead, rest, aside)


def _is_whole(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a sentence is one, rather than a caption or what else stands on a line of its own."""
    words = reading.words[sentence.first : sentence.last]
    if not any(word.text.islower() for word in words):
        return False
    cut = reading.text[sentence.end : sentence.end + 1] not in ("", "\n")
    return cut or len(words) > _SHORT or words[-1].text in _ENDS


def lead_of_news(reading: Reading, scene: Scene) -> tuple[Sentence, ...]:
    """Return the lead without a first sentence that holds nothing but names and a day: a dateline."""
    if not scene.lead:
        return ()
    first, *rest = scene.lead
    words = reading.words[first.first : first.last]
    named = not any(word.text.islower() and word.low not in months(reading.language) for word in words)
    return tuple(rest) if named else scene.lead


def _asides(reading: Reading, news: Sequence[Sentence]) -> list[Sentence]:
    """Return the sentences that open with "Earlier," and the like, and what follows them."""
    found = []
    inside = False
    for at, sentence in enumerate(news):
        goes_on = inside and (sentence.first not in reading.gaps or _continues(reading, sentence))
        inside = goes_on or (at > 0 and _opens(reading, sentence, "openers"))
        if inside:
            found.append(sentence)
    return found


def _continues(reading: Reading, sentence: Sentence) -> bool:
    """Return whether a paragraph goes on with what is beside the event: "The President also met …"."""
    beginning = reading.cues_in("background", (sentence.start, sentence.start + _BEGINNING))
    return _opens(reading, sentence, "continuing") or any(cue.name == "deeds" for cue in beginning)


_BEGINNING = 60


def _opens(reading: Reading, sentence: Sentence, name: str) -> bool:
    """Return whether a sentence opens with a phrase of another time or event."""
    told = reading.cues_in("background", span_of(sentence))
    opens = any(cue.start == sentence.start and cue.name == name for cue in told)
    return opens and not is_of_same_day(reading, sentence.start)


def is_of_same_day(reading: Reading, start: int) -> bool:
    """Return whether what tells of another time tells of another hour only: "Earlier in the day"."""
    told = reading.cues_in("background", (start, start + _BEGINNING))
    return any(cue.name == "same_day" and cue.start == start for cue in told)


def span_of(sentence: Sentence) -> Span:
    """Return where a sentence stands in the text."""
    return sentence.start, sentence.end


def is_spoken_of(reading: Reading, cue: Cue, sentence: Sentence) -> bool:
    """Return whether a phrase stands in a clause about what was discussed, prepared or recalled."""
    for spoken in spoken_before(reading, sentence, cue.start):
        if spoken.name == "recalled" or not reading.cues_in("joining", (spoken.end, cue.end)):
            return True
    after = reading.cues_in("spoken", (cue.end, sentence.end))
    return any(spoken.start - cue.end <= _NEXT for spoken in after if spoken.name == "after")


def spoken_before(reading: Reading, sentence: Sentence, offset: int) -> list[Cue]:
    """Return what tells, before an offset, that something is only spoken of; not what merely introduces."""
    told = reading.cues_in("spoken", (sentence.start, offset))
    reaching_on = reading.cues_in("spoken", span_of(sentence)) if told else ()
    introducing = [cue for cue in reaching_on if cue.name == "introducing"]
    return [
        cue
        for cue in told
        if (cue.name in ("before", "recalled") or _is_yet_to_be(reading, sentence, cue))
        and not _introduces(reading, sentence, cue, offset)
        and not any(whole.start <= cue.start < whole.end for whole in introducing)
    ]


def _is_yet_to_be(reading: Reading, sentence: Sentence, cue: Cue) -> bool:
    """Return whether what is the next of its kind did not take place in the same sentence."""
    return cue.name == "in_turn" and not reading.cues_in("past", (cue.end, sentence.end))


def background_before(reading: Reading, sentence: Sentence, offset: int) -> list[Cue]:
    """Return what tells, before an offset, of another time; "was recently held" tells of the event itself."""
    told = reading.cues_in("background", (sentence.start, offset))
    return [cue for cue in told if cue.name == "cues" and not is_of_event(reading, cue)]


def is_of_event(reading: Reading, cue: Cue) -> bool:
    """Return whether what seems to tell of another time is part of the event's own verb: "recently met"."""
    around = reading.cues_in("past", (max(0, cue.start - _VERB), cue.end + _VERB))
    return any(held.start <= cue.start < held.end for held in around)


def is_of_another(reading: Reading, cue: Cue, offset: int) -> bool:
    """Return whether a phrase is over at a comma: "At the invitation of A, B met C".

    So is what is yet to come, "the summit to be held in May, …", and the event's own visit: "During his
    visit, …".
    """
    last = reading.words[reading.word_at(cue.end) - 1].low
    leads = last in reading.grammar["leading_to"] or bool(
        reading.cues_in("yet_to_come", (cue.start, cue.end))
    )
    return (leads or _is_attribute(reading, cue)) and "," in reading.text[cue.end : offset]


def _is_attribute(reading: Reading, cue: Cue) -> bool:
    """Return whether a phrase stands in what only describes: "акт, подписанный в прошлом году, …"."""
    comma = reading.text.rfind(",", reading.sentence_at(cue.start).start, cue.start)
    at = reading.word_at(comma + 1)
    return comma >= 0 and reading.words[at].low.endswith(tuple(reading.grammar["participles"]))


def _introduces(reading: Reading, sentence: Sentence, cue: Cue, offset: int) -> bool:
    """Return whether a phrase opens the sentence and is over before the offset: "To mark the day, …"."""
    return cue.start == sentence.start and "," in reading.text[cue.end : offset]


_VERB = 30  # characters: "has been recently held"
_NEXT = 2  # a space, or a comma and a space
