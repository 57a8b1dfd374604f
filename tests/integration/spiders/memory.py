"""A store in memory, for crawls that need no database."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from crawler.release import Release, Verdict


@dataclass
class MemoryStore:
    """Keeps releases by source and key, and the sizes of the batches that it was given."""

    kept: dict[tuple[str, str], Release] = field(default_factory=dict)
    passed_over: set[tuple[str, str]] = field(default_factory=set)
    batches: list[int] = field(default_factory=list)

    async def known(self, source: str, external_ids: Collection[str]) -> set[str]:
        known = self.kept.keys() | self.passed_over
        return {key for key in external_ids if (source, key) in known}

    async def pass_over(self, source: str, external_ids: Collection[str]) -> None:
        self.passed_over |= {(source, key) for key in external_ids}

    async def keep(self, releases: Sequence[Release]) -> list[Verdict]:
        self.batches.append(len(releases))
        return [self._keep(release) for release in releases]

    def of(self, source: str) -> list[Release]:
        """What a source brought."""
        return [release for (name, _), release in self.kept.items() if name == source]

    def _keep(self, release: Release) -> Verdict:
        key = (release.source, release.external_id or release.body)
        before, self.kept[key] = self.kept.get(key), release
        if before is None:
            return Verdict.NEW
        same = (before.title, before.body) == (release.title, release.body)
        return Verdict.KNOWN if same else Verdict.REVISED
