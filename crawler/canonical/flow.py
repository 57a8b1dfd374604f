"""A text as the rules read it: of the same length, its signs made one and its hard wraps undone."""

import re
from collections.abc import Iterator

_SAME_SIGN = [
    (re.compile("[‐‑‒–—―−﹘﹣－]"), "-"),
    (re.compile("[’‘ʼʹʻ`´′＇‛]"), "'"),
    (re.compile("[«»„“”‟‹›〝〞″＂]"), '"'),
    (re.compile("[|¦｜]"), "|"),
]
_NARROWEST_PAGE_LEFT_UNWRAPPED = 120
_LINE = re.compile(r"[^\n]+")
_FIRST_CHUNK = re.compile(r"[^\s-]*-?")
_SENTENCE_END = re.compile(r"""[.!?:;…]["')\]]*$""")


def plain_signs(text: str) -> str:
    """Return the text, of the same length, with dashes, apostrophes and quotation marks each made one."""
    for signs, plain in _SAME_SIGN:
        text = signs.sub(plain, text)
    return text


def flowing(text: str) -> str:
    """Return a kept text, of the same length, as the rules read it: with plain signs and no hard wraps."""
    text = plain_signs(text)
    lines = list(_LINE.finditer(text))
    width = max((line.end() - line.start() for line in lines), default=0)
    if "\n" not in text or width > _NARROWEST_PAGE_LEFT_UNWRAPPED:
        return text
    wraps = [line.end() for line, after in zip(lines, lines[1:]) if _is_wrapped(line, after, width)]
    letters = list(text)
    for at in wraps:
        letters[at] = " "
    return "".join(letters)


def lines_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each line that is not empty, from a place on."""
    for line in _LINE.finditer(text, start):
        yield line.start(), line.end()


def ends_sentence(text: str) -> bool:
    """Return whether a piece of text ends as sentences do."""
    return _SENTENCE_END.search(text) is not None


def _is_wrapped(line: re.Match[str], after: re.Match[str], width: int) -> bool:
    """A line was wrapped where the next one's first word would not have fitted on it any more."""
    if after.start() - line.end() > 1 or ends_sentence(line.group()):
        return False
    chunk = _FIRST_CHUNK.match(after.group())
    gap = 0 if line.group().endswith("-") else 1
    return line.end() - line.start() + gap + len(chunk.group() if chunk else "") > width
