"""Datelines: the place, the day and the agency before a text's first sentence.

ASTANA. KAZINFORM –        Астана. 28 ноября. KAZAKHSTAN TODAY -        Astana, May 16, 2025 –
НҰР-СҰЛТАН. ҚазАқпарат -   АСТАНА, 30 ноября, 2017 года –               ASTANA —
"""

import re
from functools import cache

from crawler.canonical.rules import UPPER, of_all_languages, words_of_all_languages
from crawler.canonical.stamps import written_date

_LONGEST = 120
_WORD_IN_CAPITALS = re.compile(rf"(?<= ){UPPER}{{3}}")


def dateline(text: str, start: int) -> tuple[int, int] | None:
    """Return start and end of the dateline that a flowing text has at a place, its dash included, or None."""
    found = _forms().match(text, start, start + _LONGEST)
    return found.span() if found else None


def dateline_within(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the first dateline in capitals with its agency, wherever it stands in a stretch, or None."""
    found = _capitals().search(text, start, end) if _WORD_IN_CAPITALS.search(text, start, end) else None
    return found.span() if found else None


@cache
def _agency() -> str:
    names = sorted(of_all_languages("attribution", "agencies"), key=len, reverse=True)
    wordings = "|".join(re.escape(name).replace(r"\*", r"\w*") for name in names)
    name = rf"(?:(?:ИА|МИА|НИА|IA) )?[/(\"]?(?:корр\. )?(?i:{wordings})\b(?: \(KZ\))?"
    return rf"{name}(?: {UPPER}\.{UPPER}\w+(?=/))?[/)\"]?(?: /[^/\n]{{3,40}}/)?"


@cache
def _forms() -> re.Pattern[str]:
    word = rf"{UPPER}[\w']*(?:-[\w']+)*"
    place = rf"(?:г\. ?|қ\. ?)?{word}(?: {word}){{0,3}}(?: D\.C\.)?(?: қ\.| қаласы)?"
    places = rf"{place}(?:[,.] {place})?"
    date = rf"(?i:{written_date()})"
    time = r"(?:,? \d{1,2}:\d{2})?"
    begins_news = rf"(?=[\"(]?(?:{UPPER}|\d))"
    reported = rf"(?:- )?{_agency()}[.:]?(?: ?- ?| {begins_news}|\n+)"
    dated = r"(?(day)(?:(?<= )-|- |:? ?(?=\n))|(?!)) ?"
    when = rf"(?:(?:[.,]| -) ?(?P<day>{date}{time}[.,]? ?)|(?:\.| -|(?= [/(])) ?)"
    news_from = rf"{places}{when}(?:{reported}|{dated})"
    capitals = rf"(?:{UPPER}{{4,}}|{UPPER}{{2,}}[ -]{UPPER}{{3,}})(?:[ -]{UPPER}{{2,}})? - "
    alone = rf"{_agency()}\.? - "
    no_place = "|".join(words_of_all_languages("not_places"))
    return re.compile(rf"(?!(?:{no_place})\b)(?:{news_from}|{capitals}|{alone})")


@cache
def _capitals() -> re.Pattern[str]:
    place = rf"{UPPER}{{3,}}(?:[ -]{UPPER}{{2,}}){{0,2}}"
    dated = rf"(?:, (?i:{written_date()}))?"
    return re.compile(rf"(?<= ){place}{dated}\. {_agency()}(?:\.? ?- ?|\.? )")
