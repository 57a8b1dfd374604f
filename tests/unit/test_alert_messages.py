"""Messages in three languages, from our templates and from the operator's."""

import tomllib
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args

import pytest
from structlog.testing import capture_logs

from crawler.parsers.model import EventType, Measure
from scheduler.alerts.dossier import Dossier
from scheduler.alerts.matters import events_matter
from scheduler.alerts.messages import Message, Writer
from scheduler.alerts.view import Viewer
from scheduler.alerts.words import Language, words

TEXT = (
    "Talks in Stockholm\n\nPolitical consultations were held in Stockholm on November 20. "
    "Trade turnover exceeded 1.2 billion US dollars in 2025. The sides agreed to meet again."
)


def span(quote: str) -> list[int]:
    return [TEXT.index(quote), TEXT.index(quote) + len(quote)]


def dossier(headline: str = "Talks in Stockholm", number: int = 17) -> Dossier:
    turnover = {
        "measure": "trade_turnover",
        "value": 1.2e9,
        "unit": "USD",
        "bound": "min",
        "period": "2025",
        "change_pct": 12.5,
        "evidence": [span("1.2 billion")],
        **dict.fromkeys(("partner", "direction")),
        "flags": [],
    }
    event = SimpleNamespace(
        id=number,
        type="political_consultations",
        partners=["SE", "EU"],
        date_start=date(2026, 11, 20),
        date_end=date(2026, 11, 21),
        place="Stockholm",
        planned=True,
        parent=None,
        headline=headline,
        participants=[
            {"name": "Ермек Көшербаев", "name_latin": "Yermek Kosherbayev", "role": "Minister", "side": "KZ"}
        ],
        organizations=[],
        figures=[turnover],
        agreements=[{"name": "Memorandum", "status": None}],
        topics=[{"name": "trade"}],
        confidence={},
        releases=[],
    )
    release = SimpleNamespace(
        source="mfa-en",
        language="en",
        title=headline,
        url="https://www.gov.kz/news/1",
        published_on=date(2026, 11, 20),
        published_at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    )
    mention = SimpleNamespace(
        kept_text=TEXT, evidence={"place": [span("Stockholm on")]}, figures=[turnover], content_hash="a"
    )
    return Dossier(event, (release,), (mention,))


def message(language: Language, found: list[Dossier], kind: str = "event", **more: Any) -> Message:
    viewer = Viewer(language, "https://watch.example.org")
    shown = [viewer.view(one) for one in found[:40]]
    return Writer(language, more.get("templates")).write(
        events_matter("key-1", kind, "nordics", found, shown, language)
    )


SAID: dict[Language, list[str]] = {
    "en": [
        "Sweden, European Union",
        "political consultations (planned)",
        "Yermek Kosherbayev, Minister",
        "over 1.2 billion USD +12.5% (2025)",
        "Nov 20 – 21, 2026",
    ],
    "ru": [
        "Швеция, Европейский союз",
        "политические консультации (планируется)",
        "Ермек Көшербаев, Minister",
        "более 1,2 миллиарда USD +12,5",
        "20–21 нояб. 2026",
    ],
    "kk": [
        "Швеция, Еуропалық одақ",
        "саяси консультациялар (жоспарда)",
        "Ермек Көшербаев, Minister",
        "1,2 миллиард USD астам",
        "20–21 қар.",
    ],
}


@pytest.mark.parametrize("language", SAID)
def test_a_message_tells_what_who_where_figures_grounds_and_sources(language: Language) -> None:
    told = message(language, [dossier()])

    text = told.text.replace("\xa0", " ").replace("\u2009", " ")
    links = ["https://www.gov.kz/news/1", "https://watch.example.org/events/17"]
    assert [said for said in (*SAID[language], *links, "Stockholm") if said not in text] == []
    for sentence in (
        "Political consultations were held in Stockholm on November 20.",
        "Trade turnover exceeded 1.2 billion US dollars in 2025.",
    ):
        assert sentence in told.text
        assert sentence in told.html
    assert "agreed to meet again" not in told.text


def test_the_languages_have_the_same_words_and_all_that_parsers_tell() -> None:
    tables = {language: words(language) for language in get_args(Language)}
    topics = tomllib.loads((files("crawler.parsers") / "lexicon" / "topics.en.toml").read_text("utf-8"))[
        "topic"
    ]

    for told in tables.values():
        assert {name: set(table) for name, table in told.items()} == {
            name: set(table) for name, table in tables["en"].items()
        }
        assert set(told["type"]) == set(get_args(EventType))
        assert set(told["measure"]) == set(get_args(Measure))
        assert set(told["topic"]) == set(topics)


def test_of_very_many_events_the_rest_is_counted() -> None:
    told = message("en", [dossier(f"Talks {number}", number) for number in range(1, 101)], "gathered")

    assert told.subject == "100 events"
    assert "Talks 40" in told.text
    assert "Talks 41" not in told.text
    assert "60 more events, by partner: European Union 60, Sweden 60" in told.text


def test_a_template_of_the_operator_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "events.txt").write_text("{% for event in events %}* {{ event.headline }}{% endfor %}")

    told = message("en", [dossier()], templates=tmp_path)

    assert told.text == "* Talks in Stockholm"
    assert "<h1" in told.html


@pytest.mark.parametrize(
    "template",
    [
        "{{ events[0].nothing_of_the_kind }}",
        "{% if %}",
        "{{ events.__class__.__mro__[1].__subclasses__() }}",
        "{{ words.clear() }}",
    ],
)
def test_a_template_that_fails_or_reaches_out_is_told_and_ours_serves(tmp_path: Path, template: str) -> None:
    (tmp_path / "events.txt").write_text(template)

    with capture_logs() as logs:
        told = message("en", [dossier()], templates=tmp_path)

    assert told.text == message("en", [dossier()]).text
    assert [line["event"] for line in logs] == ["template failed"]


def test_markup_in_a_text_is_shown_not_followed() -> None:
    told = message("en", [dossier('<a href="https://evil.com">click</a><script>x</script>')])

    assert "<script" not in told.html
    assert told.html.count("<a ") == 2
    assert "evil.com" not in told.html
