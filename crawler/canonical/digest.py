"""The content hash: what verbatim reprints have in common, whatever stands around the news."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.kept import KeptText
from crawler.canonical.signs import plain_signs
from crawler.canonical.spans import outside

HASH_VERSION = 2
"""The version of the rules; it grows whenever some text may get another hash."""

_SET_AT_WILL = re.compile(r"""["',.](?:(?<=")|(?<=[.,])(?:(?<!\d.)|(?!\d))|(?<=')(?:(?<!\w.)|(?!\w)))""")
_SPACE_AT_SIGN = re.compile(r" (?:(?=[^\w ])|(?<=[^\w ] ))")
_SENTENCE_END = re.compile(r"""[.!?…]["')»”]?$""")


def canonical_body(kept: KeptText) -> str:
    """Return the body without boilerplate, and with all that outlets set each in its own way made one.

    Letters, their case and diacritics, digits and most signs stay. Dashes and apostrophes are made one.
    Quotation marks go, and so do full stops and commas but those between digits, for clauses bring theirs and
    take them away. A space stands between two words only. The result is empty for an empty body alone.
    """
    news = " ".join(_news(kept))
    return _unified(news) or _unified(kept.body) or " ".join(kept.body.split())


def content_hash(kept: KeptText) -> str:
    """Return the SHA-256 of the canonical body in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_body(kept).encode()).hexdigest()


def _news(kept: KeptText) -> Iterator[str]:
    """Yield the pieces of the news; a sentence without its opening clause begins with a capital again."""
    before = ""
    for start, end in outside(boilerplate(kept), kept.body_start, len(kept.text)):
        piece = kept.text[start:end].strip()
        if piece:
            yield piece if before and not _SENTENCE_END.search(before[-2:]) else piece[0].upper() + piece[1:]
            before = piece


def _unified(text: str) -> str:
    text = plain_signs(unicodedata.normalize("NFKC", text))
    text = " ".join(_SET_AT_WILL.sub(" ", text).split())
    return _SPACE_AT_SIGN.sub("", text)
