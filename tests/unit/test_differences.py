from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crawler.differences import differences
from crawler.parsers.model import EventMention, FieldConfidence, Figure, Participant

LENA = Participant("Lena Virtanen", "Lena Virtanen", "Ambassador", "FI", None, ((0, 1),), 0.9)
EXPORTS = Figure("exports", 5e6, "USD", None, "2024", "KZ->partner", None, "FI", (), ((4, 5),), 0.8)
MEETING = EventMention("meeting", ("FI",), date(2026, 3, 5), participants=(LENA,), figures=(EXPORTS,))


def told(after: EventMention, before: EventMention = MEETING) -> list[tuple[Any, ...]]:
    return [(d.field, d.part, d.before, d.after) for d in differences([before], [after])]


def test_what_reads_the_same_has_no_difference() -> None:
    assert differences([MEETING], [replace(MEETING)]) == []


@pytest.mark.parametrize(
    ("change", "difference"),
    [
        ({"date": date(2026, 3, 6)}, ("date", None, "2026-03-05", "2026-03-06")),
        ({"partners": ("FI", "SE")}, ("partners", None, ["FI"], ["FI", "SE"])),
        ({"place": "Oulu"}, ("place", None, None, "Oulu")),
        ({"confidence": FieldConfidence(type=0.5)}, ("confidence/type", None, 1.0, 0.5)),
        ({"participants": ()}, ("participants", "Lena Virtanen", "Lena Virtanen", None)),
        (
            {"participants": (replace(LENA, role="Envoy"),)},
            ("participants/role", "Lena Virtanen", "Ambassador", "Envoy"),
        ),
        ({"figures": (replace(EXPORTS, value=6e6),)}, ("figures/value", "exports 2024 FI", 5e6, 6e6)),
        (
            {"figures": (EXPORTS, replace(EXPORTS, value=7e6))},
            ("figures", "exports 2024 FI (2)", None, "exports 2024 FI (2)"),
        ),
    ],
)
def test_a_difference_is_told_a_field(change: dict[str, Any], difference: tuple[Any, ...]) -> None:
    assert told(replace(MEETING, **change)) == [difference]


def test_a_mention_that_only_one_reading_has_is_told_as_a_whole() -> None:
    part = EventMention("visit", ("SE",), parent=0)
    [added] = differences([MEETING], [MEETING, part])
    [lost] = differences([MEETING, part], [MEETING])
    assert (added.mention, added.field, added.before, added.after) == (1, "event", None, "visit SE")
    assert (lost.before, lost.after) == ("visit SE", None)
