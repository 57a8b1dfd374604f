from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crawler.evaluation.comparing import compared
from crawler.evaluation.labels import Labels
from crawler.evaluation.scores import Scores, Tally
from crawler.parsers.model import Agreement, EventMention, Figure, Participant

ARMAN = Participant("Arman Seitkali", "Arman Seitkali", "Deputy Minister", "KZ", None, ((0, 1),), 0.97)
LENA = Participant("Lena Virtanen", "Lena Virtanen", "Ambassador", "FI", None, ((0, 1),), 0.97)
TRADE = Figure(
    "exports", 325.9e6, "USD", None, "2024-01/2024-09", "KZ->partner", None, "FI", (), ((0, 1),), 0.9
)
READ = EventMention(
    "meeting",
    ("FI",),
    date(2026, 3, 5),
    place="Astana",
    participants=(ARMAN, LENA),
    figures=(TRADE,),
    agreements=(Agreement("Agreement on Visa Facilitation", None, ((0, 1),), 0.8),),
)
TOLD: dict[str, Any] = {
    "is_bilateral_event": True,
    "partners": ["FI"],
    "event_type": "meeting",
    "event_date": "2026-03-05",
    "event_place": "Astana",
    "people": [{"name": "Arman Seitkali", "side": "KZ"}, {"name": "Lena Virtanen", "side": "FI"}],
    "statistics": [
        {
            "measure": "exports",
            "value": 325900000,
            "unit": "USD",
            "period": "2024-01/2024-09",
            "partner": "FI",
        }
    ],
    "agreements": ["Visa Facilitation Agreement"],
}


def tally(field: str, read: EventMention | None = READ, **told: Any) -> tuple[int, int, int]:
    """How often a field is hit, missed and extra, with these labels changed."""
    scores = Scores()
    scores.add(compared(Labels.model_validate(TOLD | told), [read] if read else []))
    counted = scores.by_field[field]
    return counted.hit, counted.missed, counted.extra


def test_what_is_read_as_an_expert_reads_it_is_right_throughout() -> None:
    scores = Scores()
    scores.add(compared(Labels.model_validate(TOLD), [READ]))
    assert {field: one.f1 for field, one in scores.by_field.items()} == dict.fromkeys(scores.by_field, 1.0)


def test_an_event_where_there_is_none_is_extra_and_nothing_else_is_scored() -> None:
    assert tally("event found", is_bilateral_event=False) == (0, 0, 1)
    assert tally("partners", is_bilateral_event=False) == (0, 0, 0)


def test_an_event_that_is_missed_misses_all_of_its_fields() -> None:
    assert tally("event found", None) == (0, 1, 0)
    assert tally("people", None) == (0, 2, 0)
    assert tally("type", None) == (0, 1, 1)


def test_no_event_where_there_is_none_counts_for_nothing() -> None:
    assert tally("event found", None, is_bilateral_event=False) == (0, 0, 0)


@pytest.mark.parametrize(
    ("field", "read", "told", "counted"),
    [
        ("partners", {"partners": ("FI", "SE")}, {}, (1, 0, 1)),
        ("partners", {"partners": ("FI", "SE")}, {"partners_optional": ["SE"]}, (1, 0, 0)),
        ("type", {"type": "visit"}, {}, (0, 1, 1)),
        ("type", {"type": "visit"}, {"event_type_alt": ["visit"]}, (1, 0, 0)),
        ("date", {"date": None}, {}, (0, 1, 1)),
        ("date", {"date": None}, {"event_date_alt": [None]}, (1, 0, 0)),
        ("date", {"date": None}, {"event_date": None}, (1, 0, 0)),
        ("place", {"place": "Almaty"}, {}, (0, 1, 1)),
        ("place", {"place": "Хельсинки"}, {"event_place_native": "Хельсинки"}, (1, 0, 0)),
        ("place", {"place": "Almaty"}, {"event_place": None}, (0, 0, 0)),
        ("people", {"participants": (ARMAN,)}, {}, (1, 1, 0)),
        ("people", {}, {"people": [{"name": "A. Seitkaly", "side": "KZ"}]}, (1, 0, 1)),
        ("people", {}, {"people": [], "people_optional": ["Seitkali", "Virtanen"]}, (0, 0, 0)),
        ("side", {"participants": (replace(LENA, side="KZ"),)}, {}, (0, 1, 1)),
        ("figures", {"figures": (replace(TRADE, value=325.9e3),)}, {}, (0, 1, 1)),
        ("figures", {"figures": (replace(TRADE, value=326e6),)}, {}, (1, 0, 0)),
        ("figures", {"figures": (replace(TRADE, unit="EUR"),)}, {}, (0, 1, 1)),
        ("period", {"figures": (replace(TRADE, period="2024"),)}, {}, (0, 1, 1)),
        ("period", {"figures": (replace(TRADE, period="2024-01-01/2024-09-30"),)}, {}, (1, 0, 0)),
        ("figure's partner", {"figures": (replace(TRADE, partner=None),)}, {}, (0, 1, 1)),
        ("agreements", {"agreements": ()}, {}, (0, 1, 0)),
        ("agreements", {"agreements": (Agreement("Agreement", None, ((0, 1),), 0.8),)}, {}, (0, 1, 1)),
    ],
)
def test_a_difference_is_counted_where_it_is(
    field: str, read: dict[str, Any], told: dict[str, Any], counted: tuple[int, int, int]
) -> None:
    assert tally(field, replace(READ, **read), **told) == counted


def test_growth_without_an_amount_is_the_same_where_it_is_as_much() -> None:
    growth = {"measure": "exports", "value": None, "change_pct": 12.0, "partner": "FI"}
    grown = replace(TRADE, value=None, change_pct=12.0)
    assert tally("figures", replace(READ, figures=(grown,)), statistics=[growth]) == (1, 0, 0)
    assert tally(
        "figures", replace(READ, figures=(replace(grown, change_pct=13.0),)), statistics=[growth]
    ) == (0, 1, 1)


def test_precision_recall_and_f1_of_a_tally() -> None:
    counted = Tally(hit=6, missed=2, extra=4)
    assert (counted.precision, counted.recall, counted.f1) == (0.6, 0.75, 12 / 18)
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
