"""How a source is reached: what an order to crawl it takes from the configuration."""

from typing import Any

from scheduler.config import Settings


def ways_to(source: str, settings: Settings, stand_in: str | None) -> dict[str, Any]:
    """Return the part of an order that says how a source is to be reached.

    Args:
        source: its name.
        settings: the configuration.
        stand_in: the address of the stand-in sites, where they serve in its place.
    """
    visit = settings.source(source)
    return {
        "stand_in": stand_in,
        "contact": settings.contact,
        "doors": visit.doors,
        "headers": {name: value.get_secret_value() for name, value in visit.headers.items()},
        "addresses": visit.addresses,
    }
