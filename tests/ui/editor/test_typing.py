# SPDX-License-Identifier: GPL-3.0-or-later
"""Enter, Tab and the format commands, by key."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QRegion
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.editor.conftest import press, put_cursor, select_all, type_text
from therapy_journal.core.marks import Span

BACK = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("- a\nb", "- a\n- b"),
        ("9. a\nb", "9. a\n10. b"),
        ("- [x] a\nb", "- [x] a\n- [ ] b"),
        ("> a\nb", "> a\n> b"),
        ("- a\n\nb", "- a\nb"),
        ("> a\n\nb", "> a\nb"),
        ("# a\nb", "# a\nb"),
        ("```\n- a\nb", "```\n- a\nb"),
    ],
)
def test_enter_goes_on_in_lists_and_quotes_and_ends_them(area, typed, text):
    type_text(area, typed)
    assert area.text() == text


def test_enter_before_the_marks_only_breaks_the_line(area):
    area.set_text("- a")
    put_cursor(area, 0)
    press(area, Qt.Key.Key_Return)
    assert area.text() == "\n- a"


def test_enter_in_the_middle_of_an_item_makes_two(area):
    area.set_text("- ab")
    put_cursor(area, 3)
    press(area, Qt.Key.Key_Return)
    assert area.text() == "- a\n- b"
    area.undo()
    assert area.text() == "- ab"


def test_tab_pushes_an_item_in_once_and_shift_tab_pulls_it_out(area):
    area.set_text("- a\n- b")
    area.go_to(7)
    press(area, Qt.Key.Key_Tab)
    assert area.text() == "- a\n  - b"
    press(area, Qt.Key.Key_Tab, BACK)
    assert area.text() == "- a\n- b"


def test_items_under_a_number_stand_under_its_words(area):
    area.set_text("1. a\n2. b")
    area.go_to(9)
    press(area, Qt.Key.Key_Tab)
    assert area.text() == "1. a\n   2. b"


@pytest.fixture
def pane(theme, qtbot):
    from therapy_journal.ui.editor.writing_area import WritingArea

    pane = QWidget()
    layout = QVBoxLayout(pane)
    pane.before, pane.area, pane.after = QLineEdit(), WritingArea(), QLineEdit()
    for child in (pane.before, pane.area, pane.after):
        layout.addWidget(child)
    pane.show()
    qtbot.waitExposed(pane)
    pane.area.setFocus()
    yield pane
    pane.close()
    pane.deleteLater()


def test_tab_leaves_the_text_wherever_nothing_can_be_pushed(pane):
    pane.area.set_text("words")
    press(pane.area, Qt.Key.Key_Tab)
    assert pane.focusWidget() is pane.after
    pane.area.setFocus()
    press(pane.area, Qt.Key.Key_Tab, BACK)
    assert pane.focusWidget() is pane.before
    pane.area.setFocus()
    pane.area.set_text("- only item")
    press(pane.area, Qt.Key.Key_Tab)
    assert pane.focusWidget() is pane.after
    assert pane.area.text() == "- only item"


def test_a_word_typed_is_one_step_of_undo(area):
    type_text(area, "one two")
    area.undo()
    assert area.text() == "one "
    area.undo()
    assert area.text() == ""
    area.redo()
    area.redo()
    assert area.text() == "one two"


def test_deleting_is_a_step_of_its_own(area):
    type_text(area, "word")
    press(area, Qt.Key.Key_Backspace)
    press(area, Qt.Key.Key_Backspace)
    area.undo()
    assert area.text() == "word"
    area.undo()
    assert area.text() == ""


def test_typing_elsewhere_begins_a_new_step(area):
    type_text(area, "ab")
    put_cursor(area, 0)
    type_text(area, "c")
    area.undo()
    assert area.text() == "ab"


def test_what_an_input_method_commits_is_one_step(area):
    for commit in ("# ", "漢字"):
        event = QInputMethodEvent("", [])
        event.setCommitString(commit)
        QApplication.sendEvent(area, event)
    assert area.text() == "# 漢字"
    area.undo()
    assert area.text() == "# "
    area.undo()
    assert area.text() == ""


@pytest.mark.parametrize(("command", "mark"), [("bold", "**"), ("italic", "*")])
def test_a_word_is_marked_and_unmarked_where_the_cursor_stands(area, command, mark):
    area.set_text("say it’s fine now")
    area.go_to(6)
    area.format(command)
    assert area.text() == f"say {mark}it’s{mark} fine now"
    assert area.place() == 6 + len(mark)
    area.format(command)
    assert area.text() == "say it’s fine now"
    assert area.place() == 6
    area.undo()
    area.undo()
    assert area.text() == "say it’s fine now"
    assert not area.document().isUndoAvailable()


def test_at_the_end_of_a_word_one_can_type_on_in_bold(area):
    type_text(area, "so")
    area.format("bold")
    type_text(area, "me")
    assert area.text() == "**some**"


def test_without_a_word_the_marks_wait_for_one(area):
    area.format("italic")
    type_text(area, "x")
    assert area.text() == "*x*"


@pytest.mark.parametrize(("command", "mark"), [("bold", "**"), ("italic", "*"), ("code", "`")])
def test_the_same_key_begins_it_and_ends_it(area, command, mark):
    area.format(command)
    type_text(area, "The harbour")
    area.format(command)
    type_text(area, " was grey.")
    assert area.text() == f"{mark}The harbour{mark} was grey."


def test_once_more_right_behind_it_takes_it_back(area):
    area.format("italic")
    type_text(area, "x")
    area.format("italic")
    assert area.text() == "*x*"
    area.format("italic")
    assert area.text() == "x"


@pytest.mark.parametrize("command", ["bold", "italic", "strike", "code"])
def test_marks_no_word_has_come_into_are_taken_back(area, command):
    type_text(area, "so ")
    area.format(command)
    area.format(command)
    assert area.text() == "so "


def test_marks_that_wait_inside_others_are_taken_back_alone(area):
    area.format("bold")
    area.format("italic")
    assert area.text() == "******"
    area.format("italic")
    assert area.text() == "****"
    area.format("italic")
    area.format("bold")
    type_text(area, "x")
    assert area.text() == "*x*"


def test_a_selection_is_marked_line_by_line_without_its_spaces(area):
    area.set_text("- one \n\ntwo 😀 three")
    select_all(area)
    area.format("bold")
    assert area.text() == "- **one** \n\n**two 😀 three**"
    assert area.textCursor().hasSelection()
    area.format("bold")
    assert area.text() == "- one \n\ntwo 😀 three"


def test_what_is_bold_inside_gives_up_its_own_marks(area):
    area.set_text("a **b** c")
    area.select(Span(0, 9))
    area.format("bold")
    assert area.text() == "**a b c**"
    area.undo()
    assert area.text() == "a **b** c"


def test_bold_and_italic_stand_together(area):
    area.set_text("word")
    area.go_to(2)
    area.format("bold")
    area.format("italic")
    assert area.text() == "***word***"
    area.format("bold")
    assert area.text() == "*word*"


@pytest.mark.parametrize(("command", "mark"), [("heading", "## "), ("quote", "> "), ("list", "- ")])
def test_lines_are_marked_and_unmarked(area, command, mark):
    area.set_text("one\n\ntwo")
    area.select(Span(0, 8))
    area.format(command)
    assert area.text() == f"{mark}one\n\n{mark}two"
    area.format(command)
    assert area.text() == "one\n\ntwo"
    area.undo()
    area.undo()
    assert area.text() == "one\n\ntwo"


def test_one_kind_of_line_turns_into_another(area):
    area.set_text("1. one")
    area.format("heading")
    assert area.text() == "## one"
    area.format("quote")
    assert area.text() == "> one"


def test_a_command_on_an_empty_line_begins_one(area):
    area.format("list")
    type_text(area, "milk")
    assert area.text() == "- milk"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("", "> Why now?\n\n"),
        ("before", "before\n\n> Why now?\n\n"),
        ("before\n", "before\n\n> Why now?\n\n"),
        ("before\n\n", "before\n\n> Why now?\n\n"),
    ],
)
def test_a_prompt_is_put_in_and_one_writes_below_it(area, text, result):
    area.set_text(text)
    area.go_to(len(text))
    area.insert_prompt("Why\nnow?")
    type_text(area, "x")
    assert area.text() == result + "x"
    area.undo()
    area.undo()
    assert area.text() == text


class Painted(QObject):
    """What of a widget was painted anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.region = QRegion()
        widget.installEventFilter(self)

    def eventFilter(self, _widget, event):  # noqa: N802
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


@pytest.mark.parametrize("above", ["## A heading", "a line"])
def test_the_first_letter_of_a_line_leaves_nothing_of_the_cursor_drawn_before(area, qtbot, above):
    area.set_text(f"{above}\n\n\n## Another")
    put_cursor(area, len(above) + 1)
    area.viewport().repaint()
    before = area.cursorRect()
    painted = Painted(area.viewport())
    type_text(area, "S")
    qtbot.waitUntil(lambda: painted.region.contains(area.cursorRect()))
    assert QRegion(before).subtracted(painted.region).isEmpty()
