import json
import os
import random
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.documents import Document, Failure, read_documents
from crawler.release import Release

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
RUSSIAN = "Состоялась встреча министра иностранных дел Казахстана с послом Латвии."
KAZAKH = "Қазақстан мен Латвия сыртқы істер министрлері келіссөз жүргізді."
MINISTRY = "https://www.gov.kz/memleket/entities/mfa/press/news/details/1290001?lang=en"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(*paths: Path) -> list[Document | Failure]:
    return list(read_documents(paths, NOW))


def release(path: Path) -> Release:
    (document,) = read(path)
    assert isinstance(document, Document), document
    return document.release


def reason(path: Path) -> str:
    (failure,) = read(path)
    assert isinstance(failure, Failure), failure
    return failure.reason


def test_a_text_file_is_a_body_without_title_address_or_source(tmp_path: Path) -> None:
    found = release(write(tmp_path, "a.txt", "Talks were held.\n\nMore will follow.\n"))
    assert (found.source, found.external_id, found.urls, found.title) == ("archive", None, (), None)
    assert found.body == "Talks were held.\n\nMore will follow."
    assert found.published is None


def test_a_first_line_tells_the_publication_date_and_what_follows_on_it_is_text(tmp_path: Path) -> None:
    found = release(write(tmp_path, "a.txt", " date 2025-12-02 Images | gov.kz\n\nTalks were held."))
    assert found.published is not None
    assert found.published.isoformat() == "2025-12-02"
    assert found.body == "Images | gov.kz\n\nTalks were held."


def test_a_date_line_that_names_no_day_is_told(tmp_path: Path) -> None:
    assert "2025-13-40" in reason(write(tmp_path, "a.txt", " date 2025-13-40 Talks were held."))


def test_the_snapshot_is_the_bytes_and_the_name_and_tells_no_path(tmp_path: Path) -> None:
    snapshot = release(write(tmp_path, "a b.txt", "\ufeffTalks.")).snapshot
    assert snapshot is not None
    assert snapshot.body == "\ufeffTalks.".encode()
    assert snapshot.url == "file:a%20b.txt"
    assert snapshot.fetched_at == NOW


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode(),
        b"\xef\xbb\xbf" + RUSSIAN.encode(),
        RUSSIAN.encode("utf-16"),
        RUSSIAN.encode("cp1251"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "cp1251"],
)
def test_text_is_read_in_the_encodings_that_can_be_told(tmp_path: Path, content: bytes) -> None:
    assert release(write(tmp_path, "a.txt", content)).body == RUSSIAN


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode("koi8-r"),
        RUSSIAN.encode("iso-8859-5"),
        RUSSIAN.encode("cp866"),
        "Café society in Zürich, naïvely told".encode("latin-1"),
        RUSSIAN.encode()[:-1] + b"\xff",
    ],
    ids=["koi8-r", "iso-8859-5", "cp866", "latin-1", "broken utf-8"],
)
def test_text_in_an_encoding_that_cannot_be_told_fails(tmp_path: Path, content: bytes) -> None:
    assert reason(write(tmp_path, "a.txt", content)) == "is not UTF-8 and declares no other encoding"


def test_a_page_that_declares_its_encoding_is_read_in_it(tmp_path: Path) -> None:
    html = f'<html><head><meta charset="koi8-r"><title>Т</title></head><body><p>{RUSSIAN}</p></body></html>'
    assert release(write(tmp_path, "a.html", html.encode("koi8-r"))).body == RUSSIAN


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \n\t\n", "is empty"),
        ("a.txt", b" date 2025-12-02 \n", "holds no text"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is binary"),
        ("a.txt", b"a" * (16 * 1024 * 1024 + 1), "larger than 16 MB"),
        ("a.html", b"<html><script>x()</script></html>", "holds no text"),
        ("a.json", b"{", "is not JSON"),
        ("a.json", b"[]", "holds no records"),
        ("a.json", b"[" * 100_000, "nests too deep"),
        ("a.json", b"[" + b"9" * 10_000 + b"]", "too large a number"),
        ("a.json", b'{"title": "Talks"}', "lacks text"),
        ("a.json", b'{"text": " "}', "text: is empty"),
        ("a.json", b'{"text": 5}', "text: "),
        ("a.json", b'["Talks"]', "is no object"),
        ("a.json", b'{"text": "Talks", "url": "javascript:alert(1)"}', "url: is no http or https address"),
        ("a.json", b'{"text": "Talks", "source": "../x"}', "source: "),
        ("a.json", b'{"text": "Talks", "published": "soon"}', "published: cannot read the date 'soon'"),
        ("a.warc", b"no archive", "is no sound WARC file"),
        ("a.warc.gz", b"\x1f\x8b\x08\x00broken", "holds no pages"),
        ("a.pdf", b"%PDF", "is of no kind that is read"),
    ],
)
def test_each_fault_of_a_document_is_told_in_words(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    assert told in reason(write(tmp_path, name, content))


def test_what_is_not_there_or_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "none").mkdir()
    assert reason(tmp_path / "gone.txt") == "does not exist"
    assert reason(tmp_path / "pipe.txt") == "is not a file"
    assert reason(tmp_path / "none").startswith("holds no documents")


