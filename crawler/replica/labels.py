"""What an expert reads in an article, as the labels of releases are written."""

from collections.abc import Mapping
from typing import Any

from crawler.replica.almanac import Almanac, Language
from crawler.replica.article import Article
from crawler.replica.story import LANGUAGES, Truth


def labels(truth: Truth, article: Article) -> Mapping[str, Any]:
    """Return the labels of an article: days as ISO dates, names and titles in its own language."""
    almanac = Almanac(article.day, article.language, iso=True)
    told: dict[str, Any] = _localised(truth.model_dump(), almanac, article.language)
    for person, original in zip(told["people"], truth.people, strict=True):
        in_english = original.name.get("en") if isinstance(original.name, dict) else None
        person["name_latin"] = original.name_latin or in_english or person["name"]
    return told


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
