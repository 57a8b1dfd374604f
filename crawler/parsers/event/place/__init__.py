"""In which city an event took place."""

from crawler.parsers.event.place.places import venue_of

__all__ = ["venue_of"]
