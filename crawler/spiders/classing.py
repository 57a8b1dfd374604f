"""What an answer is where it is not what was asked for.

A gate and a challenge are recognised so that they can be told; neither is ever worked around.
"""

import re
from http import HTTPStatus

from scrapy.http import Response

from crawler.runs import Outcome

_LOOKED_AT = 20_000  # bytes
_GATES = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_PERMANENT = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_NOT_ALLOWED = re.compile(rb"not\s?allowed", re.IGNORECASE)
_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)", re.IGNORECASE)
_CHALLENGE = re.compile(
    rb"<title>[^<]{0,60}(?:just a moment|attention required|captcha|a robot|checking your browser)"
    rb"|cf-chl-|challenge-platform|cf-turnstile|g-recaptcha|h-captcha|smart-captcha|ddos-guard",
    re.IGNORECASE,
)

Classed = tuple[Outcome, str]


def refusal(response: Response) -> Classed | None:
    """Return what kind of refusal an answer is and how that shows; None where it is none.

    Only for answers that cannot be read as what was asked for: a good page may carry a captcha in a form.
    """
    start = response.body[:_LOOKED_AT]
    if is_challenge(response):
        return Outcome.CHALLENGED, f"a challenge to show oneself human (status {response.status})"
    if response.status == HTTPStatus.FORBIDDEN and _PAGE.match(start) and _asked_for_data(response):
        return Outcome.CHALLENGED, "a page with status 403 where data was asked for: a challenge or a block"
    if response.status in _GATES:
        return Outcome.GATED, f"refused with status {response.status}"
    if _NOT_ALLOWED.search(start) and not _PAGE.match(start):
        return Outcome.GATED, f"refused as not allowed (status {response.status})"
    return None


def is_challenge(response: Response) -> bool:
    """Whether an answer that cannot be read asks for a proof that a human reads it."""
    told = response.headers.get("cf-mitigated")
    return told == b"challenge" or bool(_CHALLENGE.search(response.body[:_LOOKED_AT]))


def class_of_status(response: Response, *, gone: Outcome) -> Classed:
    """Return what an answer is whose status tells that it is not what was asked for.

    Args:
        response: the answer.
        gone: what it means where nothing is at the address any more.
    """
    if (refused := refusal(response)) is not None:
        return refused
    told = f"answered with status {response.status}"
    if after := response.headers.get("Retry-After"):
        told += f", and asks to be left alone until {after.decode('latin-1')} (Retry-After)"
    return gone if is_gone(response) else Outcome.UNREACHABLE, told


def is_gone(response: Response) -> bool:
    """Whether there is nothing at an address any more."""
    return response.status in _GONE


def moved_to(response: Response) -> str | None:
    """Return the address to which what was asked for has moved for good; None where it has not."""
    reasons = response.meta.get("redirect_reasons", [])
    return response.url if _PERMANENT.intersection(reasons) else None


def _asked_for_data(response: Response) -> bool:
    asked = response.request
    wanted = (asked and asked.headers.get("Accept")) or b""
    return b"json" in wanted or b"xml" in wanted
