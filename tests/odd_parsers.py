"""Parsers that do what no parser should, and one whose version a test chooses."""

import os
import re
import time
from typing import Final

from crawler.parsers.model import EventMention, FieldEvidence, ReleaseText


class Failing:
    """Raises for every text."""

    name: Final = "a-failing-one"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        raise LookupError(f"nothing is right in {release.language}")


class Hanging:
    """Never answers."""

    name: Final = "a-hanging-one"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        time.sleep(600)
        raise AssertionError(release)


class Crashing:
    """Takes its process down."""

    name: Final = "a-crashing-one"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        os._exit(bool(release) + 6)


class Lying:
    """Claims evidence where no text is."""

    name: Final = "a-lying-one"
    version: Final = "1"

    def parse(self, release: ReleaseText) -> list[EventMention]:
        beyond = len(release.text)
        return [EventMention("meeting", ("FI",), evidence=FieldEvidence(type=((beyond, beyond + 9),)))]


class Unloadable:
    """Cannot even be made."""

    name: Final = "an-unloadable-one"
    version: Final = "1"

    def __init__(self) -> None:
        raise OSError("its data are missing")

    def parse(self, release: ReleaseText) -> list[EventMention]:
        raise AssertionError(release)


class Upgraded:
    """Reads `Talks with FI in Helsinki`; from version 2 on the places of all, and talks with SE at all."""

    name: Final = "upgraded"

    def __init__(self) -> None:
        self.version = os.environ.get("UPGRADED_VERSION", "1")

    def parse(self, release: ReleaseText) -> list[EventMention]:
        if "stumbles" in release.text and self.version == "3":
            raise ValueError("stumbled")
        time.sleep(float(os.environ.get("UPGRADED_SECONDS", "0")))
        found = re.search(r"Talks with (?P<partner>[A-Z]{2}) in (?P<city>\w+)", release.text)
        if found is None or (self.version == "1" and found["partner"] == "SE"):
            return []
        place = found["city"] if self.version != "1" else None
        return [
            EventMention(
                "meeting", (found["partner"],), place=place, evidence=FieldEvidence(type=(found.span(),))
            )
        ]
