"""Finds the capitalised words that can be a person's name."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from crawler.parsers.language.declension import base_forms
from crawler.parsers.language.latin import given_names, kazakh_names, known_names, latin_key
from crawler.parsers.model import Span
from crawler.parsers.text.gazetteer import Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import ROMAN, AnyTag, Tag
from crawler.parsers.text.words import Sentence, places_of

_LONGEST = 7
_OPENING = AnyTag(Tag.NAME, Tag.EITHER, Tag.PARTICLE, Tag.PLACE)
_OFFICES = AnyTag(Tag.OFFICE)
_IS_INITIAL = attrgetter("initial")


class NameRun(NamedTuple):
    """Words in a row that can be a name: words[first:last], within one sentence.

    Attributes:
        parts: its words in small letters, without dots; an initial is one letter.
    """

    first: int
    last: int
    sentence: Sentence
    parts: tuple[str, ...]

    def span(self, reading: Reading) -> Span:
        """Return where the name stands in the text."""
        return reading.span(self.first, self.last)


def name_runs(reading: Reading) -> Iterator[NameRun]:
    """Yield every run of words that can be a name, in the order of the text."""
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    done = 0
    for at in _openings(reading):
        if at < done or sentence is None:
            continue
        while at >= sentence.last:
            sentence = next(sentences)
        done = _end_of_run(reading, at, sentence)
        for first, last in _persons(reading, at, done) if done > at else ():
            yield NameRun(first, last, sentence, _parts(reading, first, last))


def _persons(reading: Reading, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the names of a run: that of whom somebody met may follow his own at once, or go before it."""
    whole = all(tag in (Tag.NAME, Tag.EITHER) for tag in reading.tags[first:last])
    middles = range(first + _FULL, last - 1) if whole and reading.language != "en" else ()
    middle = next((at for at in middles if _opens_another(reading, first, at, last)), None)
    if middle:
        yield first, middle
        yield middle, last
    else:
        office_ends = _end_of_office(reading, first, last) if whole and last - first > _FULL else first
        yield office_ends, last


def _end_of_office(reading: Reading, first: int, last: int) -> int:
    """Return where a name begins behind its office: "Mayor of the town of Brezno Jan Holm".

    So it does behind what a company is called: "Director of the company Alfa Berg Jan Holm".
    """
    before = [word.low for word in reading.words[max(0, first - 2) : first]]
    given = next((at for at in range(first, last - 1) if _is_known_given(reading, at)), None)
    if before[-1:] != ["of"]:
        of_body = before and before[-1] in reading.grammar["bodies"]
        return given if of_body and given is not None else first
    if before[0] in reading.grammar["localities"]:
        return given or first + 1
    in_office = first > 1 and reading.tags[first - 2] == Tag.OFFICE
    return given if in_office and given == first + 1 else first


def _is_known_given(reading: Reading, at: int) -> bool:
    return latin_key(reading.words[at].low) in given_names()


def _opens_another(reading: Reading, first: int, middle: int, last: int) -> bool:
    """Return whether another name begins at the middle of a run: "Муратом Нуртлеу Сергей Лавров"."""
    given = latin_key(reading.words[middle].low)
    if given in (kazakh_names() if reading.language == "ru" else given_names()):
        return True
    if given in given_names() and _is_declined(reading, first):
        return True
    forms = base_forms(_parts(reading, middle, last), reading.language)
    return any(latin_key(" ".join(form)) in known_names() for form in forms)


def _is_declined(reading: Reading, at: int) -> bool:
    """Return whether a word is a given name in an oblique case, and none in the nominative."""
    nominative, *oblique = base_forms((reading.words[at].low,), reading.language)
    return not _is_given(nominative) and any(map(_is_given, oblique))


def _is_given(form: Sequence[str]) -> bool:
    return latin_key(form[0]) in given_names()


_FULL = 2  # words of a full name


def _openings(reading: Reading) -> list[int]:
    """Return with which words a name can begin: a capitalised one that no list knows, or an initial."""
    titled = (at for at in _OFFICES.places_in(reading.tags) if _is_title_as_name(reading, at))
    initials = (
        at for at in places_of({True}, map(_IS_INITIAL, reading.words)) if reading.tags[at] != Tag.HONORIFIC
    )
    return sorted({*_OPENING.places_in(reading.tags), *titled, *initials})


def _is_title_as_name(reading: Reading, at: int) -> bool:
    """Return whether a title is a given name: "Sultan bin Mohammed", "the minister Sultan Orman"."""
    follower = at + 1
    word = reading.words[at]
    if not word.capital or follower >= len(reading.tags):
        return False
    if word.low in reading.grammar["names_like_titles"] and reading.tags[follower] != Tag.PARTICLE:
        return reading.tags[follower] == Tag.NAME and at > 0 and reading.tags[at - 1] in _BEFORE_NAMES
    after_office = at > 0 and reading.tags[at - 1] == Tag.OFFICE and not reading.words[at - 1].capital
    led = (Tag.PARTICLE, Tag.NAME) if after_office else (Tag.PARTICLE,)
    return word.low in reading.grammar["titles_in_names"] and reading.tags[follower] in led


