# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that leave the journal: readable by their owner alone, and there whole or not at all.

Everything is written under a name nobody would look for, in the folder it will lie in, and
gets its own name once it is complete.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from therapy_journal.core.errors import DiskFull, JournalProblem, NoAccess, PlaceTaken
from therapy_journal.storage import key_file
from therapy_journal.storage.folder_names import DATABASE_NAME, SUFFIX

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class NotWritten(JournalProblem):
    """The place chosen did not take what was to be written."""

    code = "E_NOT_WRITTEN"
    sentence = "It could not be written there. Nothing was left behind."
    action = "Check that the drive is connected, or choose another folder."


class NoFolder(JournalProblem):
    """The folder a file was to lie in is not there."""

    code = "E_NO_FOLDER"
    sentence = "The folder it should lie in is not there. Nothing was written."
    action = "Make that folder first, or choose another one."


class InsideJournal(JournalProblem):
    """Something readable was to lie among the encrypted files of a journal."""

    code = "E_INSIDE_JOURNAL"
    sentence = "That place is inside a journal's own folder, so nothing was written."
    action = "Choose a place outside the journal."


class LeftBeside(JournalProblem):
    """The new folder is in place, but the one it replaced could not be removed whole."""

    code = "E_LEFT_BESIDE"
    sentence = "It was written, but part of what it replaced could not be removed."
    action = "Look beside it for a folder whose name ends in “.old”, and delete that one."


def require_place(target: Path, *, replace: bool) -> Path:
    """Return where ``target`` really is, once a file or folder may be written there.

    With ``replace`` a link leads to what it names, so that never the link itself is replaced.

    Raises:
        JournalProblem: when the name is taken, its folder is missing, or it is a journal's.
    """
    is_taken = os.path.lexists(target)
    if is_taken and not replace:
        raise PlaceTaken
    place = Path(os.path.realpath(target)) if is_taken else target.absolute()
    if not place.parent.is_dir():
        raise NoFolder
    if any(map(_is_journal, (place, *Path(os.path.realpath(place)).parents))):
        raise InsideJournal
    return place


@contextmanager
def new_file(target: Path, *, replace: bool) -> Iterator[BinaryIO]:
    """Open a file to be written; it has its name once the block is left without a fault.

    Without ``replace`` a file that is there already is left as it is.
    """
    place = require_place(target, replace=replace)
    if os.path.lexists(place) and not place.is_file():
        raise PlaceTaken("Something that is not a file has that name. It was left as it is.")
    beside = _beside(place, "tmp")
    try:
        with _telling():
            with _create(beside) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(beside, place, replace=replace)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def write_file(content: bytes, target: Path, *, replace: bool) -> None:
    """Write a whole file; see :func:`new_file`."""
    with new_file(target, replace=replace) as file:
        file.write(content)


@contextmanager
def new_folder(
    target: Path, *, replace: bool, may_go: Callable[[Path], bool]
) -> Iterator[Callable[[str, bytes], None]]:
    """Build a folder; it has its name once the block is left without a fault.

    What is yielded writes one file into it, by its path inside (``2026/a.md``). A folder that
    is there already is replaced as a whole, and only if ``may_go`` agrees that it can go.
    """
    place = require_place(target, replace=replace)
    if os.path.lexists(place) and not (place.is_dir() and may_go(place)):
        raise PlaceTaken(
            "What has that name now holds other things as well. It was left as it is.",
            "Choose another name, or move it away first.",
        )
    building = _beside(place, "tmp")

    def write(name: str, content: bytes) -> None:
        path = building / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        with _create(path) as file:
            file.write(content)

    try:
        with _telling():
            building.mkdir(mode=0o700)
            yield write
            old = _swap(building, place, replace=replace)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _remove(old)


def _is_journal(place: Path) -> bool:
    return place.suffix.lower() == SUFFIX or all(
        os.path.lexists(place / name) for name in (DATABASE_NAME, key_file.NAME)
    )


def _beside(place: Path, ending: str) -> Path:
    return place.with_name(f".{secrets.token_hex(8)}.{ending}")


def _create(path: Path) -> BinaryIO:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


def _put_in_place(beside: Path, place: Path, *, replace: bool) -> None:
    if replace:
        beside.replace(place)
        return
    try:
        # A link fails where the name is taken, even if it was taken this very moment.
        place.hardlink_to(beside)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as a USB stick's.
        if os.path.lexists(place):
            raise FileExistsError from None
        beside.rename(place)


def _swap(building: Path, place: Path, *, replace: bool) -> Path | None:
    if not os.path.lexists(place):
        building.rename(place)
        return None
    if not replace:
        raise FileExistsError
    old = _beside(place, "old")
    place.rename(old)
    try:
        building.rename(place)
    except BaseException:
        old.rename(place)
        raise
    return old


def _remove(old: Path | None) -> None:
    if old is None:
        return
    try:
        shutil.rmtree(old)
    except OSError:
        raise LeftBeside from None


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        raise PlaceTaken from None
    except PermissionError:
        raise NoAccess from None
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(
                "Nothing was written: the disk is full.", "Free some space, then try again."
            ) from None
        raise NotWritten from None
