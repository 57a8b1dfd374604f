"""The partners that a rule names: single ones by their codes, and groups of them."""

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files

import pycountry


@cache
def partner_groups() -> dict[str, tuple[str, ...]]:
    """Return the codes of each group's members by the group's name."""
    path = files("scheduler.alerts") / "groups.toml"
    return {name: tuple(codes) for name, codes in tomllib.loads(path.read_text("utf-8")).items()}


def members(names: Collection[str]) -> frozenset[str]:
    """Return the codes that names of groups and codes stand for; raises ValueError for an unknown one."""
    return frozenset(code for name in names for code in _members(name))


def _members(name: str) -> tuple[str, ...]:
    folded = name.casefold()
    for group, codes in partner_groups().items():
        if group.casefold() == folded:
            return codes
    if name in _codes():
        return (name,)
    raise ValueError(
        f"no partner or group is called {name}: partners are ISO codes such as SE, groups are "
        f"{', '.join(partner_groups())}"
    )


@cache
def _codes() -> frozenset[str]:
    countries = {country.alpha_2 for country in pycountry.countries}
    organizations = {"UN", "OSCE", "CICA", "OIC", "IsDB", "EBRD", "WB", "SMOM"}
    return frozenset(countries | organizations | {"XK"})