_BEFORE_NAMES = frozenset({Tag.OFFICE, Tag.INSTITUTION, Tag.PLACE, Tag.DUTY, Tag.HONORIFIC})


def _parts(reading: Reading, first: int, last: int) -> tuple[str, ...]:
    words = [word for word in reading.words[first:last] if word.kind == "word"]
    return tuple(word.low[0] if word.initial else word.low for word in words)


def _end_of_run(reading: Reading, first: int, sentence: Sentence) -> int:
    """Return where the run that begins at `first` ends; `first` itself where none begins."""
    end = at = first
    while at < sentence.last and end - first < _LONGEST:
        step = _step(reading, first, at, sentence)
        ends = (
            at in reading.gaps
            or _is_over(reading, first, at)
            or _tells_where(reading, first, at)
            or _begins_next(reading, first, at)
        )
        if not step or (at > first and ends):
            break
        at += step
        if reading.tags[at - 1] != Tag.PARTICLE or reading.words[at - 1].low in reading.grammar["filiation"]:
            end = at
    return end if _has_name(reading, first, end) else first


def _begins_next(reading: Reading, first: int, at: int) -> bool:
    """Return whether another name with an initial follows one: "на встрече с Я. Холмом М. Оспанов"."""
    if reading.language == "en" or not (reading.words[first].initial and reading.words[at].initial):
        return False
    return reading.tags[at - 1] == Tag.NAME and len(reading.words[at - 1].text) > 1


def _is_over(reading: Reading, first: int, at: int) -> bool:
    """Return whether the word before has an ending that only the last one of a name has."""
    if at - first < _FULL or reading.tags[at - 1] == Tag.PARTICLE:
        return False
    endings = reading.grammar["of_names"] | reading.grammar["of_company"]
    return reading.words[at - 1].low.endswith(tuple(endings))


def _tells_where(reading: Reading, first: int, at: int) -> bool:
    """Return whether a word behind a Kazakh's whole name tells where: "Марат Оспан Түменде", "… Түменге".

    Behind anybody's name so does a city that is called one: "А.Холм Түмен қаласында".
    """
    if reading.grammar["whereat"] and _is_called_city(reading, at):
        return True
    if at - first < _FULL or latin_key(reading.words[first].low) not in kazakh_names():
        return False
    endings = reading.grammar["whereat"]
    if at - first == _FULL:
        endings |= reading.grammar["whereto"]
    return reading.words[at].low.endswith(tuple(endings))


def _is_called_city(reading: Reading, at: int) -> bool:
    behind = reading.words[at + 1 : at + 2]
    return any(word.low in reading.grammar["city_words"] for word in behind)


def _step(reading: Reading, first: int, at: int, sentence: Sentence) -> int:
    """Return how many words from `at` belong to the run that began at `first`."""
    word, tag = reading.words[at], reading.tags[at]
    if _is_initial(reading, at, sentence):
        return 2
    if tag == Tag.NAME or (at > first and word.low in reading.grammar["filiation"]):
        return 1
    if tag == Tag.OFFICE:
        inside = at > first and word.capital and word.low in reading.grammar["titles_in_names"]
        return int(inside or _is_title_as_name(reading, at))
    if tag == Tag.EITHER:
        return int(_beside_name(reading, first, at, sentence))
    if tag == Tag.PARTICLE:
        return int(_leads_to_name(reading, at, sentence) and (at > first or word.low in _OPENING_PARTICLES))
    if tag == Tag.PLACE:
        return _named_like_a_place(reading, first, at, sentence)
    return int(at > first and word.text in ROMAN)


_OPENING_PARTICLES = frozenset({"al", "el", "abu", "bin", "de", "van", "von"})


_NO_INITIALS = frozenset({Tag.HONORIFIC, Tag.PLACE})  # "U.S."


def _is_initial(reading: Reading, at: int, sentence: Sentence) -> bool:
    if not reading.words[at].initial or reading.tags[at] in _NO_INITIALS:
        return False
    dot = at + 1
    return (
        dot < sentence.last
        and reading.words[dot].text == "."
        and reading.starts[dot] == reading.ends[at]
        and dot + 1 < sentence.last
        and (reading.tags[dot + 1] in (Tag.NAME, Tag.EITHER) or len(reading.words[dot + 1].text) == 1)
        and reading.words[dot + 1].capital
    )


def _beside_name(reading: Reading, first: int, at: int, sentence: Sentence) -> bool:
    if at > first:  # in Kazakh a ministry may follow a whole name: "Айгүл Оспанова Еңбек министрлігі"
        return not reading.grammar["whereat"] or at - first < _FULL
    follower = at + 1
    return (
        follower < sentence.last
        and (reading.tags[follower] == Tag.NAME or _leads_on(reading, follower, sentence))
        and follower not in reading.gaps
        and (
            at == sentence.first
            or reading.tags[at - 1] != Tag.CONNECTOR
            or not reading.words[at - 1].text.isalpha()
            or (reading.words[at - 1].low in reading.grammar["joiners"] and _is_known_given(reading, at))
        )
    )


