"""Tells whose a person is by the delegation or side that the sentence names."""

from crawler.parsers.participants.people import Person
from crawler.parsers.text.gazetteer import SOVEREIGN, Kind, Named
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag
from crawler.parsers.text.words import Sentence


def side_by_delegation(reading: Reading, person: Person) -> str | None:
    """Return whose a person is by a delegation in the same sentence: "headed the Kazakh team".

    The nearest one before the name counts, else the first one after it. Who is named behind "from the Latvian
    side" or "the Latvian side was represented by" is Latvian until another side is.
    """
    for seen in person.appearances:
        before, after = [], []
        for name in _delegations(reading, seen.run.sentence):
            at, lists = reading.word_at(name.end), _lists(reading, name)
            if at < seen.run.first and _is_near(reading, at, seen.run.first, past_names=lists):
                before.append(name.code)
            elif at > seen.run.last and not lists and _is_near(reading, seen.run.last, at):
                after.append(name.code)
        if before or after:
            return before[-1] if before else after[0]
    return None


def _delegations(reading: Reading, sentence: Sentence) -> list[Named]:
    """Return the names in "the Latvian delegation" and "the delegation of Latvia"."""
    return [
        name
        for name in reading.names_in((sentence.start, sentence.end))
        if (name.kind in SOVEREIGN and _speaks_for(reading, name))
        or (name.kind != Kind.ADJECTIVE and _sends(reading, name))
    ]


def _sends(reading: Reading, name: Named) -> bool:
    """Return whether a country or organisation follows a delegation: "the delegation of the World Bank"."""
    at = reading.word_at(name.start) - 1
    while at > 0 and reading.words[at].low in reading.grammar["of"] | reading.grammar["from"]:
        at -= 1
    if at > 1 and reading.words[at].low in reading.grammar["localities"]:
        at -= 2  # "делегация Рижской области Латвии"
    region = name.kind != Kind.CITY or reading.word_after(name) in reading.grammar["localities"]
    return at >= 0 and region and reading.words[at].low in reading.grammar["delegations"]


def _speaks_for(reading: Reading, name: Named) -> bool:
    """Return whether the word after an adjective is a delegation, or a side in the words for one's own."""
    word = reading.word_after(name)
    if reading.grammar["sides_from"] and name.kind != Kind.ADJECTIVE:
        return False  # in Russian a noun follows its delegation
    if word in reading.grammar["left_out"] and _follows_side(reading, name):
        return True
    told_from = word in reading.grammar["sides_from"] and reading.word_before(name) in reading.grammar["from"]
    return told_from or word in reading.grammar["sides"]


def _follows_side(reading: Reading, name: Named) -> bool:
    """Return whether "side" is left out behind one that was told: "the Polish side by A, the Thai by B"."""
    first = reading.word_at(reading.sentence_at(name.start).start)
    before = reading.words[first : reading.word_at(name.start)]
    return name.kind == Kind.ADJECTIVE and any(word.low in reading.grammar["sides"] for word in before)


def _lists(reading: Reading, name: Named) -> bool:
    """Return whether the words around a delegation lead to those who are of it: "was represented by"."""
    if reading.word_before(name) in reading.grammar["from"]:
        return True
    at = reading.word_at(name.end) + 1
    return any(word.low in reading.grammar["comprising"] for word in reading.words[at : at + _VERB])


_VERB = 4  # words of "was represented by" and ", led by"


def _is_near(reading: Reading, first: int, last: int, *, past_names: bool = False) -> bool:
    """Return whether no other name stands between a delegation and a person, nor that one met the other."""
    between = reading.tags[first:last]
    return not _meets(reading, first, last) and (
        past_names or (Tag.NAME not in between and len(between) < _FAR)
    )


_FAR = 25


def _meets(reading: Reading, first: int, last: int) -> bool:
    """Return whether somebody is met among some words; who heads a delegation is not: "во главе с"."""
    company, leading = reading.grammar["company"], reading.grammar["heading"]
    words = reading.words
    return any(words[at].low in company and words[at - 1].low not in leading for at in range(first, last))
