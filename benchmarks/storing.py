# SPDX-License-Identifier: GPL-3.0-or-later
"""Searching and saving in storage."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.figures import Figure, middle, percentile
from benchmarks.journals import PASSPHRASE, large
from therapy_journal.core import query
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.writing import Writing
from therapy_journal.storage import search
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database

TYPED = ("bado kewen", "limona", "taba", "voriwen zi", "ardo", "pesu", "nari", "kelimo", "suta ba")


def searching(size: int) -> list[Figure]:
    """Time a search in storage for each character typed, in either order."""
    vault = vaults.open_with_passphrase(large(size), PASSPHRASE)
    newest, best = [], []
    try:
        for words in TYPED * 3:
            for end in range(1, len(words) + 1):
                match = query.match(words[:end])
                if match is not None:
                    newest.append(_timed(partial(search.query, vault.database, match, 100)))
                    best.append(_timed(partial(search.best, vault.database, match, 100)))
    finally:
        vault.database.close()
    what = f"search per typed character, {size:,} entries"
    high = percentile(newest, 95)
    goal = ("p95 ≤ 8 ms", high <= 8)
    return [
        Figure(what, f"p50 {middle(newest):.1f} ms, p95 {high:.1f} ms", *goal),
        Figure(
            f"{what}, best match of the newest thousand",
            f"p50 {middle(best):.1f} ms, p95 {percentile(best, 95):.1f} ms",
        ),
    ]


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1e3


def saving(size: int, saves: int) -> list[Figure]:
    """Compare saving an entry with the same statements by themselves, in turns."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "copy.tjournal"
        shutil.copytree(large(size), folder)
        vault = vaults.open_with_passphrase(folder, PASSPHRASE)
        try:
            ours, bare = _saves(vault.database, saves)
        finally:
            vault.database.close()
    ratio = middle(ours) / middle(bare)
    words = f"{ratio:.2f} × ({middle(ours):.2f} ms, bare {middle(bare):.2f} ms)"
    what = f"saving a 180-word entry against its bare statements, {size:,} entries"
    return [Figure(what, words, "≤ 2 ×", ratio <= 2)]


def _saves(db: Database, saves: int) -> tuple[list[float], list[float]]:
    writing = Writing(db=db, clock=SystemClock())
    entry = writing.new().value
    words = " ".join(f"word{number}" for number in range(180))
    ours, bare = [], []
    for number in range(saves):
        text = f"{words} {number}"
        begun = time.perf_counter()
        entry = writing.save(entry.id, "A title", text, entry.revision).value
        ours.append((time.perf_counter() - begun) * 1e3)
        begun = time.perf_counter()
        _bare_save(db, entry.id, f"{text} bare")
        bare.append((time.perf_counter() - begun) * 1e3)
    return ours, bare


def _bare_save(db: Database, entry_id: int, text: str) -> None:
    """Do what a save must: entry, version, index row and draft, in one transaction."""
    connection = db._connection
    row = connection.execute(
        "SELECT row FROM search_row WHERE kind = 'reflection' AND item_id = ?", (entry_id,)
    ).fetchone()[0]
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE reflection SET body = ? WHERE id = ?", (text, entry_id))
    connection.execute(
        "INSERT INTO version (kind, item_id, fields, revision, saved_at) VALUES (?, ?, ?, ?, ?)",
        ("bare", entry_id, text, 1, "2026-01-01T00:00:00.000Z"),
    )
    connection.execute("DELETE FROM search WHERE rowid = ?", (row,))
    connection.execute(
        "INSERT INTO search (rowid, title, body, tags, kind, item_id) VALUES (?, ?, ?, ?, ?, ?)",
        (row, "A title", text, "", "reflection", entry_id),
    )
    connection.execute("DELETE FROM draft WHERE kind = 'reflection' AND item_id = ?", (entry_id,))
    connection.execute("COMMIT")
