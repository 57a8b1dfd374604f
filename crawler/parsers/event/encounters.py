"""Sees that people met where no phrase says so: those of both sides are named in one sentence of the lead."""

from collections.abc import Sequence

from crawler.parsers.event.types import Kind
from crawler.parsers.participants.people import Person
from crawler.parsers.participants.sides import sounds_kazakh
from crawler.parsers.text.gazetteer import HOME
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene

_SURE = 0.5


def encounter(reading: Reading, scene: Scene, people: Sequence[Person]) -> Kind | None:
    """Return a meeting where a sentence of the lead names somebody of Kazakhstan and somebody else's."""
    for sentence in scene.lead:
        runs = {
            _is_home(reading, person): seen.run
            for person in people
            for seen in person.appearances
            if seen.run.sentence == sentence and (person.side or seen.roles)
        }
        if len(runs) > 1:
            return Kind(
                "meeting",
                tuple(run.span(reading) for run in runs.values()),
                sentence,
                _SURE,
                planned=False,
            )
    return None


def _is_home(reading: Reading, person: Person) -> bool:
    return person.side == HOME or (person.side is None and sounds_kazakh(person, reading.language))
