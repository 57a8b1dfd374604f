"""Questions about the ministry's doors."""

import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from scrapy.http import Response

from crawler.canonical import language_of
from crawler.checking.exam import Exam, text_of, unreadable
from crawler.checking.finding import Answer, ShutError, State
from crawler.publication import DateError
from crawler.publishers import mfa
from crawler.publishers.article import Article
from crawler.publishers.doors import PAGE_SIZE, graphql_question, question, rest_question
from crawler.source import DoorName
from crawler.spiders.walk import earliest
from crawler.transport import RENDERED_UNTIL

_LANGUAGES = ("en", "ru", "kk")
_MORE_THAN_ASKED_FOR_EVER = 100  # records
_SINCE = timedelta(days=7)


async def graphql(exam: Exam) -> Answer:
    """Whether GraphQL lets in and its records are what they were."""
    return _judged(exam, await _ask(exam, "graphql"))


async def rest(exam: Exam) -> Answer:
    """Whether the older interface lets in without a ticket, and its records are what they were."""
    return _judged(exam, await _ask(exam, "rest"))


async def shape_of_list(exam: Exam) -> Answer:
    """In which shape the older interface gives its list."""
    told = json.loads((await _ask(exam, "rest")).body)
    return Answer(State.TOLD, "a bare list" if isinstance(told, list) else f"an object of {', '.join(told)}")


async def size_of_page(exam: Exam) -> Answer:
    """How many records the older interface gives at once."""
    await _ask(exam, "rest")  # where that is shut, nothing more is asked
    told = rest_question(_address(exam, "rest"), exam.source.language, 1, _MORE_THAN_ASKED_FOR_EVER)
    records = _records(await exam.ask_door(told))
    return Answer(State.TOLD, f"{len(records)} where {_MORE_THAN_ASKED_FOR_EVER} were asked for")


async def since_a_day(exam: Exam) -> Answer:
    """Whether the older interface can be asked for what came after a day."""
    await _ask(exam, "rest")
    since = exam.began - _SINCE
    told = rest_question(_address(exam, "rest"), exam.source.language, 1, PAGE_SIZE)
    told["url"] += f"&created_date=gt:{since:%Y-%m-%dT%H:%M:%S}"
    days = [article.published for article in _articles(await exam.ask_door(told)) if article.published]
    older = sum(earliest(day) < since - timedelta(days=1) for day in days)
    return Answer(State.TOLD, f"ignored: {older} of {len(days)} are older" if older else "accepted")


async def languages(exam: Exam) -> Answer:
    """Which items are there in all languages, whether they share a slug, and what is without words."""
    listed = {language: await _headlines(exam, language) for language in _LANGUAGES}
    shared = set.intersection(*(set(records) for records in listed.values()))
    alike = sum(len({records[key].get("slug") for records in listed.values()}) == 1 for key in shared)
    wordless = sum(not record.get("title") for records in listed.values() for record in records.values())
    seen = f"{len(shared)} of {PAGE_SIZE} items in all three, {alike} with one slug"
    return Answer(State.TOLD, f"{seen}; {wordless} without a title")


async def press_releases(exam: Exam) -> Answer:
    """Whether the ministry publishes as `press_releases`, too."""
    told = graphql_question(
        _address(exam, "graphql"), exam.source.language, 1, 1, root="press_releases", fields="id created_date"
    )
    found = _under(await exam.ask_door(told), "press_releases")
    if not found:
        return Answer(State.TOLD, "none")
    advice = "they are not read as yet: write to whoever keeps this program"
    return Answer(State.CHANGED, f"the newest is of {found[0].get('created_date')}", advice)


async def press_page(exam: Exam) -> Answer:
    """Whether the public press page shows its cards in a browser, where there is one."""
    told = question(_door(exam, "browser"), exam.source.language, 1)
    try:
        response = await exam.look(**told, meta={RENDERED_UNTIL: exam.site.card})
    except ShutError as error:
        return Answer(State.TOLD, f"not looked at: {error}")
    listed = exam.site.listed_items(text_of(response), response.url)
    if not listed.items:
        raise unreadable(response, f"no items (looked for {exam.site.card})")
    return Answer(State.HOLDS, f"{len(listed.items)} items, the newest {listed.items[0].external_id}")


def _door(exam: Exam, name: DoorName) -> Any:
    return next(door for door in exam.source.doors if door.name == name)


def _address(exam: Exam, name: DoorName) -> str:
    address: str = _door(exam, name).address
    return address


async def _ask(exam: Exam, name: DoorName) -> Response:
    response = await exam.ask_door(question(_door(exam, name), exam.source.language, 1))
    _records(response)
    return response


async def _headlines(exam: Exam, language: str) -> dict[Any, Any]:
    told = graphql_question(_address(exam, "graphql"), language, 1, PAGE_SIZE, fields="id slug title")
    return {record.get("id"): record for record in _under(await exam.ask_door(told), "news")}


def _under(response: Response, root: str) -> list[dict[str, Any]]:
    """Return the objects of a kind that GraphQL answers with; none where it knows no such kind."""
    try:
        answer = json.loads(response.body)
    except (ValueError, RecursionError) as error:
        raise unreadable(response, "no JSON") from error
    data = answer.get("data") if isinstance(answer, dict) else None
    found = data.get(root) if isinstance(data, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _records(response: Response) -> Sequence[mfa.Record | mfa.RecordError]:
    try:
        return mfa.read_list(response.body)
    except mfa.ShapeError as error:
        raise unreadable(response, str(error)) from error


def _articles(response: Response) -> list[Article]:
    """Return the articles of a list; raises ShutError where not all can be read."""
    try:
        return [mfa.read_record(_sound(record)) for record in _records(response)]
    except (mfa.RecordError, DateError) as error:
        raise unreadable(response, str(error)) from error


def _sound(record: mfa.Record | mfa.RecordError) -> mfa.Record:
    if isinstance(record, mfa.RecordError):
        raise record
    return record


def _judged(exam: Exam, response: Response) -> Answer:
    records, articles = _records(response), _articles(response)
    if not articles:
        return Answer(
            State.CHANGED, "a list without a single item", "look whether the project is still called mfa"
        )
    drifts = {drift for record in records for drift in _sound(record).drift()}
    if drifts:
        advice = "name the field in the publisher's module, as one that is read or one of no use"
        return Answer(State.CHANGED, "; ".join(sorted(drifts)), advice)
    seen = f"{len(articles)} records, the newest of {max(map(_when, articles))}"
    others = {language_of(article.body) for article in articles if article.body} - {exam.source.language}
    return Answer(State.HOLDS, seen + (f"; some are in {', '.join(sorted(others))}" if others else ""))


def _when(article: Article) -> str:
    return article.published.isoformat() if article.published else ""
