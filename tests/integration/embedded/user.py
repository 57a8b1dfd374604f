"""A process that uses the embedded server: it attaches, says so, and does what its standard input says.

It runs by itself, as whichever account a test chooses, and speaks JSON, a line for each line that it is
given: to a statement its rows, to `ensure` the server's address. It leaves when its input ends. With
`--write NAME` it adds rows under that name as fast as it can instead, brings the server back whenever it is
gone, and says the number of each row that the server has confirmed.
"""

import json
import sys
from pathlib import Path

import psycopg

from crawler.store import embedded


def say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def obey(server: embedded.Server) -> None:
    for line in sys.stdin:
        command = line.strip()
        if command == "ensure":
            server.ensure()
            say(server.url("postgres"))
        else:
            say(rows_of(server, command))


def rows_of(server: embedded.Server, statement: str) -> list[tuple[object, ...]]:
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def write(server: embedded.Server, name: str) -> None:
    number = 0
    while True:
        try:
            with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
                connection.execute("create table if not exists written (name text, number int)")
                while True:
                    number += 1
                    connection.execute("insert into written values (%s, %s)", [name, number])
                    say(number)
        except psycopg.Error:
            server.ensure()


def main() -> int:
    directory, *rest = sys.argv[1:]
    try:
        with embedded.attach(Path(directory)) as server:
            say("up")
            write(server, rest[1]) if rest else obey(server)
    except embedded.EmbeddedError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
