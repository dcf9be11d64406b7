# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal of every released schema, brought up to date and killed on the way.

Every journal in ``tests/storage/vectors`` takes part by itself, and after the real migrations
one that only the tests know, which writes every entry anew.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import contents
from tests.faults.migrating_child import END
from tests.figures import NoteFigure, figure
from therapy_journal.storage import backup_places, checks, key_file, keys, opening, schema
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.recovery_key import to_text

ROOT = Path(__file__).parents[2]
VECTORS = ROOT / "tests" / "storage" / "vectors"
STEP = """
CREATE TABLE everything (id INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT;
INSERT INTO everything (words) SELECT title || char(10) || body FROM reflection;
UPDATE reflection SET body = body || '';
ALTER TABLE reflection ADD COLUMN of_the_tests TEXT NOT NULL DEFAULT '';
DROP INDEX reflection_by_day;
CREATE INDEX reflection_by_day ON reflection (day DESC, happened_at DESC, id DESC);
INSERT INTO search (search) VALUES ('rebuild');
"""
Rows = dict[str, list[dict[str, Any]]]


class Old:
    """A journal of a released schema, and what only the tests do to it."""

    def __init__(self, name: str, place: Path) -> None:
        told = json.loads((VECTORS / f"{name}.json").read_text(encoding="utf-8"))
        self.vector = VECTORS / f"{name}.tjournal"
        found = key_file.find(self.vector).key_file
        secret = keys.unseal(found.slots[0], told["passphrase"], found.vault_id)
        assert secret is not None
        self.key, self.vault_id = keys.database_key(secret, found.vault_id), found.vault_id
        self.recovery_key = to_text(secret)
        self.step = place / f"{schema.NEWEST + 1:04}_of_the_tests.sql"
        self.step.write_text(STEP, encoding="utf-8")
        self.folder = place / "Old.tjournal"

    def lay_out(self) -> None:
        """Put the journal down as it was released."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.vector, self.folder)

    def bring_up_to_date(self, kill_at: int | str = 0) -> int:
        """Open it in a process of its own, killed on the way unless 0; return its work."""
        order = (str(self.folder), self.recovery_key, str(kill_at), str(self.step))
        command = [sys.executable, "-m", "tests.faults.migrating_child", *order]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
        assert (done.returncode < 0) == (kill_at != 0), done.stderr
        return int(done.stdout or 0)

    def open_as_it_is(self) -> Database:
        """Open the database alone, without bringing anything up to date."""
        return opening.open_existing(self.folder / "journal.db", self.key, self.vault_id)


@pytest.fixture(params=sorted(path.stem for path in VECTORS.glob("*.tjournal")))
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Old:
    old = Old(request.param, tmp_path)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, old.step))
    monkeypatch.setattr(opening, "NEWEST", len(schema.STEPS))
    return old


def version(database: Database) -> int:
    return opening.identity(database).version


def named(database: Database) -> Rows:
    """Return every row of every table by its columns; the counter of backups left out."""
    rows = contents.named_rows(database)
    rows["setting"] = [row for row in rows["setting"] if row["key"] != "backup.number"]
    rows.pop("search_row")  # how the index numbers its rows is not what was written
    return rows


def require_kept(before: Rows, now: Rows) -> None:
    """Fail unless every row is there with all that it said."""
    for table, rows in before.items():
        told = [{name: one[name] for name in rows[0]} for one in now[table]] if rows else []
        assert sorted(map(repr, told)) == sorted(map(repr, rows)), table


def moments(work: int, count: int) -> list[int]:
    """Return one moment in each stretch of the work, from the copy made first to the end."""
    chance = random.Random(12)
    return [1 + int((each + chance.random()) * (work - 1) / count) for each in range(count)]


@pytest.mark.figures(part="T12")
def test_a_migration_that_is_killed_leaves_the_old_schema_or_the_new_with_everything(
    old: Old, note_figure: NoteFigure, request: pytest.FixtureRequest
) -> None:
    old.lay_out()
    database = old.open_as_it_is()
    first, before = version(database), named(database)
    database.close()
    work = old.bring_up_to_date()
    seen: set[int] = set()
    # The engine counts no work while it commits; so the last is behind the commit.
    points = [*moments(work, figure(50) - 1), END]
    for point in points:
        old.lay_out()
        old.bring_up_to_date(point)

        database = old.open_as_it_is()
        seen.add(version(database))
        assert first <= version(database) <= len(schema.STEPS)
        require_kept(before, named(database))
        database.close()

        opened = vaults.open_with_recovery_key(old.folder, old.recovery_key)
        assert version(opened.database) == len(schema.STEPS)
        require_kept(before, named(opened.database))
        assert checks.look_over(opened.database) == []
        assert backup_places.folders(old.folder)
        opened.database.close()
    assert {first, len(schema.STEPS)} <= seen
    what = f"kills amid the migrations of {old.vector.stem}, schema {first}"
    note_figure("T12", what, len(points), "the old schema or a newer one, 0 rows lost")
