import json

import pytest

from crawler.replica.newsroom import Newsroom
from crawler.replica.sites import addresses

from .conftest import Ask

HOSTS = ["www.gov.kz", "qazinform.com", "www.inform.kz", "kaz.inform.kz", "en.inform.kz", "www.kt.kz"]


@pytest.mark.parametrize("host", HOSTS)
def test_each_host_allows_what_is_needed_and_knows_what_it_has(ask: Ask, host: str) -> None:
    robots = ask(f"https://{host}/robots.txt")
    assert robots.status == 200
    assert b"Disallow: /\n" not in robots.body
    assert ask(f"https://{host}/no/such/page").status == 404


def test_a_host_that_nobody_stands_in_for_is_misdirected(ask: Ask) -> None:
    assert ask("https://example.org/robots.txt").status == 421


def test_every_address_of_everything_online_is_answered(newsroom: Newsroom, ask: Ask) -> None:
    for article in newsroom.everything():
        for address in addresses(article):
            assert ask(address).status == 200


def test_a_date_that_cannot_be_read_is_no_condition(newsroom: Newsroom, ask: Ask) -> None:
    address = addresses(newsroom.stream("kt", "en")[0])[0]
    assert ask(address, If_Modified_Since="the day before yesterday").status == 200


def test_the_truth_tells_what_is_and_what_was(newsroom: Newsroom, ask: Ask) -> None:
    article = newsroom.stream("kt", "en")[0]
    which = {"publisher": "kt", "language": "en", "key": article.key}
    edit = json.dumps({**which, "body": "One.\n\nTwo."}).encode()
    assert ask("https://replica.local/rewrite", "POST", edit).status == 200
    assert ask("https://replica.local/remove", "POST", json.dumps(which).encode()).status == 200
    told = json.loads(ask("https://replica.local/truth").body)
    assert [truth["published"] for truth in told] == sorted(truth["published"] for truth in told)
    [gone] = [truth for truth in told if truth["removed"]]
    assert gone["url"] == addresses(article)[0]
    assert [state["body"] for state in gone["revisions"]] == ["\n\n".join(article.paragraphs), "One.\n\nTwo."]
    assert gone["removed"] > gone["revisions"][1]["since"] > gone["published"]


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"{", 400), (b"{}", 400), (b'{"publisher": "kt", "language": "en", "key": "1"}', 404)],
)
def test_a_wrong_order_is_refused_with_a_reason(ask: Ask, body: bytes, status: int) -> None:
    answer = ask("https://replica.local/remove", "POST", body)
    assert answer.status == status
    assert json.loads(answer.body)["message"]
