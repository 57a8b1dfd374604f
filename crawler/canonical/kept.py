"""The text as it is kept: as received but for white space and characters that nobody can see."""

import re
from dataclasses import dataclass

_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028")
_PARAGRAPH_END = "\u2029"
_OTHER_SPACE = re.compile(r"[^\S\n ]")
_UNSEEN = re.compile(
    # Control characters and half surrogate pairs.
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
    # Format characters: soft hyphens, zero-width spaces and joiners, byte order marks, turns of direction.
    "\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f]+"
)


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
    text = _plain_breaks(text)
    if not text.replace("\n", " ").isprintable():
        text = _OTHER_SPACE.sub(" ", _UNSEEN.sub("", text))
    text = _reduced(text, "  ", " ").replace(" \n", "\n").replace("\n ", "\n")
    return _reduced(text, "\n\n\n", "\n\n").strip(" \n")


def _plain_breaks(text: str) -> str:
    text = text.replace(_PARAGRAPH_END, "\n\n")
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    return text


def _reduced(text: str, run: str, short: str) -> str:
    while run in text:
        text = text.replace(run, short)
    return text