def test_a_failure_leaves_the_other_documents_alone(tmp_path: Path) -> None:
    write(tmp_path, "1.txt", "One.")
    write(tmp_path, "2.txt", "")
    write(tmp_path, "3.txt", "Three.")
    first, failure, third = read(tmp_path)
    assert isinstance(failure, Failure)
    assert str(failure) == f"{tmp_path / '2.txt'}: is empty"
    assert [found.release.body for found in (first, third) if isinstance(found, Document)] == [
        "One.",
        "Three.",
    ]


def test_a_directory_gives_its_documents_by_name_wherever_they_lie_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    for name in ("b.txt", "a.TXT", "deep/er/c.txt", ".hidden/d.txt", ".e.txt", "notes.md", "pictures.zip"):
        write(tmp_path, name, f"{name}")
    assert [Path(found.path).name for found in read(tmp_path)] == ["a.TXT", "b.txt", "c.txt"]


def test_a_file_whose_name_is_of_no_encoding_is_read_and_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"talks-\xff.txt")
    (found,) = read(write(tmp_path, path.name, "Talks."))
    assert isinstance(found, Document)
    assert found.path.encode().endswith(b"talks-?.txt")
    assert found.release.snapshot is not None
    assert found.release.snapshot.url == "file:talks-%FF.txt"


def json_release(folder: Path, **record: Any) -> Release:
    return release(write(folder, "a.json", json.dumps({"text": "Talks were held.", **record})))


def test_json_tells_source_language_address_time_and_title(tmp_path: Path) -> None:
    found = json_release(
        tmp_path,
        source="mfa",
        language="en",
        url=MINISTRY,
        published="2026-11-20T14:05:00+05:00",
        title=" Talks ",
        note="left alone",
    )
    assert (found.source, found.external_id, found.urls) == ("mfa-en", "news/mfa/1290001", (MINISTRY,))
    assert (found.title, found.body) == ("Talks", "Talks were held.")
    assert found.published is not None
    assert found.published.isoformat() == "2026-11-20T14:05:00+05:00"


def test_all_but_the_text_may_be_missing(tmp_path: Path) -> None:
    found = json_release(tmp_path)
    assert (found.source, found.external_id, found.urls, found.title, found.published) == (
        "archive",
        None,
        (),
        None,
        None,
    )


def test_a_time_without_offset_is_almatys(tmp_path: Path) -> None:
    published = json_release(tmp_path, published="2026-11-20T14:05:00").published
    assert published is not None
    assert published.isoformat() == "2026-11-20T14:05:00+05:00"


@pytest.mark.parametrize("told", [{"source": "mfa"}, {"language": "en"}, {"source": None, "language": "en"}])
def test_a_source_that_is_told_in_half_is_the_archive(tmp_path: Path, told: dict[str, str]) -> None:
    assert json_release(tmp_path, **told).source == "archive"


def test_an_unknown_publishers_documents_have_a_source_and_their_address_as_key(tmp_path: Path) -> None:
    found = json_release(tmp_path, source="akorda", language="en", url="HTTPS://Akorda.example/b?y=2&x=1#top")
    assert (found.source, found.external_id) == ("akorda-en", "https://akorda.example/b?x=1&y=2")
    assert found.urls == ("HTTPS://Akorda.example/b?y=2&x=1#top",)


def test_in_the_archive_language_versions_of_one_number_have_keys_of_their_own(tmp_path: Path) -> None:
    english = json_release(tmp_path, url=MINISTRY).external_id
    russian = json_release(tmp_path, url=MINISTRY.replace("=en", "=ru")).external_id
    assert english != russian


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_and_one_object_a_line_are_several_releases(tmp_path: Path, name: str) -> None:
    for content in ('[{"text": "One."}, {"text": "Two."}]', '{"text": "One."}\n\n{"text": "Two."}\n'):
        found = read(write(tmp_path, name, content))
        assert [each.release.body for each in found if isinstance(each, Document)] == ["One.", "Two."]


