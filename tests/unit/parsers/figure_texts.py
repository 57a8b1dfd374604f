"""Invented sentences and what they state, shared by the tests of figures."""

from collections.abc import Iterator
from datetime import date

from crawler.parsers.figures import read_figures
from crawler.parsers.model import Figure, Language, ReleaseText

PUBLISHED = date(2024, 11, 20)


def release(text: str, language: Language = "en") -> ReleaseText:
    """A text without a title, of which no day of publication is known."""
    return ReleaseText(text, 0, language, None)


def figures(text: str, language: Language = "en", published: date | None = PUBLISHED) -> list[Figure]:
    """The figures of a text whose only partner is Denmark, written on a day."""
    return read_figures(release(text, language), (0, len(text)), published, lambda _: None, "DK")


def told(text: str, language: Language = "en", published: date | None = PUBLISHED) -> list[str]:
    """The figures of a text, each in one line: measure, amount with unit, period, growth."""
    return [" ".join(_words(figure)) for figure in figures(text, language, published)]


def _words(figure: Figure) -> Iterator[str]:
    yield figure.measure
    if figure.value is not None:
        yield f"{'>' if figure.bound == 'min' else '<' if figure.bound == 'max' else ''}{figure.value:.0f}"
        yield figure.unit
    if figure.period is not None:
        yield f"in {figure.period}"
    if figure.change_pct is not None:
        yield f"{figure.change_pct:+.4g}%"
