"""The keys that publishers give their items: running numbers, and what Kazinform makes of its own."""

from typing import Final
from zlib import crc32

from crawler.replica.almanac import Language
from crawler.replica.story import Carrier, Publisher, Story

_STARTS: Final[dict[Publisher, int]] = {"mfa": 1_290_000, "kazinform": 3_790_000, "kt": 1_377_994_792}
_WIDEST_GAPS: Final[dict[Publisher, int]] = {"mfa": 40, "kazinform": 9, "kt": 7}
_SCATTER: Final = 0x9E3779B1  # odd, so that no two numbers fall together


class Numbering:
    """Gives every item a key that is its own; the same items in the same order get the same keys."""

    def __init__(self) -> None:
        self._last = dict(_STARTS)
        self._given: dict[str, int] = {}

    def key(self, story: Story, language: Language, carrier: Carrier) -> str:
        """Return the key of the item in which a publisher carries a story.

        The ministry numbers stories, all languages alike; kt.kz numbers items; Kazinform wrote `a3790012` in
        its first generation and writes 6 hexadecimal digits since, by now 8 on its Russian and Kazakh sites.
        """
        match carrier:
            case Carrier(by="mfa"):
                return str(self._given.setdefault(story.name, self._next("mfa", story)))
            case Carrier(by="kazinform", generation=1):
                return f"a{self._next('kazinform', story)}"
            case Carrier(by="kazinform"):
                digits = 8 if carrier.generation == 3 and language != "en" else 6
                return f"{self._next('kazinform', story) * _SCATTER % 16**digits:0{digits}x}"
        return str(self._next(carrier.by, story))

    def _next(self, publisher: Publisher, story: Story) -> int:
        self._last[publisher] += 1 + crc32(story.name.encode()) % _WIDEST_GAPS[publisher]
        return self._last[publisher]
