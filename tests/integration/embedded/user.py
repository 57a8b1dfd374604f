"""A process that uses the embedded server: it attaches, says so, and does what its standard input says.

It runs by itself, as whichever account a test chooses, and speaks JSON, a line for each line that it is
given: to a statement its rows, to `ensure` the server's address. It leaves when its input ends. With
`--write NAME` it adds rows under that name as fast as it can instead, brings the server back whenever it is
gone, and says the number of each row that the server has confirmed. With `--visit SEED` it attaches and
leaves some times, at random, and says what it read each time.
"""

import json
import random
import sys
import time
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


def visit(directory: Path, chance: random.Random) -> None:
    for _ in range(8):
        with embedded.attach(directory) as server:
            say(rows_of(server, "select 1"))
            time.sleep(chance.uniform(0, 0.2))
        time.sleep(chance.uniform(0, 0.2))


def main(directory: Path, mode: str = "--obey", argument: str = "") -> None:
    if mode == "--visit":
        visit(directory, random.Random(argument))
        return
    with embedded.attach(directory) as server:
        say("up")
        obey(server) if mode == "--obey" else write(server, argument)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *sys.argv[2:])
    except embedded.EmbeddedError as failure:
        sys.exit(str(failure))
