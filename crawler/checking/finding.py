"""What a question about a source brings to light."""

from dataclasses import dataclass
from enum import StrEnum

from crawler.runs import Outcome


class State(StrEnum):
    """How what was seen compares with what the spiders count on."""

    HOLDS = "holds"
    TOLD = "told"  # good to know; nothing hangs on it
    CHANGED = "changed"
    SHUT = "shut"  # refused, challenged, or not to be reached


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question: what was seen, and what to do about it."""

    state: State
    seen: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """An answer, with what was asked of whom."""

    source: str
    question: str
    state: State
    seen: str
    advice: str

    @property
    def is_fine(self) -> bool:
        """Whether the spiders can go on as they do."""
        return self.state in {State.HOLDS, State.TOLD}


class ShutError(Exception):
    """A question cannot be answered, for what came was no answer to it."""

    def __init__(self, outcome: Outcome, seen: str) -> None:
        super().__init__(seen)
        state = State.CHANGED if outcome is Outcome.DRIFTED else State.SHUT
        self.answer = Answer(state, seen, _ADVICE[outcome])


_ADVICE = {
    Outcome.GATED: "ask the publisher to let you in; put what he gives you under `headers` of the source",
    Outcome.CHALLENGED: "try from another network, or ask the publisher; it is not to be worked around",
    Outcome.DRIFTED: "find where it is by now, and change its line in the publisher's module",
    Outcome.UNREACHABLE: "look whether a browser on this machine reaches it; try again later",
}
