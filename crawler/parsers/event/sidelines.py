"""Finds the one meeting that is told beside a gathering: "On the sidelines of the summit, A met B"."""

from dataclasses import replace

from crawler.parsers.event.phrases import meeting_cues
from crawler.parsers.text.reading import Reading
from crawler.parsers.text.scene import Scene, span_of
from crawler.parsers.text.words import Sentence

_BEGINNING = 20  # characters: "Later, on the sidelines"
_KEPT = 2  # sentences of the lead that tell where and when the gathering was


def beside_gathering(reading: Reading, scene: Scene) -> Scene | None:
    """Return a text's sentences with that meeting as the lead; None where none is told, or several are."""
    met = [one for one in scene.told_later if _opens_beside(reading, one) and meeting_cues(reading, one)]
    if len(met) != 1:
        return None
    rest = tuple(one for one in (*scene.lead[_KEPT:], *scene.rest) if one not in met)
    return replace(scene, lead=(*met, *scene.lead[:_KEPT]), rest=rest)


def _opens_beside(reading: Reading, sentence: Sentence) -> bool:
    told = reading.cues_in("multilateral", span_of(sentence))
    return any(cue.name == "sidelines" and cue.start - sentence.start <= _BEGINNING for cue in told)
