"""How the words of the lexicon are spelled in running text: in all their cases.

In the lexicon a "~" after a word says that it is inflected. Russian forms follow from the ending of the base
form, those of several words go together: "заместитель~ министра" declines its first word alone. Kazakh adds
its endings to the last word, so there the "~" only says that they may follow.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language


class Spelling(NamedTuple):
    """One way to spell a phrase.

    Attributes:
        text: the letters.
        open: whether endings may follow them.
        case: the grammatical case, where the language tells it by form.
    """

    text: str
    open: bool = False
    case: str | None = None


CASES: Final = ("nominative", "genitive", "dative", "accusative", "instrumental", "prepositional")


def spellings(phrase: str, language: Language) -> Iterator[Spelling]:
    """Yield every spelling of a phrase of the lexicon in a language."""
    if "~" not in phrase:
        yield Spelling(phrase)
    elif language == "ru":
        yield from _russian(phrase)
    else:
        yield Spelling(phrase.replace("~", ""), open=True)


def end_of_word(text: str, end: int, language: Language, *, open_end: bool) -> int:
    """Return where a word ends that goes on at an offset, 0 where it goes on with more than an ending."""
    if not text[end : end + 1].isalnum():
        return end
    found = endings(language).match(text, end) if open_end else None
    return found.end() if found else 0


@cache
def endings(language: Language) -> re.Pattern[str]:
    """Return what endings of Kazakh words look like: plural, possession, case, and what adjectives add."""
    groups = lexicon("grammar", language)["endings"]
    one = {
        name: "(?:" + "|".join(sorted(forms, key=len, reverse=True)) + ")" for name, forms in groups.items()
    }
    noun = f"{one['plural']}?{one['possession']}?{one['case']}?"
    adjective = f"(?:{one['relation']}{one['quality']}?|{one['quality']})"
    return re.compile(rf"{noun}(?:{adjective}{noun})?(?!\w)", re.IGNORECASE)


def _russian(phrase: str) -> Iterator[Spelling]:
    words = [(word.removesuffix("~"), word.endswith("~")) for word in phrase.split(" ")]
    variants = [declined(word) if inflected else (word,) * len(CASES) for word, inflected in words]
    for at, case in enumerate(CASES):
        yield Spelling(" ".join(forms[at] for forms in variants), case=case)


def declined(word: str) -> tuple[str, ...]:
    """Return the six cases of a Russian noun or adjective in the nominative, singular or plural."""
    for ending, cut, endings in _PARADIGMS:
        if word.endswith(ending):
            stem = word[: len(word) - cut]
            return tuple(_joined(stem, one) for one in endings)
    stem = _FLEETING.get(word, word)
    soft = word[-1] in "жшчщц"
    return (word, stem + "а", stem + "у", stem + "а", stem + ("ем" if soft else "ом"), stem + "е")


def all_forms(word: str) -> frozenset[str]:
    """Return every form of a Russian adjective, given in the masculine, or noun, and some that it has not."""
    for ending, endings in (*_ADJECTIVES, *_NOUNS):
        if word.endswith(ending):
            stem = word[: len(word) - len(ending)]
            return frozenset(stem + one for one in endings) | {word}
    return frozenset({word})


def _joined(stem: str, ending: str) -> str:
    """Return a form; after certain letters "ы" is spelled "и"."""
    return stem + ("и" + ending[1:] if ending.startswith("ы") and stem[-1:] in "гкхжшчщ" else ending)


_FLEETING: Final = {
    "посол": "посл",
    "Египет": "Египт",
    "Елец": "Ельц",
    "отец": "отц",
    "рынок": "рынк",
    "день": "дн",
    "конец": "конц",
}
_PARADIGMS: Final = (
    ("ние", 1, ("е", "я", "ю", "е", "ем", "и")),
    ("тие", 1, ("е", "я", "ю", "е", "ем", "и")),
    ("вие", 1, ("е", "я", "ю", "е", "ем", "и")),
    ("ия", 1, ("я", "и", "и", "ю", "ей", "и")),
    ("ский", 2, ("ий", "ого", "ому", "ого", "им", "ом")),
    ("цкий", 2, ("ий", "ого", "ому", "ого", "им", "ом")),
    ("ший", 2, ("ий", "его", "ему", "его", "им", "ем")),
    ("ний", 2, ("ий", "его", "ему", "его", "им", "ем")),
    ("ющий", 2, ("ий", "его", "ему", "его", "им", "ем")),
    ("ый", 2, ("ый", "ого", "ому", "ого", "ым", "ом")),
    ("ской", 2, ("ой", "ого", "ому", "ого", "им", "ом")),
    ("тной", 2, ("ой", "ого", "ому", "ого", "ым", "ом")),
    ("овой", 2, ("ой", "ого", "ому", "ого", "ым", "ом")),
    ("ямой", 2, ("ой", "ого", "ому", "ого", "ым", "ом")),
    ("ятой", 2, ("ой", "ого", "ому", "ого", "ым", "ом")),
    ("щая", 2, ("ая", "ей", "ей", "ую", "ей", "ей")),
    ("кая", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("ная", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("вая", 2, ("ая", "ой", "ой", "ую", "ой", "ой")),
    ("кое", 2, ("ое", "ого", "ому", "ое", "им", "ом")),
    ("ное", 2, ("ое", "ого", "ому", "ое", "ым", "ом")),
    ("ские", 2, ("ие", "их", "им", "их", "ими", "их")),
    ("ные", 2, ("ые", "ых", "ым", "ых", "ыми", "ых")),
    ("тель", 1, ("ь", "я", "ю", "я", "ем", "е")),
    ("тарь", 1, ("ь", "я", "ю", "я", "ем", "е")),
    ("роль", 1, ("ь", "я", "ю", "я", "ем", "е")),
    ("ль", 1, ("ь", "я", "ю", "ь", "ем", "е")),
    ("ь", 1, ("ь", "и", "и", "ь", "ью", "и")),
    ("й", 1, ("й", "я", "ю", "я", "ем", "е")),
    ("я", 1, ("я", "и", "е", "ю", "ей", "е")),
    ("а", 1, ("а", "ы", "е", "у", "ой", "е")),
    ("о", 1, ("о", "а", "у", "о", "ом", "е")),
    ("е", 1, ("е", "я", "ю", "е", "ем", "е")),
    ("ели", 1, ("и", "ей", "ям", "ей", "ями", "ях")),
    ("ари", 1, ("и", "ей", "ям", "ей", "ями", "ях")),
    ("ии", 1, ("и", "й", "ям", "и", "ями", "ях")),
    ("ы", 1, ("ы", "ов", "ам", "ов", "ами", "ах")),
    ("и", 1, ("и", "ов", "ам", "ов", "ами", "ах")),
)
_ADJECTIVES: Final = tuple(
    (ending, tuple(forms.split()))
    for ending, forms in (
        ("кий", "кий кого кому ким ком кая кой кую кое кие ких кими ко"),
        ("кая", "кая кой кую"),
        ("кое", "кое кого кому ким ком"),
        ("ний", "ний него нему ним нем няя ней нюю нее ние них ними"),
        ("ый", "ый ого ому ым ом ая ой ую ое ые ых ыми о"),
        ("ая", "ая ой ую"),
        ("ое", "ое ого ому ым ом"),
    )
)
_NOUNS: Final = tuple(
    (ending, tuple(forms.split()))
    for ending, forms in (
        ("ия", "ия ии ию ией ий иям иями иях"),
        ("ие", "ие ия ию ием ии ий иям иями иях"),
        ("во", "во ва ву вом ве в вам вами вах"),
        ("ло", "ло ла лу лом ле л лам лами лах"),
        ("ка", "ка ки ке ку кой к ок ек кам ками ках"),
        ("а", "а ы и е у ой ей ам ами ах"),
        ("я", "я и е ю ей ь ям ями ях"),
        ("е", "е я ю ем и ей ям ями ях"),
        ("ь", "ь я и ю ем ью е ей ям ями ях"),
        ("й", "й я ю ем е и ев ям ями ях"),
        ("", "а у ом ем е ы и ов ев ей ам ами ах"),
    )
)
