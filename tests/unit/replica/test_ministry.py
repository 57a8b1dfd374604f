import json
from typing import Any

from parsel import Selector

from crawler.replica.newsroom import Newsroom
from crawler.replica.web import Answer

from .conftest import Ask

LIST = "https://www.gov.kz/api/v1/public/content-manager/news?projects=eq:mfa"
GRAPHQL = "https://www.gov.kz/graphql"
QUERY = """query($l:String,$pg:Int){ news(projects:"eq:mfa",_size:10,_page:$pg,_lang:$l)
{ id title created_date body projects directions{id title} } }"""


def graphql(ask: Ask, query: str = QUERY, **variables: object) -> Answer:
    return ask(GRAPHQL, "POST", json.dumps({"query": query, "variables": variables}).encode())


def records(answer: Answer) -> Any:
    assert answer.status == 200
    return json.loads(answer.body)


def test_the_list_is_a_bare_array_newest_first(ask: Ask, newsroom: Newsroom) -> None:
    listed = records(ask(LIST + "&size=50&lang=en"))
    assert [str(record["id"]) for record in listed] == [a.key for a in newsroom.stream("mfa", "en")[:50]]
    assert listed[0]["created_date"].endswith(".000+05:00")


def test_the_language_is_told_by_header_or_query(ask: Ask, newsroom: Newsroom) -> None:
    newest = newsroom.stream("mfa", "ru")[0].title
    assert records(ask(LIST, Accept_Language="ru"))[0]["title"] == newest
    assert records(ask(LIST + "&lang=ru", Accept_Language="en"))[0]["title"] == newest


def test_pages_go_on_until_one_is_empty_and_page_nought_is_the_first(ask: Ask, newsroom: Newsroom) -> None:
    pages = [records(ask(f"{LIST}&lang=en&size=20&page={number}")) for number in (0, 1, 2, 3, 4)]
    assert pages[0] == pages[1]
    seen = [record["id"] for page in pages[1:] for record in page]
    assert len(seen) == len(set(seen)) == len(newsroom.stream("mfa", "en"))
    assert pages[4] == []


def test_another_ministry_has_nothing_here(ask: Ask) -> None:
    assert records(ask(LIST.replace("mfa", "emer"))) == []


def test_only_what_is_newer_can_be_asked_for_by_date(ask: Ask) -> None:
    since = f"{LIST}&lang=en&size=100&created_date="
    newer = records(ask(since + "gt:2026-11-18T00:00:00"))
    assert newer
    assert all(record["created_date"] > "2026-11-18" for record in newer)
    assert ask(since + "gte:2026-11-18T00:00:00").status == 500


def test_a_body_is_now_a_fragment_now_a_whole_document(ask: Ask) -> None:
    bodies = [record["body"] for record in records(ask(LIST + "&size=50&lang=en"))]
    whole = [body for body in bodies if body.startswith("<html>")]
    assert 0 < len(whole) < len(bodies)


def test_graphql_gives_the_fields_that_were_asked_for(ask: Ask, newsroom: Newsroom) -> None:
    listed = records(graphql(ask, l="kk", pg=1))["data"]["news"]
    assert set(listed[0]) == {"id", "title", "created_date", "body", "projects", "directions"}
    assert [record["title"] for record in listed] == [a.title for a in newsroom.stream("mfa", "kk")[:10]]


def test_graphql_tells_errors_with_status_200(ask: Ask) -> None:
    other_root = records(graphql(ask, QUERY.replace("news(", "press_releases("), l="en", pg=1))
    other_field = records(graphql(ask, QUERY.replace("title", "headline"), l="en", pg=1))
    assert "press_releases" in other_root["errors"][0]["message"]
    assert "headline" in other_field["errors"][0]["message"]


def test_graphql_refuses_what_is_no_json(ask: Ask) -> None:
    assert ask(GRAPHQL, "POST", b"{").status == 400


def test_one_record_is_found_by_its_number_in_the_languages_that_it_has(ask: Ask) -> None:
    listed = records(ask(LIST + "&size=100&lang=en"))
    latvia = next(record for record in listed if "Latvian" in record["title"])
    address = f"https://www.gov.kz/api/v1/public/content-manager/news/{latvia['id']}"
    assert records(ask(f"{address}?lang=en"))["body"] == latvia["body"]
    assert "Риге" in records(ask(f"{address}?lang=ru"))["title"]
    sweden = next(record for record in listed if "Sweden" in record["title"])
    assert ask(f"https://www.gov.kz/api/v1/public/content-manager/news/{sweden['id']}?lang=kk").status == 404


def test_the_press_pages_lead_to_every_article(ask: Ask, newsroom: Newsroom) -> None:
    address: str | None = "/memleket/entities/mfa/press/news?lang=en"
    titles = []
    while address:
        page = Selector(ask(f"https://www.gov.kz/memleket/view{address}").body.decode())
        titles += page.css(".card-news-list__item .inner-html::text").getall()
        address = page.css('a[aria-label="Next page"]::attr(href)').get()
    assert titles == [article.title for article in newsroom.stream("mfa", "en")]


def test_a_press_page_is_a_shell_without_a_word_of_its_text(ask: Ask, newsroom: Newsroom) -> None:
    article = newsroom.stream("mfa", "en")[0]
    shell = ask(f"https://www.gov.kz/memleket/entities/mfa/press/news/details/{article.key}?lang=en")
    assert (shell.status, article.title in shell.body.decode()) == (200, False)


def test_an_article_opens_by_number_and_by_slug(ask: Ask, newsroom: Newsroom) -> None:
    press = "https://www.gov.kz/memleket/view/memleket/entities/mfa/press/news/details"
    article = newsroom.stream("mfa", "en")[0]
    by_number = ask(f"{press}/{article.key}?lang=en")
    slug = records(ask(LIST + "&lang=en"))[0]["slug"]
    assert ask(f"{press}/{slug}?lang=en").body == by_number.body
    shown = Selector(by_number.body.decode())
    assert shown.css("article h1::text").get() == article.title
    assert shown.css(".article-content p ::text").getall() == list(article.paragraphs)
