"""The content hash: what verbatim reprints have in common, whatever stands around the news."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.flow import plain_signs
from crawler.canonical.kept import KeptText
from crawler.canonical.spans import outside

HASH_VERSION = 1
"""The version of the rules; it grows whenever some text may get another hash."""

_SET_AT_WILL = re.compile(r"(?<!\d)[.,]|[.,](?!\d)|\"|(?<!\w)'|'(?!\w)")
_SPACE = re.compile(r"\s+")
_SPACE_AT_SIGN = re.compile(r" ?([^\w ]) ?")
_SENTENCE_END = re.compile(r"""[.!?…]["')»”]?$""")


def canonical_body(kept: KeptText) -> str:
    """Return the body without boilerplate, with all that outlets set each in its own way made one.

    Letters, digits, diacritics and case stay. Dashes and apostrophes are made one; quotation marks, and full stops and
    commas but for those between digits, go; a space stands only between two words. It is empty only for an empty body.
    """
    news = " ".join(_news(kept))
    return _unified(news) or _unified(kept.body) or _SPACE.sub(" ", kept.body)


def content_hash(kept: KeptText) -> str:
    """Return the SHA-256 of the canonical body in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_body(kept).encode()).hexdigest()


def _news(kept: KeptText) -> Iterator[str]:
    """Yield the pieces of the news; a sentence that lost its opening clause begins with a capital letter again."""
    before = ""
    for start, end in outside(boilerplate(kept), kept.body_start, len(kept.text)):
        piece = kept.text[start:end].strip()
        if piece:
            yield piece if before and not _SENTENCE_END.search(before) else piece[0].upper() + piece[1:]
            before = piece


def _unified(text: str) -> str:
    text = plain_signs(unicodedata.normalize("NFKC", text))
    text = _SPACE.sub(" ", _SET_AT_WILL.sub(" ", text))
    return _SPACE_AT_SIGN.sub(r"\1", text).strip()
