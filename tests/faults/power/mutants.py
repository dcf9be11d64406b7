# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to keep a journal that lose words when the power goes; each must be found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from therapy_journal.storage import key_file, opening


def engine_defaults() -> None:
    """Keep the database as the engine does when it is asked nothing."""
    opening._EXCLUSIVE = ("locking_mode", "NORMAL", "normal")
    opening._DURABLE = (("journal_mode", "DELETE", "delete"), ("synchronous", "FULL", "2"))


def wal_normal() -> None:
    """Sync the log only at a checkpoint, as is often advised."""
    opening._DURABLE = (("journal_mode", "WAL", "wal"), ("synchronous", "NORMAL", "1"))


def folder_not_synced() -> None:
    """Write the key file without syncing the folder it is renamed in."""

    def not_synced(_folder: Path) -> None:
        pass

    key_file.sync_folder = not_synced


MUTANTS: dict[str, Callable[[], None]] = {
    "engine defaults": engine_defaults,
    "wal normal": wal_normal,
    "folder not synced": folder_not_synced,
}
