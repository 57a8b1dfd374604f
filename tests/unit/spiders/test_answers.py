"""How an answer that is not what was asked for is classed, and how its bytes are read."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.characters import CharsetError, is_garbled, is_garbled_throughout, text_of_answer
from crawler.manners import retry_after
from crawler.runs import Outcome
from crawler.spiders.classing import class_of_status, refusal

RUSSIAN = "Глава МИД Казахстана провёл переговоры — «важные» вопросы сотрудничества."
URL = "https://www.kt.kz/eng/rss"


def page(body: bytes, status: int = 200, accept: str = "*/*", **headers: str) -> HtmlResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    asked = Request(URL, headers={"Accept": accept})
    return HtmlResponse(URL, status=status, body=body, headers=named, request=asked)


@pytest.mark.parametrize(
    ("response", "outcome"),
    [
        (page(b"<title>Just a moment...</title>", 503), Outcome.CHALLENGED),
        (page(b"", 403, cf_mitigated="challenge"), Outcome.CHALLENGED),
        (page(b"<html>no</html>", 403, "application/json"), Outcome.CHALLENGED),
        (page(b"<html>no</html>", 403), Outcome.GATED),
        (page(b"", 401), Outcome.GATED),
        (page(b'{"error": "notAllowed"}', 400), Outcome.GATED),
        (page(b'{"error": "notAllowed"}', 200), Outcome.GATED),
        (page(b"", 404), Outcome.DRIFTED),
        (page(b"", 400), Outcome.UNREACHABLE),
        (page(b"<html><p>Visitors are not allowed in</p></html>", 500), Outcome.UNREACHABLE),
    ],
)
def test_a_status_is_classed_with_what_comes_with_it(response: Response, outcome: Outcome) -> None:
    assert class_of_status(response, gone=Outcome.DRIFTED)[0] is outcome


def test_a_title_about_robots_in_the_news_is_no_refusal() -> None:
    assert refusal(page(b"<html><title>Robotics forum held in Astana</title>")) is None


@pytest.mark.parametrize(("told", "seconds"), [("17", 17), ("soon", None), ("", None)])
def test_seconds_to_wait_are_read_and_nothing_else_is_guessed(told: str, seconds: float | None) -> None:
    assert retry_after(page(b"", 429, Retry_After=told)) == seconds


def test_a_date_to_wait_for_is_read_as_seconds_from_now() -> None:
    for shift, least, most in [(60, 50, 61), (-60, 0, 0)]:
        until = format_datetime(datetime.now(UTC) + timedelta(seconds=shift), usegmt=True)
        wait = retry_after(page(b"", 429, Retry_After=until))
        assert wait is not None
        assert least <= wait <= most


@pytest.mark.parametrize("declared", ["utf-8", "windows-1251", "iso-8859-1"])
def test_utf_8_is_read_as_such_whatever_is_declared(declared: str) -> None:
    answer = text_of_answer(page(RUSSIAN.encode(), Content_Type=f"text/html; charset={declared}"))
    assert answer.text == RUSSIAN
    assert (answer.oddity is None) == (declared == "utf-8")


def test_another_encoding_is_read_where_it_is_declared_and_refused_where_it_is_not() -> None:
    body = RUSSIAN.encode("cp1251")
    assert text_of_answer(page(body, Content_Type="text/html; charset=windows-1251")).text == RUSSIAN
    with pytest.raises(CharsetError, match="utf-8"):
        text_of_answer(page(body, Content_Type="text/html; charset=utf-8"))


def test_one_cut_character_does_not_spoil_a_page() -> None:
    cut = RUSSIAN.encode() + b"\xd0"
    assert text_of_answer(page(cut, Content_Type="text/html; charset=utf-8")).text.startswith(RUSSIAN)


def test_mojibake_is_told_from_text_in_many_alphabets() -> None:
    garbled = RUSSIAN.encode().decode("cp1252", "replace")
    assert is_garbled(garbled)
    assert is_garbled_throughout(garbled)
    for fine in (RUSSIAN, "Büyükelçi Łukasz Škoda’s “café” – naïve", "Қазақстан әріптестігі", "外交部"):
        assert not is_garbled(fine)
