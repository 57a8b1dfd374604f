"""Attribution clauses: where a text says who reported it.

A clause is recognised by its grammar, which the rule files give for each language: who reports, with which
verb, with reference to whom, and in which order. It stands behind a comma or a dash at the end or in the
middle of a sentence, opens one, or fills one of its own. Only the clause is found, never the sentence around
it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property

from crawler.canonical.grammar import Grammar, Tokens
from crawler.canonical.rules import LANGUAGES, Language, of_all_languages, rules_of

_LONGEST_CLAUSE = 220
_FARTHEST_ANCHOR = 140
_MOST_LEADING_SIGNS = 10
_NOWHERE = -1
_SENTENCE_BREAK = re.compile(r"""[.!?…]["')]? |\n""")
_LEADING_SIGNS = " ,;-"
_SENTENCE_LIMITS = frozenset({"stop", "break"})
_CLAUSE_LIMITS = _SENTENCE_LIMITS | {"comma"}


class _Clauses:
    """One language's clauses: words that none does without, and the forms at a sentence's end and start.

    A `bare` word begins a clause even where comma and dash are missing.
    """

    def __init__(self, language: Language) -> None:
        self._rules = rules_of(language)["attribution"]
        self.anchors: Sequence[str] = self._rules["anchors"]
        self.bare: Sequence[str] = self._rules["bare"]
        terms = {**self._rules["terms"], "agency": of_all_languages("attribution", "agencies")}
        self.grammar = Grammar(terms, self._rules["rules"])

    @cached_property
    def ending(self) -> re.Pattern[str]:
        """Return the form at a sentence's end."""
        return self.grammar.compile(self._rules["ending"])

    @cached_property
    def opening(self) -> re.Pattern[str]:
        """Return the form at a sentence's start."""
        return self.grammar.compile(self._rules["opening"])


def attributions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of each attribution clause in a stretch of flowing text, in order.

    The stretch begins where a sentence does.
    """
    found = {clause for clauses in _all_clauses() for clause in _find(text, start, end, clauses)}
    return list(_joined(sorted(found)))


def _find(text: str, start: int, end: int, clauses: _Clauses) -> Iterator[tuple[int, int]]:
    anchors = list(_places(text, start, end, clauses.anchors))
    leads = {_lead_before(text, start, anchor) for anchor in anchors}
    for lead in leads.union(_places(text, start, end, clauses.bare)) - {_NOWHERE}:
        tokens = clauses.grammar.tokens(text, lead, min(end, lead + _LONGEST_CLAUSE), _CLAUSE_LIMITS)
        clause_end = _match(clauses.ending, tokens)
        if clause_end:
            yield _without_leading_signs(text, start, lead), clause_end
    for begin in {_sentence_start(text, start, anchor) for anchor in anchors} - {_NOWHERE}:
        tokens = clauses.grammar.tokens(text, begin, min(end, begin + _LONGEST_CLAUSE), _SENTENCE_LIMITS)
        clause_end = _match(clauses.opening, tokens)
        if clause_end:
            yield begin, clause_end


def _match(pattern: re.Pattern[str], tokens: Tokens) -> int | None:
    """Return where the words end that a pattern matches from the first one on, or None."""
    found = pattern.match(tokens.codes)
    return tokens.ends[found.end() // 2 - 1] if found and found.end() else None


def _places(text: str, start: int, end: int, needles: Sequence[str]) -> Iterator[int]:
    for needle in needles:
        at = text.find(needle, start, end)
        while at >= 0:
            yield at
            at = text.find(needle, at + 1, end)


def _lead_before(text: str, start: int, anchor: int) -> int:
    """Return where a clause may begin behind the last comma or dash before the anchor, or nowhere."""
    window = max(start, anchor - _FARTHEST_ANCHOR)
    lead = max(text.rfind(sign, window, anchor) for sign in (",", ";", " - "))
    return anchor - len(text[lead:anchor].lstrip(_LEADING_SIGNS)) if lead >= 0 else _NOWHERE


def _without_leading_signs(text: str, start: int, lead: int) -> int:
    window = max(start, lead - _MOST_LEADING_SIGNS)
    return window + len(text[window:lead].rstrip(_LEADING_SIGNS))


def _sentence_start(text: str, start: int, anchor: int) -> int:
    """Return where the anchor's sentence begins, or nowhere if that is too far away or before a comma."""
    window = max(start, anchor - _FARTHEST_ANCHOR)
    begin = start if window == start else _NOWHERE
    for sentence_break in _SENTENCE_BREAK.finditer(text, window, anchor):
        begin = sentence_break.end()
    return begin if begin >= 0 and text.find(",", begin, anchor) < 0 else _NOWHERE


def _joined(clauses: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield clauses in order, those that overlap made one."""
    pending: tuple[int, int] | None = None
    for start, end in clauses:
        if pending and start < pending[1]:
            pending = pending[0], max(pending[1], end)
            continue
        if pending:
            yield pending
        pending = start, end
    if pending:
        yield pending


@cache
def _all_clauses() -> Sequence[_Clauses]:
    return tuple(map(_Clauses, LANGUAGES))
