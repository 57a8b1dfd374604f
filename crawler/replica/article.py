"""What one publisher has online of a story: title and paragraphs as they stand on its page."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Final
from zoneinfo import ZoneInfo

from crawler.replica.almanac import Almanac, Language
from crawler.replica.story import Carrier, Publisher, Revision, Story, Telling, Truth

ASTANA: Final = ZoneInfo("Asia/Almaty")

_ATTRIBUTION: Final = "{attribution}"
_QUOTES: Final = re.compile("[“”«»]")
_OPENING: Final = "“«"


@dataclass(frozen=True, slots=True)
class State:
    """What an article said from an instant on; with the same `wording` as another, it said the same."""

    since: datetime
    title: str
    paragraphs: tuple[str, ...]
    wording: str
    truth: Truth


@dataclass(frozen=True, slots=True)
class Article:
    """One item of one publisher in one language.

    Attributes:
        key: the publisher's own for it; the ministry's language versions share one.
        anchor: when the story first came out: its dates are told relative to that day.
        published: the date that it bears.
        edits: the foreseen edits that were made so far.
        states: what it said, oldest first.
    """

    story: Story
    language: Language
    carrier: Carrier
    key: str
    anchor: datetime
    published: datetime
    edits: tuple[Revision, ...]
    states: tuple[State, ...]

    @property
    def publisher(self) -> Publisher:
        """Who has it online."""
        return self.carrier.by

    @property
    def day(self) -> date:
        """The day on which the story first came out, in Astana."""
        return self.anchor.astimezone(ASTANA).date()

    @property
    def telling(self) -> Telling:
        """The story's words in the article's language."""
        return dict(self.story.tellings())[self.language]

    @property
    def first_title(self) -> str:
        """The title that the address was made of."""
        return self.states[0].title

    @property
    def title(self) -> str:
        """The title by now."""
        return self.states[-1].title

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs by now."""
        return self.states[-1].paragraphs

    @property
    def modified(self) -> datetime:
        """When it last changed."""
        return self.states[-1].since


def publish(
    story: Story,
    language: Language,
    carrier: Carrier,
    key: str,
    anchor: datetime,
    at: datetime,
    older: timedelta = timedelta(),
) -> Article:
    """Return the article that a publisher makes of a story at an instant; its date may be an older one."""
    unwritten = Article(story, language, carrier, key, anchor, at - older, edits=(), states=())
    return _with_state(unwritten, at)


def revise(article: Article, edit: Revision, at: datetime) -> Article:
    """Return the article after an edit that its story foresees."""
    return _with_state(replace(article, edits=(*article.edits, edit)), at)


def rewrite(article: Article, at: datetime, title: str | None, body: str | None) -> Article:
    """Return the article after an edit from outside: a new title, a new body, or both."""
    now = article.states[-1]
    state = State(
        since=at,
        title=title or now.title,
        paragraphs=tuple(body.split("\n\n")) if body else now.paragraphs,
        wording=_digest(body) if body else now.wording,
        truth=now.truth,
    )
    return replace(article, states=(*article.states, state))


def _with_state(article: Article, since: datetime) -> Article:
    telling, edits = article.telling, article.edits
    body, title = telling.body, article.carrier.title or telling.title
    truth = article.story.truth.model_dump()
    for edit in edits:
        title = edit.title or title
        truth |= edit.truth
        for old, new in edit.replace.items():
            body = body.replace(old, new)
    state = State(
        since=since,
        title=_fill(title, article),
        paragraphs=_paragraphs(body, article),
        wording=_digest(_fill(body.replace(_ATTRIBUTION, ""), article)),
        truth=Truth.model_validate(truth),
    )
    return replace(article, states=(*article.states, state))


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()[:16]


def _paragraphs(body: str, article: Article) -> tuple[str, ...]:
    carrier = article.carrier
    if carrier.loses_full_stop:
        body = body.replace(_ATTRIBUTION + ".", _ATTRIBUTION)
    words = _fill(_dress(body.strip().replace(_ATTRIBUTION, carrier.attribution), carrier), article)
    paragraphs = [" ".join(paragraph.split()) for paragraph in words.split("\n\n")]
    if carrier.dateline:
        paragraphs[0] = f"{_fill(carrier.dateline, article)} {paragraphs[0]}"
    if carrier.photo and carrier.by == "kazinform":
        paragraphs.insert(1, carrier.photo)
    return tuple(paragraphs)


def _dress(words: str, carrier: Carrier) -> str:
    """Return the words in the publisher's own typography."""
    if carrier.quotes:
        opening, closing = carrier.quotes
        words = _QUOTES.sub(lambda mark: opening if mark[0] in _OPENING else closing, words)
    return words.replace("–", carrier.dash)


def _fill(words: str, article: Article) -> str:
    return words.format_map(Almanac(article.day, article.language))
