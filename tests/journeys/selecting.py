# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a person types into, in one window of a real display; selects and says what it did.

``python -m tests.journeys.selecting`` prints a line after each way of selecting and waits for
one before the next. ``reader`` as an argument makes it another program that reads the X11
selection whenever it is asked.
"""

from __future__ import annotations

import select
import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from therapy_journal.ui.icons import Icons
from therapy_journal.ui.theme import Theme

WORDS = "Sycamore seventeen lanterns"


def say(line: str) -> None:
    """Print a line and wait until it was dealt with, answering other programs meanwhile."""
    print(line, flush=True)
    while not select.select([sys.stdin], [], [], 0.01)[0]:
        QApplication.processEvents()
    sys.stdin.readline()


def read() -> None:
    """Print what the X11 selection holds, each time a line comes."""
    clipboard = QApplication.clipboard()
    for _ in sys.stdin:
        QApplication.processEvents()
        print(repr(clipboard.text(QClipboard.Mode.Selection)), flush=True)


def fields() -> dict[str, QWidget]:
    """Return one of each kind, with words in it."""
    from therapy_journal.ui.editor.reading_view import ReadingView
    from therapy_journal.ui.editor.writing_area import WritingArea
    from therapy_journal.ui.unsent_notes.layer_area import LayerArea
    from therapy_journal.ui.widgets.fields import TextBox, TextField

    made = {
        "TextField": TextField("A line", name="A line"),
        "TextBox": TextBox("A box", name="A box"),
        "WritingArea": WritingArea(),
        "LayerArea": LayerArea("A layer", name="A layer"),
        "ReadingView": ReadingView(),
        "bare QLineEdit": QLineEdit(),
    }
    for field in made.values():
        put = getattr(field, "show_text", None) or getattr(field, "set_text", None)
        if put is None:
            put = getattr(field, "setText", None) or field.setPlainText
        put(WORDS)
    return made


def select_in(field: QWidget) -> None:
    """Select in every way a hand knows; none may reach other programs."""
    inside = field.viewport() if hasattr(field, "viewport") else field
    start, end = QPoint(4, 12), QPoint(150, 12)
    name = next(key for key, value in shown.items() if value is field)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    say(f"{name}: Ctrl+A")
    QTest.keyClick(field, Qt.Key.Key_Home)
    QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    say(f"{name}: Shift+End")
    QTest.mouseDClick(inside, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton, pos=start)
    say(f"{name}: double click")
    QTest.keyClick(field, Qt.Key.Key_Home)  # a press on what is selected would drag it
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    QTest.mousePress(inside, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(inside, QPoint(60, 12))
    QTest.mouseMove(inside, end)
    QTest.mouseRelease(inside, Qt.MouseButton.LeftButton, pos=end)
    say(f"{name}: drag")


if __name__ == "__main__":
    application = QApplication(sys.argv)
    if "reader" in sys.argv:
        read()
        sys.exit()
    theme = Theme(application, mode="light")
    icons = Icons(theme)
    window = QWidget()
    column = QVBoxLayout(window)
    shown = fields()
    for each in shown.values():
        column.addWidget(each)
    window.resize(700, 700)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for each in shown.values():
        select_in(each)
    print("done", flush=True)
