# SPDX-License-Identifier: GPL-3.0-or-later
"""A writing area on the screen, typed into with real keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from therapy_journal.core.marks import Span
from therapy_journal.ui.editor.writing_area import WritingArea


@pytest.fixture
def area(theme, qtbot):
    area = WritingArea()
    area.resize(700, 500)
    area.show()
    qtbot.waitExposed(area)
    area.setFocus()
    yield area
    area.close()
    area.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def type_text(area, text):
    """Type as a person does; a line end is the Enter key."""
    for letter in text:
        if letter == "\n":
            QTest.keyClick(area, Qt.Key.Key_Return)
        else:
            QTest.keyClick(area, letter) if letter.isascii() else area.insert(letter)


def press(area, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(area, key, modifier)


def select_all(area):
    area.select(Span(0, len(area.text())))


def put_cursor(area, start, end=None):
    cursor = area.textCursor()
    cursor.setPosition(start)
    if end is not None:
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)


def formats(area, line=0):
    """Return (words, format) of what the highlighter laid over a line."""
    block = area.document().findBlockByNumber(line)
    text = block.text()
    return [
        (text[part.start : part.start + part.length], QTextCharFormat(part.format))
        for part in block.layout().formats()
    ]
