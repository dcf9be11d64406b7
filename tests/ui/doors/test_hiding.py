# SPDX-License-Identifier: GPL-3.0-or-later
"""One key covers the window with a neutral cover; the same key alone lifts it again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from therapy_journal.app import Program
from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.doors.cover import Cover, StartCover
from therapy_journal.ui.main_window import TITLE

HIDE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def hide(qtbot, opened) -> Cover:
    opened.window.activateWindow()
    qtbot.keyClick(QApplication.focusWidget() or opened.window, Qt.Key.Key_H, HIDE)
    cover = opened.window.doors._plain
    assert cover is not None
    return cover


def test_the_window_is_covered_at_once_and_says_nothing(qtbot, opened, write):
    write("Sycamore seventeen")
    cover = hide(qtbot, opened)
    assert cover.is_laid
    assert cover.geometry() == opened.window.rect()
    assert not opened.window.centralWidget().isVisible()
    assert opened.window.windowTitle() == TITLE
    assert cover.children() == []
    colours = {cover.grab().toImage().pixel(x, 200) for x in range(0, 600, 50)}
    assert len(colours) == 1


def test_no_other_key_shows_the_journal(qtbot, opened):
    cover = hide(qtbot, opened)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F1):
        qtbot.keyClick(cover, key)
    qtbot.keyClick(cover, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(cover, Qt.MouseButton.LeftButton)
    assert cover.is_laid
    hide(qtbot, opened)
    assert not cover.is_laid
    assert opened.window.centralWidget().isVisible()


def test_an_open_sheet_is_covered_too_and_comes_back(qtbot, opened):
    opened.commands.run("shortcuts")
    (sheet,) = [each for each in opened.window.children() if type(each).__name__ == "ShortcutSheet"]
    opened.commands.run("hide")
    assert not sheet.isVisible()
    opened.commands.run("hide")
    assert sheet.isVisible()
    sheet.dismiss()


def test_it_locks_after_a_while_and_stays_covered(qtbot, opened, write, restarts, texts):
    write("Behind the cover")
    hide(qtbot, opened)
    opened.window.doors._until_lock.start(10)
    qtbot.waitUntil(lambda: bool(restarts))
    assert restarts.is_covered
    assert texts() == ["Behind the cover"]


def test_shown_again_it_does_not_lock(qtbot, opened, restarts):
    hide(qtbot, opened)
    hide(qtbot, opened)
    assert not opened.window.doors._until_lock.isActive()
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert not restarts.is_covered


def test_the_next_process_stays_neutral_until_a_key(qtbot, qapp, clock, vault_folder, tmp_path):
    settings = WindowSettings(tmp_path / "next.json")
    program = Program(qapp, folder=vault_folder, clock=clock, settings=settings)
    program.show(is_covered=True)
    (cover,) = [each for each in program.window.children() if isinstance(each, StartCover)]
    assert cover.isVisible()
    assert not program.lock_screen.isVisible()
    qtbot.keyClick(cover, Qt.Key.Key_Space)
    assert program.lock_screen.isVisible()
    assert program.lock_screen.unlock_page.field.text() == ""
    program.window.close()
    program.jobs.close()
    program.window.deleteLater()
    program.theme.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
