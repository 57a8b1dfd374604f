"""Amounts told after all that they belong to: "exports and imports were $3 and $2 billion respectively"."""

from collections.abc import Sequence
from dataclasses import replace

from crawler.parsers.figures.frames import TRADE, Frame, Statement
from crawler.parsers.figures.periods import PeriodMark
from crawler.parsers.text.phrases import Mark


def told_respectively(marks: Sequence[Mark], statements: list[Statement]) -> list[Statement]:
    """Return the statements with amounts that follow several measures or periods shared out among them."""
    if not any("respectively" in mark.slots for mark in marks):
        return statements
    return _of_measures_in_order(marks, _in_periods_in_order(marks, statements))


def _in_periods_in_order(marks: Sequence[Mark], statements: list[Statement]) -> list[Statement]:
    """Return one measure's amounts with its periods in order: "in 2022 and 2023 was 1.1 and 1.4 billion"."""
    periods = [(at, mark) for at, mark in enumerate(marks) if isinstance(mark, PeriodMark)]
    told = [statement for statement in statements if statement.amount is not None]
    alike = len({statement.frame for statement in told}) == 1
    if not alike or len(told) != len(statements) or len(periods) != len(told) or periods[-1][0] > told[0].at:
        return statements
    return [replace(statement, period=mark) for statement, (_, mark) in zip(told, periods, strict=True)]


def _of_measures_in_order(marks: Sequence[Mark], statements: list[Statement]) -> list[Statement]:
    measures = [at for at, mark in enumerate(marks) if mark.slots.get("measure") in TRADE]
    told = [statement for statement in statements if statement.amount is not None] or statements
    if len(measures) != len(told) or len(told) < 2 or max(measures) > told[0].at:
        return statements
    names = [marks[at].slots["measure"] for at in measures]
    frames = [Frame(name, name, marks[at], at) for name, at in zip(names, measures, strict=True)]
    period = next((statement.period for statement in told if statement.period), None)
    return [
        replace(statement, frame=frame, period=statement.period or period)
        for statement, frame in zip(told, frames, strict=True)
    ]
