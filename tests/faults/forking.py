# SPDX-License-Identifier: GPL-3.0-or-later
"""A process that does each line it is told in a fork of its own, which may be killed on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
KILLED, FAILED = "killed", "failed"
_STEPS = frozenset({"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod"})


class Stopping:
    """Counts the steps, each a call that opens, makes, renames or removes a file.

    At the step numbered ``at`` (0: never) the process is killed before it is taken.
    """

    def __init__(self, at: int) -> None:
        self.at, self.taken, self.is_on = at, 0, False
        sys.addaudithook(self)

    def __call__(self, event: str, _: object) -> None:
        """Take note of what Python is about to do."""
        if self.is_on and event in _STEPS:
            self.taken += 1
            if self.taken == self.at:
                os.kill(os.getpid(), signal.SIGKILL)


def each_line_in_a_fork(do: Callable[[list[str]], str]) -> None:
    """Answer every line on standard input, words parted by tabs, with what ``do`` returned.

    Where the fork was killed, or ended by itself with a fault, the answer says so instead.
    """
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            told = do(line.rstrip("\n").split("\t"))
            os.write(writing, told.encode())
            os._exit(0)
        os.close(writing)
        _, status = os.waitpid(child, 0)
        told = os.read(reading, 100).decode()
        os.close(reading)
        print(told if status == 0 else KILLED if os.WIFSIGNALED(status) else FAILED, flush=True)


class Forking:
    """Answers one line with one line."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def does(self, *words: object) -> str:
        """Tell it what to do; return what came of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\t".join(map(str, words)) + "\n")
        self._process.stdin.flush()
        return self._process.stdout.readline().strip()


@contextmanager
def forking(module: str, *arguments: str) -> Iterator[Forking]:
    """Have a module run that calls :func:`each_line_in_a_fork`."""
    command, pipe = [sys.executable, "-m", module, *arguments], subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield Forking(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
