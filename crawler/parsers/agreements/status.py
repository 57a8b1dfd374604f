"""Tells what became of an agreement: signed, initialled, adopted, in force, negotiated or planned."""

from crawler.parsers.agreements.names import Name
from crawler.parsers.agreements.sentence import MarkedSentence


def status_of(sentence: MarkedSentence, name: Name) -> str | None:
    """Return the status told nearest to a name, None where its sentence tells none."""
    told = [(at, mark.slots["status"]) for at, mark in enumerate(sentence.marks) if "status" in mark.slots]
    outside = [
        (at, status)
        for at, status in told
        if at < name.first or (at > name.last and "leading_status" not in sentence.slots(at))
    ]
    return min(outside, key=lambda one: _distance(name, one[0]))[1] if outside else None


def _distance(name: Name, at: int) -> int:
    """Return how many marks a place is from the nearer end of a name."""
    return name.first - at if at < name.first else at - name.last
