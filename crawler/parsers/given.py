"""What parsers are given of a release."""

from crawler.canonical import keep_text, language_of
from crawler.parsers.model import ReleaseText
from crawler.release import Release


def given(release: Release) -> ReleaseText:
    """Return a release's kept text with its language and publication time, as parsers read it."""
    kept = keep_text(release.title, release.body)
    return ReleaseText(kept.text, kept.title_end, language_of(kept.body), release.published)
