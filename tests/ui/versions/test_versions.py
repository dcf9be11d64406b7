# SPDX-License-Identifier: GPL-3.0-or-later
"""The sheet of earlier versions in the real window, on a real journal."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import Agreement
from therapy_journal.ui.taking_back import TakingBack
from therapy_journal.ui.unsent_notes.layers import Layer
from therapy_journal.ui.versions.opening import BACK, NONE_YET
from therapy_journal.ui.versions.versions_sheet import VersionsSheet


@pytest.fixture
def journal(opened):
    return opened.window._journal


def ask(qtbot, program, fn):
    """Run something on the storage thread and return its answer."""
    answers = []
    program.kit.jobs.run(fn, program.window, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def sheet_of(program):
    sheets = program.window.findChildren(VersionsSheet)
    return sheets[-1] if sheets and sheets[-1].is_open else None


def open_sheet(qtbot, program):
    program.commands.run("versions")
    qtbot.waitUntil(
        lambda: sheet_of(program) is not None and bool(sheet_of(program).now.toPlainText())
    )
    return sheet_of(program)


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


@pytest.fixture
def entry(qtbot, opened, journal, clock):
    def written():
        entry = journal.writing.new().value
        for body in ("I was late and sorry.", "I was late and angry."):
            entry = journal.writing.save(entry.id, "", body, entry.revision).value
            clock.advance(minutes=10)
        return entry

    entry = ask(qtbot, opened, written)
    opened.commands.run("go.reflections")
    screen = opened.window.desk.screen_of("reflections")
    screen.open_entry(entry.id)
    qtbot.waitUntil(lambda: screen.entry_id == entry.id)
    return screen


def test_what_was_saved_lately_is_thinned_once_the_journal_is_open_and_at_rest(
    qtbot, program, clock, passphrase
):
    desk = program.behind_the_lock.ready().desk
    rest = desk.findChild(TakingBack).rest
    assert not rest.isActive()
    lock = program.lock_screen
    qtbot.keyClicks(lock.unlock_page.field, passphrase)
    qtbot.keyClick(lock.unlock_page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    qtbot.waitUntil(rest.isActive)
    journal = program.window._journal

    def written():
        entry = journal.writing.new().value
        for line in range(5):
            body = entry.body + f"line {line} "
            entry = journal.writing.save(entry.id, "", body, entry.revision).value
            clock.advance(minutes=2)
        clock.advance(days=3)
        return entry.id

    entry_id = ask(qtbot, program, written)
    assert len(ask(qtbot, program, lambda: journal.writing.versions(entry_id))) > 4
    rest.timeout.emit()
    qtbot.waitUntil(
        lambda: len(ask(qtbot, program, lambda: journal.writing.versions(entry_id))) == 1
    )


def test_then_and_now_stand_side_by_side_with_what_differs(qtbot, opened, entry):
    sheet = open_sheet(qtbot, opened)
    assert sheet.then.toPlainText() == "I was late and sorry."
    assert sheet.now.toPlainText() == "I was late and angry."
    assert sheet.then.marks() == ("sorry",)
    assert sheet.now.marks() == ("angry",)
    assert sheet.then_label.text() == "Then, today 20:42"


def test_the_difference_does_not_hang_on_colour(qtbot, opened, entry):
    sheet = open_sheet(qtbot, opened)
    for text, mark in ((sheet.then, "sorry"), (sheet.now, "angry")):
        cursor = text.document().find(mark)
        look = cursor.charFormat()
        assert look.fontStrikeOut() is (text is sheet.then)
        assert look.fontUnderline() is (text is sheet.now)
        before = text.document().find("late").charFormat()
        assert not before.fontStrikeOut()
        assert not before.fontUnderline()


def test_bringing_back_by_keys_is_a_version_itself_and_can_be_undone(qtbot, opened, entry, journal):
    area = entry.pane.area
    sheet = open_sheet(qtbot, opened)
    assert sheet.list.hasFocus()
    press(qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: area.text() == "I was late and sorry.")
    assert sheet_of(opened) is None
    assert opened.bar.text == BACK.text
    kept = ask(qtbot, opened, lambda: journal.writing.versions(entry.entry_id))
    assert [v.fields["body"].split()[-1] for v in kept][:3] == ["sorry.", "angry.", "sorry."]
    opened.bar._act()
    qtbot.waitUntil(lambda: area.text() == "I was late and angry.")
    again = open_sheet(qtbot, opened)
    assert again.then.marks() == ("sorry",)


def test_escape_leaves_everything_as_it_is(qtbot, opened, entry):
    open_sheet(qtbot, opened)
    press(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: sheet_of(opened) is None)
    assert entry.pane.area.text() == "I was late and angry."


def test_words_still_being_typed_are_the_now(qtbot, opened, entry):
    entry.pane.write(0)
    qtbot.keyClicks(entry.pane.area, "Oh. ")
    assert open_sheet(qtbot, opened).now.toPlainText() == "Oh. I was late and angry."


def test_without_any_a_calm_sentence_says_so(qtbot, opened):
    opened.commands.run("go.reflections")
    opened.commands.run("versions")
    qtbot.waitUntil(lambda: opened.bar.text == NONE_YET.text)


def test_a_note_shows_its_raw_layer_and_brings_all_of_it_back(qtbot, opened, journal, clock):
    def written():
        note_id = journal.unsent_notes.new("", "raw one", "know one", "say").value
        clock.advance(minutes=5)
        journal.unsent_notes.save(note_id, title="", raw="raw two", know="know two", say="say")
        return note_id

    note_id = ask(qtbot, opened, written)
    opened.commands.run("go.unsent_notes")
    screen = opened.window.desk.screen_of("unsent_notes")
    screen.open_note(note_id)
    qtbot.waitUntil(lambda: screen.note_id == note_id)
    sheet = open_sheet(qtbot, opened)
    assert "raw one" in sheet.then.toPlainText()
    assert sheet.then.marks() == ("one", "one")
    sheet.bring.click()
    raw = screen.pane.layers.area(Layer.RAW)
    qtbot.waitUntil(lambda: raw.text() == "raw one")
    assert screen.pane.texts()["know"] == "know one"


def test_homework_and_sessions_bring_theirs_back(qtbot, opened, journal, clock):
    def written():
        task = journal.practising.agree(Agreement("Walk", detail="round the lake")).value
        past = clock.at_local(clock.now().local - timedelta(days=1))
        session = journal.attending.plan(Appointment(past, 50, "M.", "Elm Street")).value
        clock.advance(minutes=5)
        journal.practising.edit(task.id, Agreement("Walk"))
        journal.attending.edit(session.id, Appointment(past, 50, "M.", "by phone"))
        return task.id, session.id

    task_id, session_id = ask(qtbot, opened, written)
    opened.commands.run("go.homework")
    open_sheet(qtbot, opened).bring.click()
    opened.kit.jobs.flush()
    task = ask(qtbot, opened, lambda: journal.practising.homework(task_id))
    assert task.detail == "round the lake"
    opened.commands.run("go.sessions")
    open_sheet(qtbot, opened).bring.click()
    opened.kit.jobs.flush()
    assert ask(qtbot, opened, lambda: journal.attending.get(session_id)).place == "Elm Street"


def test_a_form_left_open_does_not_put_back_what_a_version_replaced(qtbot, opened, journal, clock):
    def written():
        task = journal.practising.agree(Agreement("Walk", detail="round the lake")).value
        clock.advance(minutes=5)
        journal.practising.edit(task.id, Agreement("Walk"))
        return task.id

    task_id = ask(qtbot, opened, written)
    opened.commands.run("go.homework")
    screen = opened.window.desk.screen_of("homework")
    screen.edit_homework(task_id)
    qtbot.waitUntil(lambda: screen._stack.is_in_form)
    open_sheet(qtbot, opened).bring.click()
    qtbot.waitUntil(lambda: not screen._stack.is_in_form)
    task = ask(qtbot, opened, lambda: journal.practising.homework(task_id))
    assert task.detail == "round the lake"
    screen.edit_homework(task_id)
    qtbot.waitUntil(lambda: "round the lake" in screen._homework_form.fields()["words"])


def test_the_sheet_fits_a_small_window_and_a_large_text(qtbot, opened, entry):
    opened.kit.theme.set_scale(1.5)
    opened.window.resize(700, 620)
    sheet = open_sheet(qtbot, opened)
    qtbot.waitUntil(sheet.bring.isVisible)
    for widget in (sheet.then, sheet.now, sheet.bring, sheet.list):
        corner = widget.mapTo(opened.window, widget.rect().bottomRight())
        assert opened.window.rect().contains(corner)
        assert widget.width() > 60
    assert QFontInfo(sheet.then.font()).pixelSize() > 0


def test_what_belongs_together_stands_beside_each_other(qtbot, opened, journal, clock):
    same = [f"Paragraph {n} stays as it was, word for word." for n in range(60)]

    def written():
        entry = journal.writing.new().value
        for body in ("\n\n".join(same), "\n\n".join(["New at the beginning."] * 40 + same)):
            entry = journal.writing.save(entry.id, "", body, entry.revision).value
            clock.advance(minutes=10)
        return entry

    entry = ask(qtbot, opened, written)
    opened.commands.run("go.reflections")
    screen = opened.window.desk.screen_of("reflections")
    screen.open_entry(entry.id)
    qtbot.waitUntil(lambda: screen.entry_id == entry.id)
    sheet = open_sheet(qtbot, opened)
    bar = sheet.then.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum() // 2)
    top = [text.toPlainText()[text.place() :][:20] for text in (sheet.then, sheet.now)]
    numbers = [int(words.split()[words.split().index("Paragraph") + 1]) for words in top]
    assert abs(numbers[0] - numbers[1]) <= 1
