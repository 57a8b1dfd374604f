"""Text of strangers, such that it can do nothing where it is shown.

What is scraped may try to break out of a line, a header or a page, to turn the reading direction, to hide
letters, to call everybody in a chat, or to have an address of its own clicked. A message lets none of it in.
"""

import re
import unicodedata
from urllib.parse import urlsplit

LONGEST = 300
"""Characters of a text in a message, unless told otherwise."""

_LONGEST_ADDRESS = 1000
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_MARK = "[\u0300-\u036f\u0483-\u0489\u20d0-\u20ff]"
_STACK = re.compile(f"({_MARK}{{3}}){_MARK}+")
_SCHEME = re.compile(r"(?<=[a-z0-9])://", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<![\w.-])((?:[\w-]+\.)+)([a-z]{2,24}|xn--[\w-]+)(?![\w-])", re.IGNORECASE)
_CALL = re.compile(r"@(?=everyone\b|here\b|channel\b|all\b|room\b)|<(?=[!@#&])", re.IGNORECASE)


def harmless(text: object, longest: int = LONGEST) -> str:
    """Return a text as one line of at most so many characters, with nothing in it that acts.

    Addresses in it can be read and are no links any more: `https[:]//example[.]org`.
    """
    # Heaps of marks on one letter cover the lines around it.
    line = " ".join("".join(map(_visible, _STACK.sub(r"\1", str(text)))).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    line = _SCHEME.sub("[:]//", line)
    line = _DOMAIN.sub(lambda found: found[1].replace(".", "[.]") + found[2], line)
    return _CALL.sub(lambda found: f"[{found[0]}]", line)


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if category in {"Zl", "Zp"} or char.isspace():
        return " "
    return "" if category in _HIDDEN else char


def safe_link(url: str | None) -> str | None:
    """Return an address that a message may link to; None for anything but a plain web address."""
    if url is None or len(url) > _LONGEST_ADDRESS or not url.isascii() or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
        is_plain = parts.scheme in {"http", "https"} and parts.hostname and not parts.username
    except ValueError:
        return None
    return url if is_plain and not re.search(r"""[\s"'<>`\\]""", url) else None


def host_of(url: str) -> str:
    """Return the host of an address, to be shown beside what a link is called."""
    return urlsplit(url).hostname or ""
