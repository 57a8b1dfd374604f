"""What an agency or a ministry puts before the first sentence: "RIGA. KAZINFORM –"."""

import re
from collections.abc import Sequence

from crawler.parsers.model import Span
from crawler.parsers.text.days import weekdays
from crawler.parsers.text.reading import Reading


def datelines_of(reading: Reading) -> Sequence[Span]:
    """Return the datelines; where there is none, what the news begins with: "RIGA, Latvia, May 20."."""
    datelines = [line for line in reading.layout.datelines if not _opens_with_weekday(reading, line)]
    if datelines:
        return datelines
    match = _CITY_AND_DAY.match(reading.text, *reading.layout.body)
    return [match.span(1 if match["agency"] else 0)] if match else []


def _opens_with_weekday(reading: Reading, dateline: Span) -> bool:
    """Return whether a line only tells which day it is, as a page does: "Tuesday, 14 May 2024"."""
    return reading.text[slice(*dateline)].partition(",")[0].lower() in weekdays(reading.language)


_CITY_AND_DAY = re.compile(
    r"\s*(?:(?:\([^()\n]{1,40}\) )?"
    r"(?P<agency>(?:[A-Z]{3,20}[ -]?){1,3}), [A-Z][a-z]+, [A-Z][a-z]{2,8}\.? \d{1,2}\."
    r"|(?:[A-Z]{3,20}[ -]?){1,3}, (?:(?:[A-Z][a-z]{2,20} ?){1,3}|(?:[A-Z]\.){2} ?)(?=[-–—] )"
    r"|(?:[A-Z][^\W\d_]{1,20}[ -]?){1,3}, (?:[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+),? \d{4}[.:](?= )"
    r"|(?:[A-ZА-ЯЁ][^\W\d_]{1,20}[ -]?){1,3}, (?:[^\W\d_]{3,12}\.? \d{1,2}|\d{1,2} [^\W\d_]{3,12})"
    r"(?:,? \d{4})?[.,]? ?[(/][^\W\d][^()/\n]{1,40}[)/](?=\.? ?[-–—.]|\.? [A-ZА-ЯЁ])"
    r"|(?:(?:гг?|гор)\. ?)?[А-ЯЁ][^\W\d_]{1,20}(?:[ -–—,]{1,3}[А-ЯЁ][^\W\d_]{1,20}){0,4}, ?"
    r"\d{1,2}(?: ?[-–—] ?\d{1,2})? [а-яё]{3,8} \d{4} г(?:ода|\.)(?=\.? ?[-–—]|\.? [А-ЯЁ]))"
)
