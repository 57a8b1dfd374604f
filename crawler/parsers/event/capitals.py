"""The capitals of countries, as they were called at a time."""

from datetime import date
from typing import Final

from crawler.parsers.language.tables import shared_table
from crawler.parsers.text.gazetteer import HOME
from crawler.release import Publication


def capital_of(code: str, published: Publication | None) -> str | None:
    """Return the capital of a country, in its usual English spelling, as it was called at the time."""
    if code == HOME and published and _NUR_SULTAN[0] <= published.day < _NUR_SULTAN[1]:
        return "Nur-Sultan"
    cities = shared_table("geography")["cities"].get(code)
    return cities[0].removeprefix("~").split("=")[0] if cities else None


_NUR_SULTAN: Final = (
    date(2019, 3, 23),
    date(2022, 9, 17),
)  # between the decrees that renamed Astana and back
