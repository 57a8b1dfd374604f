"""Publishers that other packages bring, found by entry point as parsers are.

A package adds a publisher by naming it in the entry point group `bilateral_watch.publishers`.
"""

from collections.abc import Collection, Iterator, Mapping
from importlib.metadata import EntryPoint, entry_points

from crawler.publishers.publisher import Publisher

GROUP = "bilateral_watch.publishers"


class PublisherError(Exception):
    """An installed entry point cannot serve as a publisher; the message says which one and why."""


def with_installed(built_in: Mapping[str, Publisher]) -> tuple[dict[str, Publisher], list[str]]:
    """Return the built-in publishers and the installed ones by name, and what is wrong with the others."""
    known, faults = dict(built_in), list[str]()
    for point in sorted(entry_points(group=GROUP)):
        try:
            publisher = _loaded(point, known)
            known[publisher.name] = publisher
        except PublisherError as fault:
            faults.append(str(fault))
    return known, faults


def _loaded(point: EntryPoint, known: Collection[str]) -> Publisher:
    try:
        publisher = point.load()
    except Exception as error:  # a publisher's module may be anybody's, and raise anything
        raise PublisherError(f"{point.value} cannot be loaded: {type(error).__name__}: {error}") from error
    if not isinstance(publisher, Publisher):
        raise PublisherError(f"{point.value} is registered as a publisher and is none")
    if publisher.name in known:
        raise PublisherError(f"{point.value}: there is a publisher called {publisher.name} already")
    if odd := next(_of_others(publisher), None):
        raise PublisherError(f"{point.value} is called {publisher.name}, and its source {odd} is another's")
    return publisher


def _of_others(publisher: Publisher) -> Iterator[str]:
    return (source.name for source in publisher.sources if source.publisher != publisher.name)
