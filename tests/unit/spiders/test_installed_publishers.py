"""Publishers of other packages: good ones are there like the built-in ones, bad ones harm none of them."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.publishers import kt
from crawler.publishers.installed import with_installed
from tests.installed import PUBLISHERS, installed
from tests.namesakes import KT_2, POINTS

BUILT_IN = {"kt": kt.PUBLISHER}
MIXED = replace(kt.PUBLISHER, name="mixed")


def known(
    points: dict[str, str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[set[str], list[str]]:
    installed(folder, points, PUBLISHERS)
    monkeypatch.setattr(sys, "path", [str(folder), *sys.path])
    publishers, faults = with_installed(BUILT_IN)
    return set(publishers), faults


def test_an_installed_publisher_is_there_beside_the_built_in_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    points = {KT_2.name: POINTS[KT_2.name]}

    assert known(points, tmp_path, monkeypatch) == ({"kt", "kt2"}, [])


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("tests.nowhere:PUBLISHER", "cannot be loaded: ModuleNotFoundError"),
        ("tests.namesakes:POINTS", "is registered as a publisher and is none"),
        ("crawler.publishers.kt:PUBLISHER", "there is a publisher called kt already"),
        ("tests.unit.spiders.test_installed_publishers:MIXED", "its source kt-en is another's"),
    ],
)
def test_one_that_cannot_be_used_is_told_and_the_others_are_there(
    target: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, [fault] = known({"a-bad-one": target, "kt2": POINTS["kt2"]}, tmp_path, monkeypatch)

    assert names == {"kt", "kt2"}
    assert target in fault
    assert reason in fault
