"""The files of `deploy/` name what exists: keys of the configuration, commands, addresses of probes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from crawler.store.database import Database
from scheduler.cli.application import PARTS
from scheduler.config import load_settings
from scheduler.web.probes import probes

DEPLOY = Path(__file__).parents[2] / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
KEYS = re.compile(r"(BILATERAL_WATCH_[A-Z_]+)(?:[=:]| *, value:) *([^\s\\}]+)")
NO_SETTINGS = {"BILATERAL_WATCH_CONFIG", "BILATERAL_WATCH_SECRETS"}  # they tell where the settings are


def files_with_environment() -> list[Path]:
    patterns = ("container/*", "kubernetes/*.yaml", "systemd/*.service")
    return [file for pattern in patterns for file in sorted(DEPLOY.glob(pattern))]


def pods() -> Iterator[dict[str, Any]]:
    for file in sorted(KUBERNETES.glob("*.yaml")):
        document = yaml.safe_load(file.read_text())
        if document["kind"] == "Deployment":
            yield document["spec"]["template"]["spec"]


@pytest.mark.parametrize("file", files_with_environment(), ids=lambda file: file.name)
def test_environment_variables_are_keys_of_the_configuration(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in KEYS.findall(file.read_text()):
        if name not in NO_SETTINGS:
            monkeypatch.setenv(name, value.strip('"'))
    load_settings(None)


def test_containers_run_commands_that_exist() -> None:
    compose = yaml.safe_load((DEPLOY / "container/compose.yaml").read_text())["services"]
    commands = [container["args"] for pod in pods() for container in pod["containers"]]
    commands += [service["command"] for service in compose.values() if "command" in service]
    assert len(commands) == 3
    assert all(command[0] in PARTS for command in commands)


def test_kubernetes_asks_probes_that_are_served_where_they_are_served() -> None:
    settings = load_settings(KUBERNETES / "watch.toml")
    served = {route.path for route in probes(Database("", None, None)).routes}  # type: ignore[arg-type, attr-defined]
    ports, asked = set(), set()
    for pod in pods():
        for container in pod["containers"]:
            ports |= {port["containerPort"] for port in container.get("ports", ())}
            asked |= {probe["httpGet"]["path"] for key, probe in container.items() if key.endswith("Probe")}
    assert asked == {"/livez", "/readyz"}
    assert asked < served
    assert ports == {settings.probes.port}


def test_secrets_are_read_as_kubernetes_lays_them_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "..2026_11_22").mkdir()
    (tmp_path / "..2026_11_22" / "bilateral_watch_database_url").write_text("postgresql://watch@db/watch")
    (tmp_path / "..data").symlink_to("..2026_11_22")
    (tmp_path / "bilateral_watch_database_url").symlink_to("..data/bilateral_watch_database_url")
    monkeypatch.setenv("BILATERAL_WATCH_SECRETS", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)

    settings = load_settings(None)

    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgresql://watch@db/watch"
