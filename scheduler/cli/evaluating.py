"""`evaluate`: how well a parser reads labelled documents."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from crawler.evaluation.calibration import Bin, calibration_errors, overall_error, reliability
from crawler.evaluation.folder import Judged, Unjudged, judged
from crawler.evaluation.labels import LabelError
from crawler.evaluation.scores import Scores, Tally
from crawler.parsers.registry import load_parser
from scheduler.cli.options import AsJson
from scheduler.cli.output import complain, print_json, print_markdown, print_table
from scheduler.cli.parsing import ParserName

_COLUMNS = ("field", "precision", "recall", "F1", "hit", "missed", "extra")
_DIFFERENCES = ("document", "field", "wanted", "read")
_BINS = ("field", "confidence", "right", "told", "off by")
_ERRORS = ("field", "error")

Table = tuple[str, Sequence[str], Sequence[Sequence[Any]]]


def evaluate(
    folder: Annotated[Path, typer.Argument(help="Holds docs/NAME.* and labels/NAME.json.")],
    parser: ParserName = "bilateral",
    language: Annotated[
        str | None, typer.Option(help="Only documents whose labels tell this language: en, ru or kk.")
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Print every difference.")] = False,
    calibration: Annotated[
        bool, typer.Option("--calibration", help="Compare confidence with what turned out right.")
    ] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown tables.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read labelled documents, without a database, and print precision, recall and F1 a field."""
    try:
        found = list(judged(folder, load_parser(parser), datetime.now(UTC)))
    except LabelError as error:
        raise typer.BadParameter(str(error), param_hint="FOLDER") from error
    documents = [one for one in found if isinstance(one, Judged) and _is_in(one, language)]
    report = _Report(documents, show=show, calibration=calibration)
    if as_json:
        print_json([report.document()])
    else:
        for title, columns, rows in report.tables():
            (print_markdown if markdown else print_table)(title, columns, rows)
    _fail_for([one for one in found if isinstance(one, Unjudged)])


def _is_in(document: Judged, language: str | None) -> bool:
    return language is None or document.labels.language.startswith(language)


def _fail_for(unjudged: Sequence[Unjudged]) -> None:
    for one in unjudged:
        complain(f"{one.name}: {one.reason}")
    if unjudged:
        raise typer.Exit(1)


class _Report:
    """What is printed of the judged documents, for people or programs."""

    def __init__(self, documents: Sequence[Judged], *, show: bool, calibration: bool) -> None:
        self._documents, self._show = documents, show
        verdicts = [verdict for document in documents for verdict in document.verdicts]
        self._scores = Scores()
        self._scores.add(verdicts)
        self._bins = reliability(verdicts) if calibration else []

    def tables(self) -> Iterator[Table]:
        """Yield title, columns and rows of each table that was asked for."""
        if self._show:
            yield "Differences", _DIFFERENCES, list(self._differences())
        yield (
            f"{len(self._documents)} documents",
            _COLUMNS,
            list(map(_score_row, self._scores.by_field.items())),
        )
        if self._bins:
            yield "Confidence", _BINS, [_bin_row(one) for one in self._bins]
            yield "Expected calibration error", _ERRORS, [*self._errors().items()]

    def document(self) -> dict[str, Any]:
        """Return all of it as data that JSON can hold."""
        fields = {
            name: asdict(tally) | {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}
            for name, tally in self._scores.by_field.items()
        }
        told: dict[str, Any] = {"documents": len(self._documents), "fields": fields}
        if self._show:
            told["differences"] = [dict(zip(_DIFFERENCES, row, strict=True)) for row in self._differences()]
        if self._bins:
            told["confidence"] = [asdict(one) for one in self._bins]
            told["calibration_error"] = self._errors()
        return told

    def _differences(self) -> Iterator[tuple[Any, ...]]:
        for document in self._documents:
            for verdict in document.verdicts:
                if not verdict.is_right:
                    yield document.name, verdict.field, verdict.wanted, verdict.found

    def _errors(self) -> dict[str, float]:
        errors = calibration_errors(self._bins) | {"all fields": overall_error(self._bins)}
        return {name: round(error, 4) for name, error in errors.items()}


def _score_row(score: tuple[str, Tally]) -> tuple[Any, ...]:
    name, tally = score
    shares = (tally.precision, tally.recall, tally.f1)
    return (name, *map(_shown, shares), tally.hit, tally.missed, tally.extra)


def _shown(share: float | None) -> str | None:
    return None if share is None else f"{share:.3f}"


def _bin_row(one: Bin) -> tuple[Any, ...]:
    gap = one.accuracy - one.confidence
    return one.field, f"{one.confidence:.3f}", f"{one.accuracy:.3f}", one.told, f"{gap:+.3f}"
