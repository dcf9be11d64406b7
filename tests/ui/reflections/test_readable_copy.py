# SPDX-License-Identifier: GPL-3.0-or-later
"""Selected entries as readable files: asked first, written privately, and told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from tests.paper.conftest import pdf_text
from tests.ui.reflections.conftest import press
from therapy_journal.services.exporting.chosen import AllSealed
from therapy_journal.services.exporting.progress import Progress, Stopped
from therapy_journal.services.journal import Journal
from therapy_journal.storage import export_log
from therapy_journal.ui.commands import Commands, Needs
from therapy_journal.ui.reflections.export_sheet import HTML, MARKDOWN, PDF, UNENCRYPTED
from therapy_journal.ui.reflections.export_under_way import ExportUnderWay
from therapy_journal.ui.reflections.list_menu import ListMenu
from therapy_journal.ui.reflections.readable_copy import ReadableCopy

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(name="copies")
def answering(screen, vault, clock, kit, tmp_path):
    """Return what answers, with a chooser that always names one folder."""
    journal = Journal(vault, clock=clock)

    def choose(*_):
        return tmp_path

    def choose_file(parent, title, suggested):
        return tmp_path / suggested.name

    copies = ReadableCopy(
        journal=journal, kit=kit, screen=screen, choose=choose, choose_file=choose_file
    )
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
    assert UNENCRYPTED[MARKDOWN] in copies.sheet.accessibleDescription()
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


@pytest.mark.parametrize("form", [PDF, HTML])
def test_what_is_selected_becomes_one_file_with_a_name_that_tells_nothing(
    screen, copies, three, vault, said, tmp_path, clock, form
):
    press(screen.entry_list.list, Qt.Key.Key_A, CTRL)
    screen.acting.copy_readable()
    sheet = copies.sheet
    sheet.forms.part(form).click()
    assert UNENCRYPTED[form] in sheet.accessibleDescription()
    assert sheet.pictures.isVisible() == (form == PDF)
    sheet.accept()
    (path,) = tmp_path.glob("Notes *")
    assert path.name == f"Notes {clock.now().day.isoformat()}.{form}"
    text = pdf_text(path) if form == PDF else path.read_text("utf-8")
    places = [text.index(f"words of {name}") for name in "CBA"]
    assert places == sorted(places)
    assert said.last.text == "The entries were saved."
    assert said.last.detail == UNENCRYPTED[form]
    assert export_log.everything(vault.database)[0][0] == f"entries, {form}"
    assert not copies.under_way.is_open


def test_pictures_on_paper_are_off_each_time(screen, copies, three):
    for _ in range(2):
        screen.acting.copy_readable()
        copies.sheet.forms.part(PDF).click()
        assert not copies.sheet.pictures.isChecked()
        copies.sheet.pictures.click()
        copies.sheet.dismiss()


def test_where_all_are_closed_it_is_said_and_nothing_is_written(
    screen, copies, three, writing, said, tmp_path, clock
):
    for entry_id in three:
        writing.seal(entry_id, clock.now().day + timedelta(days=3))
    screen.refresh()
    press(screen.entry_list.list, Qt.Key.Key_A, CTRL)
    screen.acting.copy_readable()
    copies.sheet.forms.part(HTML).click()
    copies.sheet.accept()
    assert said.last.text == AllSealed.sentence
    assert list(tmp_path.glob("Notes *")) == []


def test_a_longer_one_says_how_far_it_is_and_can_be_stopped(screen, qtbot):
    progress = Progress()
    progress.expect(4)
    progress.step()
    shown = ExportUnderWay(screen)
    shown.begin(progress)
    assert not shown.is_open
    shown.show_now()
    assert shown.is_open
    assert shown.far.text() == "25 %"
    shown.stop.click()
    with pytest.raises(Stopped):
        progress.step()
    shown.end()
    assert not shown.is_open


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
