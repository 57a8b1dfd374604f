"""What the three publishers have online, and what comes next: a state machine over a timeline."""

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from threading import RLock
from typing import Final

from crawler.replica.almanac import Language
from crawler.replica.article import Article, publish, revise, rewrite
from crawler.replica.numbering import Numbering
from crawler.replica.story import LANGUAGES, Carrier, Publisher, Revision, Story

_A_STEP: Final = timedelta(minutes=1)
_FORESEEN_AT_ONCE: Final = 10
_WHEN_ALL_HAS_COME: Final = timedelta(days=30)  # the edits that wait for live mode


class NotOnlineError(Exception):
    """An article that was asked for is not online; the message says which."""


class Clock:
    """The replica's time: the machine's, or one that stands still but for a step at each happening."""

    def __init__(self, pinned: datetime | None = None) -> None:
        self._pinned = pinned

    def now(self) -> datetime:
        """Return the present instant, to the second, in UTC."""
        return (self._pinned or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)

    def step(self) -> None:
        """Let a pinned clock go on by a minute."""
        if self._pinned:
            self._pinned += _A_STEP


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a publisher does: it brings a story, or edits what it brought."""

    planned: datetime
    story: Story
    language: Language
    carrier: Carrier
    edit: Revision | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """An article that was taken off, and when."""

    article: Article
    at: datetime


Address = tuple[Publisher, Language, str]


class Newsroom:
    """The state of all three publishers; safe to use from several threads.

    What is past is online from the start. The rest waits, in order, to be brought one by one.
    """

    def __init__(self, stories: Iterable[Story], further: Iterator[Story], clock: Clock) -> None:
        """Begin.

        Args:
            stories: what is foreseen.
            further: stories without end, for when nothing foreseen is left.
            clock: the time.
        """
        self._clock, self._further, self._numbering = clock, further, Numbering()
        self._lock = RLock()
        self._online: dict[Address, Article] = {}
        self._gone: list[Gone] = []
        self._streams: defaultdict[tuple[Publisher, Language], list[tuple[datetime, str]]] = defaultdict(list)
        self._keys: dict[tuple[str, Language, Publisher], str] = {}
        self._anchors: dict[str, datetime] = {}
        self._views: Counter[Address] = Counter()
        self._to_come: list[Happening] = []
        self._foresee(stories)
        self._bring_what_is_past()

    def stream(self, publisher: Publisher, language: Language) -> list[Article]:
        """Return what a publisher has online in a language, newest first."""
        with self._lock:
            stream = self._streams[publisher, language]
            return [self._online[publisher, language, key] for _, key in reversed(stream)]

    def versions(self, publisher: Publisher, key: str) -> dict[Language, Article]:
        """Return the articles under a publisher's key, by language; none for a key that is not online."""
        with self._lock:
            found = {language: self._online.get((publisher, language, key)) for language in LANGUAGES}
        return {language: article for language, article in found.items() if article}

    def everything(self) -> list[Article]:
        """Return all that is online, in no particular order."""
        with self._lock:
            return list(self._online.values())

    def gone(self) -> list[Gone]:
        """Return what was taken off."""
        with self._lock:
            return list(self._gone)

    def look_at(self, article: Article) -> int:
        """Return how often an article was looked at, this time included."""
        with self._lock:
            self._views[_address(article)] += 1
            return self._views[_address(article)]

    def bring_next(self) -> Article:
        """Let the next thing happen now, and return the article that it brought or changed."""
        with self._lock:
            while True:
                if not self._to_come:
                    self._foresee(islice(self._further, _FORESEEN_AT_ONCE))
                self._clock.step()
                if article := self._bring(self._to_come.pop(0), self._clock.now()):
                    return article

    def rewrite(
        self, publisher: Publisher, language: Language, key: str, title: str | None, body: str | None
    ) -> Article:
        """Edit an article now and return it; raises NotOnlineError."""
        with self._lock:
            self._clock.step()
            return self._put(rewrite(self._found(publisher, language, key), self._clock.now(), title, body))

    def remove(self, publisher: Publisher, language: Language, key: str) -> Article:
        """Take an article off now and return it; raises NotOnlineError."""
        with self._lock:
            article = self._found(publisher, language, key)
            del self._online[_address(article)]
            self._streams[publisher, language].remove((article.published, key))
            self._clock.step()
            self._gone.append(Gone(article, self._clock.now()))
            return article

    def _found(self, publisher: Publisher, language: Language, key: str) -> Article:
        if article := self._online.get((publisher, language, key)):
            return article
        raise NotOnlineError(f"{publisher} has no {key} online in {language}")

    def _foresee(self, stories: Iterable[Story]) -> None:
        begun = self._clock.now()
        foreseen = [happening for story in stories for happening in _happenings(story, begun)]
        self._to_come.extend(sorted(foreseen, key=lambda happening: happening.planned))

    def _bring_what_is_past(self) -> None:
        now = self._clock.now()
        past = [happening for happening in self._to_come if happening.planned <= now]
        del self._to_come[: len(past)]
        for happening in past:
            self._bring(happening, happening.planned)

    def _bring(self, happening: Happening, at: datetime) -> Article | None:
        """Let it happen; return the article, or None for an edit of one that is no longer online."""
        if happening.edit:
            return self._edit(happening, happening.edit, at)
        return self._publish(happening, at)

    def _publish(self, happening: Happening, at: datetime) -> Article:
        story, language, carrier = happening.story, happening.language, happening.carrier
        key = self._numbering.key(story, language, carrier)
        self._keys[story.name, language, carrier.by] = key
        anchor = self._anchors.setdefault(story.name, at)
        insort(self._streams[carrier.by, language], (at, key))
        return self._put(publish(story, language, carrier, key, anchor, at))

    def _edit(self, happening: Happening, edit: Revision, at: datetime) -> Article | None:
        publisher, language = happening.carrier.by, happening.language
        article = self._online.get(
            (publisher, language, self._keys[happening.story.name, language, publisher])
        )
        return self._put(revise(article, edit, at)) if article else None

    def _put(self, article: Article) -> Article:
        self._online[_address(article)] = article
        return article


def _address(article: Article) -> Address:
    return article.publisher, article.language, article.key


def _happenings(story: Story, begun: datetime) -> Iterator[Happening]:
    first = _first_out(story, begun)
    for language, telling in story.tellings():
        for carrier in telling.carried:
            yield Happening(first + carrier.after, story, language, carrier)
            for edit in telling.revised:
                if carrier.by in edit.by:
                    planned = first + (_WHEN_ALL_HAS_COME if edit.after is None else edit.after)
                    yield Happening(planned, story, language, carrier, edit)


def _first_out(story: Story, begun: datetime) -> datetime:
    if story.published:
        return story.published.astimezone(UTC)
    if story.coming:
        return begun + story.coming * _A_STEP
    return begun - (story.ago or timedelta())
