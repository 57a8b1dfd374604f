"""What arrives at Sentry, sent by a process of its own as ours send it."""

import json
import subprocess
import sys
from typing import Any

import pytest
from pydantic import TypeAdapter

from crawler.runs import Counts, Outcome, Run, RunReport, Trouble
from scheduler.health.sentry import LONGEST
from tests.integration.health.receiver import Receiver, receiving

REPORT = TypeAdapter(RunReport)
SETTINGS: dict[str, Any] = {
    "database_url": "postgresql://service:pa55word@db.example.org/watch",
    "sources": {"mfa-en": {"headers": {"X-Key": "gate-key-1"}}},
}
PROGRAM = """
import json, logging, sys
import sentry_sdk
from scheduler.config import Settings
from scheduler.health.sentry import check_in, report_run, report_to_sentry

told = json.load(sys.stdin)
report_to_sentry(Settings(**told["settings"]), "worker")
for report in told["reports"]:
    report_run("mfa-en", report)
    check_in("mfa-en", report, 300, 900)
try:
    raise RuntimeError(told["failure"])
except RuntimeError:
    logging.getLogger("ours").exception("something broke: %s", told["failure"])
sentry_sdk.flush(5)
"""


def plain(run: Run) -> Any:
    return REPORT.dump_python(run.report(), mode="json")


def bad(outcome: Outcome, body: str = "") -> Any:
    trouble = Trouble.told(outcome, "https://www.gov.kz/graphql", "answered 403", 403, body.encode())
    return plain(Run("mfa-en", troubles=[trouble]))


def sent(failure: str = "a fault", dsn: bool = True, **reports: Any) -> Receiver:
    with receiving() as receiver:
        settings = SETTINGS | ({"sentry": {"dsn": receiver.dsn, "environment": "test"}} if dsn else {})
        told = {"settings": settings, "reports": list(reports.values()), "failure": failure}
        subprocess.run([sys.executable, "-c", PROGRAM], input=json.dumps(told), text=True, check=True)
    return receiver


def test_a_bad_run_is_an_issue_of_its_source_and_outcome() -> None:
    receiver = sent(gated=bad(Outcome.GATED), again=bad(Outcome.GATED), broken=bad(Outcome.BROKEN))
    events = [event for event in receiver.of("event") if "run" in event["contexts"]]
    assert [event["fingerprint"] for event in events] == [
        ["run", "mfa-en", "gated"],
        ["run", "mfa-en", "gated"],
        ["run", "mfa-en", "broken"],
    ]
    assert [event["level"] for event in events] == ["warning", "warning", "error"]
    assert events[0]["tags"]["source"] == "mfa-en"
    assert events[0]["tags"]["process"] == "worker"
    assert events[0]["contexts"]["run"]["status"] == 403
    assert events[0]["environment"] == "test"
    assert events[0]["release"].startswith("bilateral-watch@")


def test_every_run_checks_in_with_a_monitor_of_its_source() -> None:
    receiver = sent(fine=plain(Run("mfa-en", counts=Counts(seen=1))), gated=bad(Outcome.GATED))
    first, second = receiver.of("check_in")
    assert [first["monitor_slug"], second["monitor_slug"]] == ["crawl-mfa-en"] * 2
    assert [first["status"], second["status"]] == ["ok", "error"]
    assert first["monitor_config"]["schedule"] == {"type": "interval", "value": 5, "unit": "minute"}


def test_a_good_run_is_no_issue_and_a_fault_of_ours_is() -> None:
    receiver = sent(fine=plain(Run("mfa-en", counts=Counts(seen=1))))
    [event] = receiver.of("event")
    assert event["exception"]["values"][0]["type"] == "RuntimeError"


def test_neither_secrets_nor_scraped_texts_are_sent() -> None:
    scraped = "Ambassador Lena Virtanen was received. " * 50
    failure = f"cannot reach {SETTINGS['database_url']} with gate-key-1: {scraped}"
    receiver = sent(failure, challenged=bad(Outcome.CHALLENGED, f"gate-key-1 {scraped}"))
    assert len(receiver.of("event")) == 2
    everything = json.dumps(receiver.items)
    assert "pa55word" not in everything
    assert "gate-key-1" not in everything
    assert "cannot reach ********" in everything
    assert everything.count("Virtanen") < 5 * LONGEST / len("Ambassador Lena Virtanen was received. ")
    assert max(map(len, strings_in(receiver.items))) <= LONGEST


def strings_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for item in inner for text in strings_in(item)]


@pytest.mark.parametrize("report", [bad(Outcome.BROKEN)])
def test_without_a_dsn_nothing_is_sent(report: Any) -> None:
    assert sent(dsn=False, report=report).items == []
