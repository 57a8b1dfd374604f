"""Tells a person's name in the nominative: Russian declines it together with the office beside it."""

from collections.abc import Sequence
from functools import cache

from crawler.parsers.language.declension import base_forms, in_nominative, without_ending
from crawler.parsers.language.inflection import CASES, spellings
from crawler.parsers.language.latin import given_names, known_names, latin_key
from crawler.parsers.language.letters import folded
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language
from crawler.parsers.participants.names import NameRun
from crawler.parsers.participants.people import Appearance, Person, completeness
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.tags import Tag


def name_of(reading: Reading, person: Person) -> str:
    """Return a person's fullest name in the nominative."""
    run = person.fullest()
    written = reading.quote(run.span(reading))
    if reading.language == "en":
        return written
    full = [seen for seen in person.appearances if completeness(seen.run.parts) == completeness(run.parts)]
    if reading.language != "ru":
        return min((_in_kazakh(_words(reading, seen.run)) for seen in full), key=len)
    told = [(seen, case) for seen in full if (case := _case_of(reading, seen))]
    if not told:
        return _known_form(min((_words(reading, seen.run) for seen in full), key=len))
    seen, case = next(((seen, case) for seen, case in told if case == "nominative"), told[0])
    return _declined_back(_words(reading, seen.run).split(" "), case)


def _known_form(written: str) -> str:
    """Return a name whose case nothing tells: of a well-known person in the nominative, else as written."""
    forms = (form for form in base_forms(written.split(" "), "ru") if _is_known(form))
    return " ".join(next(forms, [written]))


def _declined_back(words: Sequence[str], case: str) -> str:
    """Return a Russian name in the nominative; of a well-known one the words that are never declined stay."""
    declined = [in_nominative(word, case) for word in words]
    forms = ([*declined[:-1], words[-1]], [*words[:-1], declined[-1]], *base_forms(words, "ru"))
    known = (" ".join(name) for name in forms if _is_known(name))
    if not _is_known(declined) and (name := next(known, None)):
        return name
    if _is_given(words[0]) and not _is_given(declined[0]):
        declined[0] = words[0]
    if len(words) > 1 and words[-2].endswith(_NEVER_DECLINED) and words[-1].endswith(_ASIAN):
        declined[-1] = words[-1]
    return " ".join(declined)


def _is_given(word: str) -> bool:
    return latin_key(word) in given_names()


def _is_known(name: Sequence[str]) -> bool:
    return latin_key(" ".join(name)) in known_names()


_NEVER_DECLINED = ("и", "о", "у", "э", "ю")  # the endings of given names such as Такэси, Хидэо, Кадзу
_ASIAN = ("ая", "ея", "ия", "оя", "уя")  # of surnames after them no ending of a case: Ивая, not Ивай


def _in_kazakh(name: str) -> str:
    """Return a Kazakh name without the ending of a case; a well-known one needs none taken off."""
    words = name.split(" ")
    if latin_key(" ".join(map(folded, words))) in known_names():
        return name
    return " ".join([*words[:-1], without_ending(words[-1])])


def _words(reading: Reading, run: NameRun) -> str:
    return reading.quote(run.span(reading))


def _case_of(reading: Reading, seen: Appearance) -> str | None:
    """Return the case of a name: that of the office beside it, or the one its given name shows."""
    for role in seen.roles:
        office = next((at for at in range(role.first, role.last) if reading.tags[at] == Tag.OFFICE), None)
        if office is not None and reading.words[office].low not in _INDECLINABLE:
            told = _case_of_office(reading.words[office].low, reading.language)
            shown = _case_of_given(seen.run.parts[0])
            return shown or told if reading.words[office].low.endswith(_OBLIQUE) else told or shown
    return _case_asked_for(reading, seen) or _case_of_given(seen.run.parts[0]) or _case_of_list(reading, seen)


def _case_of_list(reading: Reading, seen: Appearance) -> str | None:
    """Return the case of a name that has only its country in a list: "послов Дании A, Эстонии B"."""
    words = range(seen.run.sentence.first, seen.run.first)
    office = next((at for at in reversed(words) if reading.tags[at] == Tag.OFFICE), None)
    if office is None or not seen.roles or not reading.cues_in("plural", reading.span(office, office + 1)):
        return None
    if any(reading.words[at].text in _OPENING_LISTS for at in range(office, seen.run.first)):
        return None
    word = reading.words[office].low
    return "genitive" if word.endswith(_OF_SEVERAL) else _case_of_office(word, reading.language)


_OPENING_LISTS = frozenset(":-–—")
_OF_SEVERAL = "ов"  # послов, министров


def _case_asked_for(reading: Reading, seen: Appearance) -> str | None:
    """Return the case that the word before a name asks for: "поздравил Александра Холма".

    The given name has to be one in the nominative too, be it another's as well.
    """
    before = reading.words[seen.run.first - 1].low if seen.run.first > seen.run.sentence.first else ""
    case = next((case for case in ("accusative", "genitive") if before in reading.grammar[case]), None)
    given = in_nominative(seen.run.parts[0], case) if case else ""
    return case if given != seen.run.parts[0] and _is_given(given) else None


def is_genitive_behind(reading: Reading, seen: Appearance, at: int) -> bool:
    """Return whether a Russian name is in the genitive, by the first office from a word on or by itself."""
    office = next((word for word in range(at, seen.run.first) if reading.tags[word] == Tag.OFFICE), None)
    if office is None:
        return _case_of_given(seen.run.parts[0]) == "genitive"
    return _case_of_office(reading.words[office].low, reading.language) == "genitive"


def _case_of_given(given: str) -> str | None:
    """Return the case that a given name shows, or None where it may stand in any."""
    if latin_key(given) in given_names():
        return None
    return next((case for case in CASES if latin_key(in_nominative(given, case)) in given_names()), None)


_OBLIQUE = "щей"  # "исполняющей обязанности" stands for any case but two
_INDECLINABLE = frozenset({"и", "врио"})  # "и.о. министра", whatever the case
_PLURALS = {"ами": "instrumental", "ями": "instrumental", "ам": "dative", "ям": "dative"}


def _case_of_office(word: str, language: Language) -> str | None:
    """Return the case that the form of an office tells, in the singular or of several."""
    plural = next((case for ending, case in _PLURALS.items() if word.endswith(ending)), None)
    cases = _office_cases(language)
    return cases.get(word) or cases.get(word.rpartition("-")[2]) or plural


@cache
def _office_cases(language: Language) -> dict[str, str]:
    """Return the case of each form of an office's first word; of two cases with one form the first."""
    cases: dict[str, str] = {}
    for office in lexicon("offices", language)["heads"]["words"]:
        for spelling in spellings(office, language):
            if spelling.case:
                cases.setdefault(spelling.text.split(" ")[0].lower(), spelling.case)
    return cases
