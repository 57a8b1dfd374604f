"""The publishers once more under other names, as publishers of a package: a registry of twenty sources."""

import re
from dataclasses import replace

from crawler.publishers import kazinform, kt, mfa
from crawler.publishers.publisher import Publisher


def _again(publisher: Publisher, number: int) -> Publisher:
    name = f"{publisher.name}{number}"
    return replace(
        publisher,
        name=name,
        sources=tuple(replace(source, publisher=name) for source in publisher.sources),
    )


MFA_2, KAZINFORM_2 = _again(mfa.PUBLISHER, 2), _again(kazinform.PUBLISHER, 2)
KT_2, KT_3, KT_4 = (_again(kt.PUBLISHER, number) for number in (2, 3, 4))

_ALL = {"MFA_2": MFA_2, "KAZINFORM_2": KAZINFORM_2, "KT_2": KT_2, "KT_3": KT_3, "KT_4": KT_4}

POINTS = {publisher.name: f"{__name__}:{attribute}" for attribute, publisher in _ALL.items()}
"""The entry points that a package with these publishers has."""

SOURCES = [source.name for publisher in _ALL.values() for source in publisher.sources]


def namesake(source: str) -> str:
    """Return the source of the project that is asked in place of this one."""
    return re.sub(r"\d", "", source)
