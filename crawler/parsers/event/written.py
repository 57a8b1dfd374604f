"""Finds the day on which a text was written, against which its "today" and its "on Friday" are read."""

import re
from collections.abc import Iterator
from datetime import timedelta

from crawler.parsers.event.datelines import datelines_of
from crawler.parsers.model import Span
from crawler.parsers.text.days import days_in
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of
from crawler.release import Publication

_DASH = re.compile(r"\s?[-–—]\s")
_TIME = re.compile(r",? (?:сағат |в )?\d{1,2}:\d{2}")
_REPRINTED = timedelta(days=3)
_SHORT_LINE = 12  # words of a stamp: "Published by the ministry on 8 May 2025 at 12:29"


def written_on(reading: Reading, scene: Scene) -> Publication | None:
    """Return the day of the dateline, which others print later, else that of publication; None if untold."""
    published = reading.release.published or _stamped(reading, scene)
    for dateline in datelines_of(reading):
        for day in days_in(reading, dateline, published):
            if published is None or timedelta() <= published.day - day.first <= _REPRINTED:
                return Publication(day.first)
    return published


def _stamped(reading: Reading, scene: Scene) -> Publication | None:
    """Return the day of publication that stands in the text's own head."""
    days = (day for stamp in _stamps(reading, scene) for day in days_in(reading, stamp, None))
    return next((Publication(day.first) for day in days), None)


def _stamps(reading: Reading, scene: Scene) -> Iterator[Span]:
    """Yield what may tell when a text was published: what is around the news, and short lines before it."""
    yield from reading.layout.head
    yield from _opening_days(reading, scene)
    for sentence in scene.rest:
        before = not scene.lead or sentence.start < scene.lead[0].start
        if before and sentence.last - sentence.first <= _SHORT_LINE:
            yield span_of(sentence)


def _opening_days(reading: Reading, scene: Scene) -> Iterator[Span]:
    """Yield a day with which the text begins, and a dash: "29 November 2022 - The Ambassador …".

    So too one that a time of the day follows: "Comments 6, 12 March 2019, 14:05".
    """
    for sentence in (*scene.title, *scene.lead)[:1]:
        for day in days_in(reading, span_of(sentence), None):
            opens = day.span[0] == sentence.start and _DASH.match(reading.text, day.span[1])
            if opens or _TIME.match(reading.text, day.span[1]):
                yield day.span
