# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal's write-ahead log, read as a file; it is never changed here.

Its form is SQLite's own (sqlite.org/fileformat2.html, section 4): a header of 32 bytes, then
frames of 24 bytes and one page. SQLite uses the frames up to the last commit before the first
one that does not fit, and says nothing of those behind it. After a power loss that is right:
what stands there was never reported as saved. After damage it would lose saves in silence.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

PAGE_SIZE = 4096
SECTOR = 512
"""What a drive writes whole or not at all; larger ones are a multiple of it."""

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_FRAME_SIZE = _FRAME.size + PAGE_SIZE
_SALTED = 16
"""Bytes of a frame's header up to the end of its salts."""
_MAGIC = 0x377F0682
_VERSION = 3007000
_MUCH = 3
_MANY_RUNS = 1 << 24
"""The first salt grows by one with every run of the log."""
_WORDS = {
    "<": struct.Struct(f"<{PAGE_SIZE // 4}I"),
    ">": struct.Struct(f">{PAGE_SIZE // 4}I"),
}


class LogState(Enum):
    """How much of what a log holds SQLite is going to use."""

    WHOLE = "all of it"
    CUT_SHORT = "all but a save that was under way"
    DAMAGED = "not all: saves that were completed are behind a fault"


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a save left it; ``offset`` is where its content begins in the log."""

    page: int
    is_commit: bool
    offset: int

    @property
    def is_in_one_piece(self) -> bool:
        """Whether its salts were written together with what it says it is.

        Where a sector ends between the two, a power loss can leave the commit of an earlier run
        before the salts of the present one.
        """
        return (self.offset - _FRAME.size) % SECTOR <= SECTOR - _SALTED


@dataclass(frozen=True, slots=True)
class Log:
    """The frames of the log's present run, and how many of them SQLite uses."""

    frames: tuple[Frame, ...]
    used: int
    state: LogState

    @property
    def committed(self) -> tuple[Frame, ...]:
        """The frames of completed saves, where damage hides them from SQLite as well."""
        if self.state is not LogState.DAMAGED:
            return self.frames[: self.used]
        last = max((at for at, frame in enumerate(self.frames, 1) if frame.is_commit), default=0)
        return self.frames[:last]


EMPTY = Log((), 0, LogState.WHOLE)


def read(path: Path) -> Log:
    """Read a log's frames; one that is missing or empty has none. Raises ``OSError``."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return EMPTY
    if len(data) < _HEADER.size + _FRAME_SIZE:
        begins_well = data[:3] == _MAGIC.to_bytes(4, "big")[: min(3, len(data))]
        return EMPTY if begins_well else Log((), 0, LogState.CUT_SHORT)
    return _read(data)


def _read(data: bytes) -> Log:
    header = _HEADER.unpack_from(data)
    order = ">" if header[0] & 1 else "<"
    sums = _add(struct.unpack(f"{order}6I", data[:24]), (0, 0))
    is_sound = header[0] & ~1 == _MAGIC and header[1:3] == (_VERSION, PAGE_SIZE)
    chain: tuple[int, int] | None = sums if is_sound and sums == header[6:] else None
    headers = [
        (_FRAME.unpack_from(data, at), at)
        for at in range(_HEADER.size, len(data) - _FRAME_SIZE + 1, _FRAME_SIZE)
    ]
    salts = header[4:6] if chain is not None else _commonest([fields for fields, _ in headers])
    frames: list[Frame] = []
    used = 0
    has_strange, garbage = chain is None, 0
    for fields, at in headers:
        is_next = False
        if chain is not None:
            chain = _follow(data, at, order, chain)
            is_next = chain == fields[4:]
        if fields[2:4] != salts and not is_next:
            # Behind the end stand frames of an earlier run of the log, if anything.
            is_strange = not 0 < salts[0] - fields[2] < _MANY_RUNS
            has_strange = has_strange or is_strange
            garbage += is_strange and any(fields)
            chain = None
            continue
        frames.append(Frame(fields[0], fields[1] > 0, at + _FRAME.size))
        if not is_next or fields[2:4] != salts or fields[0] == 0:
            # Its commit may be what was hurt. A program that was killed leaves no such frame.
            has_strange = has_strange or chain is not None
            chain = None
        elif fields[1]:
            used = len(frames)
    state = _state(frames[used:], has_strange=has_strange)
    # Lost power leaves zeros, and no more than one frame torn in its header.
    return Log(tuple(frames), used, LogState.DAMAGED if garbage >= _MUCH else state)


def _state(rest: list[Frame], *, has_strange: bool) -> LogState:
    """Judge what stands behind the part that is used.

    A save is reported only once it is on the disk, and the next begins after that. So a commit
    with more behind it had been completed; a lone one at the end may not have been.
    """
    if not has_strange and not any(frame.is_commit for frame in rest):
        return LogState.WHOLE  # whole frames without a commit were never reported
    was_completed = any(frame.is_commit and frame.is_in_one_piece for frame in rest[:-1])
    return LogState.DAMAGED if was_completed else LogState.CUT_SHORT


def _commonest(headers: list[tuple[int, ...]]) -> tuple[int, ...]:
    seen = [fields[2:4] for fields in headers]
    return max(seen, key=seen.count)


def _follow(data: bytes, at: int, order: str, before: tuple[int, int]) -> tuple[int, int]:
    sums = _add(struct.unpack_from(f"{order}2I", data, at), before)
    return _add(_WORDS[order].unpack_from(data, at + _FRAME.size), sums)


def _add(words: tuple[int, ...], before: tuple[int, int]) -> tuple[int, int]:
    first, second = before
    numbers = iter(words)
    for one, two in zip(numbers, numbers, strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second
