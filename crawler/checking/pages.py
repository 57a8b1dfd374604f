"""Questions about what every publisher's site has: robots.txt, feeds, a listing, and articles."""

import calendar
from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from http import HTTPStatus
from statistics import median

from parsel import Selector
from protego import Protego
from scrapy.http import Response

from crawler.canonical import language_of
from crawler.checking.exam import Exam, text_of, unreadable
from crawler.checking.finding import Answer, ShutError, State
from crawler.markup import parse_html
from crawler.publication import DateError
from crawler.publishers.article import Article, ArticleError, Markup
from crawler.publishers.site import Listed, Sighting
from crawler.spiders.revisiting import conditions, visit_of
from crawler.spiders.walk import earliest

Question = Callable[[Exam], Awaitable[Answer]]

_STALE = timedelta(days=3)
_OUR_NAME = "bilateral-watch"
_LOOK = "look at it in a browser; then record it, and adapt the publisher's module"


async def robots(exam: Exam) -> Answer:
    """Whether robots.txt lets in, and how slowly."""
    host = exam.source.hosts[0]
    response = await exam.look(f"https://{host}/robots.txt", meta={"dont_obey_robotstxt": True})
    if response.status == HTTPStatus.NOT_FOUND:
        return Answer(State.HOLDS, "there is none: nothing is forbidden")
    rules = Protego.parse(text_of(await exam.ask(response.url, meta={"dont_obey_robotstxt": True})))
    forbidden = [url for url in _addresses(exam) if not rules.can_fetch(url, _OUR_NAME)]
    if forbidden:
        return Answer(State.SHUT, f"forbids {', '.join(forbidden)}", "ask the publisher for leave")
    delay = rules.crawl_delay(_OUR_NAME)
    if delay is not None and delay > exam.source.pause:
        advice = "raise the source's pause in the publisher's module"
        return Answer(State.CHANGED, f"asks for {delay:g} seconds between requests", advice)
    return Answer(State.HOLDS, "lets in")


def _addresses(exam: Exam) -> list[str]:
    source = exam.source
    doors = [door.address for door in source.doors if not door.on_request]
    return [address.format(page=1) for address in (*doors, *source.feeds, source.listing) if address]


async def feed(exam: Exam) -> Answer:
    """Whether the feed is there, fresh and readable."""
    address = str(exam.source.feed)
    listed = await exam.feed(address)
    return _judged(exam, listed, _told_in(await exam.ask(address)))


async def sitemap(exam: Exam) -> Answer:
    """Whether the news sitemap is there, fresh and readable."""
    return _judged(exam, await exam.feed(str(exam.source.sitemap)))


async def unchanged_feed(exam: Exam) -> Answer:
    """Whether an unchanged feed says so in a few bytes."""
    address = str(exam.source.feed)
    response = await exam.ask(address)
    told = conditions(visit_of(response))
    if not told:
        return Answer(State.TOLD, "has no validators: it comes as a whole, and is compared by its bytes")
    again = await exam.ask(address, headers=told)
    if again.status == HTTPStatus.NOT_MODIFIED:
        return Answer(State.HOLDS, "answers 304")
    return Answer(State.TOLD, "has validators, and comes as a whole all the same")


async def listing(exam: Exam) -> Answer:
    """Whether the listing is there, fresh and readable."""
    return _judged(exam, await exam.listing(str(exam.source.listing).format(page=1)))


async def second_page(exam: Exam) -> Answer:
    """Whether the listing goes on where its first page ends."""
    first, second = [await _keys(exam, number) for number in (1, 2)]
    if further := second - first:
        return Answer(State.HOLDS, f"{len(further)} further items")
    if await _all_fed(exam) <= first:
        return Answer(State.TOLD, "nothing more, as far as the feed tells")
    advice = "find how its pages are asked for by now, and change the listing's line"
    return Answer(State.CHANGED, "nothing that the first page has not", advice)


async def _keys(exam: Exam, number: int) -> set[str]:
    listed = await exam.listed(str(exam.source.listing).format(page=number))
    return {item.external_id for item in listed.items}


async def _all_fed(exam: Exam) -> set[str]:
    try:
        listed = await exam.feed(str(exam.source.feed))
    except ShutError:
        return set()
    return {item.external_id for item in listed.items}


async def newest_article(exam: Exam) -> Answer:
    """Whether today's articles are read by today's markup, with their date, in the source's language."""
    item = await exam.newest()
    response = await exam.ask(item.url)
    article = _article(exam, response)
    seen = f"{_described(article)}{_extras(response)}"
    if article.markup != exam.site.markups[0].name:
        return Answer(State.CHANGED, seen, _LOOK)
    if (language := language_of(article.body)) != exam.source.language:
        return Answer(State.CHANGED, f"{seen}; it is in {language}", "find where the edition is by now")
    return Answer(State.HOLDS, seen)


def of_generation(markup: Markup) -> Question:
    """Return the question whether an article of an earlier generation is still there, and how it is read."""

    async def earlier_article(exam: Exam) -> Answer:
        first, last = _month(str(markup.used_in))
        address = str(exam.source.archive).format(first=first, last=last)
        found = await exam.listing(address)
        response = await exam.ask(found.items[0].url)
        return Answer(State.HOLDS, f"{_described(_article(exam, response))} at {response.url}")

    return earlier_article


def _month(told: str) -> tuple[date, date]:
    first = date.fromisoformat(f"{told}-01")
    return first, first.replace(day=calendar.monthrange(first.year, first.month)[1])


def _article(exam: Exam, response: Response) -> Article:
    try:
        return exam.site.read_article(parse_html(text_of(response)))
    except (ArticleError, DateError) as error:
        raise unreadable(response, str(error)) from error


def _described(article: Article) -> str:
    when = article.published.isoformat() if article.published else "without a date"
    return f"{article.markup}, {when}, {len(article.body)} characters"


def _extras(response: Response) -> str:
    page = Selector(text=text_of(response))
    there = {
        "JSON-LD": page.css("script[type='application/ld+json']"),
        "a canonical address": page.css("link[rel='canonical']"),
        "Cloudflare": b"cloudflare" in (response.headers.get("Server") or b"").lower(),
    }
    return "".join(f", {what}" for what, is_there in there.items() if is_there)


def _judged(exam: Exam, listed: Listed, more: str = "") -> Answer:
    """Return the answer for a list: changed where it drifts or is stale."""
    if not listed.items:
        return Answer(State.CHANGED, "no items at all", _LOOK)
    if drifts := listed.drift():
        return Answer(State.CHANGED, "; ".join(drifts), _LOOK)
    newest, oldest = _edges(listed.items)
    seen = f"{len(listed.items)} items, {oldest:%Y-%m-%d} to {newest:%Y-%m-%d %H:%M}{more}"
    if (age := exam.began - newest) > _STALE:
        return Answer(State.CHANGED, f"{seen}: nothing new for {age.days} days", "look for its successor")
    return Answer(State.HOLDS, seen)


def _edges(items: list[Sighting]) -> tuple[datetime, datetime]:
    dated = [earliest(item.published) for item in items if item.published is not None]
    return max(dated), min(dated)


def _told_in(response: Response) -> str:
    """Return how much of its items a feed itself tells."""
    feed = Selector(text=text_of(response), type="xml")
    told = feed.xpath("//item/*[local-name() = 'encoded' or local-name() = 'description']/text()").getall()
    return f", texts of {median(map(len, told)):g} characters" if told else ", without texts"
