"""The parsers that are installed, found by entry point.

A package adds a parser by naming it in the entry point group `bilateral_watch.parsers`; the built-in one is
registered in the same way.
"""

from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from crawler.parsers.model import EventMention, ReleaseText

GROUP = "bilateral_watch.parsers"


@runtime_checkable
class Parser(Protocol):
    """What reads a text. A pure function with a name: same text, same mentions."""

    @property
    def name(self) -> str:
        """What it is called; no two installed parsers share a name."""
        ...

    @property
    def version(self) -> str:
        """Another one for each change of what it reads, so that texts can be read again."""
        ...

    def parse(self, release: ReleaseText) -> list[EventMention]:
        """Return the events that the text tells of, the main one first, or none."""
        ...


class ParserError(Exception):
    """An installed entry point cannot serve as a parser; the message says which one and why."""


def installed_parsers() -> list[Parser]:
    """Return every installed parser, by name; raises ParserError for one that is none, or a shared name."""
    parsers: dict[str, Parser] = {}
    for point in entry_points(group=GROUP):
        parser = point.load()()
        if not isinstance(parser, Parser):
            raise ParserError(f"{point.value} is registered as a parser but lacks name, version or parse()")
        if parser.name in parsers:
            raise ParserError(f"two installed parsers are called {parser.name}: rename or remove one")
        parsers[parser.name] = parser
    return [parsers[name] for name in sorted(parsers)]
