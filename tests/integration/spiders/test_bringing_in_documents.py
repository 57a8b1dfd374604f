from collections.abc import Sequence
from pathlib import Path

import pytest

from crawler.crawling import crawl_documents
from crawler.release import Release, Verdict
from crawler.runs import Outcome
from tests.integration.spiders.memory import MemoryStore


def write(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"Release number {number}.")


async def test_documents_are_kept_in_batches_and_counted(tmp_path: Path) -> None:
    write(tmp_path, 120)
    store = MemoryStore()
    report = await crawl_documents([tmp_path], store)
    assert (report.outcome, report.counts.seen, report.counts.new) == (Outcome.NEW, 120, 120)
    assert sorted(release.body for release in store.of("archive"))[0] == "Release number 0."
    assert sum(store.batches) == 120
    assert len(store.batches) <= 3
    assert max(store.batches) <= 100


async def test_the_same_documents_again_are_known(tmp_path: Path) -> None:
    write(tmp_path, 5)
    store = MemoryStore()
    await crawl_documents([tmp_path], store)
    report = await crawl_documents([tmp_path], store)
    assert (report.outcome, report.counts.new, report.counts.known) == (Outcome.UNCHANGED, 0, 5)


async def test_each_document_that_fails_is_told_and_the_others_are_in(tmp_path: Path) -> None:
    write(tmp_path, 3)
    (tmp_path / "0001.txt").write_bytes(b"\x00")
    report = await crawl_documents([tmp_path, tmp_path / "gone.txt"], store := MemoryStore())
    assert [str(trouble) for trouble in report.troubles] == [
        f"{tmp_path / '0001.txt'}: is binary, not text",
        f"{tmp_path / 'gone.txt'}: does not exist",
    ]
    assert (report.counts.failed, report.counts.new, len(store.kept)) == (2, 2, 2)


class SlowStore(MemoryStore):
    """A store that notes how many releases wait for it."""

    async def keep(self, releases: Sequence[Release]) -> list[Verdict]:
        if len(self.batches) == 3:
            raise ConnectionError("the database is gone")
        return await super().keep(releases)


async def test_a_store_that_fails_ends_the_import_and_is_raised(tmp_path: Path) -> None:
    write(tmp_path, 1000)
    store = SlowStore()
    with pytest.raises(ConnectionError, match="the database is gone"):
        await crawl_documents([tmp_path], store)
    assert sum(store.batches) < 500
