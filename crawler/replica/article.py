"""What one publisher has online of a story: title and paragraphs as they stand on its page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from crawler.replica.almanac import Almanac, Language
from crawler.replica.story import LANGUAGES, Carrier, Publisher, Revision, Story, Telling, Truth

ASTANA: Final = ZoneInfo("Asia/Almaty")

_ATTRIBUTION: Final = "{attribution}"
_QUOTES: Final = re.compile("[“”«»]")
_OPENING: Final = "“«"


@dataclass(frozen=True, slots=True)
class State:
    """What an article said from an instant on. Articles with one `wording` share their words."""

    since: datetime
    title: str
    paragraphs: tuple[str, ...]
    wording: str
    labels: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Article:
    """One item of one publisher in one language.

    Attributes:
        key: the publisher's own for it; the ministry's language versions share one.
        anchor: when the story first came out: its dates are told relative to that day.
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
    story: Story, language: Language, carrier: Carrier, key: str, anchor: datetime, at: datetime
) -> Article:
    """Return the article that a publisher makes of a story at an instant."""
    unwritten = Article(story, language, carrier, key, anchor, at, edits=(), states=())
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
        wording=f"{now.wording}, rewritten {len(article.states)}" if body else now.wording,
        labels=now.labels,
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
    edited = "+".join(str(telling.revised.index(edit)) for edit in edits if edit.replace)
    state = State(
        since=since,
        title=_fill(title, article),
        paragraphs=_paragraphs(body, article),
        wording=f"{article.story.name}/{article.language}/{edited or 'first'}",
        labels=_labels(Truth.model_validate(truth), article),
    )
    return replace(article, states=(*article.states, state))


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


def _almanac(article: Article, *, iso: bool = False) -> Almanac:
    return Almanac(article.anchor.astimezone(ASTANA).date(), article.language, iso=iso)


def _fill(words: str, article: Article) -> str:
    return words.format_map(_almanac(article))


def _labels(truth: Truth, article: Article) -> Mapping[str, Any]:
    labels: dict[str, Any] = _localised(truth.model_dump(), _almanac(article, iso=True), article.language)
    for person, original in zip(labels["people"], truth.people, strict=True):
        in_english = original.name.get("en") if isinstance(original.name, dict) else None
        person["name_latin"] = original.name_latin or in_english or person["name"]
    return labels


def _localised(value: Any, almanac: Almanac, language: Language) -> Any:
    """Return a label with its placeholders filled and, where it differs by language, in this one."""
    match value:
        case str():
            return value.format_map(almanac)
        case dict() if value and set(value) <= set(LANGUAGES):
            return _localised(value[language], almanac, language)
        case dict():
            return {key: _localised(item, almanac, language) for key, item in value.items()}
        case list() | tuple():
            return [_localised(item, almanac, language) for item in value]
    return value
