from pathlib import Path

import psycopg
import pytest

from crawler.store.backups import back_up, restore
from crawler.store.failures import StoreError

HASH = bytes(range(32))


def text_hashes(url: str) -> list[tuple[bytes]]:
    with psycopg.connect(url) as connection:
        return connection.execute("select content_hash from texts").fetchall()


async def test_a_copy_holds_what_the_database_held_and_is_for_its_owner_alone(
    database_url: str, blank_url: str, tmp_path: Path
) -> None:
    kept = "insert into texts (content_hash, hash_version, language) values (%s, 1, 'en')"
    with psycopg.connect(database_url) as connection:
        connection.execute(kept, [HASH])
    file = tmp_path / "watch.dump"

    size = await back_up(database_url, file)
    await restore(blank_url, file)

    assert text_hashes(blank_url) == text_hashes(database_url) == [(HASH,)]
    assert size == file.stat().st_size
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


async def test_neither_a_file_nor_a_database_in_use_is_written_over(
    database_url: str, tmp_path: Path
) -> None:
    file = tmp_path / "watch.dump"
    await back_up(database_url, file)
    kept = file.read_bytes()

    with pytest.raises(StoreError, match="is there already"):
        await back_up(database_url, file)
    with pytest.raises(StoreError, match="is not empty"):
        await restore(database_url, file)

    assert file.read_bytes() == kept


async def test_what_is_no_copy_leaves_the_database_empty(
    database_url: str, blank_url: str, tmp_path: Path
) -> None:
    await back_up(database_url, tmp_path / "whole.dump")
    half = tmp_path / "half.dump"
    half.write_bytes((tmp_path / "whole.dump").read_bytes()[:40_000])

    with pytest.raises(StoreError, match="error:"):
        await restore(blank_url, half)
    with pytest.raises(StoreError, match="is no file"):
        await restore(blank_url, tmp_path / "nothing.dump")

    with psycopg.connect(blank_url) as connection:
        assert connection.execute("select to_regclass('texts') is null").fetchone() == (True,)


async def test_a_directory_that_cannot_be_written_to_is_told(database_url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written: No such file"):
        await back_up(database_url, tmp_path / "missing" / "watch.dump")
