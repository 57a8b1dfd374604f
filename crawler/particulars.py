"""The parts of an event, such as its participants and figures, and how each is called in a line."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from crawler.parsers.model import Agreement, Figure, Organization, Participant, Topic

Part = Participant | Organization | Figure | Agreement | Topic
P = TypeVar("P", bound=Part)

KINDS: Final[Mapping[str, type[Part]]] = {
    "participants": Participant,
    "organizations": Organization,
    "figures": Figure,
    "agreements": Agreement,
    "topics": Topic,
}
"""The kinds of parts, by the field of an event that holds them."""


def label(part: Part) -> str:
    """Return what a part is called: its name, or what a figure measures, when and with whom."""
    if isinstance(part, Figure):
        return " ".join(filter(None, (part.measure, part.period, part.partner)))
    return part.name


def labelled(parts: Sequence[P]) -> dict[str, P]:
    """Return the parts by label, in their order; of those that share one, the second has `(2)` after it."""
    seen: Counter[str] = Counter()
    found: dict[str, P] = {}
    for part in parts:
        name = label(part)
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = part
    return found
