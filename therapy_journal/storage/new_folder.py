# SPDX-License-Identifier: GPL-3.0-or-later
"""Making a journal's folder beside its place; it gets its name only once it is whole."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from therapy_journal.core.errors import PlaceTaken
from therapy_journal.storage import key_file
from therapy_journal.storage.folder_names import DATABASE_NAME

_OUR_NAMES = (DATABASE_NAME, key_file.NAME)


@contextmanager
def being_built(folder: Path) -> Iterator[Path]:
    """Give a folder to build in; afterwards it has the name, or nothing is left of it.

    Raises:
        PlaceTaken: when something has that name already.
        JournalProblem: when the place is full or cannot be written.
    """
    if os.path.lexists(folder):
        raise PlaceTaken
    building = folder.with_name(f"{folder.name}.tmp")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        clear_unfinished(building)
        building.mkdir(mode=0o700)
        building.chmod(0o700)
    except OSError as error:
        raise key_file.problem_of(error) from None
    try:
        yield building
        give_name(building, folder)
    except BaseException:
        with contextlib.suppress(OSError):
            shutil.rmtree(building, ignore_errors=True)
        raise


def give_name(building: Path, folder: Path) -> None:
    """Let a journal that was built beside its place have its name; raises ``PlaceTaken``."""
    try:
        # A rename would quietly take the place of an empty folder made meanwhile.
        if os.path.lexists(folder):
            raise PlaceTaken
        building.rename(folder)
        key_file.sync_folder(folder.parent)
    except OSError as error:
        raise key_file.problem_of(error) from None


def clear_unfinished(building: Path) -> None:
    """Remove what a making cut short by a crash left; nobody was ever shown its key."""
    if not os.path.lexists(building):
        return
    if building.is_symlink() or not building.is_dir():
        raise PlaceTaken
    if any(not path.name.startswith(_OUR_NAMES) for path in building.iterdir()):
        raise PlaceTaken
    shutil.rmtree(building)
