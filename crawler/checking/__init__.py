"""Tries on the publishers' sites what is known of them, as an operator would by hand.

What is known was gathered second-hand and ages. Each question tells what was seen, whether that is what the
spiders count on, and what to do where it is not.
"""

from crawler.checking.finding import Finding, State
from crawler.checking.rounds import check

__all__ = ["Finding", "State", "check"]
