"""Topics: what the sides talked about, from a controlled list.

A topic is named by its key in the lexicon (`topics.*.toml`), the same in every language.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

import ahocorasick

from crawler.parsers.language.letters import lowered_text
from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, ReleaseText, Span, Topic

_MOST_EVIDENCE: Final = 3


def read_topics(release: ReleaseText, body: Span) -> list[Topic]:
    """Return the topics that the body speaks of, in the order in which they come up.

    Args:
        release: the text.
        body: the part of it that belongs to the release.
    """
    mentions: dict[str, list[Span]] = {}
    for name, span in _mentions(release, body):
        mentions.setdefault(name, []).append(span)
    ordered = sorted(mentions.items(), key=lambda item: item[1][0])
    return [Topic(name, tuple(spans[:_MOST_EVIDENCE])) for name, spans in ordered]


def _mentions(release: ReleaseText, body: Span) -> Iterator[tuple[str, Span]]:
    """Yield each mention of a topic: its words, or a word that begins so where the lexicon has a stem."""
    folded = lowered_text(release.text)[slice(*body)]
    for last, (length, is_stem, name) in _automaton(release.language).iter(folded):
        start, end = last - length + 1, last + 1
        if folded[start - 1 : start].isalnum() or (not is_stem and folded[end : end + 1].isalnum()):
            continue
        while end < len(folded) and folded[end].isalpha():
            end += 1
        yield name, (body[0] + start, body[0] + end)


@cache
def _automaton(language: Language) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for name, phrases in lexicon("topics", language)["topic"].items():
        for phrase in phrases:
            stem = phrase.removesuffix("*")
            automaton.add_word(stem, (len(stem), stem != phrase, name))
    automaton.make_automaton()
    return automaton
