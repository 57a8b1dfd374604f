"""The spider of documents on disk: it fetches nothing, and its releases go the way of all others."""

from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from crawler.documents import Document, read_documents
from crawler.release import Release
from crawler.runs import Outcome
from crawler.spiders.base import ReleaseSpider


class ArchiveSpider(ReleaseSpider):
    """Yields the releases of documents, as fast as the store takes them."""

    def __init__(self, paths: Sequence[Path], **arguments: Any) -> None:
        """Begin.

        Args:
            paths: files and directories.
            arguments: those of every spider.
        """
        super().__init__(**arguments)
        self._paths = paths

    async def start(self) -> AsyncIterator[Release]:
        """Yield every release that can be read, and note the documents that cannot."""
        for found in read_documents(self._paths, datetime.now(UTC)):
            if self.keeper.failure is not None:
                return
            self.run.counts.seen += 1
            if isinstance(found, Document):
                await self.keeper.room()
                yield found.release
            else:
                self.run.counts.failed += 1
                self.note(Outcome.DRIFTED, found.path, found.reason)
