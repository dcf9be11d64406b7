# SPDX-License-Identifier: GPL-3.0-or-later
"""Running the real program in a process of its own, with and without a terminal."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 30

REAL = "therapy_journal"
CHEAP = "tests.cli.cheap"


class Ended(NamedTuple):
    code: int
    out: str
    err: str


def run(*words, stdin="", module=REAL, env=None, cwd=ROOT):
    """Run a command that has no terminal; ``stdin`` is text or bytes."""
    given = stdin if isinstance(stdin, bytes) else stdin.encode()
    done = subprocess.run(
        command(module, words),
        input=given,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
        start_new_session=True,
        cwd=cwd,
        env=environment(env),
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def command(module, words):
    return [sys.executable, "-m", module, *map(os.fspath, words)]


def environment(more=None):
    """The test's own home; nothing of the display or of Qt."""
    left_out = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_SESSION_TYPE")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    return {**kept, "PYTHONPATH": str(ROOT), **(more or {})}


class Talk:
    """A program on a terminal; without ``stdin`` that is its standard input as well.

    What it shows is in ``shown``; standard output and errors may be caught apart.
    """

    def __init__(self, *words, module=REAL, stdin=None, apart=False):
        import pty  # which Windows does not have

        self._master, slave = pty.openpty()
        name = os.ttyname(slave)
        env = environment({"TERMINAL_0": "" if stdin is not None else "1"})
        if not apart:
            env |= {"TERMINAL_1": "1", "TERMINAL_2": "1"}
        bootstrap = str(ROOT / "tests" / "cli" / "on_terminal.py")
        self.process = subprocess.Popen(
            [sys.executable, bootstrap, name, *command(module, words)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
            pass_fds=[slave],  # stays open as long as it runs: a terminal left by all hangs up
            cwd=ROOT,
            env=env,
        )
        os.close(slave)
        if stdin is not None:
            self.process.stdin.write(stdin.encode())
        self.process.stdin.close()
        self.shown = ""
        self._read = 0

    def until(self, words):
        """Read on until these words were shown; return what came since the last time."""
        while (found := self.shown.find(words, self._read)) < 0:
            assert self._more(), f"ended without {words!r}: {self.shown!r}"
        begun, self._read = self._read, found + len(words)
        return self.shown[begun : self._read]

    def type(self, line):
        os.write(self._master, f"{line}\n".encode())

    def press(self, key):
        os.write(self._master, key)

    def end(self):
        """Wait for the end; return the exit code and what was caught apart."""
        while self._more():
            pass
        out, err = self.process.stdout.read(), self.process.stderr.read()
        code = self.process.wait(PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        os.close(self._master)
        return Ended(code, out.decode(), err.decode())

    def _more(self):
        until = time.monotonic() + PATIENCE
        assert select.select([self._master], [], [], until - time.monotonic())[0], self.shown
        try:
            read = os.read(self._master, 4096)
        except OSError:
            return False  # the last one who had the terminal open has gone
        self.shown += read.decode()
        return bool(read)
