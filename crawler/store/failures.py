"""What can be wrong with a database, told in one line to whoever can put it right."""

import psycopg
from psycopg.conninfo import conninfo_to_dict


class StoreError(Exception):
    """The database cannot be used; the message says which one, why, and what to do."""

    @property
    def may_pass(self) -> bool:
        """Whether it is one that cannot be reached, and may be there later."""
        return isinstance(self.__cause__, psycopg.OperationalError)


def describe(url: str) -> str:
    """Return where a database is, without its password."""
    parts = conninfo_to_dict(url)
    return f"database {parts.get('dbname') or 'of the user'} at {parts.get('host') or 'the local socket'}"


def failure_of(url: str, error: psycopg.Error) -> StoreError:
    """Return the failure to tell where opening or using the database at `url` raised `error`."""
    reason = " ".join(str(error).split()) or type(error).__name__
    return StoreError(f"{describe(url)}: {reason}")
