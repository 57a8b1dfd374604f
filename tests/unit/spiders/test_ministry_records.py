import json
from typing import Any

import pytest

from crawler.publication import DateError
from crawler.publishers import external_id
from crawler.publishers.mfa import Record, RecordError, ShapeError, key_of, page_of, read_list, read_record

NEWS = {
    "id": 1290001,
    "title": "Talks",
    "created_date": "2026-11-20T14:05:11.000+05:00",
    "body": "<p>Held.</p>",
}


@pytest.mark.parametrize(
    "answer", [[NEWS], {"content": [NEWS]}, {"data": [NEWS]}, {"items": [NEWS]}, {"data": {"news": [NEWS]}}]
)
def test_every_shape_of_list_is_read(answer: Any) -> None:
    (record,) = read_list(json.dumps(answer).encode())
    assert isinstance(record, Record)
    assert record.id == 1290001


@pytest.mark.parametrize("answer", [[], {"data": {"news": []}}, {"content": []}])
def test_an_empty_list_is_a_list(answer: Any) -> None:
    assert read_list(json.dumps(answer).encode()) == []


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<html>Just a moment...</html>",
        b'{"data": {"news": [',
        b'{"errors": [{"message": "no"}], "data": {"news": []}}',
        b'{"data": null}',
        b'{"message": "notAllowed"}',
        b"null",
        b"17",
        b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_anything_else_is_an_error_that_shows_how_it_begins(document: bytes) -> None:
    with pytest.raises(ShapeError) as error:
        read_list(document)
    assert len(str(error.value)) < 700


def test_a_record_that_lacks_something_is_told_and_the_others_are_read() -> None:
    renamed = {key: value for key, value in NEWS.items() if key != "created_date"} | {
        "createdDate": "2026-11-20"
    }
    good, bad, none = read_list(json.dumps([NEWS, renamed, "news"]).encode())
    assert isinstance(good, Record)
    assert isinstance(bad, RecordError)
    assert "1290001" in str(bad)
    assert "created_date" in str(bad)
    assert isinstance(none, RecordError)


def test_title_and_body_lose_their_markup_and_entities() -> None:
    paragraphs = "<p><b>Riga,&nbsp;20 November</b> &ndash; held.</p><p>More.</p>"
    body = f"<html><head></head><body>{paragraphs}</body></html>"
    record = Record.model_validate(NEWS | {"title": " Talks &amp;  visits ", "body": body})
    article = read_record(record)
    assert article.title == "Talks & visits"
    assert article.body == "Riga,\xa020 November – held.\n\nMore."
    assert article.published is not None
    assert article.published.isoformat() == "2026-11-20T14:05:11+05:00"


def test_the_short_description_stands_in_for_a_body_that_is_missing() -> None:
    assert (
        read_record(Record.model_validate(NEWS | {"body": None, "short_description": "Held."})).body
        == "Held."
    )
    assert read_record(Record.model_validate(NEWS | {"body": "<p> </p>"})).body == ""


def test_halves_of_surrogate_pairs_do_not_get_through() -> None:
    (record,) = read_list(json.dumps([NEWS | {"title": "a\ud800", "body": "<p>b\udfff</p>"}]).encode())
    assert isinstance(record, Record)
    article = read_record(record)
    assert f"{article.title}{article.body}".encode() == b"a?b?"


def test_a_date_of_unknown_form_is_an_error() -> None:
    with pytest.raises(DateError):
        read_record(Record.model_validate(NEWS | {"created_date": "soon"}))


def test_the_key_of_a_record_is_that_of_its_page() -> None:
    record = Record.model_validate(NEWS)
    assert key_of(record) == external_id("mfa", page_of(record, "kk"))
