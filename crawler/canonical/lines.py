"""What a line of a page is, as far as the line alone tells."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from crawler.canonical.rules import UPPER, of_all_languages
from crawler.canonical.signs import ends_sentence
from crawler.canonical.spans import Kind
from crawler.canonical.stamps import is_stamp

_LONGEST_LABEL = 40
_LONGEST_HEADING = 60
_LONGEST_FURNITURE = 160
_SHORTEST_NEWS = 140
_FEWEST_WORDS = 4
_FEWEST_SENTENCES = 2
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LABEL = re.compile(r"[^\w©#]*([^:|©\n]{1,40}?) ?[:|]")
_SENTENCE = re.compile(r"""(?<=\w\w)[.!?…]["')]? """)
_DOTTED_LABEL = re.compile(r"(\w+)\. ?\S")
_RATE = re.compile(
    r"[•\s]*(?:[$€₽¥₸]|USD|EUR|RUB|CNY|KZT|GBP)? ?:? ?\d+[.,]\d+(?: [+-]?\d+[.,]\d+)?", re.IGNORECASE
)
_DEGREES = re.compile(r"(?:[^\W\d]{3,20} )?[+-]?\d{1,2} ?(?:°|℃|º) ?[CС]?")
_NUMBER = re.compile(r"[•\s]*\d{1,3}(?:[ ,.]?\d{3})*")
_TRAIL = re.compile(r"[^>›\n]{2,40}(?:[>›][^>›\n]{2,80})+")
_HASHTAG = re.compile(r"#\S")
_NAME = re.compile(rf"{UPPER}[\w'-]+(?: {UPPER}[\w'-]*\.?)? {UPPER}[\w'-]+")
_BY = re.compile(rf"By {UPPER}[^.!?]{{2,60}}:?")


class Role(StrEnum):
    """What a line may be that its surroundings have to decide."""

    STAMP = "stamp"
    SECTION = "section"  # the name of a part of the site, or a bare number
    TAIL = "tail"  # a heading over other articles
    MORE = "more"  # a heading over a link or two, after which the news may go on
    NAME = "name"  # two or three capitalised words: a byline, or part of a list
    BY = "by"  # a byline, or a headline that begins so
    HEADLINE = "headline"  # neither a sentence nor anything known
    NEWS = "news"


def read_line(line: str) -> Kind | Role:
    """Return what a flowing line is: a kind where the line alone is sure, else what it may be."""
    if len(line) > _LONGEST_FURNITURE:
        return _labelled(line) or Role.NEWS
    return _listed(line) or _labelled(line) or _shaped(line) or _wording(line)


def is_caption(line: str) -> bool:
    """Return whether a line, or the end of one, begins with a label that closes captions."""
    label = _label(line)
    return label is not None and label.casefold() in _caption_labels()


def _label(line: str) -> str | None:
    """Return what stands before the sign that ends a label, at the start of a line."""
    beginning = line[: _LONGEST_LABEL + 2]
    found = _LABEL.match(beginning) if ":" in beginning or "|" in beginning else None
    return found[1] if found else None


def _listed(line: str) -> Kind | Role | None:
    if len(line) > _LONGEST_HEADING or line.endswith("."):
        return None
    return _whole_lines().get(_EDGES.sub("", line).casefold())


def _labelled(line: str) -> Kind | Role | None:
    if line.startswith(("©", "(c)")):
        return Kind.COPYRIGHT
    label = _label(line)
    if label is not None:
        kind = _labels().get(label.casefold())
        return kind if kind and len(_SENTENCE.findall(line)) < _FEWEST_SENTENCES else None
    dotted = _DOTTED_LABEL.match(line)
    kind = _labels().get(dotted[1].casefold()) if dotted else None
    return kind if kind is Kind.BYLINE else None


def _shaped(line: str) -> Kind | Role | None:
    if not line.endswith(".") and len(line) <= _LONGEST_HEADING:
        shape = _short_shape(line)
        if shape:
            return shape
    if _TRAIL.fullmatch(line):
        return Kind.WIDGET
    return Kind.CREDIT if _captioned().search(line) and not _SENTENCE.search(line) else _opened(line)


@cache
def _captioned() -> re.Pattern[str]:
    """Return what ends a caption that is no sentence: "The minister in Rome Photo: MFA"."""
    labels = "|".join(re.escape(label) for label in of_all_languages("labels", "credit"))
    return re.compile(
        rf"(?<=[^.!?…:]) (?:[/|] ?)?(?:{labels})(?: ?:| с сайта) ?\S[^.!?]{{1,50}}(?:\.\w{{2,4}})?$"
    )


def _short_shape(line: str) -> Kind | Role | None:
    if is_stamp(line):
        return Role.STAMP
    if _RATE.fullmatch(line) or _DEGREES.fullmatch(line):
        return Kind.WIDGET
    if _NUMBER.fullmatch(line) or _HASHTAG.match(line):
        return Role.SECTION
    return Role.BY if _BY.fullmatch(line) else None


def _opened(line: str) -> Kind | None:
    folded = line.casefold()
    return next((kind for kind, openings in _openings().items() if folded.startswith(openings)), None)


def _wording(line: str) -> Role:
    if len(line) >= _SHORTEST_NEWS or (ends_sentence(line) and line.count(" ") + 1 >= _FEWEST_WORDS):
        return Role.NEWS
    return Role.NAME if _NAME.fullmatch(line) else Role.HEADLINE


@cache
def _whole_lines() -> Mapping[str, Kind | Role]:
    listed: dict[str, Kind | Role] = {}
    for name, meaning in (
        ("section", Role.SECTION),
        ("site", Kind.WIDGET),
        ("widget", Kind.WIDGET),
        ("credit", Kind.CREDIT),
        ("more", Role.MORE),
        ("tail", Role.TAIL),
    ):
        listed |= {_EDGES.sub("", line).casefold(): meaning for line in of_all_languages("lines", name)}
    return listed


@cache
def _labels() -> Mapping[str, Kind | Role]:
    meanings: dict[str, Kind | Role] = {
        "credit": Kind.CREDIT,
        "byline": Kind.BYLINE,
        "widget": Kind.WIDGET,
        "tail": Role.TAIL,
    }
    return {
        label.casefold(): meaning
        for name, meaning in meanings.items()
        for label in of_all_languages("labels", name)
    }


@cache
def _caption_labels() -> frozenset[str]:
    return frozenset(label.casefold() for label in of_all_languages("labels", "caption"))


@cache
def _openings() -> Mapping[Kind, tuple[str, ...]]:
    kinds = (Kind.CREDIT, Kind.BYLINE, Kind.WIDGET, Kind.COPYRIGHT)
    return {
        kind: tuple(opening.rstrip("*").casefold() for opening in of_all_languages("openings", kind.value))
        for kind in kinds
    }
