"""The text as it is kept: as received but for white space and characters that nobody can see."""

import re
import unicodedata
from dataclasses import dataclass

_LINE_END = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028]")
_GAP = re.compile(r" {2,}")
_BLANK_LINES = re.compile(r"\n{2,}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})


@dataclass(frozen=True, slots=True)
class KeptText:
    """A release's text, to which all evidence points.

    Attributes:
        text: the title, a blank line and the body; the body alone where there is no title.
        title_end: how many characters of it are the title; 0 where there is none.
    """

    text: str
    title_end: int

    @property
    def body_start(self) -> int:
        """Return where the body begins in the text."""
        return min(self.title_end + len("\n\n"), len(self.text)) if self.title_end else 0

    @property
    def title(self) -> str | None:
        """Return the title, or None where there is none."""
        return self.text[: self.title_end] or None

    @property
    def body(self) -> str:
        """Return the text without its title."""
        return self.text[self.body_start :]


def keep_text(title: str | None, body: str) -> KeptText:
    """Return what is kept of a title and a plain text body.

    White space is reduced: to one space within a line, to one blank line between paragraphs. Control and
    format characters, among them NUL and those that turn the direction of writing, go. All else stays.
    """
    headline = _tidy(title or "").replace("\n\n", " ").replace("\n", " ")
    story = _tidy(body)
    if not headline:
        return KeptText(story, 0)
    return KeptText(f"{headline}\n\n{story}" if story else headline, len(headline))


def _tidy(text: str) -> str:
    lines = _LINE_END.sub("\n", text.replace("\u2029", "\n\n")).split("\n")
    return _BLANK_LINES.sub("\n\n", "\n".join(map(_tidy_line, lines))).strip("\n")


def _tidy_line(line: str) -> str:
    if not line.isascii() or not line.isprintable():
        line = "".join(_visible(char) for char in line)
    return _GAP.sub(" ", line).strip(" ")


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _UNSEEN else char
