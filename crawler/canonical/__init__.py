"""From a page's text to the text that is kept, and to the hash by which verbatim reprints are one.

What a reader sees is kept as received but for white space (`keep_text`). What publishers put around the
news, from a dateline to a whole tail of other articles, is found by rules (`boilerplate`) and counts neither
for the hash nor as news; it stays in the kept text, for datelines and stamps often hold the only date or
place. The rules are described in this folder's README and have a version, `HASH_VERSION`.
"""

from crawler.canonical.boilerplate import boilerplate
from crawler.canonical.digest import HASH_VERSION, canonical_body, content_hash
from crawler.canonical.head import Head, head_of
from crawler.canonical.headline import headline_of, line_at
from crawler.canonical.kept import KeptText, keep_text
from crawler.canonical.language import language_of
from crawler.canonical.rules import Language
from crawler.canonical.spans import Kind, Span

__all__ = [
    "HASH_VERSION",
    "Head",
    "KeptText",
    "Kind",
    "Language",
    "Span",
    "boilerplate",
    "canonical_body",
    "content_hash",
    "head_of",
    "headline_of",
    "keep_text",
    "language_of",
    "line_at",
]
