"""What is sent: messages from templates, in words of the reader's language.

Templates are files; a directory of the operator's may hold others of the same names. They are run in a
sandbox, HTML is escaped, and everything that comes from outside is harmless before a template sees it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import structlog
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    select_autoescape,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from scheduler.alerts.harmless import harmless
from scheduler.alerts.words import Language, words

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """What a channel is given to send.

    Attributes:
        key: the same in each attempt to send it, so that receivers can drop a repeat.
        subject: one line.
        kind: what it is about, as in the table of deliveries, or `test`.
        data: what programs read: events as `events --json` prints them, or an alarm.
    """

    key: str
    kind: str
    subject: str
    text: str
    html: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a message is to say.

    Attributes:
        name: `events` or `alarm`, which the templates are named after.
        shown: what templates are given, beside the words.
    """

    key: str
    kind: str
    name: str
    subject: str
    shown: Mapping[str, Any]
    data: Mapping[str, Any]


class Writer:
    """Writes messages in a language; the operator's templates come first, where there are any."""

    def __init__(self, language: Language, templates: Path | None) -> None:
        self.words = words(language)
        self._language = language
        self._own = _environment(templates)
        self._built_in = _environment(None)

    def write(self, matter: Matter) -> Message:
        """Return the message; where a template of the operator's fails, that is logged, and ours serves."""
        try:
            text, html = self._rendered(self._own, matter)
        except TemplateError as error:
            if self._own is self._built_in:
                raise
            _log.error("template failed", template=matter.name, reason=str(error), next="the built-in one")
            text, html = self._rendered(self._built_in, matter)
        return Message(matter.key, matter.kind, harmless(matter.subject, 200), text, html, matter.data)

    def _rendered(self, environment: ImmutableSandboxedEnvironment, matter: Matter) -> Sequence[str]:
        shown = {"language": self._language, "subject": harmless(matter.subject, 200), "key": matter.key}
        return [
            environment.get_template(f"{matter.name}.{kind}").render(
                **shown, **matter.shown, words=self.words, label=self.words["label"], line=self.words["line"]
            )
            for kind in ("txt", "html")
        ]


@cache
def _environment(templates: Path | None) -> ImmutableSandboxedEnvironment:
    built_in: BaseLoader = PackageLoader("scheduler.alerts")
    return ImmutableSandboxedEnvironment(
        loader=ChoiceLoader([FileSystemLoader(templates), built_in]) if templates else built_in,
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
