"""The configuration: one TOML file, environment variables and secret files; all of it has defaults.

Environment variables come first, then files of the secrets directory, then the TOML file. A key `a` of the
table `t` is `BILATERAL_WATCH_T__A`; plain `DATABASE_URL` names the database too. Unknown keys are errors.
"""

import os
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, ClassVar, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_settings import (
    BaseSettings,
    NestedSecretsSettingsSource,
    PydanticBaseSettingsSource,
    SecretsSettingsSource,
    SettingsConfigDict,
)

from crawler.publishers import FAULTS
from crawler.source import DoorName, ListName
from crawler.sources import SOURCES
from crawler.store.database import DatabasePlace
from scheduler.alerts.settings import AlertingSettings
from scheduler.triggers import Trigger, crontab
from scheduler.windows import Window, Windows

PREFIX = "BILATERAL_WATCH_"
_NO_KEYS = frozenset({"CONFIG", "SECRETS", "PARENT", "SIGNS", "STAND_IN"})
"""What else begins so: where the keys are, and what our own processes tell each other."""
_MASKED = "********"


class ConfigError(Exception):
    """The configuration cannot be used; the message names the key and what is wrong with it, in one line."""


class SourceSettings(BaseModel):
    """How a source is visited.

    Attributes:
        enabled: whether it is visited at all.
        every: seconds from one visit to the next.
        working_every: the same within working hours, if that is less.
        working_hours: when it is likely to publish, such as `mon-fri 09:00-18:30`.
        cron: a crontab's five fields to visit it by, instead of intervals.
        quiet: when it is not visited, such as `22:00-06:00`.
        zone: the time zone of all these.
        jitter: seconds by which a visit may be later, so that no clock can be set by us.
        elasticity: how many times faster or slower it may be visited, with how often something is new.
        longest: seconds between two visits at most, however often they failed.
        doors: the publisher's programming interfaces to try, in this order; all that are known if not set.
        headers: what the publisher gave the operator to send to them, such as a key.
        addresses: where its feed, news sitemap and listing are by now; empty for a feed that is gone.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    enabled: bool = True
    every: Annotated[float, Field(gt=0)] = 300
    working_every: Annotated[float, Field(gt=0)] = 120
    working_hours: tuple[str, ...] = ("mon-fri 09:00-18:30",)
    cron: str | None = None
    quiet: tuple[str, ...] = ()
    zone: ZoneInfo = ZoneInfo("Asia/Almaty")
    jitter: Annotated[float, Field(ge=0)] = 10
    elasticity: Annotated[float, Field(ge=1)] = 2
    longest: Annotated[float, Field(gt=0)] = 3600
    doors: tuple[DoorName, ...] | None = None
    headers: dict[str, SecretStr] = Field(default_factory=dict)
    addresses: dict[ListName, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _comes_due(self) -> Self:
        self.trigger().after(datetime.now(UTC))
        return self

    def trigger(self) -> Trigger:
        """Return what decides when the source is due; raises ValueError for hours that cannot be read."""
        return Trigger(
            zone=self.zone,
            every=self.every,
            busy_every=min(self.every, self.working_every),
            busy=Windows(tuple(map(Window.parse, self.working_hours)), self.zone),
            quiet=Windows(tuple(map(Window.parse, self.quiet)), self.zone),
            cron=crontab(self.cron, self.zone) if self.cron else None,
            jitter=self.jitter,
            elasticity=self.elasticity,
            longest=self.longest,
        )


class WorkerSettings(BaseModel):
    """How much a worker does at once.

    Attributes:
        crawls: how many publishers it crawls at the same time, each in a child process.
        parses: how many batches of texts it has read at the same time, each in a child process.
        crawl_seconds: how long a crawl may take before it is ended.
        parse_seconds: how long a parser may take for one text before it is ended.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    crawls: Annotated[int, Field(ge=1, le=16)] = 2
    parses: Annotated[int, Field(ge=1, le=16)] = 1
    crawl_seconds: Annotated[float, Field(gt=0)] = 900
    parse_seconds: Annotated[float, Field(gt=0)] = 10


class SentrySettings(BaseModel):
    """What Sentry is told.

    Attributes:
        dsn: where to; nothing is sent without one.
        environment: which of the operator's installations this is.
        traces: share of the work whose timing is sent, from 0 to 1.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    dsn: SecretStr | None = None
    environment: str = "production"
    traces: Annotated[float, Field(ge=0, le=1)] = 0


class ProbesSettings(BaseModel):
    """Where the daemon answers supervisors and monitoring: `/livez`, `/readyz` and `/metrics`.

    Attributes:
        host: the address to listen on.
        port: nothing listens without one.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65535)] | None = None


class HeartbeatSettings(BaseModel):
    """Where a sign of life is shown, so that somebody else notices a dead service.

    Attributes:
        address: a page whose keeper tells somebody when it has not been asked for a while.
        every: seconds from one sign of life to the next.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    address: SecretStr | None = None
    every: Annotated[float, Field(ge=1)] = 60

    @field_validator("address")
    @classmethod
    def _is_a_page(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().startswith(("https://", "http://")):
            raise ValueError("this is no address of a page: it begins with neither https:// nor http://")
        return value


class RetentionSettings(BaseModel):
    """For how many days is kept what nothing hangs on. Releases, texts, events and hashes are kept for good.

    Attributes:
        snapshots: pages as they were received.
        runs: how visits went.
        jobs: jobs that failed for good.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    snapshots: Annotated[int, Field(ge=1)] = 365
    runs: Annotated[int, Field(ge=1)] = 90
    jobs: Annotated[int, Field(ge=1)] = 30


