"""Bytes to text: UTF-8, else what the document declares, else Windows' Cyrillic where that makes sense."""

import codecs
import re

from w3lib.encoding import html_body_declared_encoding, read_bom

from crawler.documents.document import DocumentError

_CYRILLIC_CODE = "cp1251"
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_USUAL = re.compile("[оеаинтсрвлкым]")  # two thirds of any Russian text, and half of a Kazakh one


def text_of(content: bytes) -> str:
    """Return the text of a document.

    Raises:
        DocumentError: for binary files, and for encodings that cannot be told.
    """
    declared, bom = read_bom(content)
    if declared is not None and bom is not None:
        return _decoded(content[len(bom) :], declared)
    if b"\0" in content:
        raise DocumentError("is binary, not text")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(content, html_body_declared_encoding(content) or _guessed(content))


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return codecs.decode(content, encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise DocumentError(f"declares the encoding {encoding} but is not in it") from error


def _guessed(content: bytes) -> str:
    text = content.decode(_CYRILLIC_CODE, "replace")
    if "\ufffd" in text or not _is_cyrillic(text):
        raise DocumentError("is not UTF-8 and declares no other encoding")
    return _CYRILLIC_CODE


def _is_cyrillic(text: str) -> bool:
    """Whether a text is Cyrillic by its letters, and by their frequencies not another encoding's."""
    letters, cyrillic = len(_LETTER.findall(text)), len(_CYRILLIC.findall(text))
    return cyrillic * 2 > letters and len(_USUAL.findall(text)) * 2 > cyrillic
