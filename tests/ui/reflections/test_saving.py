# SPDX-License-Identifier: GPL-3.0-or-later
"""No word is lost: drafts, entries, doors, failures, and texts changed underneath."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.ui.reflections.conftest import press, type_into
from therapy_journal.core.errors import DiskFull
from therapy_journal.services.autosave import SaveState
from therapy_journal.storage import drafts
from therapy_journal.ui.jobs import Jobs


def draft_of(database, entry_id):
    return drafts.get(database, "reflection", entry_id)


@pytest.fixture
def opened(screen, entry_of):
    first = entry_of("First", "one", days=1)
    second = entry_of("Second", "two")
    screen.refresh()
    screen.open_entry(first)
    return screen, first, second


def test_what_is_typed_becomes_a_draft_and_after_a_rest_the_entry(opened, database, writing, qtbot):
    screen, first, _ = opened
    screen.pane.area.go_to(3)
    type_into(screen.pane.area, " more")
    assert screen.unsaved()
    assert screen.pane.footer.words()[0] == "Saving…"
    qtbot.waitUntil(lambda: draft_of(database, first) is not None, timeout=3_000)
    assert draft_of(database, first).fields["body"] == "one more"
    # What the journal holds is saved, though it becomes the entry only after a rest.
    assert screen.pane.footer.words()[0] == "Saved"
    assert screen.unsaved()
    qtbot.waitUntil(lambda: not screen.unsaved(), timeout=6_000)
    assert screen.pane.footer.words()[0] == "Saved"
    assert writing.open(first).body == "one more"
    assert draft_of(database, first) is None


def test_the_door_to_another_entry_saves(opened, writing):
    screen, first, second = opened
    type_into(screen.pane.area, "X")
    screen.open_entry(second)
    assert writing.open(first).body == "Xone"
    assert screen.pane.area.text() == "two"
    assert not screen.unsaved()


def test_the_door_to_another_screen_saves(opened, writing):
    screen, first, _ = opened
    type_into(screen.pane.area, "X")
    screen.flush()
    assert writing.versions(first)[0].fields["body"] == "Xone"
    assert not screen.unsaved()


def test_going_out_of_sight_saves(opened, writing):
    screen, first, _ = opened
    type_into(screen.pane.area, "X")
    screen.hide()
    assert writing.versions(first)[0].fields["body"] == "Xone"


def test_turning_to_another_window_saves(opened, writing, qtbot):
    screen, first, _ = opened
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    type_into(screen.pane.area, "X")
    other = QWidget()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(lambda: not screen.isActiveWindow())
    assert writing.versions(first)[0].fields["body"] == "Xone"
    other.close()
    other.deleteLater()


def test_beginning_an_entry_saves_the_one_before(opened, writing):
    screen, first, _ = opened
    type_into(screen.pane.area, "X")
    screen.new_entry()
    assert writing.open(first).body == "Xone"


def test_the_title_is_saved_like_the_text(opened, writing):
    screen, first, _ = opened
    screen.pane.head.title.setFocus()
    screen.pane.head.title.selectAll()
    type_into(screen.pane.head.title, "Another")
    screen.flush()
    assert writing.open(first).title == "Another"


def test_each_entry_keeps_its_cursor(opened):
    screen, first, second = opened
    screen.pane.area.go_to(2)
    screen.open_entry(second)
    screen.open_entry(first)
    assert screen.pane.area.place() == 2


def test_undo_does_not_reach_into_the_entry_before(opened):
    screen, _, second = opened
    type_into(screen.pane.area, "X")
    screen.open_entry(second)
    press(screen.pane.area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.pane.area.text() == "two"


class _Failing:
    """Stands before the storage and refuses to write, as a full disk does."""

    def __init__(self, writing):
        self._writing, self.is_full = writing, True
        self._save, self._draft = writing.save, writing.save_draft

    def save(self, *args):
        if self.is_full:
            raise DiskFull
        return self._save(*args)

    def save_draft(self, *args):
        if self.is_full:
            raise DiskFull
        return self._draft(*args)


@pytest.fixture
def full_disk(writing, monkeypatch):
    failing = _Failing(writing)
    monkeypatch.setattr(writing, "save", failing.save)
    monkeypatch.setattr(writing, "save_draft", failing.save_draft)
    return failing


def test_a_failed_save_is_told_in_words_and_tried_again(opened, writing, full_disk, qtbot):
    screen, first, _ = opened
    type_into(screen.pane.area, "X")
    screen.flush()
    told = screen.pane.footer.words()[0]
    assert told == f"{DiskFull.sentence} {DiskFull.trying}"
    assert screen.unsaved()
    assert screen.pane.area.text() == "Xone"
    full_disk.is_full = False
    qtbot.waitUntil(lambda: not screen.unsaved(), timeout=4_000)
    assert writing.open(first).body == "Xone"
    assert screen.pane.footer.words()[0] == "Saved"


def test_leaving_while_saving_fails_keeps_the_words_and_goes_on_trying(
    opened, writing, full_disk, said, qtbot
):
    screen, first, second = opened
    type_into(screen.pane.area, "X")
    screen.open_entry(second)
    assert screen.pane.area.text() == "two"
    assert screen.unsaved()
    assert said.last.text == DiskFull.sentence
    full_disk.is_full = False
    qtbot.waitUntil(lambda: not screen.unsaved(), timeout=4_000)
    assert writing.open(first).body == "Xone"


def test_coming_back_while_saving_fails_shows_the_unsaved_words(opened, writing, full_disk):
    screen, first, second = opened
    type_into(screen.pane.area, "X")
    screen.open_entry(second)
    screen.open_entry(first)
    assert screen.pane.area.text() == "Xone"
    type_into(screen.pane.area, "Y")
    full_disk.is_full = False
    screen.flush()
    assert writing.open(first).body == screen.pane.area.text()
    assert "Y" in writing.open(first).body


def test_a_text_changed_underneath_is_kept_beside(opened, writing, said):
    screen, first, _ = opened
    type_into(screen.pane.area, "X")
    stored = writing.open(first)
    writing.save(first, "First", "from elsewhere", stored.revision)
    screen.flush()
    ids = [each for month in writing.lists.months() for each in month.ids]
    bodies = {writing.open(each).body for each in ids}
    assert {"from elsewhere", "Xone"} <= bodies
    assert "Both versions were kept" in said.last.detail
    type_into(screen.pane.area, "Z")
    screen.flush()
    assert writing.open(first).body == "from elsewhere"


@pytest.mark.parametrize("is_left", [False, True])
def test_words_that_became_an_entry_of_their_own_keep_their_undo(opened, writing, is_left):
    screen, first, second = opened
    type_into(screen.pane.area, "X")
    writing.save(first, "First", "from elsewhere", writing.open(first).revision)
    if not is_left:
        screen.flush()
    screen.open_entry(second)
    ids = [each for month in writing.lists.months() for each in month.ids]
    (own,) = (each for each in ids if writing.open(each).body == "Xone")
    screen.open_entry(first)
    assert screen.pane.area.text() == "from elsewhere"
    assert not screen.pane.area.document().isUndoAvailable()
    screen.open_entry(own)
    screen.pane.area.undo()
    assert screen.pane.area.text() == "one"


def test_a_text_changed_underneath_is_shown_where_nothing_was_typed(opened, writing, kit):
    screen, first, _ = opened
    outcome = writing.save(first, "First", "from elsewhere", writing.open(first).revision)
    kit.bus.changed.emit(outcome.changes, None)
    assert screen.pane.area.text() == "from elsewhere"


def test_an_entry_left_untouched_leaves_no_trace(screen, writing, entry_of):
    other = entry_of("Other", "words")
    screen.refresh()
    screen.new_entry()
    assert writing.count() == 2
    screen.open_entry(other)
    assert writing.count() == 1


@pytest.fixture
def real_jobs(kit, database, writing, said, qtbot):
    """A screen whose jobs run on the storage thread, as in the program."""
    from dataclasses import replace

    from therapy_journal.services.searching import Searching
    from therapy_journal.ui.bus import Bus
    from therapy_journal.ui.reflections.screen import ReflectionsScreen

    bus = Bus()
    jobs = Jobs(bus)
    screen = ReflectionsScreen(
        writing=writing,
        searching=Searching(db=database),
        kit=replace(kit, jobs=jobs, bus=bus),
    )
    screen.resize(900, 700)
    screen.show()
    yield screen, jobs
    jobs.flush()
    screen.close()
    screen.deleteLater()
    jobs.close()


def test_keys_pressed_while_another_entry_is_on_its_way_belong_to_the_old_one(
    real_jobs, writing, entry_of, qtbot
):
    first, second = entry_of("First", "one", days=1), entry_of("Second", "two")
    screen, jobs = real_jobs
    screen.open_entry(first)
    qtbot.waitUntil(lambda: screen.pane.area.text() == "one")
    screen.open_entry(second)
    type_into(screen.pane.area, "X")
    assert screen.pane.area.text() == "Xone"
    qtbot.waitUntil(lambda: screen.pane.area.text() == "two")
    jobs.flush()
    qtbot.waitUntil(lambda: not screen.unsaved())
    assert writing.open(first).body == "Xone"
    assert writing.open(second).body == "two"


def test_after_a_flush_the_next_answer_finds_everything_saved(real_jobs, writing, entry_of, qtbot):
    first = entry_of("First", "one")
    screen, jobs = real_jobs
    screen.open_entry(first)
    qtbot.waitUntil(lambda: screen.pane.area.text() == "one")
    disk = threading.Event()
    jobs.run(disk.wait, screen)
    type_into(screen.pane.area, "X")
    saver = screen._entries.current
    qtbot.waitUntil(lambda: saver.state is SaveState.SAVING, timeout=3_000)
    type_into(screen.pane.area, "Y")
    screen.flush()
    answers = []
    jobs.run(list, screen, lambda _: answers.append(screen.unsaved()))
    disk.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [False]
    assert writing.open(first).body == screen.pane.area.text()
