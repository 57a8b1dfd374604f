import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publishers import edition_key, external_id, is_of_publisher, publisher_of

ONE_ARTICLE = [
    "https://www.inform.kz/en/talks-held-in-riga_a3790003",
    "https://www.inform.kz/en/talks-held-in-riga_a3790003/amp",
    "https://en.inform.kz/news/talks-held-in-riga_a3790003/",
    "https://en.inform.kz/amp/talks-held-in-riga_a3790003/",
    "https://qazinform.com/news/talks-held-in-riga_a3790003",
    "https://qazinform.com/news/talks-held-in-riga_a3790003?utm_source=x#top",
]


@pytest.mark.parametrize("url", ONE_ARTICLE)
def test_an_article_of_kazinform_has_one_key_at_all_its_addresses(url: str) -> None:
    assert external_id("kazinform", url) == "a3790003"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://kaz.inform.kz/news/rigada-kezdesu-otti-1a2b3c4d/", "1a2b3c4d"),
        ("https://www.inform.kz/ru/peregovory-v-rige-0f1e2d3c", "0f1e2d3c"),
        ("https://qazinform.com/news/talks-held-in-riga-1a2b3c", "1a2b3c"),
        # a word, and a number of the title, are no hexadecimal suffix
        ("https://qazinform.com/news/ties-of-a-decade", "ties-of-a-decade"),
        ("https://qazinform.com/news/turnover-beyond-100000", "turnover-beyond-100000"),
        ("https://qazinform.com/news/a-bright-facade", "a-bright-facade"),
        ("https://qazinform.com/news/talks-held-in-riga", "talks-held-in-riga"),
        ("https://www.inform.kz/eng/article/2784443", "2784443"),
    ],
)
def test_each_generation_of_kazinforms_addresses_has_its_key(url: str, key: str) -> None:
    assert external_id("kazinform", url) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://qazinform.com/",
        "https://www.inform.kz/ru/lenta",
        "https://www.inform.kz/rss/ru.xml",
        "https://qazinform.com/category/politics_s10/",
        "https://qazinform.com/tag/riga_t100/?page=2",
        "https://inform.kz.example.org/news/talks-1a2b3c",
        "https://www.kt.kz/eng/politics/talks_1377994797.html",
        "https://qazinform.com/news/" + "a" * 3000,
        "http://[qazinform.com/news/talks-1a2b3c",
        "javascript:alert(1)",
    ],
    ids=lambda url: str(url)[:40],
)
def test_an_address_of_no_article_has_no_key_at_kazinform(url: str) -> None:
    assert external_id("kazinform", url) is None


def test_kts_key_is_the_number_that_ends_the_address() -> None:
    cut = "https://www.kt.kz/eng/international_affair/talks_on_the_development_of_coop_1377994797.html"
    assert external_id("kt", cut) == "1377994797"
    assert external_id("kt", "https://www.kt.kz/eng/all") is None


def test_the_ministrys_key_holds_kind_and_project_beside_the_number() -> None:
    base = "https://www.gov.kz/memleket/entities"
    assert external_id("mfa", f"{base}/mfa/press/news/details/1290001?lang=en") == "news/mfa/1290001"
    assert external_id("mfa", f"{base}/mfa/press/article/details/1290001") == "article/mfa/1290001"
    assert external_id("mfa", f"{base}/mfa-busan/press/news/details/1290001") == "news/mfa-busan/1290001"
    assert external_id("mfa", f"{base}/mfa/press/news/1?lang=en") is None


def test_an_address_tells_its_publisher_only_where_it_is_an_items() -> None:
    assert publisher_of("https://www.kt.kz/rus/politics/peregovory_1377994797.html") == "kt"
    assert publisher_of("https://www.kt.kz/rus/all") is None
    assert is_of_publisher("https://www.kt.kz/rus/all")
    assert not is_of_publisher("https://example.org/news")


def test_language_versions_that_share_a_number_stay_apart_among_all_publishers() -> None:
    page = "https://www.gov.kz/memleket/entities/mfa/press/news/details/1290001"
    assert len({edition_key(f"{page}?lang={language}") for language in ("en", "ru", "kk")}) == 3
    assert edition_key("https://example.org/news/1") is None


@given(st.sampled_from(["mfa", "kazinform", "kt"]), st.text(max_size=80))
def test_no_address_is_worse_than_of_no_item(publisher: str, end: str) -> None:
    hosts = ("www.gov.kz/memleket/entities/mfa/press/news/details", "www.inform.kz", "www.kt.kz/eng/politics")
    for url in (end, *(f"https://{host}/{end}" for host in hosts)):
        key = external_id(publisher, url)
        assert key is None or 0 < len(key.encode()) < 2000
