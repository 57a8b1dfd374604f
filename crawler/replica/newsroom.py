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
from crawler.replica.happenings import A_STEP, Deed, Happening, happenings
from crawler.replica.life import Life
from crawler.replica.numbering import Numbering
from crawler.replica.story import LANGUAGES, Publisher, Story

_FORESEEN_AT_ONCE: Final = 10


class NotOnlineError(Exception):
    """An article that was asked for is not online; the message says which."""


class Clock:
    """The replica's time: the machine's, or a pinned one, which goes on only where it is told to."""

    def __init__(self, pinned: datetime | None = None) -> None:
        self._pinned = pinned

    def now(self) -> datetime:
        """Return the present instant, to the second, in UTC."""
        return (self._pinned or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)

    def step(self) -> None:
        """Let a pinned clock go on by a minute."""
        if self._pinned:
            self._pinned += A_STEP

    def move_to(self, instant: datetime) -> None:
        """Let a pinned clock go on to an instant; it never goes back."""
        if self._pinned:
            self._pinned = max(self._pinned, instant)


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

    def __init__(
        self, stories: Iterable[Story], further: Iterator[Story], clock: Clock, life: Life | None = None
    ) -> None:
        """Begin.

        Args:
            stories: what is foreseen.
            further: stories without end, for when nothing foreseen is left.
            clock: the time.
            life: what becomes of releases beyond what their stories tell.
        """
        self._clock, self._further, self._numbering, self._life = clock, further, Numbering(), life
        self._lock = RLock()
        self._online: dict[Address, Article] = {}
        self._gone: list[Gone] = []
        self._streams: defaultdict[tuple[Publisher, Language], list[tuple[datetime, str]]] = defaultdict(list)
        self._keys: dict[tuple[str, Language, Publisher], str] = {}
        self._anchors: dict[str, datetime] = {}
        self._pinned: list[Address] = []
        self._views: Counter[Address] = Counter()
        self._to_come: list[Happening] = []
        self._foresee(stories)
        self._bring_what_is_past()

    def stream(self, publisher: Publisher, language: Language) -> list[Article]:
        """Return what a publisher has online in a language: what it pinned, then the rest, newest first."""
        with self._lock:
            stream = [(publisher, language, key) for _, key in reversed(self._streams[publisher, language])]
            top = [address for address in self._pinned if address[:2] == (publisher, language)]
            rest = [address for address in stream if address not in top]
            return [self._online[address] for address in (*top, *rest)]

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

    def looks_at(self, article: Article) -> int:
        """Return how often an article was looked at so far."""
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

    def live_until(self, instant: datetime) -> None:
        """Let all that is planned up to an instant happen, each at its time; it is that instant then."""
        with self._lock:
            while self._to_come and self._to_come[0].planned <= instant:
                happening = self._to_come.pop(0)
                self._clock.move_to(happening.planned)
                self._bring(happening, happening.planned)
            self._clock.move_to(instant)

    def pass_time(self, time: timedelta) -> None:
        """Let so much time pass, and happen what is planned in it."""
        with self._lock:
            self.live_until(self._clock.now() + time)

    def now(self) -> datetime:
        """Return what time it is."""
        return self._clock.now()

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
            self._clock.step()
            return self._take_off(article, self._clock.now())

    def _found(self, publisher: Publisher, language: Language, key: str) -> Article:
        if article := self._online.get((publisher, language, key)):
            return article
        raise NotOnlineError(f"{publisher} has no {key} online in {language}")

    def _foresee(self, stories: Iterable[Story]) -> None:
        begun = self._clock.now()
        foreseen = [happening for story in stories for happening in happenings(story, begun)]
        if self._life:
            foreseen = [deed for happening in foreseen for deed in self._life.of(happening)]
        self._to_come.extend(sorted(foreseen, key=lambda happening: happening.planned))

    def _bring_what_is_past(self) -> None:
        now = self._clock.now()
        past = [happening for happening in self._to_come if happening.planned <= now]
        del self._to_come[: len(past)]
        for happening in past:
            self._bring(happening, happening.planned)

    def _bring(self, happening: Happening, at: datetime) -> Article | None:
        """Let it happen; return the article, or None where it is no longer online."""
        if happening.deed is Deed.PUBLISH:
            return self._publish(happening, at)
        publisher, language = happening.carrier.by, happening.language
        key = self._keys[happening.story.name, language, publisher]
        article = self._online.get((publisher, language, key))
        return self._change(article, happening, at) if article else None

    def _publish(self, happening: Happening, at: datetime) -> Article:
        story, language, carrier = happening.story, happening.language, happening.carrier
        key = self._numbering.key(story, language, carrier)
        self._keys[story.name, language, carrier.by] = key
        anchor = self._anchors.setdefault(story.name, at)
        article = publish(story, language, carrier, key, anchor, at, happening.older)
        insort(self._streams[carrier.by, language], (article.published, key))
        return self._put(article)

    def _change(self, article: Article, happening: Happening, at: datetime) -> Article:
        match happening.deed:
            case Deed.EDIT if happening.edit:
                return self._put(revise(article, happening.edit, at))
            case Deed.AMEND:
                body = "\n\n".join((*article.paragraphs, happening.adds))
                return self._put(rewrite(article, at, None, body))
            case Deed.REMOVE:
                return self._take_off(article, at)
            case Deed.PIN:
                self._pinned.append(_address(article))
            case Deed.UNPIN:
                self._pinned.remove(_address(article))
        return article

    def _take_off(self, article: Article, at: datetime) -> Article:
        address = _address(article)
        del self._online[address]
        self._streams[article.publisher, article.language].remove((article.published, article.key))
        self._pinned = [pinned for pinned in self._pinned if pinned != address]
        self._gone.append(Gone(article, at))
        return article

    def _put(self, article: Article) -> Article:
        self._online[_address(article)] = article
        return article


def _address(article: Article) -> Address:
    return article.publisher, article.language, article.key
