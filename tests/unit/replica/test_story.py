from pathlib import Path

import pytest

from crawler.replica.story import StoryError, load

GOOD = """
ago = "PT5H"
[truth]
[en]
title = "A title"
body = "A body."
[[en.carried]]
by = "mfa"
"""


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


def test_a_story_is_named_after_its_file(tmp_path: Path) -> None:
    assert load(written(tmp_path / "norway-visit.toml", GOOD)).name == "norway-visit"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (GOOD.replace('ago = "PT5H"', ""), "one of ago, published and coming"),
        ("coming = 1\n" + GOOD, "one of ago, published and coming"),
        ('ago = "PT5H"\n[truth]\n', "at least one of en, ru and kk"),
        (GOOD.replace('by = "mfa"', 'by = "reuters"'), "reuters"),
        (GOOD.replace("[truth]", "[truth]\npartner = 'SE'"), "truth.partner"),
        (GOOD.replace("[truth]", "[truth"), "line"),
    ],
)
def test_a_bad_file_is_told_with_its_fault(tmp_path: Path, text: str, fault: str) -> None:
    path = written(tmp_path / "bad.toml", text)
    with pytest.raises(StoryError) as told:
        load(path)
    assert str(path) in str(told.value)
    assert fault in str(told.value)
