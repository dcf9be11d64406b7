# SPDX-License-Identifier: GPL-3.0-or-later
"""No door drops a word that could not be saved: it is covered, asked about, or kept elsewhere."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.doors.conftest import LONG
from therapy_journal.core.errors import DiskFull
from therapy_journal.core.support import LockLine
from therapy_journal.storage import lock_lines
from therapy_journal.ui.doors.elsewhere import KEPT, TAKEN_UP
from therapy_journal.ui.help_at_hand.words import INSTEAD_LOCKED
from therapy_journal.ui.widgets.labels import Label

WORDS = LONG.strip()


@pytest.fixture
def chosen(opened, tmp_path):
    """Return the folder that is chosen whenever one is asked for."""
    folder = tmp_path / "stick"
    folder.mkdir()
    opened.elsewhere._choose_folder = lambda *_: folder
    return folder


def files(folder):
    return list(folder.glob("*.tjwords"))


def said(widget):
    return [label.text() for label in widget.findChildren(Label)]


@pytest.fixture
def covered(qtbot, opened, write, disk):
    write(LONG)
    disk.fill()
    opened.commands.run("lock")
    doors = opened.window.doors
    qtbot.waitUntil(lambda: doors.cover is not None and doors.cover.is_laid, timeout=20_000)
    return doors.cover


def enter(qtbot, cover, passphrase):
    qtbot.keyClicks(cover.field, passphrase)
    qtbot.keyClick(cover.field, Qt.Key.Key_Return)


def test_a_lock_whose_last_save_fails_covers_the_window(qtbot, opened, covered, restarts, disk):
    assert not restarts
    assert covered.geometry() == opened.window.rect()
    assert not opened.window.centralWidget().isVisible()
    assert QApplication.focusWidget() is covered.field
    for keys in (Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        qtbot.keyClick(QApplication.focusWidget(), keys)
        assert covered.isAncestorOf(QApplication.focusWidget())
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)


def test_it_locks_for_good_once_the_words_are_saved(qtbot, covered, restarts, disk, texts):
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)
    assert texts() == [WORDS]


def test_only_the_passphrase_leads_back(qtbot, opened, covered, disk, passphrase):
    enter(qtbot, covered, "not this one at all")
    qtbot.waitUntil(lambda: "did not open" in covered._problem.words)
    assert not opened.window.centralWidget().isVisible()
    opened.window.close()
    assert opened.window.isVisible()
    covered.field.clear()
    disk.free()
    enter(qtbot, covered, passphrase)
    qtbot.waitUntil(lambda: not covered.is_laid, timeout=20_000)
    assert opened.window.centralWidget().isVisible()
    assert opened.window.desk.screen_of("reflections").pane.area.text().strip() == WORDS


def test_support_is_in_reach_and_shows_no_more_than_while_locked(
    qtbot, opened, covered, vault_folder, disk, restarts
):
    support = opened._panels._support
    lock_lines.write(vault_folder, [LockLine("M.", "555 0134")])
    qtbot.keyClick(covered.field, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: any("555 0134" in text for text in said(support.sheet)))
    assert INSTEAD_LOCKED in said(support.sheet)
    assert opened.window.desk.place == "reflections"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert support.sheet is None
    assert covered.is_laid
    assert covered.field.hasFocus()
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)


def test_support_that_was_open_before_is_put_away_with_the_rest(
    qtbot, opened, write, disk, restarts
):
    support, doors = opened._panels._support, opened.window.doors
    write(LONG)
    opened.commands.run("settings")
    opened.commands.run("go.support")
    before = support.sheet
    disk.fill()
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: doors.cover is not None and doors.cover.is_laid, timeout=20_000)
    qtbot.keyClick(doors.cover.field, Qt.Key.Key_F9)
    assert support.sheet is not before
    assert INSTEAD_LOCKED in said(support.sheet)
    assert not before.isVisible()
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)


def test_the_cover_has_the_same_pause_between_tries(qtbot, covered, disk, restarts):
    for _ in range(4):
        covered.refuse()
    assert covered.unlock.isEnabled()
    enter(qtbot, covered, "not this one at all")
    qtbot.waitUntil(lambda: covered.wait.text() == "You can try again in 1 s.")
    assert not covered.unlock.isEnabled()
    qtbot.waitUntil(covered.unlock.isEnabled, timeout=3000)
    disk.free()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)


def test_after_the_passphrase_another_place_is_offered(
    qtbot, covered, disk, passphrase, chosen, restarts, texts
):
    enter(qtbot, covered, passphrase)
    qtbot.waitUntil(covered.elsewhere.isVisible, timeout=20_000)
    covered.elsewhere.click()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)
    (file,) = files(chosen)
    assert b"Not lost" not in file.read_bytes()
    assert texts(chosen) == [WORDS]
    assert files(chosen) == []


def test_a_place_that_refuses_is_told_and_nothing_is_lost(
    qtbot, opened, covered, disk, passphrase, chosen
):
    enter(qtbot, covered, passphrase)
    qtbot.waitUntil(covered.elsewhere.isVisible, timeout=20_000)
    chosen.rmdir()
    covered.elsewhere.click()
    qtbot.waitUntil(lambda: "not there" in covered._told.words)
    covered.back.click()
    assert not covered.is_laid
    assert opened.window.desk.screen_of("reflections").pane.area.text().strip() == WORDS
    disk.free()


def test_closing_asks_and_stays_if_one_likes(qtbot, opened, write, disk, texts):
    write(LONG)
    disk.fill()
    opened.window.close()
    doors = opened.window.doors
    qtbot.waitUntil(lambda: doors._question is not None, timeout=20_000)
    doors._question.stay.click()
    assert not doors._look_again.isActive()
    disk.free()
    qtbot.waitUntil(lambda: not opened.window.desk.unsaved(), timeout=20_000)
    assert opened.window.isVisible()


def test_closing_offers_another_place(qtbot, opened, write, disk, chosen, texts):
    write(LONG)
    disk.fill()
    opened.window.close()
    doors = opened.window.doors
    qtbot.waitUntil(lambda: doors._question is not None, timeout=20_000)
    doors._question.elsewhere.click()
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=20_000)
    assert len(files(chosen)) == 1
    assert texts(chosen) == [WORDS]


def test_closing_goes_on_once_the_words_are_saved(qtbot, opened, write, disk, texts):
    write(LONG)
    disk.fill()
    opened.window.close()
    doors = opened.window.doors
    qtbot.waitUntil(lambda: doors._question is not None, timeout=20_000)
    disk.free()
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=20_000)
    assert texts() == [WORDS]


def test_a_file_kept_in_vain_is_removed(qtbot, opened, write, disk, chosen, texts):
    screen = write(LONG)
    disk.fill()
    opened.window.desk.flush()
    qtbot.waitUntil(lambda: screen._entries.current.problem is not None, timeout=20_000)
    opened.window.doors.keep_elsewhere()
    qtbot.waitUntil(lambda: len(files(chosen)) == 1)
    disk.free()
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=20_000)
    assert files(chosen) == []
    assert texts() == [WORDS]


@pytest.mark.parametrize("is_full", [False, True])
def test_the_system_ending_the_program_loses_nothing(
    qtbot, opened, write, disk, home, texts, is_full
):
    write(LONG)
    if is_full:
        disk.fill()
    folders = opened.elsewhere.folders(opened.behind_the_lock.ready().journal)
    opened.window.leave_at_once()
    qtbot.waitUntil(lambda: not opened.window.isVisible(), timeout=20_000)
    assert bool([file for folder in folders for file in files(folder)]) == is_full
    assert texts(*folders) == [WORDS]


def test_the_end_of_the_session_saves_before_it_answers(qtbot, opened, write, texts):
    write("Before the session ends")
    opened._save_at_session_end(None)
    assert not opened.window.desk.unsaved()


def test_a_failed_save_is_told_once_and_offers_another_place(
    qtbot, opened, write, disk, chosen, texts
):
    screen = write(LONG)
    disk.fill()
    opened.window.desk.flush()
    qtbot.waitUntil(lambda: opened.bar.text == DiskFull.sentence, timeout=20_000)
    opened.bar._button.click()
    qtbot.waitUntil(lambda: len(files(chosen)) == 1)
    qtbot.waitUntil(lambda: opened.bar.text == KEPT.text)
    tries = screen._entries.current._policy._failures
    qtbot.waitUntil(lambda: screen._entries.current._policy._failures > tries + 1)
    assert opened.bar.text == KEPT.text
    disk.free()


def test_the_notice_goes_when_the_words_are_saved(qtbot, opened, write, disk):
    write(LONG)
    disk.fill()
    opened.window.desk.flush()
    qtbot.waitUntil(lambda: opened.bar.text == DiskFull.sentence, timeout=20_000)
    assert "by itself" in opened.bar._detail.text()
    disk.free()
    qtbot.waitUntil(lambda: not opened.window.doors.has_unsaved(), timeout=20_000)
    qtbot.waitUntil(lambda: opened.bar.text == "")


def test_a_file_from_elsewhere_can_be_picked(qtbot, opened, write, disk, chosen, texts):
    screen = write("Short.")
    opened.window.save_now()
    journal = opened.behind_the_lock.ready().journal
    text = screen._entries.current.unsaved_text()
    text.fields["body"] = "Longer, from the stick."
    file = journal.kept_elsewhere.keep([text], chosen)
    opened.elsewhere._choose_file = lambda *_: file
    opened.commands.run("words.elsewhere")
    qtbot.waitUntil(lambda: opened.bar.text == TAKEN_UP.text)
    qtbot.waitUntil(lambda: "Longer" in screen.pane.area.text())
    assert not file.exists()