def test_a_bad_record_among_others_is_told_by_its_number(tmp_path: Path) -> None:
    content = '{"text": "One."}\n{"text": \n{"title": "no text"}\n{"text": "Four."}'
    first, second, third, fourth = read(write(tmp_path, "a.json", content))
    assert isinstance(first, Document)
    assert isinstance(second, Failure)
    assert second.reason.startswith("record 2: is not JSON")
    assert isinstance(third, Failure)
    assert third.reason == "record 3: lacks text"
    assert isinstance(fourth, Document)


def test_a_saved_page_of_a_publisher_is_read_by_its_markup_and_keyed_by_its_address(tmp_path: Path) -> None:
    html = (
        '<html><head><link rel="canonical" href="https://qazinform.com/news/talks-1a2b3c">'
        '<meta property="article:published_time" content="2026-11-20T14:05:00+05:00"></head><body>'
        '<h1 class="article__title">Talks</h1><p>Advertisement, longer than the article itself.</p>'
        '<div class="article__content"><p>Held.</p></div></body></html>'
    )
    found = release(write(tmp_path, "a.html", html))
    assert (found.title, found.body) == ("Talks", "Held.")
    assert (found.source, found.external_id) == ("archive", "kazinform/1a2b3c")
    assert found.urls == ("https://qazinform.com/news/talks-1a2b3c",)


def test_any_other_page_is_its_headline_and_its_longest_run_of_paragraphs(tmp_path: Path) -> None:
    html = (
        "<html><head><title>Site</title></head><body><nav><p>Menu</p></nav><h1>Talks <i>held</i></h1>"
        "<div><p>The first paragraph.</p><p>The second.</p></div><footer><p>© Site</p></footer></body></html>"
    )
    found = release(write(tmp_path, "a.htm", html))
    assert (found.title, found.body) == ("Talks held", "The first paragraph.\n\nThe second.")
    assert found.external_id is None


def warc(*pages: tuple[str, str, str, bytes], gzip: bool = True) -> bytes:
    file = BytesIO()
    writer = WARCWriter(file, gzip=gzip)
    for url, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2026-11-19T08:00:00Z"},
        )
        writer.write_record(record)
    return file.getvalue()


ARTICLE = "https://www.kt.kz/eng/politics/talks_1377994797.html"
PAGE = (
    b'<header class="page-heading"><h1>Talks</h1></header>'
    b'<div class="page-meta"><span>20.11.2026, 14:05</span></div>'
    b'<div class="page-content"><div>Held.</div></div>'
)


@pytest.mark.parametrize("gzip", [True, False])
def test_a_warc_gives_the_articles_among_its_pages_as_they_were_received(tmp_path: Path, gzip: bool) -> None:
    content = warc(
        ("https://www.kt.kz/eng/all", "200 OK", "text/html", b"<p>Headlines</p>"),
        (ARTICLE, "200 OK", "text/html; charset=utf-8", PAGE),
        ("https://www.kt.kz/logo.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://www.kt.kz/eng/politics/gone_1377994798.html", "404 Not Found", "text/html", b"<p>Gone</p>"),
        gzip=gzip,
    )
    found = release(write(tmp_path, "a.warc.gz" if gzip else "a.warc", content))
    assert (found.title, found.body, found.external_id) == ("Talks", "Held.", "kt/1377994797")
    assert found.snapshot is not None
    assert (found.snapshot.url, found.snapshot.body) == (ARTICLE, PAGE)
    assert found.snapshot.fetched_at == datetime(2026, 11, 19, 8, tzinfo=UTC)


def test_a_warc_that_is_cut_short_gives_what_came_before_and_a_failure(tmp_path: Path) -> None:
    page = PAGE + random.Random(1).randbytes(500).hex().encode()
    urls = [ARTICLE.replace("97.html", f"{number}.html") for number in (10, 11)]
    whole = warc(*[(url, "200 OK", "text/html", page) for url in urls], gzip=False)
    first, second = read(write(tmp_path, "a.warc", whole[:-300]))
    assert isinstance(first, Document)
    assert isinstance(second, Failure)
    assert second.reason == f"{urls[1]}: is cut short"
