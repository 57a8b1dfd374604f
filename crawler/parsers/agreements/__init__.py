"""Agreements: treaties, memoranda, programmes and other papers between the sides, by their names in the text.

A name is a head ("Memorandum"), what qualifies it and what it is about (`names`, `subjects`, `bodies`). It
counts where it is written as a proper name, where a list names it, or where the sentence says that it was
signed, negotiated or adopted (`counting`, `status`); "the agreements reached" name nothing, and treaties
among many states are none between the sides.
"""

from crawler.parsers.agreements.reading import read_agreements

__all__ = ["read_agreements"]
