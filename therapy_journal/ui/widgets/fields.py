# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything a person types into, and its label."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.day_fields import DayField, TimeField
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.text_fields import TextBox, TextField

__all__ = ["DayField", "TextBox", "TextField", "TimeField", "labelled"]


class _Labelled(QWidget):
    """A label above a widget, and below it a quiet note where there is one."""

    def __init__(self, label: str, widget: QWidget, note: str) -> None:
        super().__init__()
        self._theme = current_theme()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        above = Label(label, weight=600)
        above.setBuddy(widget)
        self._column.addWidget(above)
        self._column.addWidget(widget)
        if note:
            self._column.addWidget(Label(note, "muted", 12))
            widget.setAccessibleDescription(note)
        widget.setAccessibleName(label)
        self.setFocusProxy(widget)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(6))


def labelled(label: str, widget: QWidget, note: str = "") -> QWidget:
    """Put ``label`` above ``widget`` (``note`` below) and name the widget after it."""
    return _Labelled(label, widget, note)
