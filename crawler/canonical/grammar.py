"""Small grammars over words, as the rule files give them.

A grammar has terms, lists of words and phrases under a name, and rules, regular expressions in which names of
terms and of other rules stand for words:

    terms.verb = ["reports", "has reported", "сообщ*"]     `*` takes any ending
    rules.ending = "the? noun verb when? end"

Every word of a text is one term at most, by the longest phrase. Built in are `Name` and `word` (any other word,
with and without capital), `number`, `domain`, `quoted`, `aside` (in brackets), `stop`, `comma`, `dash`, `break`, `sign`,
`any` word, and the lookaheads `end` (the clause is over) and `next` (a sentence begins).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<domain>\b[\w-]+(?:\.[\w-]+)*\.(?i:kz|com|net|org|info|news|press|tv|ru|uz|kg|asia|eu|az|tr|ua|by)\b)"""
    r"""|(?P<acronym>\b(?:[A-ZА-Я]\.){2,})"""
    r"""|(?P<quoted>"[^"\n]{2,50}")"""
    r"""|(?P<aside>\([^()\n]{1,40}\))"""
    r"""|(?P<number>\d+(?:[.,:]\d+)*)"""
    r"""|(?P<word>\w+(?:[-']\w+)*)"""
    r"""|(?P<stop>[.;!?])|(?P<comma>,)|(?P<dash>-)|(?P<break>\n+)|(?P<sign>\S)"""
)
_POSSESSIVE = re.compile(r"'s?$")
_NAME = re.compile(r"[A-Za-z_]+")
_CAPITAL, _SMALL = "^", "_"
_BUILT_IN = ("other", "number", "domain", "quoted", "aside", "stop", "comma", "dash", "break", "sign")
_NOT_A_WORD = ("stop", "comma", "dash", "break", "sign")
_FIRST_CODE = 0xE000


@dataclass(frozen=True, slots=True)
class Tokens:
    """A stretch of text as a grammar sees it: two letters a term, and where each term begins and ends."""

    codes: str
    spans: Sequence[tuple[int, int]]


class Grammar:
    """A language's grammar; raises KeyError for a rule that names what there is not."""

    def __init__(self, terms: Mapping[str, Sequence[str]], rules: Mapping[str, str]) -> None:
        names = dict.fromkeys([*_BUILT_IN, *terms])
        self._code = {name: chr(_FIRST_CODE + at) for at, name in enumerate(names)}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for name, phrases in terms.items():
            for phrase in phrases:
                words = tuple(phrase.casefold().split())
                self._phrases.setdefault(words[0], []).append((words[1:], self._code[name]))
        self._stem_lengths = sorted({len(word) - 1 for word in self._phrases if word.endswith("*")}, reverse=True)
        self._starting = lru_cache(maxsize=10_000)(self._phrases_starting)
        self._rules = rules

    def compile(self, rule: str) -> re.Pattern[str]:
        """Return a rule as an expression over `Tokens.codes`."""
        return re.compile(self._expression(rule))

    def tokens(self, text: str, start: int, end: int) -> Tokens:
        """Return the terms of a stretch of text."""
        found = list(_TOKEN.finditer(text, start, end))
        words = [_POSSESSIVE.sub("", token.group()).strip('"').casefold() for token in found]
        codes, spans, at = [], [], 0
        while at < len(found):
            length, code = self._term(words, at) or (1, self._shape(found[at].lastgroup or ""))
            first = found[at].group().lstrip('"(')[:1]
            codes.append((_CAPITAL if first.isupper() or first.isdigit() else _SMALL) + code)
            spans.append((found[at].start(), found[at + length - 1].end()))
            at += length
        return Tokens("".join(codes), spans)

    def _term(self, words: Sequence[str], at: int) -> tuple[int, str] | None:
        best: tuple[int, str] | None = None
        for rest, code in self._starting(words[at]):
            length = 1 + len(rest)
            if (best is None or length > best[0]) and _agree(rest, words, at + 1):
                best = length, code
        return best

    def _phrases_starting(self, word: str) -> Sequence[tuple[tuple[str, ...], str]]:
        stems = (word[:length] + "*" for length in self._stem_lengths if length <= len(word))
        return [phrase for key in (word, *stems) for phrase in self._phrases.get(key, ())]

    def _shape(self, group: str) -> str:
        return self._code["other" if group in ("word", "acronym") else group]

    def _expression(self, rule: str) -> str:
        return _NAME.sub(lambda name: self._named(name.group()), rule).replace(" ", "")

    def _named(self, name: str) -> str:
        match name:
            case "Name":
                return f"(?:{re.escape(_CAPITAL)}{self._code['other']})"
            case "word":
                return f"(?:{_SMALL}{self._code['other']})"
            case "any":
                return f"(?:.[^{''.join(self._code[kind] for kind in self._barred())}])"
            case "end":
                return f"(?=.[{''.join(self._code[kind] for kind in ('stop', 'comma', 'dash', 'break', 'sign', 'quoted'))}]|$)"
            case "next":
                return rf"(?={re.escape(_CAPITAL)})"
            case _ if name in self._rules:
                return f"(?:{self._expression(self._rules[name])})"
            case _:
                return f"(?:.{self._code[name]})"

    def _barred(self) -> Iterator[str]:
        yield from _NOT_A_WORD
        yield from (name for name in ("person", "content") if name in self._code)


def _agree(rest: Sequence[str], words: Sequence[str], at: int) -> bool:
    if at + len(rest) > len(words):
        return False
    return all(
        word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted
        for wanted, word in zip(rest, words[at:], strict=False)
    )