def _leads_on(reading: Reading, at: int, sentence: Sentence) -> bool:
    """Return whether a small word leads from a given name to the father's: "Said bin Ahmad"."""
    return reading.tags[at] == Tag.PARTICLE and _leads_to_name(reading, at, sentence)


def _leads_to_name(reading: Reading, at: int, sentence: Sentence) -> bool:
    while at < sentence.last and reading.tags[at] == Tag.PARTICLE:
        at += 1
    if at >= sentence.last or not (reading.words[at].capital or reading.tags[at] == Tag.NAME):
        return False
    title = reading.tags[at] == Tag.OFFICE and reading.words[at].low in reading.grammar["titles_in_names"]
    return title or reading.tags[at] in (Tag.NAME, Tag.PLACE)


def _named_like_a_place(reading: Reading, first: int, at: int, sentence: Sentence) -> int:
    """Return how many words of a place are part of a person's name: Santiago Peña, Luís Montenegro."""
    if at == first and _is_known_name(reading, at, sentence):
        return 1
    between = _is_between_names(reading, first, at, sentence)
    if reading.language == "en" and (between or _closes_name(reading, first, at, sentence)):
        return 1
    if between and _is_known_given(reading, at - 1):
        return 1
    if reading.language == "ru" and _is_part_in_russian(reading, first, at, sentence):
        return 1
    after_office = first > sentence.first and reading.tags[first - 1] in (Tag.OFFICE, Tag.HONORIFIC)
    if not after_office:
        return 0
    place = next(iter(reading.names_in(reading.span(at, at + 1))), None)
    if place is None or place.kind not in _PLACES or " " in reading.text[place.start : place.end]:
        return 0
    if reading.ending_of(place) in reading.grammar["of_names"]:  # of what follows: "Оспан Латвияның министрі"
        return 0
    if at == first:  # elsewhere the place is the office's: "Президент Казахстана Токаев"
        return int(_may_be_given(reading, place, at) and _leads_name(reading, at, sentence))
    return int(at == first + 1)


def _leads_name(reading: Reading, at: int, sentence: Sentence) -> bool:
    return at + 1 < sentence.last and reading.tags[at + 1] == Tag.NAME


def _may_be_given(reading: Reading, place: Named, at: int) -> bool:
    """Return whether a place behind an office may be a given name: in Kazakh a city without an ending."""
    if reading.grammar["whereat"]:
        return place.kind == Kind.CITY and place.end == reading.ends[at]
    return reading.language == "en"


def _is_between_names(reading: Reading, first: int, at: int, sentence: Sentence) -> bool:
    """Return whether a place stands within a name: "Pham Thai Nhu Mai"."""
    if at == first or at + 1 >= sentence.last or reading.tags[at - 1] not in _INSIDE:
        return False
    return reading.tags[at + 1] == Tag.NAME and not reading.gaps & {at, at + 1}


_INSIDE = frozenset({Tag.NAME, Tag.EITHER, Tag.PARTICLE})


def _is_part_in_russian(reading: Reading, first: int, at: int, sentence: Sentence) -> bool:
    """Return whether a city is a given name or ends a full one: "Миланом Колларом", "Ана Гомес Толедо"."""
    if at >= first + _FULL:
        return all(tag == Tag.NAME for tag in reading.tags[first:at])
    follower = at + 1
    if at > first or follower >= sentence.last or reading.tags[follower] != Tag.NAME:
        return False
    return _is_city(reading, at) and _is_declined(reading, at) and not _is_known_given(reading, follower)


def _is_city(reading: Reading, at: int) -> bool:
    return any(name.kind == Kind.CITY for name in reading.names_in(reading.span(at, at + 1)))


def _closes_name(reading: Reading, first: int, at: int, sentence: Sentence) -> bool:
    """Return whether a place ends a name: "Anibal Gomez de Toledo,", "Tran Van Hue has sent"."""
    whole = at - first >= _FULL and reading.tags[at - 1] in _INSIDE and at not in reading.gaps
    if not whole or at + 1 >= sentence.last:
        return whole
    behind = reading.words[at + 1]
    return behind.kind == "sign" or (not behind.capital and _is_city(reading, at))


def _is_known_name(reading: Reading, at: int, sentence: Sentence) -> bool:
    """Return whether a place and the word after it are the name of somebody well known: Baghdad Amreyev."""
    follower = at + 1
    if follower >= sentence.last or reading.tags[follower] != Tag.NAME:
        return False
    return latin_key(f"{reading.words[at].low} {reading.words[follower].low}") in known_names()


_PLACES = frozenset({Kind.COUNTRY, Kind.CITY, Kind.REGION})


def _has_name(reading: Reading, first: int, last: int) -> bool:
    return any(reading.tags[at] == Tag.NAME and len(reading.words[at].text) > 1 for at in range(first, last))
