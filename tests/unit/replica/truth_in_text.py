"""Whether what the labels say can be read in the words, for hand-written and composed releases alike."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

NUMBERS_IN_WORDS = {
    12: ("двенадцать",),
    30: ("Thirty",),
    550: ("five hundred and fifty",),
}
SCALES = (1, 1e3, 1e6, 1e9)


def unread(labels: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield every name, amount and paper of the labels that the text does not have."""
    for named in (*(person["name"] for person in labels["people"]), *labels["agreements"]):
        if not all(stem(word).lower() in text.lower() for word in named.split()):
            yield named
    for figure in labels["statistics"]:
        if figure["value"] is not None and not any(
            re.search(rf"(?<![\d.,]){re.escape(form)}(?!\d|[.,]\d)", text)
            for form in written_forms(figure["value"])
        ):
            yield f"amount {figure['value']}"


def stem(word: str) -> str:
    """A word without the end that cases change."""
    return word[: max(3, len(word) - 3)]


def written_forms(value: float) -> Iterator[str]:
    """The ways in which an amount is written: in words, in units, thousands, millions or billions."""
    yield from NUMBERS_IN_WORDS.get(int(value), ())
    for scale in SCALES:
        if value >= scale:
            exact = re.sub(r"\.?0+$", "", f"{value / scale:.3f}")
            for written in (exact, f"{value / scale:.1f}", f"{value / scale:,.0f}"):
                if float(written.replace(",", "")) == value / scale:
                    yield from (written, written.replace(".", ","))
