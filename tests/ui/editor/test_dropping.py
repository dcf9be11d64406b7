# SPDX-License-Identifier: GPL-3.0-or-later
"""Text dropped into the page with real drag events: plain, cleaned, one step of undo."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.pasting import MOST_LINES, MOST_PASTED


def drop(area, mime, place):
    """Drag over the page and let go before the character at ``place``; say if it was taken."""
    cursor = area.textCursor()
    cursor.setPosition(place)
    at = area.cursorRect(cursor).center()
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    view = area.viewport()
    enter = QDragEnterEvent(QPoint(1, 1), action, mime, button, none)
    QApplication.sendEvent(view, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(view, QDragMoveEvent(at, action, mime, button, none))
    event = QDropEvent(at, action, mime, button, none)
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def mime_of(text, html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    return mime


def test_words_fall_where_they_are_let_go(area, qtbot):
    area.set_text("one three", 1)
    with qtbot.waitSignal(area.text_edited):
        assert drop(area, mime_of("two "), 4)
    assert area.text() == "one two three"
    area.undo()
    assert area.text() == "one three"


def test_only_plain_text_is_taken(area):
    area.set_text("", 1)
    assert drop(
        area, mime_of("bold\r\nline", "<b>bold</b><img src='https://example.org/x.png'>"), 0
    )
    assert area.text() == "bold\nline"
    assert area.document().firstBlock().charFormat().fontWeight() != 700
    html_alone = QMimeData()
    html_alone.setHtml("<b>bold</b>")
    assert not drop(area, html_alone, 0)
    assert area.text() == "bold\nline"


def test_what_cannot_be_kept_is_told(area, qtbot):
    area.set_text("", 1)
    with qtbot.waitSignal(area.characters_replaced):
        assert drop(area, mime_of("a\x00b"), 0)
    assert area.text() == "a\ufffdb"
    for too_long in ("x" * (MOST_PASTED + 1), "x\r\n" * (MOST_LINES + 1)):
        with qtbot.waitSignal(area.paste_refused):
            drop(area, mime_of(too_long), 0)
        assert area.text() == "a\ufffdb"


def test_nothing_falls_into_a_text_that_is_read_only(area):
    area.set_text("one", 1)
    area.setReadOnly(True)
    assert not drop(area, mime_of("two"), 1)
    assert area.text() == "one"
