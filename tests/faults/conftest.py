# SPDX-License-Identifier: GPL-3.0-or-later
"""Places with faults: small disks, disks that cannot be written, other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


class Disk:
    """A small file system of its own, in memory."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def refuse_writing(self) -> None:
        """Make it as a disk with its lock pushed in."""
        _mount("-o", "remount,ro", str(self.place))

    def fill(self, *, but: int = 0) -> Path:
        """Fill it up to so many free bytes with one file, to be removed again."""
        filler = self.place / "filler"
        free = os.statvfs(self.place)
        with filler.open("wb") as file:
            file.write(bytes(max(0, free.f_bavail * free.f_bsize - but)))
        return filler


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("mounting a file system is not allowed here")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[int], Disk]]:
    """Return a function that makes a disk of so many KiB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    made: list[Path] = []

    def make(kib: int) -> Disk:
        place = tmp_path / f"disk{len(made)}"
        place.mkdir()
        _mount("-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(place))
        made.append(place)
        return Disk(place)

    yield make
    for place in made:
        subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def memory() -> Iterator[Path]:
    """Return a folder that costs nothing to write to, where there is one."""
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as place:
        yield Path(place)


@pytest.fixture
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that reads every file of a folder, to see that nothing changed."""

    def read(folder: Path) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}

    return read
