"""Answers of publishers, recorded as they came, each with what was expected to be read in it.

A recording is a WARC file in a folder that is called like its source. Its date is the clock under which it is
read. The expectation is a JSON file beside it; a missing one is drafted, to be reviewed by somebody.
"""

from crawler.recordings.files import Recording, RecordingError, recordings_in
from crawler.recordings.reading import Reading, reading_of
from crawler.recordings.taking import take

__all__ = ["Reading", "Recording", "RecordingError", "reading_of", "recordings_in", "take"]
