import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from scheduler.children import ChildError, Children, children

MODULE = "tests.integration.odd_child"
PATIENCE = 20.0


@pytest.fixture
async def one() -> AsyncIterator[Children]:
    async with children(MODULE, 1) as group:
        yield group


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state != "Z"  # a zombie is dead


async def gone(pid: int) -> bool:
    deadline = time.monotonic() + PATIENCE
    while is_alive(pid) and time.monotonic() < deadline:
        await asyncio.sleep(0.02)
    return not is_alive(pid)


async def test_a_child_answers_many_questions(one: Children) -> None:
    first = await one.ask("who", PATIENCE)
    assert first != os.getpid()
    assert await one.ask("who", PATIENCE) == first


async def test_one_that_is_asked_nothing_for_a_while_ends_and_the_next_question_goes_to_another(
    one: Children, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scheduler.children.IDLE_SECONDS", 0.2)
    first = await one.ask("who", PATIENCE)

    assert await gone(first)
    assert await one.ask("who", PATIENCE) != first


async def test_one_that_hangs_is_ended_and_replaced(one: Children) -> None:
    first = await one.ask("who", PATIENCE)

    with pytest.raises(ChildError, match=r"no answer within 0\.2 s"):
        await one.ask("hang", 0.2)

    assert await gone(first)
    assert await one.ask("who", PATIENCE) != first


async def test_one_that_crashes_is_told_with_its_status_and_replaced(one: Children) -> None:
    with pytest.raises(ChildError, match="status -9"):
        await one.ask("crash", PATIENCE)

    assert await one.ask("who", PATIENCE)


async def test_one_that_has_grown_answers_and_is_replaced(one: Children) -> None:
    grown = await one.ask("grow", PATIENCE)

    assert await gone(grown)
    assert await one.ask("who", PATIENCE) != grown


async def test_what_a_child_prints_is_no_answer(one: Children) -> None:
    assert isinstance(await one.ask("print", PATIENCE), int)


async def test_questions_wait_until_a_child_is_free() -> None:
    async with children(MODULE, 2) as two:
        pids = await asyncio.gather(*(two.ask("who", PATIENCE) for _ in range(10)))
    assert len(set(pids)) == 2


async def test_the_end_ends_them_all() -> None:
    async with children(MODULE, 2) as two:
        pids = await asyncio.gather(*(two.ask("who", PATIENCE) for _ in range(2)))
    assert not any(map(is_alive, pids))


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere a busy child outlives a killed parent for a while"
)
async def test_a_child_does_not_outlive_a_killed_parent_even_when_it_hangs() -> None:
    script = (
        "import asyncio\n"
        "from scheduler.children import children\n"
        "async def main():\n"
        f"    async with children({MODULE!r}, 1) as one:\n"
        "        print(await one.ask('who', 20), flush=True)\n"
        "        await one.ask('hang', 600)\n"
        "asyncio.run(main())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(await asyncio.to_thread(parent.stdout.readline))

    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    assert await gone(child)
