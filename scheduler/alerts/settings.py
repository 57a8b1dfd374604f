"""What the operator configures: rules, channels, and how alerts are sent."""

from collections.abc import Collection
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, field_validator, model_validator

from crawler.parsers.model import EventType, Language, Measure
from crawler.sources import ARCHIVE, SOURCES
from scheduler.alerts.groups import members
from scheduler.alerts.words import Language as Tongue
from scheduler.alerts.words import topics

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
ASTANA = "Asia/Almaty"


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise ValueError(f"no time zone is called {name}; one is {ASTANA}") from None
    return name


Zone = Annotated[str, AfterValidator(_known_zone)]
Names = tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)


class AlertSettings(_Strict):
    """How alerts are sent, whatever the rule.

    Attributes:
        language: of messages, where a rule names none.
        fresh_hours: how old news may be, by its publisher's time; what is older is only counted.
        calm_minutes: what is counted is told once nothing more of it came for so long.
        update_minutes: how long further changes of an event are waited for before an update is sent.
        send_seconds: how long a channel may take for one message.
        retry_seconds: the pause after the first failure; each further one doubles it, up to six hours.
        give_up_hours: how long after the first attempt a message is tried at all.
        templates: a directory with templates that take the place of those of the same name.
        dashboard: the address of the dashboard, to link events to.
    """

    language: Tongue = "en"
    fresh_hours: Annotated[float, Field(gt=0)] = 48
    calm_minutes: Annotated[float, Field(ge=0)] = 10
    update_minutes: Annotated[float, Field(ge=0)] = 5
    send_seconds: Annotated[float, Field(gt=0)] = 30
    retry_seconds: Annotated[float, Field(gt=0)] = 30
    give_up_hours: Annotated[float, Field(gt=0)] = 72
    templates: Path | None = None
    dashboard: str | None = Field(default=None, pattern=r"^https?://\S+$")


class OpsSettings(_Strict):
    """Whom to tell of what is wrong with the service itself.

    Attributes:
        patience_minutes: how long something has to stay wrong before the first message.
        repeat_hours: how often it is told again until it is solved.
    """

    channels: Names = ()
    patience_minutes: Annotated[float, Field(ge=0)] = 10
    repeat_hours: Annotated[float, Field(gt=0)] = 12
    language: Tongue = "en"


class MailChannel(_Strict):
    """Mail by a server of the operator's.

    Attributes:
        to: the receivers' addresses; each gets the message by itself.
        sender: the sender's address, `from` in the file.
        security: `starttls`, `tls` from the start on, or `none`.
    """

    kind: Literal["mail"]
    to: Annotated[Names, Field(min_length=1)]
    sender: str = Field(alias="from")
    host: str
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    user: str | None = None
    password: SecretStr | None = None

    @field_validator("to", "sender")
    @classmethod
    def _addresses(cls, value: Any) -> Any:
        for address in (value,) if isinstance(value, str) else value:
            if "@" not in address or any(not char.isprintable() for char in address):
                raise ValueError(f"{address!r} is no mail address")
        return value


class WebhookChannel(_Strict):
    """A receiver of Standard Webhooks.

    Attributes:
        secret: what messages are signed with: `whsec_` and base64.
    """

    kind: Literal["webhook"]
    url: SecretStr
    secret: SecretStr

    @field_validator("url")
    @classmethod
    def _address(cls, value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(("http://", "https://")):
            raise ValueError("the address begins neither with https:// nor with http://")
        return value


class AppriseChannel(_Strict):
    """Anything that Apprise reaches, by its URL, such as `tgram://token/chat`."""

    kind: Literal["apprise"]
    url: SecretStr


class PrintChannel(_Strict):
    """Standard output of the worker, to try rules out."""

    kind: Literal["print"]


ChannelSettings = Annotated[
    MailChannel | WebhookChannel | AppriseChannel | PrintChannel, Field(discriminator="kind")
]


class FigureBound(_Strict):
    """A figure that is looked for: of a measure, from an amount on or up to one, in a unit."""

    measure: Measure | None = None
    least: float | None = Field(default=None, alias="min")
    most: float | None = Field(default=None, alias="max")
    unit: str | None = None


class RuleSettings(_Strict):
    """Who wants to hear what, where and when; each condition that is set has to hold.

    Attributes:
        partners: codes of partners, and groups of them.
        people: names of participants, in any script.
        agreements: words of agreements' names; `true` for any agreement.
        figures: any of these.
        text: words that stand in the releases, any of them.
        sources: of which any tells of the event.
        confidence: how sure the parser has to be of type and partners, from 0 to 1.
        planned: only what is still to come, or only what has happened.
        channels: where to.
        digest: gathered once a day or a week, instead of at once.
        at: the local time of a digest.
        on: the day of a weekly digest.
        quiet: `22:00-07:00`: what comes then is told together afterwards.
        hourly: at most so many messages an hour; what is more is told together.
        updates: whether to tell also when an event changes that was told already.
    """

    partners: Names = ()
    types: tuple[EventType, ...] = ()
    people: Names = ()
    topics: Names = ()
    agreements: bool | Names = ()
    figures: tuple[FigureBound, ...] = ()
    text: Names = ()
    languages: tuple[Language, ...] = ()
    sources: Names = ()
    confidence: Annotated[float, Field(ge=0, le=1)] = 0
    planned: bool | None = None
    channels: Annotated[Names, Field(min_length=1)]
    digest: Literal["daily", "weekly"] | None = None
    at: time = time(8)
    on: Weekday = "monday"
    zone: Zone = ASTANA
    quiet: str | None = Field(default=None, pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$")
    hourly: Annotated[int, Field(ge=1)] | None = None
    updates: bool = False
    language: Tongue | None = None

    @field_validator("partners")
    @classmethod
    def _known_partners(cls, value: Names) -> Names:
        members(value)
        return value

    @field_validator("topics")
    @classmethod
    def _known_topics(cls, value: Names) -> Names:
        return _known(value, topics(), "topic")

    @field_validator("sources")
    @classmethod
    def _known_sources(cls, value: Names) -> Names:
        return _known(value, {*SOURCES, ARCHIVE}, "source")

    @model_validator(mode="after")
    def _one_pace(self) -> Self:
        if self.digest and (self.quiet or self.hourly):
            raise ValueError("a digest has its time: neither quiet hours nor an hourly maximum apply to it")
        return self


def _known(value: Names, known: Collection[str], what: str) -> Names:
    if unknown := sorted(set(value) - set(known)):
        raise ValueError(f"no {what} is called {unknown[0]}; there are {', '.join(sorted(known))}")
    return value


class AlertingSettings(BaseModel):
    """The tables of the configuration that alerts are about.

    Attributes:
        alerts: how alerts are sent.
        ops: whom to tell of what is wrong with the service itself.
        channels: where messages go, by name.
        rules: who wants to hear what, by name.
    """

    alerts: AlertSettings = Field(default_factory=AlertSettings)
    ops: OpsSettings = Field(default_factory=OpsSettings)
    channels: dict[str, ChannelSettings] = Field(default_factory=dict)
    rules: dict[str, RuleSettings] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _known_channels(self) -> Self:
        wanted = {"ops": self.ops.channels} | {f"rules.{n}": rule.channels for n, rule in self.rules.items()}
        for who, names in wanted.items():
            if unknown := sorted(set(names) - set(self.channels)):
                raise ValueError(f"{who} names the channel {unknown[0]}, and there is no such table")
        return self
