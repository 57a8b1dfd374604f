"""The child that runs parsers, so that one that hangs, grows or crashes costs one text and nothing else."""

import time
from functools import cache
from typing import Any

from crawler.parsers.registry import Parser, ParserError, load_parser, read_by
from crawler.parsers.wire import mention_to_data, release_text_from_data
from scheduler.children import serve


def main() -> None:
    """Answer which version a parser has (a question without release), or what it reads in a release."""

    async def answer(question: Any) -> Any:
        if "release" in question:
            return _read(_parser(question["parser"]), question["release"])
        return _version(question["parser"])

    serve(answer)


_parser = cache(load_parser)


def _version(name: str) -> dict[str, str]:
    try:
        return {"version": _parser(name).version}
    except ParserError as error:
        return {"fault": str(error)}


def _read(parser: Parser, data: Any) -> dict[str, Any]:
    release = release_text_from_data(data)
    began = time.perf_counter()
    try:
        mentions = read_by(parser, release)
    except ParserError as error:
        return {"failure": str(error), "seconds": time.perf_counter() - began}
    return {"mentions": list(map(mention_to_data, mentions)), "seconds": time.perf_counter() - began}


if __name__ == "__main__":
    main()
