"""Small grammars over words, as the rule files give them.

A grammar has terms, lists of words and phrases under a name, and rules, regular expressions in which names of
terms and of other rules stand for words:

    terms.verb = ["reports", "has reported", "сообщ*"]     `*` takes any ending
    rules.ending = "the? noun verb when? end"

Every word of a text is one term at most, by the longest phrase. Built in are `Name` and `word` (any other
word, with and without capital), `number`, `domain`, `quoted`, `aside` (in brackets), `stop`, `comma`,
`colon`, `dash`, `break`, `sign`, `any` word, and the lookaheads `end` (the clause is over) and `next` (a
sentence begins).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r"""(?P<acronym>(?:[A-ZА-Я]\.){2,})"""
    r"""|(?P<number>\d+(?:[.,:]\d+)*)(?!\w|\.[a-z])"""
    r"""|(?P<word>\w+(?:(?:[-']|- )\w+)*)"""
    r"""(?P<domain>(?:\.[\w-]+)*\.(?i:kz|com|net|org|info|news|press|tv|ru|uz|kg|asia|eu|az|tr|ua|by)\b(?:-\w{1,4}\b)?)?"""
    r"""|(?P<stop>[.;!?])|(?P<comma>,)|(?P<colon>:)|(?P<dash>-)|(?P<break>\n+)"""
    r"""|(?P<quoted>"[^"\n]{2,50}")|(?P<aside>\([^()\n]{1,40}\))|(?P<sign>\S)"""
)
_POSSESSIVE = re.compile(r"'s?$")
_NAME = re.compile(r"[A-Za-z_]+")
_CAPITAL, _SMALL = "^", "_"
_SIGNS = ("stop", "comma", "colon", "dash", "break", "sign")
_BUILT_IN = ("other", "number", "domain", "quoted", "aside", *_SIGNS)
_FIRST_CODE = 0xE000
_WORDS_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """A stretch of text as a grammar sees it: two letters a term, and where each term ends."""

    codes: str
    ends: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words of a phrase behind its first one, how many it has, and the code of its term."""

    rest: tuple[str, ...]
    length: int
    code: str


class Grammar:
    """A language's grammar; raises KeyError for a rule that names what there is not."""

    def __init__(self, terms: Mapping[str, Sequence[str]], rules: Mapping[str, str]) -> None:
        names = dict.fromkeys([*_BUILT_IN, *terms])
        self._code = {name: chr(_FIRST_CODE + at) for at, name in enumerate(names)}
        self._shape = self._code | {"word": self._code["other"], "acronym": self._code["other"]}
        self._rules = rules
        self._words: dict[str, list[_Phrase]] = {}
        self._stems: dict[str, list[_Phrase]] = {}
        for name, phrases in terms.items():
            for phrase in phrases:
                self._add(phrase.casefold().split(), self._code[name])
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._starting = lru_cache(_WORDS_REMEMBERED)(self._phrases_starting)

    def compile(self, rules: Sequence[str]) -> re.Pattern[str]:
        """Return an expression over `Tokens.codes` for one of several rules, the first that fits."""
        return re.compile("|".join(map(self._expression, rules)))

    def tokens(self, text: str, start: int, end: int, last: Collection[str]) -> Tokens:
        """Return the terms of a stretch of text, up to the first of the built-in terms that are last ones."""
        found = list(_up_to(_TOKEN.finditer(text, start, end), last))
        words = [_folded(token.group()) for token in found]
        codes, ends, at = [], [], 0
        while at < len(found):
            phrase = self._phrase(words, at)
            codes.append(_size(found[at].group()))
            codes.append(phrase.code if phrase else self._shape[found[at].lastgroup or ""])
            at += phrase.length if phrase else 1
            ends.append(found[at - 1].end())
        return Tokens("".join(codes), ends)

    def _add(self, words: Sequence[str], code: str) -> None:
        first = words[0]
        phrases = self._stems if first.endswith("*") else self._words
        phrases.setdefault(first.rstrip("*"), []).append(_Phrase(tuple(words[1:]), len(words), code))

    def _phrase(self, words: Sequence[str], at: int) -> _Phrase | None:
        for phrase in self._starting(words[at]):
            if phrase.length == 1 or _agree(phrase.rest, words[at + 1 : at + phrase.length]):
                return phrase
        return None

    def _phrases_starting(self, word: str) -> Sequence[_Phrase]:
        stems = (word[:length] for length in self._stem_lengths if length <= len(word))
        phrases = [
            *self._words.get(word, ()),
            *(phrase for stem in stems for phrase in self._stems.get(stem, ())),
        ]
        return sorted(phrases, key=lambda phrase: phrase.length, reverse=True)

    def _expression(self, rule: str) -> str:
        return _NAME.sub(lambda name: self._named(name.group()), rule).replace(" ", "")

    def _named(self, name: str) -> str:
        match name:
            case "Name":
                return f"(?:{re.escape(_CAPITAL)}{self._code['other']})"
            case "word":
                return f"(?:{_SMALL}{self._code['other']})"
            case "any":
                return f"(?:.[^{self._codes(*_SIGNS, 'person', 'content')}])"
            case "end":
                return f"(?=.[{self._codes(*_SIGNS, 'quoted')}]|$)"
            case "next":
                return f"(?={re.escape(_CAPITAL)})"
            case _ if name in self._rules:
                return f"(?:{self._expression(self._rules[name])})"
            case _:
                return f"(?:.{self._code[name]})"

    def _codes(self, *names: str) -> str:
        return "".join(self._code[name] for name in names if name in self._code)


def _up_to(tokens: Iterator[re.Match[str]], last: Collection[str]) -> Iterator[re.Match[str]]:
    for token in tokens:
        yield token
        if token.lastgroup in last:
            return


def _folded(word: str) -> str:
    """Return a word as phrases have it; a page's wrap may have left a space behind its hyphen."""
    if "'" in word or '"' in word or "- " in word:
        word = _POSSESSIVE.sub("", word).strip('" ').replace("- ", "-")
    return word.casefold()


def _size(word: str) -> str:
    first = word[0] if word[0] not in '"(' else word[1:2]
    return _CAPITAL if first.isupper() or first.isdigit() else _SMALL


def _agree(wanted: tuple[str, ...], words: Sequence[str]) -> bool:
    if len(wanted) != len(words):
        return False
    for form, word in zip(wanted, words, strict=True):
        if word != form and not (form[-1] == "*" and word.startswith(form[:-1])):
            return False
    return True
