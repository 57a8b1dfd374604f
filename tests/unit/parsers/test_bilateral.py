import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.parsers.registry import Parser
from crawler.parsers.wire import check_mentions

from .releases import PARSER, main_event, release

VISIT = (
    "ASTANA. KAZINFORM – On March 18, 2025 Minister of Foreign Affairs of Kazakhstan "
    "Daniyar Akhmetzhan paid an official "
    "visit to Singapore.\n\nHe held talks with Minister for Foreign Affairs Benjamin Koh "
    "in Singapore.\n\n"
    "For reference: bilateral trade in 2024 stood at 1.62 billion US dollars.\n\n"
    "Earlier, President Alikhan Sarsenov received President of Estonia Mart Tamm."
)
PIECES = st.sampled_from(
    [*VISIT.split(" "), "\n\n", ".", "“", "Kazakh-Swedish", "Mr.", "\u0301", "İ", "\x00", "Ж"]
)


def test_the_built_in_parser_is_a_parser() -> None:
    assert isinstance(PARSER, Parser)


def test_everything_that_a_release_tells_of_an_event_is_read() -> None:
    event = main_event(VISIT, title="Official visit to Singapore")
    assert (event.type, event.partners, event.place) == ("visit", ("SG",), "Singapore")
    assert str(event.date) == "2025-03-18"
    assert [person.name for person in event.participants] == ["Daniyar Akhmetzhan", "Benjamin Koh"]
    assert [figure.value for figure in event.figures] == [1.62e9]


def test_a_name_stands_in_its_evidence() -> None:
    event = main_event(VISIT)
    for person in event.participants:
        assert person.name in {VISIT[start:end] for start, end in person.evidence}


def test_the_same_text_is_read_the_same() -> None:
    assert PARSER.parse(release(VISIT)) == PARSER.parse(release(VISIT))


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=120))
def test_any_text_is_read_without_complaint_and_rests_on_itself(pieces: list[str]) -> None:
    given_text = release(" ".join(pieces))
    check_mentions(PARSER.parse(given_text), given_text.text)


@pytest.mark.parametrize(
    "text", ["Kazakhstan ", "Minister of ", "John ", "met with ", '"', ", ", "A.", "a\n"]
)
def test_a_megabyte_of_anything_is_read(text: str) -> None:
    PARSER.parse(release(text * (200_000 // len(text))))
