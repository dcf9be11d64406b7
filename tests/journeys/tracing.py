# SPDX-License-Identifier: GPL-3.0-or-later
"""What strace saw: every byte written and to where, files opened for writing, sockets, programs."""

from __future__ import annotations

import os
import re
from pathlib import Path

_CALL = re.compile(r"^\d+\s+(?P<name>\w+)\((?P<rest>.*)$")
_QUOTED = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(r"^\d+<(?P<target>(?:\\x[0-9a-f]{2}|->|[^>\\])*)>")
_WRITERS = frozenset(
    {"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"}
)
_COPIERS = frozenset({"sendfile", "splice", "copy_file_range"})
_OPENERS = frozenset({"open", "openat", "openat2", "creat"})
_MOVERS = frozenset({"rename", "renameat", "renameat2", "link", "linkat"})
_FOR_WRITING = ("O_WRONLY", "O_RDWR", "O_CREAT")


class Trace:
    """One strace log, read whole."""

    def __init__(self, log: Path) -> None:
        self.calls = 0
        self.streams: dict[str, bytearray] = {}
        self.opened_for_writing: set[Path] = set()
        self.programs: list[tuple[str, ...]] = []
        self.internet: list[str] = []
        self.cut_short: list[str] = []
        self.copied: list[str] = []
        self._moved: dict[str, str] = {}
        with log.open(encoding="ascii", errors="surrogateescape") as lines:
            for line in lines:
                found = _CALL.match(line)
                if found:
                    self.calls += 1
                    self._take(found["name"], found["rest"])

    def lands_in(self, target: str) -> str:
        """Return the name that a file written under another was given in the end."""
        return self._moved.get(target, target)

    def _take(self, name: str, rest: str) -> None:
        if name in _WRITERS:
            self._take_writing(rest)
        elif name in _OPENERS:
            if any(flag in rest for flag in _FOR_WRITING) or name == "creat":
                self.opened_for_writing.add(_path(rest))
        elif name in _MOVERS:
            old, new = (os.fsdecode(path) for path in _strings(rest))
            self._moved[old] = new
            self.opened_for_writing.add(Path(new))
        elif name == "execve":
            self.programs.append(tuple(os.fsdecode(word) for word in _strings(rest)[1:]))
        elif name in _COPIERS:
            self.copied.append(rest)
        if "AF_INET" in rest.split(",", 2)[0] or "sa_family=AF_INET" in rest:
            self.internet.append(f"{name}({rest.rstrip()}")

    def _take_writing(self, rest: str) -> None:
        descriptor = _DESCRIPTOR.match(rest)
        target = descriptor["target"] if descriptor else rest[:20]
        stream = self.streams.setdefault(_plain(target), bytearray())
        for found in _QUOTED.finditer(rest, descriptor.end() if descriptor else 0):
            stream += _bytes(found[1])
            if found[2]:
                self.cut_short.append(_plain(target))


def _strings(rest: str) -> list[bytes]:
    return [_bytes(found[1]) for found in _QUOTED.finditer(rest)]


def _path(rest: str) -> Path:
    """Return the path opened; a relative one begins at the folder named before it."""
    path = Path(os.fsdecode(_strings(rest)[0]))
    folder = re.search(r"<((?:\\x[0-9a-f]{2})+)>", rest.split('"', 1)[0])
    return Path(os.fsdecode(_bytes(folder[1]))) / path if folder else path


def _plain(target: str) -> str:
    """Return what a descriptor leads to: a path, or a socket as strace calls it."""
    # A device is told with its number behind its path.
    path = target.partition("<")[0]
    return os.fsdecode(_bytes(path)) if path.startswith("\\x") else target


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
