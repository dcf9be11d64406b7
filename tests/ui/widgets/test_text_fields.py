# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed stays plain, and leaves only when it is copied on purpose."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QVBoxLayout, QWidget

from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.fields import TextBox, TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.text_fields import make_private

KINDS = [TextField, TextBox]
HINT = "x-kde-passwordManagerHint"


@pytest.fixture(autouse=True)
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def held(board) -> QMimeData | None:
    return board.mimeData(QClipboard.Mode.Clipboard)


def all_of(field):
    field.selectAll()
    return field


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("key", [QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut])
def test_copying_by_key_carries_the_hints(show, clipboard, kind, key):
    field = show(kind())
    QTest.keyClicks(field, "only mine")
    QTest.keySequence(all_of(field), QKeySequence(key))
    assert held(clipboard).text() == "only mine"
    assert held(clipboard).data(HINT) == b"secret"
    assert not held(clipboard).hasHtml()
    assert field.text() == ("" if key == QKeySequence.StandardKey.Cut else "only mine")


@pytest.mark.parametrize("kind", KINDS)
def test_copying_by_menu_carries_the_hints(show, clipboard, kind):
    field = show(kind())
    QTest.keyClicks(field, "only mine")
    menu: QMenu = all_of(field).createStandardContextMenu()
    make_private(menu, field)
    copy = next(action for action in menu.actions() if action.objectName() == "edit-copy")
    copy.trigger()
    menu.deleteLater()
    assert held(clipboard).data(HINT) == b"secret"
    assert field.text() == "only mine"


@pytest.mark.parametrize("echo", [QLineEdit.EchoMode.Password, QLineEdit.EchoMode.NoEcho])
def test_a_hidden_word_is_not_copied(show, clipboard, echo):
    field = show(TextField())
    field.setEchoMode(echo)
    QTest.keyClicks(field, "secret")
    all_of(field)
    for key in (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut):
        QTest.keySequence(field, QKeySequence(key))
    assert held(clipboard) is None or held(clipboard).text() == ""
    assert field.text() == "secret"


def test_what_qt_takes_for_the_x11_selection_is_empty(show):
    box = show(TextBox())
    QTest.keyClicks(box, "only mine")
    assert all_of(box).createMimeDataFromSelection().formats() == []


def test_dragging_over_a_line_selects_and_keeps_the_selection(show):
    field = show(TextField(), width=300)
    QTest.keyClicks(field, "a line of words")
    middle = field.height() // 2
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(14, middle))
    QTest.mouseMove(field, QPoint(60, middle))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(60, middle))
    chosen = field.selectedText()
    assert chosen
    assert "a line of words".startswith(chosen)
    assert field.cursorPosition() == len(chosen)


def test_a_selection_made_backwards_keeps_its_cursor(show):
    field = show(TextField(), width=300)
    QTest.keyClicks(field, "a line of words")
    middle = field.height() // 2
    QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=QPoint(80, middle))
    QTest.mouseMove(field, QPoint(14, middle))
    QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=QPoint(14, middle))
    assert field.hasSelectedText()
    assert field.cursorPosition() == field.selectionStart() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_middle_button_pastes_nothing(show, clipboard, kind):
    clipboard.setText("from elsewhere")
    field = show(kind(), width=300)
    target = field.viewport() if kind is TextBox else field
    QTest.mouseClick(target, Qt.MouseButton.MiddleButton, pos=QPoint(12, 12))
    assert field.text() == ""


def test_pasting_takes_the_words_only(show, clipboard):
    rich = QMimeData()
    rich.setHtml("<b>bold</b><img src='x'>")
    rich.setText("bold\r\nnext\rlast")
    clipboard.setMimeData(rich)
    box = show(TextBox())
    QTest.keySequence(box, QKeySequence(QKeySequence.StandardKey.Paste))
    assert box.text() == "bold\nnext\nlast"


def test_what_has_no_words_is_not_pasted(show):
    box = show(TextBox())
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not box.canInsertFromMimeData(picture)
    box.insertFromMimeData(picture)
    assert box.text() == ""


@pytest.mark.parametrize("kind", KINDS)
def test_input_methods_are_asked_to_keep_nothing(show, kind):
    assert show(kind()).inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData


@pytest.mark.parametrize(
    "text", ["a\nb", "  two  spaces ", "nbsp\u00a0here", "日本語", "🌱 👨‍👩‍👧", "שלום"]
)
def test_a_box_gives_back_what_it_was_given(show, text):
    box = show(TextBox())
    box.set_text(text)
    assert box.text() == text


def test_only_the_persons_changes_are_told(show, qtbot):
    box = show(TextBox())
    told = []
    box.text_edited.connect(lambda: told.append(box.text()))
    box.set_text("from the journal")
    assert told == []
    QTest.keyClick(box, Qt.Key.Key_End)
    QTest.keyClicks(box, "!")
    assert told == ["from the journal!"]


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("serif", [False, True])
def test_a_box_grows_with_its_lines_and_then_scrolls(show, theme, scale, serif):
    theme.set_scale(scale)
    box = show(TextBox(serif=serif, min_lines=2, max_lines=6), width=400)
    heights = []
    for lines in range(1, 10):
        box.set_text("\n".join(["words"] * lines))
        QApplication.processEvents()
        heights.append(box.height())
        assert (box.verticalScrollBar().maximum() == 0) == (lines <= 6)
    assert heights[0] == heights[1] < heights[2] < heights[5] == heights[8]


def test_a_box_grows_when_a_long_line_wraps(show):
    box = show(TextBox(min_lines=1), width=500)
    box.set_text("word " * 30)
    wide = box.height()
    box.resize(200, box.height())
    QApplication.processEvents()
    assert box.height() > wide


def test_tab_leaves_a_box(show):
    holder = QWidget()
    column = QVBoxLayout(holder)
    box, button = TextBox(), QuietButton("Keep")
    column.addWidget(box)
    column.addWidget(button)
    show(holder)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Tab)
    assert button.hasFocus()
    assert box.text() == ""


def test_a_label_names_its_field_and_gives_it_the_focus(show):
    field = TextField()
    both = show(labelled("When and where", field, "One line is enough."))
    assert field.accessibleName() == "When and where"
    assert field.accessibleDescription() == "One line is enough."
    both.setFocus()
    assert field.hasFocus()
    assert [label.text() for label in both.findChildren(Label)] == [
        "When and where",
        "One line is enough.",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_the_placeholder_grows_with_the_text_size(show, theme, kind):
    field = show(kind("What stayed with me"))
    before = field.height() if kind is TextBox else field.sizeHint().height()
    theme.set_scale(2.0)
    QApplication.processEvents()
    target = field.viewport() if kind is TextBox else field
    assert target.font().pixelSize() == theme.px(13)
    after = field.height() if kind is TextBox else field.sizeHint().height()
    assert after > before
