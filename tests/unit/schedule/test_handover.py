"""What the worker takes over is what the daemon goes by, whatever stands around it by then."""

from pathlib import Path

import pytest

from scheduler.config import load_settings
from scheduler.handover import handed_over, taken_over

EVERYTHING = """
contact = "mailto:ops@example.org"
database_url = "postgresql://watch:hidden@db/watch"

[sources.mfa-en]
every = 60
zone = "Europe/Riga"
quiet = ["22:00-06:00"]
cron = "*/10 8-20 * * mon-fri"
doors = ["rest"]
headers = { X-Key = "also hidden" }

[channels.desk]
kind = "mail"
to = ["desk@example.org"]
from = "watch@example.org"
host = "smtp.example.org"
password = "hidden too"

[channels.hook]
kind = "webhook"
url = "https://example.org/hook"
secret = "whsec_aGlkZGVu"

[rules.nordics]
partners = ["Nordics"]
types = ["visit"]
figures = [{ measure = "trade_turnover", min = 1e9 }]
agreements = true
channels = ["desk"]
digest = "weekly"
at = 07:30:00
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "watch.toml"
    path.write_text(EVERYTHING)
    return path


def test_it_is_the_same_to_the_last_secret(file: Path) -> None:
    settings = load_settings(file)

    assert dict(taken_over(handed_over(settings))) == dict(settings)


def test_neither_environment_nor_secret_files_change_it_on_the_way(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(file)
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "bilateral_watch_no_such_key").write_text("1")
    monkeypatch.setenv("BILATERAL_WATCH_SECRETS", str(secrets))
    monkeypatch.setenv("BILATERAL_WATCH_WORKER__CRAWLS", "not a number")

    assert dict(taken_over(handed_over(settings))) == dict(settings)
