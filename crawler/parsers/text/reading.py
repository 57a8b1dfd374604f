"""A text with all that the lexicon finds in it: what every rule reads."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain
from typing import TypeVar

from crawler.parsers.language.tables import lexicon
from crawler.parsers.model import Language, ReleaseText, Span
from crawler.parsers.text.cues import EVENTS, Cue, cue_finder
from crawler.parsers.text.gazetteer import Kind, Named, gazetteer
from crawler.parsers.text.layout import Layout, layout_of
from crawler.parsers.text.quotations import is_within, quotations_of
from crawler.parsers.text.tags import tagger
from crawler.parsers.text.words import Sentence, SentenceIndex, Word, quote, sentences_of, unwrapped, words_of

_Found = TypeVar("_Found", Named, Cue)
_APART = 5  # characters between a quotation and who reports
_TWINS = "аеорсухАВЕКМНОРСТХ"  # Cyrillic letters that slipped in
_LATIN_TWINS = str.maketrans(_TWINS, "aeopcyxABEKMHOPCTX")
_BEHIND = 8  # words behind a quotation that tell whose it is
_LONGEST = 40_000  # characters of news that are read for events: the longest release has half of it


@dataclass(frozen=True)
class Reading:
    """One release's text, annotated once.

    Attributes:
        release: what was given to the parser.
        layout: what of its text is title, head and body.
        words: all words of title and body, in order.
        starts: where each word begins in the text.
        ends: where each word ends.
        gaps: the numbers of the words before which a line ends in a way that ends a sentence too.
        tags: what each word can be part of.
        sentences: the sentences of title and body; those of the title come first.
        names: the countries, cities and organisations found.
        cues: the phrases found, by group of the lexicon.
    """

    release: ReleaseText
    layout: Layout
    words: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: frozenset[int]
    tags: bytearray
    sentences: Sequence[Sentence]
    names: Sequence[Named]
    cues: dict[str, list[Cue]]

    @property
    def text(self) -> str:
        """Return the kept text."""
        return self.release.text

    @property
    def language(self) -> Language:
        """Return the text's language."""
        return self.release.language

    @cached_property
    def grammar(self) -> Mapping[str, frozenset[str]]:
        """Return the language's small words by what they do in a sentence."""
        return grammar(self.language)

    @cached_property
    def index(self) -> SentenceIndex:
        """Return what finds the sentence of an offset."""
        return SentenceIndex(self.sentences)

    def sentence_at(self, offset: int) -> Sentence:
        """Return the sentence that holds the offset."""
        return self.sentences[self.index.at(offset)]

    def word_at(self, offset: int) -> int:
        """Return the number of the first word that begins at the offset or after it."""
        return bisect_left(self.starts, offset)

    def span(self, first: int, last: int) -> Span:
        """Return where words[first:last] stand in the text."""
        return self.starts[first], self.ends[last - 1]

    @cached_property
    def _quotations(self) -> Sequence[Span]:
        spoken = quotations_of(self.text, self.layout.body)
        return [span for span in spoken if not self._is_of_release(span[1])]

    def _is_of_release(self, end: int) -> bool:
        """Return whether the words behind a quotation say that a release is quoted, not a person."""
        if any(0 <= start - end <= _APART for start, _ in self.layout.attributions):
            return True
        after = self.word_at(end)
        words = self.words[after : min(after + _BEHIND, self.sentence_at(end).last)]
        return any(word.low in self.grammar["releases"] for word in words)

    def is_quoted(self, offset: int) -> bool:
        """Return whether an offset lies within the words of somebody whom the news quotes."""
        return is_within(self._quotations, offset)

    def cues_in(self, group: str, span: Span) -> list[Cue]:
        """Return the phrases of a group within a span."""
        cues = self.cues.get(group)
        return _within(cues, span) if cues else []

    def names_in(self, span: Span) -> list[Named]:
        """Return the countries, cities and organisations within a span."""
        return _within(self.names, span)

    def word_before(self, name: Named) -> str:
        """Return the word before a name and its article, in small letters."""
        at = self.word_at(name.start) - 1
        while at > 0 and self.words[at].low in self.grammar["articles"]:
            at -= 1
        return self.words[at].low if at >= 0 else ""

    def word_after(self, name: Named) -> str:
        """Return the word behind a name, in small letters; empty where the text ends."""
        at = self.word_at(name.end)
        return self.words[at].low if at < len(self.words) else ""

    def ending_of(self, name: Named) -> str:
        """Return the letters that follow a name within its word in Kazakh: its case."""
        if not self.language.startswith("kk"):
            return ""
        at = self.word_at(name.start)
        while at + 1 < len(self.words) and self.ends[at] < name.end:
            at += 1
        return self.text[name.end : self.ends[at]].lower().lstrip("-‑") if at < len(self.words) else ""

    def quote(self, span: Span) -> str:
        """Return what stands in a span, on one line."""
        return quote(self.text, span)


