# SPDX-License-Identifier: GPL-3.0-or-later
"""Changes of passphrase and keys in processes that are killed amid them.

``python -m tests.faults.key_changing`` loads everything once and then forks a process for each
change it is told of (a line of JSON); so a kill costs some milliseconds, and what is killed is
a whole process that holds the open journal.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
_STEPS = {"open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.chmod"}


@dataclass(frozen=True)
class Came:
    """What came of a change: whether it was killed, how long it ran and how many steps it took."""

    was_killed: bool
    seconds: float
    steps: int


class Changing:
    """Starts changes, each in a process of its own."""

    def __init__(self, server: subprocess.Popen[str]) -> None:
        self._server = server

    def change(self, order: dict[str, Any], *, after: float = -1.0, at_step: int = -1) -> Came:
        """Let a change run; kill it after so many seconds, or before its n-th step on files."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        line = json.dumps({**order, "after": after, "at_step": at_step})
        self._server.stdin.write(line + "\n")
        self._server.stdin.flush()
        return Came(*json.loads(self._server.stdout.readline()))


@contextmanager
def changing() -> Iterator[Changing]:
    """Have a process ready that starts changes."""
    command = [sys.executable, "-m", "tests.faults.key_changing"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as server:
        try:
            yield Changing(server)
        finally:
            assert server.stdin is not None
            server.stdin.close()
            server.wait()


def _serve() -> None:
    from therapy_journal.services import keeping  # noqa: F401 — loaded once, for all that follow

    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            _be_killed(order, writing)
        os.close(writing)
        os.read(reading, 1)
        began = time.monotonic()
        if order["after"] >= 0:
            while time.monotonic() - began < order["after"]:
                pass  # sleeping is too coarse for a moment between two files
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        lasted = time.monotonic() - began
        steps = os.read(reading, 64)
        os.close(reading)
        if not os.WIFSIGNALED(status) and os.WEXITSTATUS(status):
            raise SystemExit("a change failed by itself")
        came = (os.WIFSIGNALED(status), lasted, int(steps or b"0"))
        print(json.dumps(came), flush=True)


def _be_killed(order: dict[str, Any], writing: int) -> None:
    from tests.faults import key_changes

    code = 1
    try:
        change = key_changes.prepared(order)
        steps = 0

        def step(event: str, _: tuple[object, ...]) -> None:
            nonlocal steps
            if event in _STEPS:
                if steps == order["at_step"]:
                    os.kill(os.getpid(), signal.SIGKILL)
                steps += 1

        sys.addaudithook(step)
        os.write(writing, b"b")
        change()
        os.write(writing, str(steps).encode())
        code = 0
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
