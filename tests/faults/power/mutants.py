# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to keep a journal that lose words when the power goes; each must be found out."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable

from therapy_journal.storage import opening


def engine_defaults() -> None:
    """Keep the database as the engine does when it is asked nothing."""
    opening._EXCLUSIVE = ("locking_mode", "NORMAL", "normal")
    opening._DURABLE = (("journal_mode", "DELETE", "delete"), ("synchronous", "FULL", "2"))


def wal_normal() -> None:
    """Sync the log only at a checkpoint, as is often advised."""
    opening._DURABLE = (("journal_mode", "WAL", "wal"), ("synchronous", "NORMAL", "1"))


def folder_not_synced() -> None:
    """Sync what is in a file, but never the folder that has its name."""
    sync = os.fsync

    def sync_files_alone(descriptor: int) -> None:
        if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            sync(descriptor)

    os.fsync = sync_files_alone


MUTANTS: dict[str, Callable[[], None]] = {
    "engine defaults": engine_defaults,
    "wal normal": wal_normal,
    "folder not synced": folder_not_synced,
}
