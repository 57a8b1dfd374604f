"""Words the full name of an agreement, as the text gives it."""

import re
from collections.abc import Iterator
from typing import Final

from crawler.parsers.agreements.names import Name
from crawler.parsers.agreements.sentence import MarkedSentence
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language
from crawler.parsers.text.phrases import fold
from crawler.parsers.text.words import quote

_QUOTED: Final = re.compile('[«»“”„"]')


def full_name(sentence: MarkedSentence, name: Name) -> str:
    """Return the name on one line, with the bodies that signed where it does not tell them itself."""
    wording = " ".join([_wording(sentence, name), *_apart(sentence, name)])
    if name.bodies is None:
        return wording
    bodies, between = quote(sentence.text, name.bodies), _between(sentence.language)
    heads_last = "subject_before" in sentence.slots(name.head - 1)
    return f"{bodies} {between} {wording}" if heads_last else f"{wording} {between} {bodies}"


def _wording(sentence: MarkedSentence, name: Name) -> str:
    """Return the name on one line; a head in an oblique case is given in its usual wording."""
    head, first = sentence.marks[name.head], sentence.marks[name.first]
    end = end_of_name(sentence, name)
    if name.several:
        return f"{_one_of_several(sentence, name)} {_leading(sentence, name)}"
    usual = head.slots["head"] if sentence.inflects else head.word
    if head.word == fold(usual):
        told = quote(sentence.text, (first.start, end))
        return _QUOTED.sub("", told, count=1) if sentence.is_quoted(name.head) else told
    if name.first < name.head and name.last == name.head:
        owned = sentence.marks[name.head - 1].slots.get("subject_before") == "owning"
        noun = _owned(head.word, sentence.language) if owned else usual.lower()
        return " ".join([*sentence.text[first.start : head.start].split(), noun])
    behind = sentence.text[head.end : end]
    return " ".join([usual, *(_QUOTED.sub("", behind) if sentence.is_quoted(name.head) else behind).split()])


def end_of_name(sentence: MarkedSentence, name: Name) -> int:
    """Return where a name ends in the text, with the quotation mark that closes one within it."""
    start, end = sentence.marks[name.head].start, sentence.marks[name.last].end
    is_open = sentence.text.count("«", start, end) > sentence.text.count("»", start, end)
    return end + (is_open and sentence.text.startswith("»", end))


def _one_of_several(sentence: MarkedSentence, name: Name) -> str:
    """Return what one of several agreements is called, with what qualifies them all."""
    first, head = sentence.marks[name.first], sentence.marks[name.head]
    one = head.slots["heads"]
    called = one[0].upper() + one[1:] if sentence.is_capital(name.head) else one
    return " ".join([*sentence.text[first.start : head.start].split(), called])


def _leading(sentence: MarkedSentence, name: Name) -> str:
    """Return the word that leads to what one of several agreements is about: its own, or the first one."""
    own = name.apart[0] - 1 if name.apart is not None else name.last
    led = sentence.marks[own if "leads_each" in sentence.slots(own) else name.last]
    return quote(sentence.text, (led.start, led.end))


def _apart(sentence: MarkedSentence, name: Name) -> Iterator[str]:
    """Yield what a name is about where other words stand between."""
    if name.apart is not None:
        first, last = (sentence.marks[at] for at in name.apart)
        yield quote(sentence.text, (first.start, last.end))


def _owned(word: str, language: Language) -> str:
    """Return the nominative of a noun that the word before it owns: "отырыс хаттамасына" is "хаттамасы"."""
    for nominative, cases in lexicon("agreements", language)["owned"].items():
        for ending in cases:
            if word.endswith(ending):
                return word.removesuffix(ending) + nominative
    return word


def _between(language: Language) -> str:
    return lexicon("agreements", language)["signatories"][""][0]
