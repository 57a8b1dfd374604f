"""The configuration on its way from the daemon to its worker, which works by what the daemon goes by.

So a worker that is started while the file cannot be used works on with what the file said before.
"""

import json
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from pydantic_core import to_jsonable_python

from scheduler.config import Settings


class _HandedOver(Settings):
    """The same configuration, to which neither environment nor secret files of the worker add anything."""

    is_complete = True


def handed_over(settings: Settings) -> bytes:
    """Return the effective configuration with its secrets: for a pipe, and nothing that lasts."""
    return json.dumps(settings.model_dump(), default=_plain).encode()


def taken_over(told: bytes) -> Settings:
    """Return the configuration that `handed_over` told."""
    return _HandedOver(**json.loads(told))


def _plain(value: Any) -> Any:
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return value.key if isinstance(value, ZoneInfo) else to_jsonable_python(value)
