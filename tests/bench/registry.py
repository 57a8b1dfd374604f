"""As many sources as one likes, as a publisher of a package."""

import os
from dataclasses import replace

from crawler.publishers import kt

COUNT = "MANY_SOURCES"
"""The environment variable that tells how many sources there are to be, with the project's own."""

_BUILT_IN = 8
_NAME = "many"
_first, *_ = kt.PUBLISHER.sources

MANY = replace(
    kt.PUBLISHER,
    name=_NAME,
    sources=tuple(
        replace(_first, publisher=_NAME, language=f"en{number}")
        for number in range(int(os.environ.get(COUNT, "2000")) - _BUILT_IN)
    ),
)
POINTS = {_NAME: f"{__name__}:MANY"}
SOURCES = [source.name for source in MANY.sources]
