"""What monitoring is given in files asks for nothing that there is not, and has a page for each alarm."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from scheduler.health.metrics import METRICS, PREFIX

DEPLOY = Path(__file__).parents[3] / "deploy"
RULES: dict[str, Any] = yaml.safe_load((DEPLOY / "prometheus" / "rules.yml").read_text())
DASHBOARD: dict[str, Any] = json.loads((DEPLOY / "grafana" / "dashboard.json").read_text())
ALL_RULES = [rule for group in RULES["groups"] for rule in group["rules"]]
ALERTS = [rule["alert"] for rule in ALL_RULES if "alert" in rule]
RECORDED = {rule["record"] for rule in ALL_RULES if "record" in rule}
QUERIES = [rule["expr"] for rule in ALL_RULES] + [
    target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]
]


@pytest.mark.parametrize("query", QUERIES)
def test_queries_name_metrics_that_there_are(query: str) -> None:
    known = {PREFIX + metric.name for metric in METRICS} | RECORDED
    asked = set(re.findall(r"bilateral_watch[_:][\w:]+", query))
    assert asked <= known
    assert asked or "up{" in query


def test_every_metric_is_shown_or_watched() -> None:
    asked = " ".join(QUERIES)
    unseen = [metric.name for metric in METRICS if PREFIX + metric.name not in asked]
    assert sorted(unseen) == ["connections", "failed_items", "revisions", "texts"]


@pytest.mark.parametrize("alert", ALERTS)
def test_every_alarm_has_a_section_in_the_runbook_and_a_test(alert: str) -> None:
    assert f"## {alert}\n" in (DEPLOY / "runbook.md").read_text()
    assert f"alertname: {alert}\n" in (DEPLOY / "prometheus" / "rules_test.yml").read_text()
