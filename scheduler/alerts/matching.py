"""Whether a rule wants to hear of an event."""

from collections.abc import Callable, Collection
from typing import Any

from crawler.linking import folded, same_person
from scheduler.alerts.dossier import Dossier
from scheduler.alerts.groups import members
from scheduler.alerts.settings import FigureBound, RuleSettings

Condition = Callable[[RuleSettings, Dossier], bool]


def matches(rule: RuleSettings, dossier: Dossier) -> bool:
    """Return whether an event meets each condition that a rule sets."""
    return all(condition(rule, dossier) for condition in _CONDITIONS)


def _partners(rule: RuleSettings, dossier: Dossier) -> bool:
    return _any_of(members(rule.partners), dossier.event.partners)


def _types(rule: RuleSettings, dossier: Dossier) -> bool:
    return _any_of(rule.types, [dossier.event.type])


def _people(rule: RuleSettings, dossier: Dossier) -> bool:
    people = dossier.event.participants
    return not rule.people or any(_is_called(person, name) for person in people for name in rule.people)


def _is_called(person: dict[str, Any], name: str) -> bool:
    return same_person(person["name"], name) or same_person(person["name_latin"], name)


def _topics(rule: RuleSettings, dossier: Dossier) -> bool:
    return _any_of(rule.topics, [topic["name"] for topic in dossier.event.topics])


def _agreements(rule: RuleSettings, dossier: Dossier) -> bool:
    names = [agreement["name"] for agreement in dossier.event.agreements]
    if isinstance(rule.agreements, bool):
        return bool(names) or not rule.agreements
    return not rule.agreements or _stands_in(rule.agreements, names)


def _figures(rule: RuleSettings, dossier: Dossier) -> bool:
    figures = dossier.event.figures
    return not rule.figures or any(_is_within(f, bound) for f in figures for bound in rule.figures)


def _is_within(figure: dict[str, Any], bound: FigureBound) -> bool:
    if bound.measure is not None and figure["measure"] != bound.measure:
        return False
    if bound.unit is not None and figure["unit"] != bound.unit:
        return False
    if bound.least is None and bound.most is None:
        return True
    value = figure["value"]
    return (
        value is not None
        and (bound.least is None or value >= bound.least)
        and (bound.most is None or value <= bound.most)
    )


def _text(rule: RuleSettings, dossier: Dossier) -> bool:
    return not rule.text or _stands_in(rule.text, {mention.kept_text for mention in dossier.mentions})


def _languages(rule: RuleSettings, dossier: Dossier) -> bool:
    return _any_of(rule.languages, [release.language for release in dossier.releases])


def _sources(rule: RuleSettings, dossier: Dossier) -> bool:
    return _any_of(rule.sources, [release.source for release in dossier.releases])


def _confidence(rule: RuleSettings, dossier: Dossier) -> bool:
    told = dossier.event.confidence
    return bool(min(told["type"], told["partners"]) >= rule.confidence)


def _planned(rule: RuleSettings, dossier: Dossier) -> bool:
    return rule.planned is None or dossier.event.planned is rule.planned


def _any_of(wanted: Collection[str], told: Collection[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(told)


def _stands_in(wanted: Collection[str], texts: Collection[str]) -> bool:
    """Whether any of the words stands in any of the texts, whatever its case, accents and endings."""
    read = [f" {folded(text)}" for text in texts]
    return any(f" {folded(word)}" in text for word in wanted for text in read)


_CONDITIONS: tuple[Condition, ...] = (
    _partners,
    _types,
    _people,
    _topics,
    _agreements,
    _figures,
    _text,
    _languages,
    _sources,
    _confidence,
    _planned,
)
