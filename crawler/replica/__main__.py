"""`python -m crawler.replica`: serve the stand-ins on loopback until told to end."""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Final

from crawler.replica.almanac import PlaceholderError
from crawler.replica.article import ASTANA
from crawler.replica.compose import Composer
from crawler.replica.labelled import write_labelled
from crawler.replica.life import Life
from crawler.replica.newsroom import Clock, Newsroom
from crawler.replica.phrases import load_phrases
from crawler.replica.server import Server
from crawler.replica.story import StoryError, written_stories

_ENDING: Final = {signal.SIGTERM, signal.SIGINT}


def main() -> int:
    """Serve until SIGTERM or SIGINT, or the parent's end; returns the exit status."""
    told = _arguments()
    if told.labelled:
        write_labelled(_newsroom(told).everything(), told.labelled)
        return 0
    try:
        server = Server(_newsroom(told), told.port, timedelta(seconds=told.pace))
    except (StoryError, PlaceholderError) as fault:
        return _complain(str(fault))
    except OSError as fault:
        return _complain(f"cannot listen on port {told.port}: {fault.strerror}")
    with server:
        _serve(server, told)
    return 0


def _complain(reason: str) -> int:
    sys.stderr.write(f"{reason}\n")
    return 1


def _serve(server: Server, told: argparse.Namespace) -> None:
    # Blocked and waited for, in every thread: a handler could strike while a lock that it needs is held.
    signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    _in_background(lambda: server.serve_forever(poll_interval=0.1))
    if told.live:
        _in_background(lambda: _publish_on(server.newsroom, told.live))
    if told.with_parent:
        _in_background(_end_with_parent)
    sys.stdout.write(f"listening on 127.0.0.1:{server.server_port}\n")
    sys.stdout.flush()
    signal.sigwait(_ENDING)
    server.shutdown()


def _newsroom(told: argparse.Namespace) -> Newsroom:
    clock, phrases = Clock(told.now), load_phrases()
    composer = Composer(phrases, told.seed)
    until = told.until or clock.now()
    composed = composer.archive(told.composed, told.since, until) if told.composed else ()
    if told.until:
        return Newsroom(composed, composer.endless(), clock, Life(phrases, told.seed))
    return Newsroom([*written_stories(), *composed], composer.endless(), clock)


def _publish_on(newsroom: Newsroom, seconds: float) -> None:
    while True:
        sleep(seconds)
        newsroom.bring_next()


def _end_with_parent() -> None:
    while os.read(sys.stdin.fileno(), 1024):  # unbuffered: a lock held at exit would end in an abort
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def _in_background(work: Callable[[], None]) -> None:
    Thread(target=work, daemon=True).start()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m crawler.replica", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="the port to listen on; 0 takes a free one")
    parser.add_argument(
        "--live", type=float, metavar="SECONDS", help="publish something every so many seconds"
    )
    parser.add_argument(
        "--now", type=_instant, metavar="ISO", help="pin the clock: the same pages every time"
    )
    parser.add_argument("--composed", type=int, default=0, metavar="N", help="compose N stories")
    parser.add_argument("--since", type=_midnight, metavar="DATE", help="from when on those come out")
    parser.add_argument(
        "--until", type=_midnight, metavar="DATE", help="let them come out up to then, and live on"
    )
    parser.add_argument(
        "--pace", type=float, default=0, metavar="SECONDS", help="how long a request takes by a pinned clock"
    )
    parser.add_argument("--seed", type=int, default=1, help="of what is composed")
    parser.add_argument(
        "--labelled", type=Path, metavar="DIR", help="serve nothing: write it all as labelled documents"
    )
    parser.add_argument("--with-parent", action="store_true", help="end when standard input does")
    told = parser.parse_args()
    if told.composed and not told.since:
        parser.error("--composed needs --since")
    return told


def _instant(text: str) -> datetime:
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise argparse.ArgumentTypeError(f"{text!r} lacks its offset, such as +05:00")
    return instant


def _midnight(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time.min, ASTANA)


if __name__ == "__main__":
    sys.exit(main())
