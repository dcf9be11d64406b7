# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program on a screen, in a home of its own, under strace when asked."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.journeys.screen import Screen, wait_until

ROOT = Path(__file__).parents[2]

CALLS = (
    "write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg",
    "sendfile", "splice", "copy_file_range", "open", "openat", "openat2", "creat", "socket",
    "connect", "bind", "rename", "renameat", "renameat2", "link",
    "linkat", "execve",
)  # fmt: skip
"""What can bring bytes out of a process, and what tells where they went."""


def traced(command: list[str], log: Path) -> list[str]:
    """Return a command that is watched: descriptors named (-yy), bytes whole and plain (-xx)."""
    calls = ",".join(f"?{call}" for call in CALLS)
    watch = ["strace", "-f", "--seccomp-bpf", "-yy", "-xx", "-s", "2000000"]
    return [*watch, "-e", f"trace={calls}", "-e", "signal=none", "-o", str(log), *command]


class Home:
    """The folders a person has; everything the program may write lies below ``place``."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.home, self.temporary = place / "home", place / "temporary"
        self.outside = place / "stick"
        self.runtime = place / "runtime"
        for folder in (self.home, self.temporary, self.outside, self.runtime):
            folder.mkdir(parents=True, mode=0o700)

    @property
    def environment(self) -> dict[str, str]:
        """Return an environment that leads nowhere else."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_STATE_HOME": str(self.home / ".local/state"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "TMPDIR": str(self.temporary),
            "QT_QPA_PLATFORM": "xcb",
            # Without this, looking for a bus would start one where dbus-launch is installed.
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }


class Program:
    """One run of ``python -m therapy_journal [JOURNAL]``; a lock replaces it, under one id."""

    def __init__(
        self, screen: Screen, home: Home, journal: Path | None = None, *, trace: Path | None = None
    ) -> None:
        self._output = (home.place / f"output-{len(list(home.place.glob('output-*')))}").open("w+b")
        command = [sys.executable, "-m", "therapy_journal", *([str(journal)] if journal else [])]
        if trace is not None:
            command = traced(command, trace)
        self._is_traced = trace is not None
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**home.environment, "DISPLAY": screen.name},
            stdin=subprocess.DEVNULL,
            stdout=self._output,
            stderr=subprocess.STDOUT,
        )

    @property
    def pid(self) -> int:
        """The process of the program itself, not of strace."""
        if not self._is_traced:
            return self._process.pid
        (child,) = _children(self._process.pid)
        return child

    @property
    def has_ended(self) -> bool:
        """Whether it is no longer running."""
        return self._process.poll() is not None

    def wait_for_end(self) -> int:
        """Wait until it ended by itself; returns its exit code."""
        wait_until(lambda: self.has_ended, "the program did not end")
        return self._process.returncode

    def kill(self) -> None:
        """End it as a power cut would."""
        os.kill(self.pid, signal.SIGKILL)
        self._process.wait(timeout=30)

    def ask_to_end(self) -> None:
        """Send SIGTERM, as the end of a desktop session does."""
        os.kill(self.pid, signal.SIGTERM)

    def close(self) -> None:
        """End it if it still runs."""
        if not self.has_ended:
            self.kill()
        self._output.close()

    def said(self) -> str:
        """Return what it printed; a program with a window has nothing to print."""
        self._output.flush()
        self._output.seek(0)
        return self._output.read().decode(errors="replace")


def _children(parent: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # one that ended meanwhile
            fields = status.read_text(errors="replace").rpartition(")")[2].split()
            if int(fields[1]) == parent:
                found.append(int(status.parent.name))
    return found
