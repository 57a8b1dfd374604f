"""Has texts read by the installed parsers, in child processes, none of which can harm the others."""

import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import structlog

from crawler.parsers.registry import ParserError, parser_names
from crawler.parsers.wire import mention_from_data, release_text_to_data
from crawler.store.readings import Reading, UnreadText
from scheduler.children import ChildError, Children, children
from scheduler.config import WorkerSettings

SILENT: Final = 3
"""After so many texts in turn without an answer, a parser rests."""

REST_SECONDS: Final = 300.0

_LOADING_SECONDS: Final = 60.0

_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Patience:
    """How often in turn a parser gave no answer, and until when it rests, by the monotonic clock."""

    silent: int = 0
    rests_until: float = 0.0

    @property
    def rests(self) -> bool:
        return time.monotonic() < self.rests_until

    def note(self, *, answered: bool) -> None:
        self.silent = 0 if answered else self.silent + 1
        if self.silent >= SILENT:
            self.silent, self.rests_until = 0, time.monotonic() + REST_SECONDS


class Readers:
    """The parsers that can be used, each run in child processes with a deadline for each text.

    Attributes:
        versions: the versions of the parsers by name.
    """

    def __init__(self, group: Children, versions: Mapping[str, str], seconds: float) -> None:
        self.versions = versions
        self._group, self._seconds = group, seconds
        self._patience = {name: _Patience() for name in versions}

    async def read(self, text: UnreadText, parser: str) -> Reading:
        """Return what a parser reads in a text; where it fails or gives no answer, the reading tells so."""
        answer = await self._answer(parser, text)
        mentions = list(map(mention_from_data, answer.get("mentions", ())))
        version = self.versions[parser]
        return Reading(text, parser, version, answer["seconds"], mentions, answer.get("failure"))

    async def _answer(self, parser: str, text: UnreadText) -> Any:
        patience = self._patience[parser]
        if patience.rests:
            return {
                "failure": f"not asked: the parser gave no answer for {SILENT} texts in turn",
                "seconds": 0.0,
            }
        question = {"parser": parser, "release": release_text_to_data(text.release_text)}
        try:
            answer = await self._asked_twice(question)
        except ChildError as error:
            patience.note(answered=False)
            if patience.rests:
                _log.warning("parser rests", parser=parser, seconds=REST_SECONDS, reason=str(error))
            return {"failure": f"the parser gave up: {error}", "seconds": self._seconds}
        patience.note(answered=True)
        return answer

    async def _asked_twice(self, question: Any) -> Any:
        """Once can be somebody else's fault: a child that was killed, or a machine that stood still."""
        try:
            return await self._group.ask(question, self._seconds)
        except ChildError:
            return await self._group.ask(question, self._seconds)


@asynccontextmanager
async def open_readers(settings: WorkerSettings) -> AsyncIterator[Readers]:
    """Give the parsers that can be used; one that cannot is logged. Raises ParserError where none can."""
    async with children("scheduler.parse_child", settings.parses) as group:
        yield Readers(group, await _versions(group), settings.parse_seconds)


async def _versions(group: Children) -> dict[str, str]:
    """Return the versions of the parsers that load; only the children ever load them."""
    versions: dict[str, str] = {}
    for name in parser_names():
        told = await _version(group, name)
        if "version" in told:
            versions[name] = told["version"]
        else:
            _log.error("parser cannot be used", parser=name, reason=told["fault"])
    if not versions:
        raise ParserError("no installed parser can be used: the log says what is wrong with each")
    return versions


async def _version(group: Children, name: str) -> Any:
    try:
        return await group.ask({"parser": name}, _LOADING_SECONDS)
    except ChildError as error:
        return {"fault": f"loading it: {error}"}
