# SPDX-License-Identifier: GPL-3.0-or-later
"""The one readable file of a journal: names and numbers put on the lock screen, no more.

It is there only while somebody stands in it. What it holds repeats what the journal holds, so
a file that is missing or spoilt costs nothing: the next unlock writes it anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from therapy_journal.core.support import MOST_ON_LOCK_SCREEN, LockLine
from therapy_journal.storage import key_file

NAME = "lock-screen.json"
FORMAT = 1
_MOST_BYTES = 16 * 1024
_MOST_LETTERS = 200


def read(folder: Path) -> tuple[LockLine, ...]:
    """Return who stands on the lock screen; nobody where the file is missing or spoilt."""
    try:
        with (folder / NAME).open("rb") as file:
            found = json.loads(file.read(_MOST_BYTES + 1).decode("utf-8"))
        if found["format"] != FORMAT:
            return ()
        lines = [LockLine(one["name"], one["number"]) for one in found["people"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    fit = [line for line in lines if all(_is_fit(part) for part in line)]
    return tuple(fit[:MOST_ON_LOCK_SCREEN])


def line(name: str, number: str) -> LockLine:
    """Return what stands there of somebody: a very long name is shown as far as it fits."""
    return LockLine(name[:_MOST_LETTERS], number[:_MOST_LETTERS])


def is_there(folder: Path) -> bool:
    """Return whether there is such a file, spoilt or not, or what a crash left of one."""
    path = folder / NAME
    return os.path.lexists(path) or os.path.lexists(key_file.file_beside(path))


def write(folder: Path, lines: Sequence[LockLine]) -> None:
    """Put these on the lock screen and nobody else; with nobody the file goes.

    Raises:
        JournalProblem: when the disk is full or the place cannot be written.
    """
    path = folder / NAME
    try:
        if not lines:
            for each in (path, key_file.file_beside(path)):
                each.unlink(missing_ok=True)
        else:
            people = [line._asdict() for line in lines[:MOST_ON_LOCK_SCREEN]]
            whole = {"format": FORMAT, "people": people}
            text = json.dumps(whole, ensure_ascii=False, indent=1)
            key_file.replace_file(path, text.encode())
        key_file.sync_folder(folder)
    except OSError as error:
        raise key_file.problem_of(error) from None


def _is_fit(part: object) -> bool:
    return isinstance(part, str) and len(part) <= _MOST_LETTERS
