import asyncio
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest

from crawler.release import Publication, Release, Snapshot, Verdict
from crawler.store.database import Database
from crawler.store.queue import queue_depth
from crawler.store.readings import texts_to_read
from crawler.store.releases import Releases

BODY = (
    "Deputy Minister Arman Seitkali received Ambassador Lena Virtanen on Thursday.\n\n"
    "Trade between Kazakhstan and Finland amounted to 412.3 million US dollars in 2025."
)
EDITED = BODY.replace("412.3", "421.3")
PUBLISHED = Publication(date(2026, 3, 5), datetime(2026, 3, 5, 9, 30, tzinfo=UTC))


def release(
    source: str = "mfa-en",
    external_id: str | None = "news/mfa/1",
    body: str = BODY,
    title: str | None = "Ambassador of Finland Received",
    published: Publication | None = PUBLISHED,
    url: str = "https://www.gov.kz/memleket/entities/mfa/press/news/details/1?lang=en",
) -> Release:
    snapshot = Snapshot(
        url, datetime(2026, 3, 5, 10, tzinfo=UTC), 200, {"Content-Type": "text/html"}, body.encode()
    )
    return Release(source, external_id, (url,), title, body, published, snapshot)


async def rows(database: Database, table: str) -> list[Any]:
    async with database.transaction() as connection:
        return await (await connection.execute(f"select * from {table} order by 1")).fetchall()


async def test_a_text_is_handed_to_the_parsers_in_the_transaction_that_keeps_it(database: Database) -> None:
    assert await Releases(database).keep([release()]) == [Verdict.NEW]

    async with database.transaction() as connection:
        assert await queue_depth(connection) == {"parse": {"todo": 1}}


async def test_a_failure_in_the_middle_of_a_batch_keeps_none_of_it(database: Database) -> None:
    impossible = release(external_id="news/mfa/2", url="a\0b")

    with pytest.raises(psycopg.DataError, match="NUL"):
        await Releases(database).keep([release(), impossible])

    for table in ("releases", "texts", "revisions", "procrastinate_jobs"):
        assert await rows(database, table) == []


async def test_a_verbatim_reprint_adds_a_release_to_the_text_that_is_there(database: Database) -> None:
    reprint = release(
        "kt-en", "1377900001", f"Tell a friend\n\n{BODY}", "Finland's Envoy in Astana", url="https://k/1"
    )

    assert await Releases(database).keep([release(), reprint]) == [Verdict.NEW, Verdict.REPRINT]

    assert len(await rows(database, "texts")) == 1
    assert len(await rows(database, "releases")) == 2


async def test_what_is_known_writes_nothing(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])
    async with database.transaction() as connection:
        await connection.execute("delete from procrastinate_jobs")
        await connection.execute(
            "insert into readings (text, parser, version, kept, published_on, published_at, "
            "published_offset, seconds) select text, 'p', '1', kept, published_on, "
            "published_at, published_offset, 0 from texts_as_read"
        )
    before = {
        table: await rows(database, table) for table in ("releases", "texts", "kept_texts", "revisions")
    }

    assert await store.keep([release()]) == [Verdict.KNOWN]

    assert {table: await rows(database, table) for table in before} == before
    assert await rows(database, "procrastinate_jobs") == []


async def test_a_changed_figure_is_a_revision_with_a_text_of_its_own(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])

    assert await store.keep([release(body=EDITED)]) == [Verdict.REVISED]

    first, second = await rows(database, "revisions")
    assert first.until is not None
    assert second.until is None
    assert first.text != second.text


async def test_a_text_that_comes_back_is_the_revision_that_it_was(database: Database) -> None:
    store = Releases(database)
    for body in (BODY, EDITED, BODY):
        await store.keep([release(body=body)])

    first, second = await rows(database, "revisions")
    assert (first.until, second.until is None) == (None, False)


async def test_another_headline_alone_is_a_revision_of_the_same_text(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])

    assert await store.keep([release(title="Ambassador of Finland Received in Astana")]) == [Verdict.REVISED]

    assert len(await rows(database, "texts")) == 1
    assert [row.text.partition("\n")[0] for row in await rows(database, "kept_texts")][-1].endswith("Astana")


async def test_another_address_of_a_known_release_is_added(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])

    assert await store.keep([release(url="https://www.gov.kz/other")]) == [Verdict.KNOWN]

    assert len(await rows(database, "addresses")) == 2


async def test_a_document_without_address_is_known_by_its_hash(database: Database) -> None:
    store = Releases(database)
    document = Release("archive", None, (), None, BODY, None, None)

    assert await store.keep([document]) == [Verdict.NEW]
    assert await store.keep([document]) == [Verdict.KNOWN]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
async def test_how_a_shared_text_is_read_does_not_hang_on_the_order_of_arrival(
    database: Database, order: tuple[int, ...]
) -> None:
    later, earlier = Publication(date(2026, 3, 6)), Publication(date(2026, 3, 4))
    reprints = [
        release("kt-en", "1", title=None, published=later, url="https://k/1"),
        release(
            "kazinform-en", "2", f"ASTANA. KAZINFORM – {BODY}", "Kazinform's title", PUBLISHED, "https://q/2"
        ),
        release("mfa-en", "3", title="The ministry's title", published=earlier, url="https://g/3"),
    ]
    for i in order:
        await Releases(database).keep([reprints[i]])

    async with database.transaction() as connection:
        [text] = await texts_to_read(connection, [row.id for row in await rows(database, "texts")])
    assert text.release_text.published == earlier
    assert text.release_text.text.startswith("Kazinform's title\n\nASTANA.")


async def test_a_text_is_handed_over_again_when_a_release_brings_an_earlier_time(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])
    async with database.transaction() as connection:
        await connection.execute("delete from procrastinate_jobs")

    earlier = Publication(date(2026, 3, 4))
    await store.keep([release("kt-en", "9", published=earlier, url="https://k/9")])

    async with database.transaction() as connection:
        assert await queue_depth(connection) == {"parse": {"todo": 1}}


async def test_many_crawls_at_once_keep_each_release_once(database: Database) -> None:
    batch = [
        release(external_id=str(i), body=f"{BODY} Number {i % 7}.", url=f"https://g/{i}") for i in range(20)
    ]

    verdicts = await asyncio.gather(
        *(Releases(database).keep(batch[i:] + batch[:i]) for i in range(0, 20, 4))
    )

    told = [verdict for one in verdicts for verdict in one]
    assert len(await rows(database, "releases")) == 20
    assert len(await rows(database, "texts")) == 7
    assert told.count(Verdict.NEW) == 7
    assert told.count(Verdict.REPRINT) == 13


async def test_ids_that_were_passed_over_are_known(database: Database) -> None:
    store = Releases(database)
    await store.keep([release()])
    await store.pass_over("mfa-en", ["a", "b"])

    assert await store.known("mfa-en", ["a", "c", "news/mfa/1"]) == {"a", "news/mfa/1"}
    assert await store.known("mfa-ru", ["a", "news/mfa/1"]) == set()
