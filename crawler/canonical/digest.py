"""The content hash: what verbatim reprints have in common, whatever stands around the news."""

import hashlib
import unicodedata

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.kept import KeptText

HASH_VERSION = 1


def canonical_body(kept: KeptText) -> str:
    """Return the body without boilerplate, its quotes, dashes and white space unified."""
    pieces, at = [], kept.body_start
    for span in boilerplate(kept):
        pieces.append(kept.text[at : span.start])
        at = span.end
    pieces.append(kept.text[at:])
    return _unified(" ".join(pieces)) or _unified(kept.body)


def content_hash(kept: KeptText) -> str:
    """Return the SHA-256 of the canonical body in 64 hexadecimal digits."""
    return hashlib.sha256(canonical_body(kept).encode()).hexdigest()


def _unified(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())
