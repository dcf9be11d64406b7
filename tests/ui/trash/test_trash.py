# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash in the real window, on a real journal with its real storage thread."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from therapy_journal.core.homework import Agreement
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.ui.trash.question import EraseQuestion
from therapy_journal.ui.trash.trash_sheet import PUT_BACK, TrashSheet


@pytest.fixture
def journal(opened):
    return opened.window._journal


def ask(qtbot, program, fn):
    """Run something on the storage thread and return its answer."""
    answers = []
    program.kit.jobs.run(fn, program.window, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def open_one(program, kind):
    return next((s for s in program.window.findChildren(kind) if s.is_open), None)


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def words_of(sheet):
    return " ".join(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def thrown_away(qtbot, opened, journal, clock):
    def throw():
        entry = journal.writing.new().value
        entry = journal.writing.save(entry.id, "The tram", "It stood still.", 1).value
        journal.writing.trash(entry.id)
        clock.advance(minutes=5)
        task = journal.practising.agree(Agreement("Walk")).value
        journal.practising.remove(task.id)
        made = journal.checking_in.check_in(4, "foggy").value
        journal.checking_in.remove(made.id)
        return entry.id, task.id, made.id

    return ask(qtbot, opened, throw)


@pytest.fixture
def sheet(qtbot, opened, thrown_away):
    opened.commands.run("trash")
    qtbot.waitUntil(lambda: len(open_one(opened, TrashSheet).items()) == 3)
    return open_one(opened, TrashSheet)


def question(qtbot, program):
    qtbot.waitUntil(lambda: open_one(program, EraseQuestion) is not None)
    return open_one(program, EraseQuestion)


def test_everything_lies_there_and_goes_back_with_enter(qtbot, opened, sheet, thrown_away, journal):
    entry_id, task_id, made_id = thrown_away
    assert sheet.items() == (
        Item(TrashKind.REFLECTION, entry_id),
        Item(TrashKind.HOMEWORK, task_id),
        Item(TrashKind.CHECK_IN, made_id),
    )
    assert sheet.list.hasFocus()
    press(qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(sheet.items()) == 2)
    assert opened.bar.text == PUT_BACK.text
    assert ask(qtbot, opened, journal.writing.count) == 1
    for _ in range(2):
        sheet.put_back.click()
        opened.kit.jobs.flush()
        left = len(sheet.items())
        qtbot.waitUntil(lambda left=left: len(sheet.items()) < left or not sheet.items())
    qtbot.waitUntil(lambda: not sheet.items())
    assert sheet.empty.isVisible()
    assert not sheet.all_gone.isEnabled()
    press(qtbot, Qt.Key.Key_Escape)
    assert open_one(opened, TrashSheet) is None


def test_delete_asks_once_and_then_it_is_gone(qtbot, opened, sheet, thrown_away, journal):
    press(qtbot, Qt.Key.Key_Delete)
    asked = question(qtbot, opened)
    assert "No backup that is at hand holds it." in words_of(asked)
    assert not asked.backups.isVisible()
    assert asked.keep.hasFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert len(sheet.items()) == 3
    qtbot.waitUntil(sheet.list.hasFocus)
    press(qtbot, Qt.Key.Key_Delete)
    question(qtbot, opened).erase.click()
    qtbot.waitUntil(lambda: len(sheet.items()) == 2)
    assert opened.bar.text == "Erased."
    assert len(ask(qtbot, opened, journal.trash.contents)) == 2


def test_emptying_says_in_how_many_backups_it_stands_and_takes_it_out(
    qtbot, opened, sheet, journal
):
    ask(qtbot, opened, journal.backing_up.make_now)
    ask(qtbot, opened, journal.backing_up.make_now)
    sheet.all_gone.click()
    asked = question(qtbot, opened)
    assert "It still stands in 2 backups." in words_of(asked)
    asked.backups.click()
    asked.erase.click()
    qtbot.waitUntil(lambda: not sheet.items(), timeout=20_000)
    assert opened.bar.text == "3 things erased."
    assert len(list((journal.folder / "backups").iterdir())) == 2


def test_an_entry_can_go_for_good_from_its_own_screen(qtbot, opened, thrown_away, journal):
    opened.commands.run("go.reflections")
    screen = opened.window.desk.screen_of("reflections")
    screen._on_trashed_chosen(thrown_away[0])
    trashed = screen.side.trashed
    qtbot.waitUntil(trashed.isVisible)
    trashed.gone.click()
    question(qtbot, opened).erase.click()
    qtbot.waitUntil(lambda: not trashed.isVisible())
    assert trashed.reading.toPlainText() == ""
    assert len(ask(qtbot, opened, journal.trash.contents)) == 2


def test_the_trash_fits_a_small_window_and_a_large_text(qtbot, opened, sheet):
    opened.kit.theme.set_scale(1.5)
    opened.window.resize(640, 560)
    for widget in (sheet.list, sheet.put_back, sheet.gone, sheet.all_gone, sheet.close_button):
        qtbot.waitUntil(
            lambda widget=widget: opened.window.rect().contains(
                widget.mapTo(opened.window, widget.rect().bottomRight())
            )
        )


def test_an_empty_trash_offers_nothing_but_to_close_it(qtbot, opened, sheet):
    for left in (2, 1, 0):
        press(qtbot, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda left=left: len(sheet.items()) == left)
    assert not any(each.isVisible() for each in (sheet.put_back, sheet.gone, sheet.all_gone))
    assert sheet.close_button.hasFocus()
