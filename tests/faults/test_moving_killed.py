# SPDX-License-Identifier: GPL-3.0-or-later
"""A move that is killed at any step leaves one whole journal, and the program finds it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.faults.forking import KILLED, forking
from tests.figures import figure
from therapy_journal.core.reflections import Form
from therapy_journal.services import keeping
from therapy_journal.services.erasing import finish
from therapy_journal.services.settings import ERASING, LAST_JOURNAL, WindowSettings
from therapy_journal.storage import journal_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a child is forked for each kill")


@pytest.fixture
def child(passphrase):
    with forking("tests.faults.moving_child", passphrase) as made:
        yield made


@pytest.fixture
def kept(vault_folder, passphrase, clock):
    """Return a journal with an entry and two backups, to be copied for each kill."""
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    entry = journal.writing.new(Form.FREE).value
    journal.writing.save(entry.id, "Kept", "Every word of it.", entry.revision)
    journal.backing_up.make_now()
    journal.backing_up.make_now()
    journal.close()
    return vault_folder


def laid_out(kept: Path, place: Path, new: str = "new") -> tuple[Path, Path, Path]:
    """Return a fresh journal, an empty folder to move it to, and a file of settings."""
    shutil.rmtree(place, ignore_errors=True)
    (place / new).mkdir(parents=True)
    shutil.copytree(kept, place / "old" / kept.name)
    return place / "old" / kept.name, place / new, place / "window.json"


def chosen(steps: int, count: int) -> list[int]:
    """Return which of the steps are tried, spread evenly."""
    return sorted({1 + (steps - 1) * each // max(1, count - 1) for each in range(count)})


@pytest.mark.figures(part="T1")
@pytest.mark.parametrize("new", ["new", "late"])
def test_a_killed_move_leaves_one_whole_journal(
    kept, child, tmp_path, passphrase, clock, note_figure, new
):
    place = tmp_path / "places"
    steps = int(child.does("move", 0, *laid_out(kept, place, new)))
    tried = chosen(steps, figure(1_000))
    for step in tried:
        old, target, settings = laid_out(kept, place, new)
        assert child.does("move", step, old, target, settings) == KILLED
        found = Path(WindowSettings(settings).get(LAST_JOURNAL))
        journal = keeping.unlock(found, passphrase, clock=clock)
        ids = [each for each, _ in journal.writing.ids_with_days()]
        assert [journal.writing.open(each).body for each in ids] == ["Every word of it."], step
        assert journal.left_behind == ()
        journal.vault.database.close()
        assert keeping.check(found, passphrase) == (), step
        assert len(journal_files.of_backups(found / "backups")) == 8, step
        assert [*place.glob("*/*"), *place.glob("*/*/backups")] == [found, found / "backups"], step
    how = "of a move" if new == "new" else "of a move during which something was saved"
    note_figure("T1", f"kill -9 at each step {how}", len(tried), "one whole journal, found")


@pytest.mark.figures(part="T1")
def test_a_killed_erasing_is_finished_at_the_next_start(kept, child, tmp_path, note_figure):
    place = tmp_path / "places"
    steps = int(child.does("erase", 0, *laid_out(kept, place)))
    tried = chosen(steps, figure(1_000))
    for step in tried:
        old, target, settings = laid_out(kept, place)
        assert child.does("erase", step, old, target, settings) == KILLED
        window = WindowSettings(settings)
        pending = window.get(ERASING)
        if not pending:
            # Nothing was begun, or all of it was done.
            is_whole = len(journal_files.everything(old)) >= 11
            assert is_whole == bool(window.get(LAST_JOURNAL)) == old.exists()
            continue
        assert finish(Path(pending)) == []
        assert list((place / "old").iterdir()) == [], step
    note_figure("T1", "kill -9 at each step of an erasing", len(tried), "nothing is left")
