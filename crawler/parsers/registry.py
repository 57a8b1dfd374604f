"""The parsers that are installed, found by entry point.

A package adds a parser by naming it in the entry point group `bilateral_watch.parsers`; the built-in one is
registered in the same way.
"""

from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, runtime_checkable

from crawler.parsers.model import EventMention, ReleaseText
from crawler.parsers.wire import check_mentions

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


def parser_names() -> list[str]:
    """Return the names under which parsers are registered; nothing of them is loaded yet."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def load_parser(name: str) -> Parser:
    """Return the parser that is registered under a name, which is its own; raises ParserError."""
    points = tuple(entry_points(group=GROUP, name=name))
    if not points:
        raise ParserError(f"no parser called {name} is installed: there are {', '.join(parser_names())}")
    if len(points) > 1:
        told = " and ".join(sorted(point.value for point in points))
        raise ParserError(f"two installed parsers are called {name}, {told}: remove one")
    return _loaded(points[0])


def _loaded(point: EntryPoint) -> Parser:
    try:
        parser = point.load()()
    except Exception as error:  # a parser may be anybody's, and raise anything
        raise ParserError(
            f"the parser {point.name} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not isinstance(parser, Parser):
        raise ParserError(f"{point.value} is registered as a parser but lacks name, version or parse()")
    if parser.name != point.name:
        raise ParserError(f"{point.value} is registered as {point.name} but calls itself {parser.name}")
    return parser


def read_by(parser: Parser, release: ReleaseText) -> list[EventMention]:
    """Return what a parser reads in a text; raises ParserError where that fails or is amiss."""
    try:
        mentions = parser.parse(release)
        check_mentions(mentions, release.text)
    except Exception as error:  # a parser may be anybody's, and raise anything
        raise ParserError(f"{type(error).__name__}: {error}") from error
    return mentions
