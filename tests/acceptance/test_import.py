"""Documents on disk become events: once, however often and in whatever dress they come."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.commands import environment, objects, run

VISIT = """ date 2026-03-06 Images | gov.kz

Ambassador of Kazakhstan Arman Seitkali paid a working visit to Helsinki, press service of the Kazakh MFA
reports.

During the visit, a meeting was held with the leadership of Nordkalk Group. The parties discussed investment.

The Ambassador also held talks with State Secretary of the Ministry for Foreign Affairs of Finland Lena
Virtanen.
"""
TALKS = """ date 2026-03-05 Political consultations were held in the capital of Latvia today.

Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali held talks with State Secretary of the
Ministry of Foreign Affairs of Latvia Ilze Ozola. The sides spoke of “transit and trade” – at length.

In 2025, trade turnover amounted to 412.3 million US dollars (exports - 300.1 million, imports - 112.2
million).
"""
REPRINT = """RIGA. KAZINFORM – Political consultations were held in the capital of Latvia today, Kazinform
has learnt from the press service of the Kazakh MFA.



Deputy Minister of Foreign Affairs of Kazakhstan Arman Seitkali held talks with State Secretary
of the Ministry of Foreign Affairs of Latvia Ilze Ozola. The sides spoke of «transit and trade» — at length.
In 2025, trade turnover amounted to 412.3 million US dollars (exports — 300.1 million,
imports — 112.2 million).

