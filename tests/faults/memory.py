# SPDX-License-Identifier: GPL-3.0-or-later
"""The memory of another process, read while it runs (Linux, as root)."""

from __future__ import annotations

from pathlib import Path

CHUNK = 16 * 1024 * 1024


def count(pid: int, needles: dict[str, bytes]) -> dict[str, int]:
    """Return how often each of ``needles`` lies in the memory a process can write or read."""
    found = dict.fromkeys(needles, 0)
    overlap = max(map(len, needles.values())) - 1
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for start, end in _areas(pid):
            kept = b""
            at = start
            while at < end:
                piece = _read(memory, at, min(CHUNK, end - at))
                if not piece:
                    break
                at += len(piece)
                block = kept + piece
                for name, needle in needles.items():
                    # What lay in the part that is looked at again was counted before.
                    found[name] += block.count(needle) - kept.count(needle)
                kept = block[-overlap:]
    return found


def writings(text: str) -> dict[str, bytes]:
    """Return a text as Python and Qt may hold it."""
    return {
        f"{text[:12]}… as UTF-8": text.encode(),
        f"{text[:12]}… as UTF-16": text.encode("utf-16-le"),
        f"{text[:12]}… as UTF-32": text.encode("utf-32-le"),
    }


def _areas(pid: int) -> list[tuple[int, int]]:
    areas = []
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        place, rights, *rest = line.split(maxsplit=5)
        if "r" in rights and not (rest and rest[-1].startswith("[v")):
            first, last = place.split("-")
            areas.append((int(first, 16), int(last, 16)))
    return areas


def _read(memory, at: int, length: int) -> bytes:
    try:
        memory.seek(at)
        return memory.read(length) or b""
    except OSError:
        return b""  # an area that was given back meanwhile, or of a device
