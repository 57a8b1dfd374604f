"""Invented events as several outlets tell them: what belongs together, and the releases themselves."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crawler.release import Publication, Release


@dataclass(frozen=True)
class Telling:
    """One release, the event that it tells of, and the visit that this is part of."""

    event: str
    parent: str | None
    release: Release


def tellings() -> list[Telling]:
    """All of them, as they are written."""
    table = tomllib.loads(Path(__file__).with_name("events.toml").read_text("utf-8"))
    return [
        Telling(event["name"], event.get("parent"), _release(told, f"{event['name']} {number}"))
        for event in table["event"]
        for number, told in enumerate(event["told"])
    ]


def _release(told: dict[str, Any], name: str) -> Release:
    address = told.get("address", f"https://{told['by']}/{name.replace(' ', '-')}")
    published = Publication.at_instant(datetime.fromisoformat(told["at"]))
    return Release(told["by"], address, (address,), told["title"], told["text"].strip(), published, None)


def reprints() -> Iterator[Telling]:
    """Some of them word for word, as the ministry or another outlet carries them."""
    for telling in tellings()[::3]:
        theirs, language = telling.release, telling.release.source.partition("-")[2]
        address = f"{theirs.urls[0]}-again"
        body = f"Tell a friend\n\n{theirs.body}"
        publisher = "reprinter" if theirs.source.startswith("mfa") else "mfa"
        source = f"{publisher}-{language}"
        release = Release(source, address, (address,), f"{theirs.title}!", body, theirs.published, None)
        yield Telling(telling.event, telling.parent, release)
