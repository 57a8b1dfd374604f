"""`alerts`, as an operator uses it."""

import json
from datetime import UTC, datetime

import pytest

from tests.acceptance.commands import environment, objects, run
from tests.integration.alerts.office import ESTONIA, LATVIA

CONFIGURATION = """
[channels.screen]
kind = "print"

[channels.nowhere]
kind = "webhook"
url = "http://127.0.0.1:1/TOKEN"
secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

[rules.latvia]
partners = ["LV"]
channels = ["screen"]

[rules.weekly]
channels = ["nowhere"]
digest = "weekly"
"""


@pytest.fixture(scope="module")
def env(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A data directory in which two releases of today were read."""
    folder = tmp_path_factory.mktemp("alerts")
    (folder / "watch.toml").write_text(CONFIGURATION)
    (folder / "documents").mkdir()
    for number, text in enumerate((LATVIA, ESTONIA)):
        told = {"source": "mfa", "language": "en", "published": datetime.now(UTC).isoformat(), "text": text}
        (folder / "documents" / f"{number}.json").write_text(json.dumps(told))
    env = environment(folder / "home", BILATERAL_WATCH_CONFIG=str(folder / "watch.toml"))
    assert run("import", folder / "documents", env=env).returncode == 0
    return env


def test_the_list_tells_what_waits_on_each_channel(env: dict[str, str]) -> None:
    [listed] = objects(run("alerts", "list", "--json", env=env).stdout)

    routes = {(route["rule"], route["channel"]): route for route in listed["routes"]}
    assert routes["latvia", "screen"]["waiting"] == 1
    assert routes["weekly", "nowhere"]["when"] == "weekly on monday at 08:00 Asia/Almaty"
    assert listed["messages"] == []


def test_a_rule_is_tried_against_the_events_that_there_are(env: dict[str, str]) -> None:
    tried = run("alerts", "test", "latvia", env=env)
    weekly = objects(run("alerts", "test", "weekly", "--json", env=env).stdout)

    assert "1 messages about 1 events of the last 30 days" in tried.stdout
    assert "Estonia" not in tried.stdout
    assert [len(message["events"]) for message in weekly] == [2]


def test_a_channel_is_tried_with_one_message(env: dict[str, str]) -> None:
    printed = run("alerts", "test", "--channel", "screen", env=env)
    failed = run("alerts", "test", "--channel", "nowhere", env=env)

    assert "This is a test" in printed.stdout
    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "cannot be reached" in failed.stderr
    assert "TOKEN" not in failed.stderr


def test_a_rule_that_is_not_there_is_told_with_those_that_are(env: dict[str, str]) -> None:
    done = run("alerts", "test", "iceland", env=env)

    assert done.returncode == 2
    told = " ".join(done.stderr.replace("│", " ").split())
    assert "no rule is called iceland; there are latvia, weekly" in told


def test_only_what_failed_is_sent_again(env: dict[str, str]) -> None:
    unknown = run("alerts", "retry", "0b8f7ef9-6342-4f1c-8f5a-0a8f7ef96342", env=env)

    assert unknown.returncode == 1
    assert "no failed message" in unknown.stderr
