"""The signs of a text made plain, one form for all that mean the same."""

import re

_SAME_SIGN = (
    ("‐‑‒–—―−﹘﹣－", "-"),
    ("’‘ʼʹʻ`´′＇‛", "'"),
    ("«»„“”‟‹›〝〞″＂", '"'),
    ("¦｜", "|"),
)
_SENTENCE_END = re.compile(r"""[.!?:;…]["')\]]*$""")


def plain_signs(text: str) -> str:
    """Return the text, of the same length, with dashes, apostrophes and quotation marks each made one."""
    if not text.isascii():
        for signs, plain in _SAME_SIGN:
            for sign in signs:
                text = text.replace(sign, plain)
    return text.replace("''", '" ')


def ends_sentence(text: str) -> bool:
    """Return whether a piece of text with plain signs ends as sentences do."""
    return _SENTENCE_END.search(text) is not None
