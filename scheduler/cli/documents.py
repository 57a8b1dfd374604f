"""`import` and `parse`: documents on disk."""


def import_documents() -> None:
    """Later."""


def parse() -> None:
    """Later."""
