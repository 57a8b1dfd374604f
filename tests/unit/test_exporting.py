import csv
import io
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow.parquet as pq
import pytest
import typer

from scheduler.cli.exporting import EVENTS, exported

HOSTILE = '=HYPERLINK("http://x","y")'


def an_event(**changes: Any) -> SimpleNamespace:
    told: dict[str, Any] = {
        "id": 7,
        "type": "meeting",
        "partners": ["FI", "SE"],
        "date_start": date(2026, 3, 5),
        "date_end": None,
        "place": "Helsinki",
        "planned": False,
        "parent": None,
        "headline": "Ministers, and others, met",
        "participants": [{"name_latin": "Lena Virtanen", "role": "Ambassador", "side": "FI", "evidence": []}],
        "organizations": [],
        "figures": [],
        "agreements": [],
        "topics": [{"name": "trade"}],
        "confidence": {},
        "releases": [],
    }
    return SimpleNamespace(**(told | changes))


def printed(event: SimpleNamespace, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    assert exported(EVENTS, [event], as_json=False, as_csv=True, parquet=None)
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    return row


def test_an_event_is_a_row_that_a_spreadsheet_reads(capsys: pytest.CaptureFixture[str]) -> None:
    row = printed(an_event(), capsys)

    assert (row["id"], row["partners"], row["date"], row["date_end"]) == ("7", "FI; SE", "2026-03-05", "")
    assert row["headline"] == "Ministers, and others, met"
    assert row["participants"] == "Lena Virtanen, Ambassador, FI"


@pytest.mark.parametrize("text", [HOSTILE, "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_text_is_never_a_formula(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    row = printed(an_event(headline=text, place=text), capsys)

    assert row["headline"].startswith("'")
    assert row["place"].startswith("'")


def test_parquet_keeps_types_and_texts_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    found = [an_event(headline=HOSTILE), an_event(date_start=None, topics=[])]
    assert exported(EVENTS, found, as_json=False, as_csv=False, parquet=file)

    first, second = pq.read_table(file).to_pylist()
    assert (first["id"], first["date"], first["partners"]) == (7, date(2026, 3, 5), ["FI", "SE"])
    assert first["headline"] == HOSTILE
    assert (second["date"], second["topics"]) == (None, [])


def test_a_file_that_cannot_be_written_is_told_in_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit):
        exported(EVENTS, [an_event()], as_json=False, as_csv=False, parquet=tmp_path / "no" / "file")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_one_form_at_a_time() -> None:
    with pytest.raises(typer.BadParameter):
        exported(EVENTS, [], as_json=True, as_csv=True, parquet=None)
