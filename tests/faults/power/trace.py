# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process asked the system to do with files, read from strace and done to a ``Disk``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power.disk import Disk, File, Folder, Truncate, Write

ROOT = Path(__file__).parents[3]
_CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,ftruncate,truncate,"
    "fallocate,fsync,fdatasync,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat,rmdir,"
    "link,linkat,sendfile,copy_file_range,sync_file_range,sync,syncfs"
)
_LINE = re.compile(r"^(?:(\d+) +)?(\w+)\((.*)\) += (-?\d+|\?)", re.S)
_BEGUN = re.compile(r"^(\d+) +(.*) <unfinished \.\.\.>$", re.S)
_RESUMED = re.compile(r"^(\d+) +<\.\.\. \w+ resumed>(.*)$", re.S)


def record(trace: Path, module: str, *arguments: str) -> None:
    """Run a module of the tests and write down all it asks of the file system."""
    command = ("strace", "-f", "--seccomp-bpf", "-qq", "-xx", "-s", "8000000", "-e", "signal=none")
    subprocess.run(
        [
            *command,
            "-e",
            f"trace={_CALLS}",
            "-o",
            str(trace),
            sys.executable,
            "-m",
            module,
            *arguments,
        ],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


@dataclass(frozen=True)
class Call:
    name: str
    arguments: list[str]
    result: int


def calls(trace: Path) -> Iterator[Call]:
    """Yield the calls that succeeded, in the order in which they returned."""
    waiting: dict[str, str] = {}
    with trace.open(encoding="ascii") as lines:
        for raw in lines:
            line = raw.rstrip("\n")
            if begun := _BEGUN.match(line):
                waiting[begun[1]] = f"{begun[1]} {begun[2]}"
                continue
            if resumed := _RESUMED.match(line):
                line = waiting.pop(resumed[1]) + resumed[2]
            if (told := _LINE.match(line)) and told[4] != "?" and int(told[4]) >= 0:
                yield Call(told[2], told[3].split(", "), int(told[4]))


@dataclass
class _Opened:
    node: File | Folder
    path: Path
    position: int = 0
    appends: bool = False


@dataclass
class Replay:
    """Does to a disk what a trace tells; ``said`` is what was written to standard output."""

    disk: Disk
    said: bytes = b""
    _opened: dict[int, _Opened] = field(default_factory=dict)

    def do(self, call: Call) -> bool:
        """Follow one call; returns whether it changed, or synced, anything on the disk."""
        follow = getattr(self, f"_{call.name}", None)
        if follow is None:
            raise NotImplementedError(call.name)
        return bool(follow(call.arguments, call.result))

    # Opening and closing

    def _openat(self, arguments: list[str], result: int) -> bool:
        return self._opens(Path(self._path(arguments, 0, 1)), arguments[2], result)

    def _open(self, arguments: list[str], result: int) -> bool:
        return self._opens(Path(_text(arguments[0])), arguments[1], result)

    def _opens(self, path: Path, flags: str, result: int) -> bool:
        self._opened.pop(result, None)
        if not path.is_relative_to(self.disk.top):
            return False
        node = self.disk.find(path)
        is_new = node is None
        if node is None:
            node = File()
            self.disk.name((path, node))
        if "O_TRUNC" in flags and isinstance(node, File) and node.now:
            node.do(Truncate(0))
            is_new = True
        self._opened[result] = _Opened(node, path, appends="O_APPEND" in flags)
        return is_new

    def _close(self, arguments: list[str], result: int) -> bool:
        self._opened.pop(int(arguments[0]), None)
        return False

    def _dup(self, arguments: list[str], result: int) -> bool:
        if (opened := self._opened.get(int(arguments[0]))) is not None:
            self._opened[result] = opened
        return False

    _dup2 = _dup3 = _dup

    # Contents

    def _lseek(self, arguments: list[str], result: int) -> bool:
        if (opened := self._opened.get(int(arguments[0]))) is not None:
            opened.position = result
        return False

    def _write(self, arguments: list[str], result: int) -> bool:
        descriptor = int(arguments[0])
        data = _bytes(arguments[1])[:result]
        opened = self._opened.get(descriptor)
        if descriptor == 1 and opened is None:
            self.said += data
        if opened is None or not isinstance(opened.node, File):
            return False
        if opened.appends:
            opened.position = len(opened.node.now)
        opened.node.do(Write(opened.position, data))
        opened.position += len(data)
        return True

    def _pwrite64(self, arguments: list[str], result: int) -> bool:
        data = _bytes(arguments[1])[:result]
        return self._on_file(arguments[0], lambda f: f.do(Write(int(arguments[3]), data)))

    def _ftruncate(self, arguments: list[str], result: int) -> bool:
        return self._on_file(arguments[0], lambda f: f.do(Truncate(int(arguments[1]))))

    def _sendfile(self, arguments: list[str], result: int) -> bool:
        target, source = (self._opened.get(int(number)) for number in arguments[:2])
        if target is None or source is None or not isinstance(target.node, File):
            return False
        assert isinstance(source.node, File)
        offset = re.fullmatch(r"\[(\d+)\](?: => \[\d+\])?", arguments[2])
        begin = source.position if offset is None else int(offset[1])
        data = bytes(source.node.now[begin : begin + result])
        target.node.do(Write(target.position, data))
        target.position += len(data)
        if offset is None:
            source.position += len(data)
        return True

    # Syncing

    def _fsync(self, arguments: list[str], result: int) -> bool:
        opened = self._opened.get(int(arguments[0]))
        if opened is not None:
            opened.node.sync()
        return opened is not None

    _fdatasync = _fsync

    # Names

    def _unlink(self, arguments: list[str], result: int) -> bool:
        return self._named((_text(arguments[0]), None))

    def _unlinkat(self, arguments: list[str], result: int) -> bool:
        return self._named((self._path(arguments, 0, 1), None))

    _rmdir = _unlink

    def _rename(self, arguments: list[str], result: int) -> bool:
        return self._moved(_text(arguments[0]), _text(arguments[1]))

    def _renameat(self, arguments: list[str], result: int) -> bool:
        return self._moved(self._path(arguments, 0, 1), self._path(arguments, 2, 3))

    _renameat2 = _renameat

    def _link(self, arguments: list[str], result: int) -> bool:
        return self._named((_text(arguments[1]), self.disk.find(Path(_text(arguments[0])))))

    def _linkat(self, arguments: list[str], result: int) -> bool:
        return self._named(
            (self._path(arguments, 2, 3), self.disk.find(Path(self._path(arguments, 0, 1))))
        )

    def _mkdir(self, arguments: list[str], result: int) -> bool:
        return self._named((_text(arguments[0]), Folder()))

    def _mkdirat(self, arguments: list[str], result: int) -> bool:
        return self._named((self._path(arguments, 0, 1), Folder()))

    def _path(self, arguments: list[str], folder: int, name: int) -> str:
        """Return a name as a path; it may be meant within a folder that is open."""
        path = Path(_text(arguments[name]))
        if not path.is_absolute() and arguments[folder] != "AT_FDCWD":
            opened = self._opened.get(int(arguments[folder]))
            path = Path() if opened is None else opened.path / path
        return str(path)

    def _on_file(self, descriptor: str, change: Callable[[File], None]) -> bool:
        opened = self._opened.get(int(descriptor))
        if opened is None or not isinstance(opened.node, File):
            return False
        change(opened.node)
        return True

    def _moved(self, source: str, target: str) -> bool:
        if not Path(source).is_relative_to(self.disk.top):
            return False
        node = self.disk.find(Path(source))
        return self._named((source, None), (target, node))

    def _named(self, *changes: tuple[str, File | Folder | None]) -> bool:
        if not Path(changes[0][0]).is_relative_to(self.disk.top):
            return False
        self.disk.name(*((Path(path), node) for path, node in changes))
        return True


def _text(argument: str) -> str:
    return os.fsdecode(_bytes(argument))


def _bytes(argument: str) -> bytes:
    if not (argument.startswith('"') and argument.endswith('"')):
        raise ValueError("a text of strace was cut short")
    return bytes.fromhex(argument[1:-1].replace("\\x", ""))
