# SPDX-License-Identifier: GPL-3.0-or-later
"""Writing what can be read of a damaged journal into a new one; the old is only read.

The new journal has the same secret, number and key file: the passphrase and the recovery
sheet go on opening it. See docs/decisions/0014.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from therapy_journal.core.errors import (
    JournalDamaged,
    JournalMissing,
    JournalNewer,
    WrongRecoveryKey,
)
from therapy_journal.core.salvaged import Salvaged
from therapy_journal.storage import (
    checks,
    filling_gaps,
    key_file,
    keys,
    new_folder,
    opening,
    schema,
    table_shapes,
)
from therapy_journal.storage.connection import Database, StatementError
from therapy_journal.storage.folder_names import DATABASE_NAME
from therapy_journal.storage.key_file import KeyFile
from therapy_journal.storage.salvage_count import Counting
from therapy_journal.storage.sealed_pages import SealedPages
from therapy_journal.storage.surviving_rows import Progress, SurvivingRows, Survivor
from therapy_journal.storage.table_shapes import Shape

_AT_ONCE = 500
_INDEX_ROWS = "search_row"
_A_DAY = 1_000_000
_LAST_DAY = 3_000_000
_EPOCH = date(1970, 1, 1)


class Credentials(NamedTuple):
    """What opens the damaged journal: its secret, its number, and its key file if there is one."""

    secret: bytes
    vault_id: bytes
    key_file: KeyFile | None


class Also(NamedTuple):
    """What others know to do: before links are looked at, and when every row is there."""

    rebuild_lost: Callable[[Database], None]
    make_findable: Callable[[Database], None]


def salvage(
    folder: Path,
    opens: Credentials,
    target: Path,
    also: Also,
    progress: Progress | None = None,
) -> Salvaged:
    """Make a new journal at ``target`` of everything in ``folder`` that can be read.

    ``progress`` is told pages done and pages in all.

    Raises:
        WrongRecoveryKey: when not one page can be read under the key.
        JournalNewer: when a newer version of the program wrote it.
        JournalProblem: when the new place is taken, full or cannot be written.
    """
    key = keys.database_key(opens.secret, opens.vault_id)
    try:
        with (
            SealedPages(folder / DATABASE_NAME, key, opens.vault_id) as pages,
            new_folder.being_built(target) as building,
        ):
            if not pages.count:
                raise JournalMissing
            rows = SurvivingRows(pages, progress)
            if len(pages.broken) >= pages.count:
                raise WrongRecoveryKey if opens.key_file is None else JournalDamaged
            path = building / DATABASE_NAME
            salvaged = _fill(path, key, opens.vault_id, rows, also)
            _require_sound(path, key, opens.vault_id)
            if opens.key_file is not None:
                key_file.write(building, opens.key_file)
            return salvaged
    except OSError as error:
        raise key_file.problem_of(error) from None


def _fill(path: Path, key: bytes, vault_id: bytes, rows: SurvivingRows, also: Also) -> Salvaged:
    known = rows.identity
    version = known[1] if known is not None else schema.NEWEST
    if version > schema.NEWEST:
        raise JournalNewer
    database = opening.create(path, key, vault_id)
    try:
        database.execute("PRAGMA foreign_keys = OFF")
        schema.migrate(database, schema.STEPS[:version])
        counting = _copy(database, rows)
        with database.atomic():
            rebuilt = Counter(filling_gaps.from_versions(database, counting.days))
            rebuilt.update(filling_gaps.from_drafts(database, counting.days))
            also.rebuild_lost(database)
            filling_gaps.mend_links(database, counting.days)
        schema.migrate(database)
        also.make_findable(database)
        database.execute("PRAGMA foreign_keys = ON")
        return counting.result(database, rows, rebuilt)
    finally:
        database.close()


def _copy(database: Database, rows: SurvivingRows) -> Counting:
    """Write every surviving row that is not of an index, in transactions of some hundred."""
    shapes = table_shapes.shapes_of(database)
    indexes = {str(row[0]) for row in database.all(_SHADOWS)} | {_INDEX_ROWS}
    counting = Counting(
        frozenset(shapes) - indexes,
        frozenset(name for name, shape in shapes.items() if shape.has_row_numbers),
    )
    waiting: list[Survivor] = []
    for survivor in rows.rows(shapes, table_shapes.shapes_of_indexes(database)):
        if survivor.table == _INDEX_ROWS:
            _note_day(counting, survivor)
        elif survivor.table not in indexes:
            waiting.append(survivor)
        if len(waiting) >= _AT_ONCE:
            _write(database, shapes, waiting, counting)
            waiting.clear()
    _write(database, shapes, waiting, counting)
    return counting


def _write(
    database: Database, shapes: Mapping[str, Shape], survivors: list[Survivor], counting: Counting
) -> None:
    with database.atomic():
        for table, record in survivors:
            row = shapes[table].row(record)
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join("?" * len(row))
            sql = f'INSERT OR IGNORE INTO "{table}" ({names}) VALUES ({marks})'  # noqa: S608
            try:
                is_new = database.execute(sql, tuple(row.values())).rowcount > 0
            except StatementError:
                is_new = False  # e.g. a value the table does not allow: no row of ours
            if is_new:
                counting.add(table, record.number)


def _note_day(counting: Counting, survivor: Survivor) -> None:
    kind, item, row = survivor.record.values
    if isinstance(item, int) and isinstance(row, int):
        number = row // _A_DAY
        # Since schema 2 the newest day has the lowest number.
        days = _LAST_DAY - number if number > _LAST_DAY // 2 else number
        counting.days[str(kind), item] = _EPOCH + timedelta(days=days)


def _require_sound(path: Path, key: bytes, vault_id: bytes) -> None:
    again = opening.open_existing(path, key, vault_id)
    try:
        if checks.look_over(again):
            raise JournalDamaged
    finally:
        again.close()


_SHADOWS = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
