from urllib.parse import urlsplit

import pytest

from crawler.sources import SOURCES, SourceError, source_named


def test_every_stream_of_the_three_publishers_is_there() -> None:
    assert set(SOURCES) == {
        "mfa-en",
        "mfa-ru",
        "mfa-kk",
        "kazinform-en",
        "kazinform-ru",
        "kazinform-kk",
        "kt-en",
        "kt-ru",
    }


@pytest.mark.parametrize("name", SOURCES)
def test_a_source_asks_no_host_but_its_own_and_only_over_tls(name: str) -> None:
    source = SOURCES[name]
    doors = [door.address for door in source.doors]
    addresses = [address for address in (*doors, source.feed, source.listing) if address]
    assert addresses
    assert all(urlsplit(address).scheme == "https" for address in addresses)
    assert {urlsplit(address).hostname for address in addresses} <= set(source.hosts)


def test_an_unknown_source_is_told_with_those_that_there_are() -> None:
    with pytest.raises(SourceError, match=r"'mfa'.*mfa-en.*kt-ru"):
        source_named("mfa")