def read(release: ReleaseText) -> Reading:
    """Return a release's text with all that the lexicon finds in it."""
    layout = layout_of(release, _LONGEST)
    text = release.text[: layout.body[1]]
    in_twins = release.language == "en" and any(map(text.__contains__, _TWINS))
    plain = text.translate(_LATIN_TWINS) if in_twins else text
    words = words_of(plain, layout.parts)
    flowing = unwrapped(plain)
    names = list(_inside(gazetteer(release.language).find(flowing.replace("ı", "i")), layout.parts))
    cues = cue_finder(release.language).find(flowing, words, layout.parts)
    cues[EVENTS] = _outside_names(cues.get(EVENTS, []), names)
    honorifics = [
        cue for cue in cues.get("honorifics", ()) if cue.name == "small" or text[cue.start].isupper()
    ]
    heads = [cue for cue in cues.get("heads", ()) if not _begins_surname(text, cue, release.language)]
    tags = tagger(release.language).tags_of(words, names, heads, honorifics, cues.get("no_office", ()))
    return Reading(
        release,
        layout,
        words.forms,
        words.starts,
        words.ends,
        words.gaps,
        tags,
        sentences_of(words),
        names,
        cues,
    )


def _begins_surname(text: str, cue: Cue, language: Language) -> bool:
    """Return whether a title is only the first half of a name: "Amir-Abdollahian"."""
    joined = text[cue.end : cue.end + 1] == "-" and text[cue.end + 1 : cue.end + 2].isupper()
    return joined and text[cue.start : cue.end].lower() in grammar(language)["titles_in_names"]


def _outside_names(cues: Sequence[Cue], names: Sequence[Named]) -> list[Cue]:
    """Return the phrases that are no part of what an organisation is called."""
    long = [name for name in names if name.kind in _ORGANIZATIONS and name.end - name.start > _ACRONYM]
    return [cue for cue in cues if not any(name.start <= cue.start < name.end for name in long)]


_ORGANIZATIONS = frozenset({Kind.ORGANIZATION, Kind.BODY})
_ACRONYM = 12  # characters: what is not longer holds no phrase


def _within(found: Sequence[_Found], span: Span) -> list[_Found]:
    """Return what was found between two offsets, of what is sorted by its start."""
    start, end = span
    first = bisect_left(found, (start,))
    last = bisect_left(found, (end,), first)
    return [one for one in found[first:last] if one[1] <= end] if first < last else []


def _inside(found: Sequence[_Found], parts: Sequence[Span]) -> Iterator[_Found]:
    """Yield what was found within the parts; both are in order."""
    at = 0
    for one in found:
        while at < len(parts) and parts[at][1] <= one.start:
            at += 1
        if at < len(parts) and parts[at][0] <= one.start and one.end <= parts[at][1]:
            yield one


@cache
def grammar(language: Language) -> Mapping[str, frozenset[str]]:
    """Return the lexicon's table of small words of a language."""
    groups = lexicon("grammar", language).items()
    return {group: frozenset(chain.from_iterable(names.values())) for group, names in groups}
