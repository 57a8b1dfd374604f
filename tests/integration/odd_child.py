"""A child that does what it is told, good or bad."""

import os
import signal
import sys
import time
from typing import Any

from scheduler.children import serve


async def answer(question: Any) -> Any:
    match question:
        case "hang":
            time.sleep(600)
        case "crash":
            os.kill(os.getpid(), signal.SIGKILL)
        case "grow":
            bytearray(800 * 1024 * 1024)
        case "print":
            sys.stdout.write("{}\n")
            sys.stdout.flush()
    return os.getpid()


if __name__ == "__main__":
    serve(answer)
