"""Which encoding an answer really has, and whether its text was garbled on its way to us."""

from dataclasses import dataclass

from ftfy.badness import badness
from scrapy.http import Response, TextResponse

_FEW = 3
_ONE_IN = 1000  # characters that may be unreadable, as in a page with one cut emoji
_GARBLED_THROUGHOUT = 20  # characters a place that cannot be right
_UNREADABLE = "�"


class CharsetError(ValueError):
    """An answer's bytes are not in the encoding that it declares; the message names that."""


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an answer.

    Attributes:
        oddity: what is wrong with the declaration although the text could be read; None where nothing is.
    """

    text: str
    oddity: str | None = None


def text_of_answer(response: Response) -> Text:
    """Return an answer's text; none for an answer that is no text.

    Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever is declared: no other text is, by chance.

    Raises:
        CharsetError: for bytes that cannot be read as what they are declared to be.
    """
    if not isinstance(response, TextResponse):
        return Text("")
    declared = response.encoding
    try:
        text = response.body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Text(_tolerably(response.text, declared))
    if text.isascii() or declared in {"utf-8", "ascii"}:
        return Text(text)
    return Text(text, f"declared as {declared}, and is UTF-8")


def _tolerably(text: str, declared: str) -> str:
    if text.count(_UNREADABLE) > max(_FEW, len(text) // _ONE_IN):
        raise CharsetError(f"declared as {declared}, and is not")
    return text


def is_garbled(text: str) -> bool:
    """Whether a text has mojibake: text that somebody read in another encoding than it was written in."""
    return badness(text) >= _FEW


def is_garbled_throughout(text: str) -> bool:
    """Whether a text is mojibake as a whole, so that there is nothing to be read in it."""
    return badness(text) * _GARBLED_THROUGHOUT > len(text)
