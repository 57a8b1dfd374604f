"""The small grammars that tell clauses by their words."""

import pytest

from crawler.canonical.grammar import Grammar

TERMS = {
    "press": ["press service", "МИД*"],
    "verb": ["reports", "has reported"],
    "link": ["with reference to"],
    "person": ["Minister"],
}
RULES = {"noun": "Name{0,2} press", "cited": "any{1,5} end"}


def longest(rule: str, text: str) -> str | None:
    grammar = Grammar(TERMS, RULES)
    tokens = grammar.tokens(text, 0, len(text), {"stop", "break"})
    found = grammar.compile([rule]).match(tokens.codes)
    return text[: tokens.ends[found.end() // 2 - 1]] if found and found.end() else None


@pytest.mark.parametrize(
    ("rule", "text", "matched"),
    [
        ("noun verb", "Senate press service reports this", "Senate press service reports"),
        ("noun verb", "Senate's Press Service has reported", "Senate's Press Service has reported"),
        ("noun verb", "the press service reports", None),
        ("press", "МИДом", "МИДом"),
        (
            "verb link cited",
            "reports with reference to akorda.kz and U.S. sources.",
            "reports with reference to akorda.kz and U.S. sources",
        ),
        ("verb link cited", "reports with reference to Minister Seitov.", None),
        ("verb next", "reports Then", "reports"),
        ("verb next", "reports then", None),
        ("verb end", "reports.Then", "reports"),
        ("noun", "press- service", None),
        ("quoted verb", '"Trend" reports', '"Trend" reports'),
        ("domain aside? verb", "gov.kz (the site) reports", "gov.kz (the site) reports"),
    ],
)
def test_rules_match_words_from_the_first_one_on(rule: str, text: str, matched: str | None) -> None:
    assert longest(rule, text) == matched


def test_a_rule_that_names_what_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError, match="nouns"):
        Grammar(TERMS, RULES).compile(["nouns verb"])
