import pytest

from scheduler.config import ConfigError, load_settings


@pytest.mark.parametrize("name", ["BILATERAL_WATCH_CONTACTS", "BILATERAL_WATCH_PROBE__PORT"])
def test_a_variable_that_is_no_key_is_told_instead_of_ignored(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "9464")
    with pytest.raises(ConfigError, match=f"the environment: {name} is no key"):
        load_settings(None)


def test_variables_of_keys_and_those_that_say_where_the_keys_are_pass(
    monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    monkeypatch.setenv("BILATERAL_WATCH_PROBES__PORT", "9464")
    monkeypatch.setenv("BILATERAL_WATCH_SECRETS", str(tmp_path))
    assert load_settings(None).probes.port == 9464
