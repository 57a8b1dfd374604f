"""What cannot be used is told in one clear line with status 1, and nothing else is harmed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.commands import environment, objects, processes_of, run

GOOD = "Deputy Minister Arman Seitkali met Ambassador of Finland Lena Virtanen in Astana on 5 March 2026.\n"
MEGABYTE = 1024 * 1024
BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "huge.txt": b"a" * (50 * MEGABYTE),
    "wrong.txt": "Встреча с послом".encode()[:-1] + b"\x81\x8d\x8f",
    "broken.json": b'{"text": ',
    "textless.json": b'{"title": "A title alone"}',
    "page.html": b"<html><body></body></html>",
}


def one_line(err: str) -> str:
    [line] = err.splitlines()
    assert line.startswith("bilateral-watch: ")
    return line


def test_bad_documents_are_named_each_and_the_good_one_is_in(tmp_path: Path) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    for name, content in BAD.items():
        (documents / name).write_bytes(content)
    (documents / "good.txt").write_text(GOOD)
    (empty := tmp_path / "no-documents").mkdir()
    env = environment(tmp_path / "home")

    done = run("import", documents, empty, tmp_path / "missing.txt", env=env)

    assert done.returncode == 1
    told = done.stderr.splitlines()
    assert len(told) == len(BAD) + 2
    for name in (*BAD, "no-documents", "missing.txt"):
        assert sum(f"/{name}: " in line for line in told) == 1
    assert len(objects(run("events", "--json", env=env).stdout)) == 1


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql://user:secret@127.0.0.1:1/none", "127.0.0.1"),
        ("postgresql://user:secret@no-such-host.invalid/none", "no-such-host.invalid"),
        ("not an address", "DATABASE_URL"),
    ],
)
def test_a_wrong_database_address_is_told_without_its_password(url: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD)

    done = run("import", tmp_path / "good.txt", env=environment(tmp_path / "home", DATABASE_URL=url))

    assert done.returncode == 1
    assert told in one_line(done.stderr)
    assert "secret" not in done.stderr


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 20 MB, too small for a database; only root can make one."""
    if os.geteuid() != 0:
        pytest.skip("mounting needs root")
    place = tmp_path / "small"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m", "tmpfs", place], check=True)
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_is_told(small_disk: Path) -> None:
    done = run("status", env=environment(small_disk))

    assert done.returncode == 1
    assert "No space left" in one_line(done.stderr)
    assert processes_of(small_disk) == {}


def test_a_read_only_data_directory_is_told(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    done = run("status", env=environment(small_disk))

    assert done.returncode == 1
    assert "Read-only" in one_line(done.stderr)


def test_a_data_directory_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("")

    done = run("status", env=environment(tmp_path / "home"))

    assert done.returncode == 1
    assert "Not a directory" in one_line(done.stderr)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("contact = ", "Invalid value"),
        ("contcat = 'x'", "contcat"),
        ("[worker]\ncrawls = 0", "worker.crawls"),
        ("[sources.mfa-xx]\nevery = 1", "mfa-xx"),
        ("[sources.kt-en.addresses]\nfeed = 'https://example.org/rss'", "kt-en: feed is to lie on"),
        ("[sources.kt-en.addresses]\nlisting = 'https://www.kt.kz/eng/news'", "{page}"),
    ],
)
def test_a_wrong_configuration_is_told_with_its_key(content: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "watch.toml").write_text(content)

    done = run("--config", tmp_path / "watch.toml", "config", env=environment(tmp_path / "home"))

    assert done.returncode == 1
    assert told in one_line(done.stderr)


def test_passwords_are_masked_where_the_configuration_is_printed(tmp_path: Path) -> None:
    url = "postgresql://user:secret@127.0.0.1/watch"

    done = run("config", "--json", env=environment(tmp_path / "home", DATABASE_URL=url))

    assert done.returncode == 0
    assert "secret" not in done.stdout


@pytest.mark.parametrize(
    "arguments", [(), ("import",), ("crawl", "nothing"), ("events", "--since", "then"), ("no",)]
)
def test_bad_usage_ends_with_status_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    assert run(*arguments, env=environment(tmp_path / "home")).returncode == 2
