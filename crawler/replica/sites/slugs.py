"""Titles as the publishers write them in addresses."""

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    dict(
        zip(
            "абвгдеёзийклмнопрстуфхыэәғқңөұүһіıłøđ",
            "abvgdeezijklmnoprstufhyeagknouuhiilod",
            strict=True,
        )
    )
    | {
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "yu",
        "я": "ya",
        "ъ": "",
        "ь": "",
        "ß": "ss",
    }
)


def slug(title: str, separator: str = "-") -> str:
    """Return a title in plain letters and digits, words apart by the separator."""
    letters = unicodedata.normalize(
        "NFKD", title.lower().translate(_LETTERS).replace("’", "").replace("'", "")
    )
    return separator.join(re.findall("[a-z0-9]+", letters.encode("ascii", "ignore").decode()))