Photo: Kazakh MFA
"""


class Desk:
    """A folder of documents and a data directory."""

    def __init__(self, folder: Path) -> None:
        self.env = environment(folder / "home")
        self.folder = folder

    def import_(self, **documents: str) -> str:
        """Import texts by name, and return what was printed last."""
        paths = []
        for name, text in documents.items():
            paths.append(self.folder / f"{name}.txt")
            paths[-1].write_text(text, "utf-8")
        done = run("import", *paths, env=self.env)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()[-1]

    def events(self) -> list[dict[str, Any]]:
        """All events, the oldest first."""
        return sorted(objects(run("events", "--json", env=self.env).stdout), key=lambda e: int(e["id"]))

    def main_event_with(self, partner: str) -> dict[str, Any]:
        """The one main event with this partner."""
        [event] = [event for event in self.main_events() if event["partners"] == [partner]]
        return event

    def main_events(self) -> list[dict[str, Any]]:
        """Those that some release is about first of all."""
        return [event for event in self.events() if event["releases"]]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_documents_become_events_with_all_that_they_tell(desk: Desk) -> None:
    told = desk.import_(visit=VISIT, talks=TALKS)

    assert "2 documents: 2 new" in told
    visit, talks = (desk.main_event_with(partner) for partner in ("FI", "LV"))
    assert (visit["type"], visit["partners"], visit["place"]) == ("visit", ["FI"], "Helsinki")
    assert (talks["type"], talks["partners"], talks["place"], talks["date"]) == (
        "political_consultations",
        ["LV"],
        "Riga",
        "2026-03-05",
    )
    assert {(p["name"], p["side"]) for p in talks["participants"]} == {
        ("Arman Seitkali", "KZ"),
        ("Ilze Ozola", "LV"),
    }
    assert {(f["measure"], f["value"], f["period"]) for f in talks["figures"]} == {
        ("trade_turnover", 412.3e6, "2025"),
        ("exports", 300.1e6, "2025"),
        ("imports", 112.2e6, "2025"),
    }


def test_the_single_meetings_of_a_visit_hang_under_it(desk: Desk) -> None:
    desk.import_(visit=VISIT)

    [visit] = desk.main_events()
    parts = [event for event in desk.events() if not event["releases"]]
    assert len(parts) == 2
    assert {part["parent"] for part in parts} == {visit["id"]}


def test_the_same_documents_again_bring_nothing(desk: Desk) -> None:
    desk.import_(visit=VISIT, talks=TALKS)
    before = desk.events()

    told = desk.import_(visit=VISIT, talks=TALKS)

    assert "2 documents: 0 new" in told
    assert "2 known" in told
    assert desk.events() == before


def test_another_dress_is_no_new_text_and_no_new_event(desk: Desk) -> None:
    desk.import_(talks=TALKS)
    desk.import_(reprint=REPRINT)

    [talks] = desk.main_events()
    assert len({release["content_hash"] for release in talks["releases"]}) == 1


def test_a_changed_figure_is_a_new_text_of_the_same_event(desk: Desk) -> None:
    desk.import_(talks=TALKS)

    told = desk.import_(edited=TALKS.replace("412.3", "421.3"))

    assert "1 new" in told
    [talks] = desk.main_events()
    assert len({release["content_hash"] for release in talks["releases"]}) == 2
    assert {f["value"] for f in talks["figures"] if f["measure"] == "trade_turnover"} == {412.3e6, 421.3e6}


def test_every_field_of_an_event_is_shown_with_its_quote(desk: Desk) -> None:
    desk.import_(talks=TALKS)
    [talks] = desk.main_events()

    [shown] = objects(run("events", "show", str(talks["id"]), "--json", env=desk.env).stdout)

    [mention] = shown["mentions"]
    assert mention["quotes"]["partners"]
    for participant in mention["participants"]:
        assert any(
            participant["name"] in mention["text"][start:end] for start, end in participant["evidence"]
        )


def test_a_json_document_keeps_its_source_address_and_title(desk: Desk) -> None:
    url = "https://www.gov.kz/memleket/entities/mfa/press/news/details/1290001?lang=en"
    document = {"source": "mfa", "language": "en", "url": url, "published": "2026-03-05T14:05:11+05:00",
                "title": "Talks in Riga", "text": TALKS.partition("Political")[2]}  # fmt: skip
    (desk.folder / "talks.json").write_text(json.dumps(document), "utf-8")
    run("import", desk.folder / "talks.json", env=desk.env)

    [event] = desk.main_events()
    assert event["headline"] == "Talks in Riga"
    assert [(r["source"], r["url"], r["published"]) for r in event["releases"]] == [
        ("mfa-en", url, "2026-03-05T14:05:11+05:00")
    ]


def test_a_field_that_is_corrected_by_hand_is_shown_so_until_it_is_taken_back(desk: Desk) -> None:
    desk.import_(talks=TALKS)
    [talks] = desk.main_events()
    said = ("--by", "Aigul", "--why", "the ministry's call")

    corrected = run("events", "correct", str(talks["id"]), "place", "Jurmala", *said, env=desk.env)
    assert corrected.returncode == 0, corrected.stderr
    assert desk.main_event_with("LV")["place"] == "Jurmala"
    shown = run("events", "show", str(talks["id"]), env=desk.env).stdout
    assert "Jurmala" in shown.partition("Corrections")[2]

    run("events", "correct", str(talks["id"]), "place", "--undo", *said, env=desk.env)
    assert desk.main_event_with("LV")["place"] == "Riga"

    wrong = run("events", "correct", str(talks["id"]), "date", "yesterday", *said, env=desk.env)
    assert (wrong.returncode, len(wrong.stderr.splitlines())) == (1, 1)
    assert "date cannot be 'yesterday'" in wrong.stderr


def test_events_are_joined_and_split_by_hand_until_that_is_taken_back(desk: Desk) -> None:
    desk.import_(talks=TALKS, visit=VISIT)
    talks, visit = (str(event["id"]) for event in desk.main_events())
    said = ("--by", "Aigul", "--why", "one journey")

    joined = run("events", "join", talks, visit, *said, env=desk.env)
    assert joined.returncode == 0, joined.stderr
    [event] = desk.main_events()
    assert len(event["releases"]) == 2
    shown = run("events", "show", str(event["id"]), env=desk.env).stdout
    assert "one journey" in shown.partition("Joined and split by hand")[2]

    assert run("events", "undo", "1", *said, env=desk.env).returncode == 0
    assert len(desk.main_events()) == 2
    again = run("events", "undo", "1", *said, env=desk.env)
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    assert "no ruling 1 stands" in again.stderr
