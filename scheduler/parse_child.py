"""The child that runs parsers, so that one that hangs, grows or crashes costs one text and nothing else."""

import time
from typing import Any

from crawler.parsers.registry import Parser, installed_parsers
from crawler.parsers.wire import check_mentions, mention_to_data, release_text_from_data
from scheduler.children import serve


def main() -> None:
    """Answer which parsers there are (an empty question), and what one of them reads in a text."""
    parsers = {parser.name: parser for parser in installed_parsers()}

    async def answer(question: Any) -> Any:
        if not question:
            return [[parser.name, parser.version] for parser in parsers.values()]
        return _read(parsers[question["parser"]], question["release"])

    serve(answer)


def _read(parser: Parser, data: Any) -> dict[str, Any]:
    release = release_text_from_data(data)
    began = time.perf_counter()
    try:
        mentions = parser.parse(release)
        check_mentions(mentions, release.text)
    except Exception as error:  # noqa: BLE001 - a parser may be anybody's, and raise anything
        return {"failure": f"{type(error).__name__}: {error}", "seconds": time.perf_counter() - began}
    return {"mentions": list(map(mention_to_data, mentions)), "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    main()
