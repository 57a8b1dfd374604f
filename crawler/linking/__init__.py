"""Decides which mentions are about one real event.

Pure and symmetrical: the same mentions give the same groups in whatever order they came.

- `mention`: a mention with what its releases tell
- `likeness`, `people`, `days`: what texts, names and days have in common
- `evidence`: what speaks for one event and against, weighed by `weights.toml`
- `grouping`: mentions in groups about one event each
- `rulings`: what was decided by hand
- `wholes`: which events are parts of a visit
"""

from crawler.linking.grouping import Group, groups, may_be_one
from crawler.linking.likeness import Marks, marks_of
from crawler.linking.mention import StoredMention
from crawler.linking.people import folded, same_participant, same_person
from crawler.linking.rulings import Rulings

__all__ = [
    "Group",
    "Marks",
    "Rulings",
    "StoredMention",
    "folded",
    "groups",
    "marks_of",
    "may_be_one",
    "same_participant",
    "same_person",
]
