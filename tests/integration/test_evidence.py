"""Every field that the built-in parser reads in the stand-ins' releases rests on the quote that it claims."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from crawler.canonical import keep_text, language_of
from crawler.linking import folded
from crawler.parsers.bilateral import BilateralParser
from crawler.parsers.model import EventMention, Evidence, Figure, ReleaseText
from crawler.parsers.wire import check_mentions
from crawler.release import Publication
from crawler.replica import process as replica


@pytest.fixture(scope="module")
def read() -> list[tuple[ReleaseText, list[EventMention]]]:
    """Each release of the stand-ins, hand-written and composed, and what the parser reads in it."""
    parser = BilateralParser()
    with replica.start(composed=100, since=date(2024, 1, 1)) as sites:
        return [(text, parser.parse(text)) for text in map(release_text, sites.truth())]


def release_text(truth: dict[str, Any]) -> ReleaseText:
    kept = keep_text(truth["title"], truth["body"])
    published = Publication.at_instant(datetime.fromisoformat(truth["published"]))
    return ReleaseText(kept.text, kept.title_end, language_of(kept.body), published)


def mentions(read: list[tuple[ReleaseText, list[EventMention]]]) -> Iterator[tuple[str, EventMention]]:
    yield from ((text.text, mention) for text, found in read for mention in found)


def quotes(text: str, evidence: Evidence) -> list[str]:
    return [text[start:end] for start, end in evidence]


def test_all_spans_lie_within_the_text(read: list[tuple[ReleaseText, list[EventMention]]]) -> None:
    assert sum(bool(found) for _, found in read) > 150
    for text, found in read:
        check_mentions(found, text.text)


def test_type_partners_date_and_place_rest_on_something(
    read: list[tuple[ReleaseText, list[EventMention]]],
) -> None:
    for text, mention in mentions(read):
        own = mention.evidence
        assert own.type, text
        assert own.partners, text
        assert bool(own.date) == (mention.date is not None), text
        assert bool(own.place) == (mention.place is not None), text


def test_a_participant_rests_on_the_name(read: list[tuple[ReleaseText, list[EventMention]]]) -> None:
    for text, mention in mentions(read):
        for person in mention.participants:
            quoted = folded(" ".join(quotes(text, person.evidence)))
            # A name is given in its base form; the text may have it with an ending.
            stems = [word[: max(2, min(4, len(word) - 1))] for word in folded(person.name).split()]
            assert all(stem in quoted for stem in stems), (person, quoted)


def test_a_figure_rests_on_its_number(read: list[tuple[ReleaseText, list[EventMention]]]) -> None:
    checked = 0
    for text, mention in mentions(read):
        for figure in mention.figures:
            quoted = " ".join(quotes(text, figure.evidence))
            if any(character.isdigit() for character in quoted):
                checked += 1
                assert any(digits in re.sub(r"\D", "", quoted) for digits in leading_digits(figure)), (
                    figure,
                    quoted,
                )
    assert checked > 100


def leading_digits(figure: Figure) -> list[str]:
    """How the figure's value, or else its change, is written in digits, without its zeros at the end."""
    numbers = [figure.value or 0.0]
    if figure.change_pct is not None:
        numbers += [figure.change_pct, figure.change_pct / 100 + 1]  # "40%", or "1.4 times"
    return [digits for n in numbers if (digits := f"{abs(n):.4f}".replace(".", "").strip("0"))]


def test_agreements_and_organizations_stand_in_the_text(
    read: list[tuple[ReleaseText, list[EventMention]]],
) -> None:
    for text, mention in mentions(read):
        named = [(agreement.name, agreement.evidence) for agreement in mention.agreements]
        named += [(organization.name, organization.evidence) for organization in mention.organizations]
        for name, evidence in named:
            quoted = folded(" ".join(quotes(text, evidence)))
            assert set(folded(name).split()) & set(quoted.split()), (name, quoted)
