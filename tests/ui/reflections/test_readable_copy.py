# SPDX-License-Identifier: GPL-3.0-or-later
"""Selected entries as readable files: asked first, written privately, and told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.ui.reflections.conftest import press
from therapy_journal.services.journal import Journal
from therapy_journal.storage import export_log
from therapy_journal.ui.commands import Commands, Needs
from therapy_journal.ui.reflections.list_menu import ListMenu
from therapy_journal.ui.reflections.readable_copy import UNENCRYPTED, ReadableCopy

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(name="copies")
def answering(screen, vault, clock, kit, tmp_path):
    """Return what answers, with a chooser that always names one folder."""
    journal = Journal(vault, clock=clock)

    def choose(*_):
        return tmp_path

    copies = ReadableCopy(journal=journal, kit=kit, screen=screen, choose=choose)
    screen.acting.several_requested.connect(copies.do)
    return copies


@pytest.fixture(name="three")
def three_entries(screen, entry_of):
    made = [entry_of(name, f"words of {name}", days=day) for day, name in enumerate("ABC")]
    screen.refresh()
    screen.entry_list.list.set_current_id(made[0])
    screen.entry_list.list.setFocus()
    return made


def written(folder):
    return "".join(path.read_text("utf-8") for path in sorted(folder.rglob("20*.md")))


def test_what_is_selected_is_written_after_it_was_said_what_that_means(
    screen, copies, three, vault, said, tmp_path, clock
):
    press(screen.entry_list.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    screen.entry_list.selected.copy.click()
    assert copies.sheet.is_open
    assert UNENCRYPTED in copies.sheet.accessibleDescription()
    folder = tmp_path / f"Entries {clock.now().day.isoformat()}"
    assert not folder.exists()
    copies.sheet.accept()
    text = written(folder)
    assert ("words of A" in text, "words of B" in text, "words of C" in text) == (True, True, False)
    assert said.last.text == "The entries were saved."
    assert export_log.everything(vault.database)[0][0] == "entries, markdown"


def test_a_second_copy_lies_beside_the_first(screen, copies, three, tmp_path):
    for _ in range(2):
        press(screen.entry_list.list, Qt.Key.Key_A, CTRL)
        screen.acting.copy_readable()
        copies.sheet.accept()
    names = sorted(path.name for path in tmp_path.glob("Entries *"))
    assert len(names) == 2
    assert names[1] == f"{names[0]} (2)"


def test_without_a_selection_it_is_the_open_entry_as_it_was_typed_last(
    screen, copies, three, tmp_path
):
    screen.open_entry(three[2])
    screen.pane.area.insertPlainText("typed now ")
    screen.acting.copy_readable()
    copies.sheet.accept()
    text = written(next(tmp_path.glob("Entries *")))
    assert "typed now" in text
    assert "words of A" not in text


def test_nothing_is_written_where_it_was_only_looked_at(screen, copies, three, tmp_path):
    press(screen.entry_list.list, Qt.Key.Key_A, CTRL)
    screen.acting.copy_readable()
    copies.sheet.dismiss()
    assert list(tmp_path.glob("Entries *")) == []


def test_the_key_that_brings_an_entry_brings_all_that_are_selected(screen, three):
    asked = []
    screen.acting.several_requested.connect(lambda what, ids, name: asked.append((what, ids)))
    press(screen.entry_list.list, Qt.Key.Key_A, CTRL)
    screen.acting.bring()
    assert asked == [("bring", tuple(three))]
    screen.open_entry(three[0])
    assert screen.pane.area.hasFocus()
    screen.acting.bring()
    assert len(asked) == 1


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_holds_what_applies_to_one_or_to_several(screen, three, kit):
    commands = Commands(kit.icons, screen)
    commands.set_context(~Needs.NOTHING)
    menu = ListMenu(entry_list=screen.entry_list, commands=commands)
    grouped = screen.entry_list.list

    def names():
        row = grouped.list_model().row_of(three[0])
        place = grouped.visualRect(grouped.list_model().index(row, 0)).center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
        QApplication.sendEvent(grouped.viewport(), event)
        shown = [each.objectName() for each in menu.menu.actions() if not each.isSeparator()]
        menu.menu.close()
        return shown

    assert "entry.seal" in names()
    press(grouped, Qt.Key.Key_A, CTRL)
    assert names() == ["read.list", "entry.bring", "entry.seal", "entry.copy", "entry.trash"]
    kept = {each.objectName(): each for each in menu.menu.actions()}
    assert kept["read.list"].text() == "Read them through"
    asked = []
    screen.acting.several_requested.connect(lambda *what: asked.append(what[:2]))
    commands.bind("entry.bring", screen.acting.bring)
    kept["entry.bring"].trigger()
    assert asked == [("bring", tuple(three))]
