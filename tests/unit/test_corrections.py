from datetime import date
from typing import Any

import pytest

from crawler.corrections import Correction, CorrectionError, corrected, correction_of
from crawler.merging import EventState
from crawler.parsers.model import Agreement, FieldConfidence, Figure, Participant

ARMAN = Participant("Арман Сейтқали", "Arman Seitkali", "Deputy Minister", "KZ", None, ((0, 1),), 0.9)
LENA = Participant("Lena Virtanen", "Lena Virtanen", "Ambassador", "FI", None, ((2, 3),), 0.9)
TRADE = Figure(
    "exports", 5e6, "USD", None, "2024-01/2024-09", "KZ->partner", None, "FI", ("sum",), ((4, 5),), 0.8
)
STATE = EventState(
    type="meeting",
    partners=("FI",),
    date=date(2026, 3, 5),
    date_end=date(2026, 3, 6),
    place="Astana",
    planned=False,
    headline="Talks",
    participants=(ARMAN, LENA),
    organizations=(),
    figures=(TRADE,),
    agreements=(Agreement("Visa Facilitation Agreement", None, ((6, 7),), 0.8),),
    topics=(),
    confidence=FieldConfidence(0.6, 0.6, 0.6, 0.6),
)


def after(path: str, words: str) -> EventState:
    return corrected(STATE, [correction_of(STATE, path, words)])


@pytest.mark.parametrize(
    ("path", "words", "field", "value"),
    [
        ("type", "visit", "type", "visit"),
        ("partners", "FI, EU", "partners", ("FI", "EU")),
        ("date", "2026-03-04", "date", date(2026, 3, 4)),
        ("date_end", "none", "date_end", None),
        ("place", "none", "place", None),
        ("planned", "true", "planned", True),
    ],
)
def test_an_own_field_is_set(path: str, words: str, field: str, value: Any) -> None:
    assert getattr(after(path, words), field) == value


def test_a_corrected_field_is_sure_and_the_others_are_as_before() -> None:
    assert after("place", "Oulu").confidence == FieldConfidence(0.6, 0.6, 0.6, 1.0)


def test_a_last_day_that_the_first_one_overtakes_goes() -> None:
    assert after("date", "2026-03-09").date_end is None


def test_a_part_goes_by_its_number_or_its_name() -> None:
    by_number = after("participants/2/role", "Minister")
    assert by_number == after("participants/Lena Virtanen/role", "Minister")
    assert [person.role for person in by_number.participants] == ["Deputy Minister", "Minister"]


def test_a_corrected_name_has_its_latin_form() -> None:
    [person, _] = after("participants/1/name", "Арман Сейітов").participants
    assert (person.name, person.name_latin.split()[0]) == ("Арман Сейітов", "Arman")


def test_a_figure_that_was_looked_at_is_in_doubt_no_more() -> None:
    [figure] = after("figures/1/value", "6e6").figures
    assert (figure.value, figure.flags, figure.confidence) == (6e6, (), 1.0)


def test_a_figure_is_found_again_when_it_is_read_otherwise() -> None:
    correction = correction_of(STATE, "figures/1/value", "6e6")
    for reread in ({"value": 5.5e6}, {"period": "2024"}):
        told = Figure(**{name: getattr(TRADE, name) for name in TRADE.__slots__} | reread)
        state = EventState(**{name: getattr(STATE, name) for name in STATE.__slots__} | {"figures": (told,)})
        assert [figure.value for figure in corrected(state, [correction]).figures] == [6e6]


def test_a_part_is_taken_out_and_the_others_stay() -> None:
    assert after("participants/1", "none").participants == (LENA,)
    assert after("agreements/1", "none").agreements == ()


def test_a_correction_of_a_part_that_is_gone_rests() -> None:
    gone = Participant("Pekka Niemi", "Pekka Niemi", None, "FI", None, ((0, 1),), 0.9)
    assert corrected(STATE, [Correction("participants/role", gone, "Minister")]) == STATE


@pytest.mark.parametrize(
    ("path", "words", "complaint"),
    [
        ("colour", "red", "no field is called colour"),
        ("headline", "x", "no field is called headline"),
        ("participants", "none", "no field is called participants"),
        ("participants/3/role", "x", "has no '3' there, but Arman|has no '3' there, but Арман"),
        ("participants/1", "x", "say which field"),
        ("participants/1/evidence", "x", "has no '1/evidence'"),
        ("type", "party", "type cannot be 'party'"),
        ("type", "none", "type cannot be 'none'"),
        ("partners", "none", "at least one|cannot be 'none'"),
        ("partners", "XX", "XX is neither a country's code"),
        ("partners", "KZ", "KZ is neither"),
        ("date", "2026-02-30", "date cannot be"),
        ("date_end", "2026-03-01", "before its first"),
        ("planned", "perhaps", "planned cannot be"),
        ("figures/1/value", "much", "value cannot be"),
        ("figures/1/period", "spring", "is no year, month or day"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(path: str, words: str, complaint: str) -> None:
    with pytest.raises(CorrectionError, match=complaint):
        correction_of(STATE, path, words)


def test_kazakhstan_is_a_side_but_no_partner() -> None:
    assert after("participants/2/side", "KZ").participants[1].side == "KZ"
