"""`sources record`, as somebody uses it who has a page to keep as a test."""

import json
from pathlib import Path

from tests.acceptance.commands import environment, run


def test_recording_a_source_keeps_its_lists_and_its_newest_page_to_be_reviewed(tmp_path: Path) -> None:
    done = run("sources", "record", "kt-ru", "--demo", "--to", tmp_path, env=environment(tmp_path / "home"))
    assert done.returncode == 0, done.stderr
    drafts = sorted(tmp_path.glob("kt-ru/*.json"))
    assert len(drafts) == len(done.stdout.splitlines()) == 3
    assert {"feed", "listing"} < {draft.stem for draft in drafts}
    assert all(draft.with_suffix(".warc").exists() for draft in drafts)
    assert not any(json.loads(draft.read_text())["reviewed"] for draft in drafts)


def test_a_page_that_is_not_the_publishers_is_refused_in_a_line(tmp_path: Path) -> None:
    elsewhere = ("kt-ru", "https://example.org/page")
    done = run(
        "sources", "record", *elsewhere, "--demo", "--to", tmp_path, env=environment(tmp_path / "home")
    )
    assert done.returncode == 1
    assert "leads away from the publisher's own hosts" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_unknown_source_is_bad_usage(tmp_path: Path) -> None:
    done = run("sources", "record", "kt-fr", "--demo", env=environment(tmp_path / "home"))
    assert done.returncode == 2
    assert "kt-ru" in done.stderr
