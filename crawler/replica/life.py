"""What becomes of releases: some are edited, pinned or taken off, some bear an older date than their own."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from crawler.replica.dice import Dice
from crawler.replica.happenings import Deed, Happening
from crawler.replica.phrases import Phrases
from crawler.replica.story import LANGUAGES

_PER_CENT: Final = {"edited": 8, "older": 4, "pinned": 1, "removed": 3}
_LATEST_EDIT: Final = 156
"""Hours after the date that a release bears: within a week."""


class Life:
    """Decides it, the same for the same seed and release."""

    def __init__(self, phrases: Phrases, seed: int) -> None:
        self._phrases, self._seed = phrases, seed

    def of(self, publication: Happening) -> Iterator[Happening]:
        """Yield the publication of a release, and what becomes of it afterwards; anything else as it is."""
        if publication.deed is not Deed.PUBLISH:
            yield publication
            return
        fate = _Fate(publication, self._seed)
        publication = replace(publication, older=fate.hours("older", 5, 140))
        yield publication
        if fate.meets("edited"):
            least = 1 + int(publication.older.total_seconds() // 3600)
            after = fate.hours("edited", least, _LATEST_EDIT) - publication.older
            yield fate.deed(Deed.AMEND, after, adds=self._afterthought(publication))
        if fate.meets("pinned"):
            after = fate.hours("pinned", 1, 20)
            yield fate.deed(Deed.PIN, after)
            yield fate.deed(Deed.UNPIN, after + timedelta(days=3))
        if fate.meets("removed"):
            yield fate.deed(Deed.REMOVE, fate.hours("removed", 2, 100))

    def _afterthought(self, publication: Happening) -> str:
        return self._phrases.afterthought[LANGUAGES.index(publication.language)]


class _Fate:
    """The dice of one release."""

    def __init__(self, publication: Happening, seed: int) -> None:
        story, by, language = publication.story.name, publication.carrier.by, publication.language
        self._publication, self._dice = publication, Dice(f"{seed}/{story}/{by}/{language}")

    def meets(self, what: str) -> bool:
        return self._dice.happens(what, _PER_CENT[what])

    def hours(self, what: str, least: int, most: int) -> timedelta:
        """Return how long; no time at all for what does not happen."""
        return timedelta(hours=self._dice.between(f"{what} by", least, most) if self.meets(what) else 0)

    def deed(self, deed: Deed, after: timedelta, adds: str = "") -> Happening:
        planned = self._publication.planned + after
        return replace(self._publication, planned=planned, deed=deed, adds=adds)
