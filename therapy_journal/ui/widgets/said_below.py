# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence that lies under a field for a while."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.labels import Label

_SHOWN_MS = 9_000
_WIDTH = 300
_AWAY = 4


class SaidBelow(QFrame):
    """Takes no focus and no click; goes with the next key in the field, else by itself.

    It belongs to the window: a form that closes meanwhile does not take the sentence along.
    """

    def __init__(self, field: QLineEdit, words: str) -> None:
        window = _window_of(field)
        super().__init__(window)
        px = current_theme().px
        self.words = words
        self.setProperty("over", True)  # noqa: FBT003 — a Qt property
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(9), px(12), px(9))
        column.addWidget(Label(words, size=12.5))
        field.textEdited.connect(self.deleteLater)
        QTimer.singleShot(_SHOWN_MS, self, self.deleteLater)
        width = min(px(_WIDTH), window.width() - 2 * px(_AWAY))
        self.resize(width, column.totalHeightForWidth(width))
        self._place(field, window)
        self.show()
        self.raise_()
        announce(field, words)

    def _place(self, field: QLineEdit, window: QWidget) -> None:
        away = current_theme().px(_AWAY)
        at = window.mapFromGlobal(field.mapToGlobal(QPoint(0, field.height() + away)))
        if at.y() + self.height() > window.height():
            at.setY(at.y() - field.height() - self.height() - 2 * away)
        furthest = window.width() - self.width() - away
        self.move(max(away, min(at.x(), furthest)), max(away, at.y()))


def _window_of(field: QWidget) -> QWidget:
    """Return the window the field is in; a popup is in that of what it opened under."""
    window = field.window()
    under = window.parentWidget()
    return under.window() if under is not None else window