class Settings(AlertingSettings, BaseSettings):
    """The effective configuration, with the tables that alerts are about.

    Attributes:
        home: the data directory, in which the embedded PostgreSQL lives.
        database_url: a PostgreSQL server to use instead of the embedded one.
        contact: an address, of mail or of a page, by which a publisher can reach the operator.
        sources: what is set for single sources, by name.
        worker: how much a worker does at once.
        sentry: what Sentry is told.
        probes: where the daemon answers supervisors and monitoring.
        heartbeat: where signs of life are shown.
        retention: for how long is kept what nothing hangs on.
        is_complete: whether it is made of what is given to it alone.
    """

    is_complete: ClassVar[bool] = False
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", extra="forbid", frozen=True, populate_by_name=True
    )

    home: Path = Field(default_factory=lambda: user_data_path("bilateral-watch", appauthor=False))
    database_url: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("database_url", f"{PREFIX}DATABASE_URL", "DATABASE_URL")
    )
    contact: str | None = None
    sources: dict[str, SourceSettings] = Field(default_factory=dict)
    worker: WorkerSettings = Field(default_factory=WorkerSettings)
    sentry: SentrySettings = Field(default_factory=SentrySettings)
    probes: ProbesSettings = Field(default_factory=ProbesSettings)
    heartbeat: HeartbeatSettings = Field(default_factory=HeartbeatSettings)
    retention: RetentionSettings = Field(default_factory=RetentionSettings)

    @field_validator("sources")
    @classmethod
    def _known_sources(cls, value: dict[str, SourceSettings]) -> dict[str, SourceSettings]:
        if unknown := sorted(set(value) - set(SOURCES)):
            told = (f"no source is called {unknown[0]}", f"there are {', '.join(sorted(SOURCES))}", *FAULTS)
            raise ValueError("; ".join(told))
        for name, source in value.items():
            _check_addresses(name, source.addresses)
        return value

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - there is no such file
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - its directory is named later
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Let environment and secret files come before the TOML file, whose keys are given at the start."""
        if cls.is_complete:
            return (init_settings,)
        secrets = NestedSecretsSettingsSource(
            SecretsSettingsSource(settings_cls, secrets_dir=_secrets_directory())
        )
        return env_settings, secrets, init_settings

    def source(self, name: str) -> SourceSettings:
        """Return how the source of this name is visited."""
        return self.sources.get(name, SourceSettings())

    def place(self, demo: bool) -> DatabasePlace:
        """Return where the database is, the real one or that of the demonstration."""
        url = self.database_url.get_secret_value() if self.database_url else None
        return DatabasePlace(url, self.home, demo)

    def secrets(self) -> set[str]:
        """Return every secret of the configuration, and the password within the database's address."""
        secrets = set(_secrets_in(dict(self)))
        return secrets | {part for url in secrets if (part := _password(url))}

    def masked(self) -> dict[str, Any]:
        """Return all keys and values as plain data, secrets masked."""
        data: dict[str, Any] = self.model_dump(mode="json")
        data["database_url"] = _MASKED if self.database_url else None
        data["sources"] = {name: self.source(name).model_dump(mode="json") for name in sorted(SOURCES)}
        return data


def _secrets_in(value: Any) -> Iterator[str]:
    if isinstance(value, SecretStr):
        yield value.get_secret_value()
    elif isinstance(value, BaseModel):
        yield from _secrets_in(dict(value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_secrets_in, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(_secrets_in, value))


def _password(url: str) -> str | None:
    """Return the password within an address; None where there is none, or it is no address."""
    try:
        return urlsplit(url).password
    except ValueError:
        return None


def _check_addresses(source: str, addresses: dict[ListName, str]) -> None:
    """Raise ValueError for an address that the source's spider would not ask."""
    hosts = SOURCES[source].hosts
    for name, address in addresses.items():
        if address and not address.startswith(tuple(f"https://{host}/" for host in hosts)):
            raise ValueError(f"{source}: {name} is to lie on https://{' or https://'.join(hosts)}")
    if "listing" in addresses and "{page}" not in addresses["listing"]:
        raise ValueError(f"{source}: listing is to have {{page}} for the page's number")


def load_settings(file: Path | None) -> Settings:
    """Return the configuration of a TOML file, if any, and the environment; raises ConfigError."""
    chosen = file or _named_by_environment()
    _check_variables(os.environ)
    try:
        return Settings(**(_table(chosen) if chosen else {}))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(map(str, first["loc"]))
        raise ConfigError(f"{chosen or 'the environment'}: {key}: {first['msg']}") from error


def _check_variables(names: Iterable[str]) -> None:
    """Raise ConfigError for an environment variable that looks like a key and is none."""
    known = {field.upper() for field in Settings.model_fields} | _NO_KEYS
    for name in sorted(names):
        if name.startswith(PREFIX) and name.removeprefix(PREFIX).partition("__")[0] not in known:
            raise ConfigError(f"the environment: {name} is no key of the configuration")


def _named_by_environment() -> Path | None:
    name = os.environ.get(f"{PREFIX}CONFIG")
    return Path(name) if name else None


def _secrets_directory() -> str | None:
    """Where systemd or an operator puts secrets, a file each, named like the environment variable."""
    return os.environ.get(f"{PREFIX}SECRETS") or os.environ.get("CREDENTIALS_DIRECTORY")


def _table(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigError(f"{file}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file}: {error}") from error
