"""Texts that no publisher would send: the stand-ins' releases mutated, spliced and cut, noise, and traps.

Each has a number from which it is made anew, so that a failure can be told and repeated.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final

from crawler.canonical import keep_text, language_of
from crawler.parsers.model import Language, ReleaseText
from crawler.release import Publication
from crawler.replica.story import written_stories

LONGEST: Final = 1_000_000
_LONG_EVERY: Final = 500  # of so many texts one is long
_IN_ANOTHER_LANGUAGE: Final = 0.2
_FIRST_DAY: Final = date(1995, 1, 1)
_DAYS: Final = 12_000
_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ru", "kk", "kk-Latn")
_SIGNS: Final = (
    " \n\n\t.,:;!?…-–—()[]{}«»“”„\"'’`/\\|*#@%$€₸№&+=<>0123456789\u0000\u00a0\u200b\u0301\u0307\ufeff"
)
_LETTERS: Final = "aeiouklmnrstzAEKMTбвгдаеиоқңөүұһіӘҒҚıİßéñŁ中日🙂"
_TRAPS: Final = (
    "Minister of ",
    "Deputy Minister of Foreign Affairs of Kazakhstan and ",
    "Ambassador of Kazakhstan to Latvia, Estonia and ",
    "met with ",
    "Kazakhstan ",
    "Kazakh-",
    "Jonas Petrauskas, ",
    "A.",
    "van der ",
    "and ",
    "“",
    '"',
    "«",
    "(",
    "((exports - ",
    "exports to $5 million ",
    "trade grew by 5% to ",
    "in January-September ",
    "1,2,3",
    "9" * 30,
    "signed a Memorandum on ",
    "Agreement between ",
    "1. Protocol\n",
    "ASTANA. KAZINFORM – ",
    "reports the press service of ",
    "Photo: ",
    "Earlier, ",
    "Посол Казахстана в ",
    "товарооборот вырос на 5% до ",
    "подписан Меморандум о ",
    "Қазақстан Республикасының ",
    "тауар айналымы ",
    "a\n",
    "\n \n",
    ". ",
    " ",
)

Maker = Callable[[Random], str]


def hostile_texts(first: int, count: int) -> Iterator[tuple[int, ReleaseText]]:
    """Yield so many texts from a number on, each with its number: of a release's size, some very long."""
    for number in range(first, first + count):
        dice = Random(number)
        made = _long(dice) if number % _LONG_EVERY == 0 else dice.choice(_MAKERS)(dice)
        foreign = dice.choice(_LANGUAGES) if dice.random() < _IN_ANOTHER_LANGUAGE else None
        yield number, as_release(made, foreign, dice.randrange(_DAYS))


def as_release(text: str, language: Language | None, day: int | None = None) -> ReleaseText:
    """Return a text as parsers are given it, in the language that it seems to be in where none is given."""
    head, _, body = text.partition("\n\n")
    titled = bool(body.strip()) and len(head) < len(body)
    kept = keep_text(head if titled else None, body if titled else text)
    published = None if day is None else Publication(_FIRST_DAY + timedelta(days=day))
    return ReleaseText(kept.text, kept.title_end, language or language_of(kept.body), published)


@cache
def releases() -> tuple[str, ...]:
    """Return the stand-ins' releases in all languages, title and body."""
    return tuple(
        f"{telling.title}\n\n{telling.body}" for story in written_stories() for _, telling in story.tellings()
    )


def _mutated(dice: Random) -> str:
    letters = list(dice.choice(releases()))
    for _ in range(dice.randint(1, max(1, len(letters) // 10))):
        at = dice.randrange(len(letters))
        letters[at] = dice.choice(("", letters[at] * 2, dice.choice(_SIGNS), dice.choice(_LETTERS)))
    return "".join(letters)


def _spliced(dice: Random) -> str:
    pieces = (_cut(dice) for _ in range(dice.randint(2, 6)))
    return dice.choice(("", " ", "\n", "\n\n", ". ", ", ")).join(pieces)


def _cut(dice: Random) -> str:
    release = dice.choice(releases())
    start = dice.randrange(len(release))
    return release[start : dice.randint(start, len(release))]


def _shuffled(dice: Random) -> str:
    words = dice.choice(releases()).split(" ")
    dice.shuffle(words)
    return " ".join(words)


def _noise(dice: Random) -> str:
    return "".join(dice.choices(_SIGNS + _LETTERS, k=dice.randint(0, 3_000)))


def _trap(dice: Random) -> str:
    parts = dice.choices(_TRAPS, k=dice.randint(1, 4))
    return "".join(parts) * dice.randint(1, 3_000 // sum(map(len, parts)) + 1)


def _long(dice: Random) -> str:
    part = dice.choice(_MAKERS)(dice) or "."
    return (part * (LONGEST // len(part) + 1))[: dice.randint(100_000, LONGEST)]


_MAKERS: Final[tuple[Maker, ...]] = (_mutated, _spliced, _cut, _shuffled, _noise, _trap)
