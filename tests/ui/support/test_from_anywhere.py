# SPDX-License-Identifier: GPL-3.0-or-later
"""Support by one key: from a screen, over a sheet, and on the lock screen."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from therapy_journal.core.summary import MOST_TO_BRING, AgendaFull
from therapy_journal.core.support import LockLine
from therapy_journal.storage import lock_lines
from therapy_journal.ui.help_at_hand.words import CANNOT, OPEN_TO_ALL
from therapy_journal.ui.support.before_telling import BRING, BROUGHT
from therapy_journal.ui.widgets.calendar_popup import CalendarPopup
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.rounding import Menu
from therapy_journal.ui.widgets.text_fields import TextBox, TextField


def said(widget):
    return [label.text() for label in widget.findChildren(Label)]


def press(qtbot, program):
    qtbot.keyClick(program.window.focusWidget() or program.window, Qt.Key.Key_F9)


def test_locked_it_shows_the_fixed_part_and_what_was_put_there(qtbot, program, vault_folder):
    lock_lines.write(vault_folder, [LockLine("M.", "555 0134")])
    press(qtbot, program)
    sheet = program._panels._support.sheet
    qtbot.waitUntil(lambda: any("555 0134" in text for text in said(sheet)))
    assert CANNOT in said(sheet)
    assert OPEN_TO_ALL in said(sheet)
    qtbot.keyClick(sheet.close_button, Qt.Key.Key_Escape)
    assert program._panels._support.sheet is None
    assert program.lock_screen.unlock_page.field.hasFocus()


def test_locked_it_can_be_reached_by_a_button_and_breathing_too(qtbot, program):
    program.lock_screen.unlock_page.support_requested.emit()
    sheet = program._panels._support.sheet
    assert OPEN_TO_ALL not in said(sheet)
    sheet.breathing.click()
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
    assert sheet.is_open
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
    assert not sheet.is_open


def test_open_it_is_a_screen(qtbot, opened):
    press(qtbot, opened)
    assert opened.window.desk.place == "support"


def test_over_a_sheet_it_is_a_panel_with_the_own_people(qtbot, opened):
    desk = opened.window.desk
    journal = opened.window._journal
    opened.jobs.run(lambda: journal.supporting.add_line("M. 555 0134"), desk)
    opened.commands.run("settings")
    press(qtbot, opened)
    sheet = opened._panels._support.sheet
    qtbot.waitUntil(lambda: any("555 0134" in text for text in said(sheet)))
    assert desk.place != "support"
    sheet.dismiss()


def test_out_of_a_menu_and_out_of_a_popup(qtbot, opened):
    desk = opened.window.desk
    for make in (Menu, CalendarPopup):
        desk.go("today")
        popup = make(desk)
        if isinstance(popup, Menu):
            popup.addAction("One")
            popup.popup(desk.mapToGlobal(desk.rect().center()))
        else:
            popup.open_at(desk, date(2026, 11, 24))
        qtbot.keyClick(popup, Qt.Key.Key_F9)
        assert not popup.isVisible()
        assert desk.place == "support"
        popup.deleteLater()


def test_out_of_the_menu_of_a_text_field(qtbot, opened):
    desk = opened.window.desk
    for field in (TextField("", name="One line"), TextBox("")):
        desk.go("today")
        field.setParent(desk)
        field.show()
        at = field.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at))
        QApplication.sendEvent(field, event)
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Qt.Key.Key_F9)
        assert desk.place == "support"
        assert QApplication.activePopupWidget() is None


def test_the_questions_can_be_brought_one_by_one(qtbot, opened):
    opened.commands.run("support.before_telling")
    support = opened.window.desk
    wiring = next(c for c in support.children() if type(c).__name__ == "SupportWiring")
    sheet = wiring.before_telling
    question = next(iter(sheet.buttons))
    sheet.buttons[question].click()
    sheet.buttons[question].click()
    qtbot.waitUntil(lambda: sheet.buttons[question].text() == BROUGHT)
    found = []
    journal = opened.window._journal
    opened.jobs.run(journal.preparing.agenda, support, found.extend)
    qtbot.waitUntil(lambda: bool(found))
    assert [line.body for line in found] == [question]
    sheet.dismiss()


def test_a_question_that_found_no_room_can_be_brought_later(qtbot, opened):
    support = opened.window.desk
    journal = opened.window._journal
    for number in range(MOST_TO_BRING):
        opened.jobs.run(partial(journal.preparing.add_to_agenda, None, f"No. {number}"), support)
    opened.commands.run("support.before_telling")
    wiring = next(c for c in support.children() if type(c).__name__ == "SupportWiring")
    sheet = wiring.before_telling
    question = next(iter(sheet.buttons))
    sheet.buttons[question].click()
    qtbot.waitUntil(lambda: AgendaFull.sentence in opened.bar.text)
    assert sheet.buttons[question].isEnabled()
    assert sheet.buttons[question].text() == BRING
    sheet.dismiss()
