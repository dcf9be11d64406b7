# SPDX-License-Identifier: GPL-3.0-or-later
"""Every field of every screen asks input methods to learn nothing from what is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

PLACES = ("today", "reflections", "homework", "unsent_notes", "sessions", "summary")


def test_every_field_is_marked_as_sensitive(qtbot, opened):
    for place in PLACES:
        opened.window.desk.screen_of(place)
    opened.window.doors._ask()
    opened.window.doors._question.dismiss()
    fields = [
        field
        for kind in (QLineEdit, QTextEdit, QPlainTextEdit)
        for field in opened.window.findChildren(kind)
        # The year of Qt's own calendar takes digits alone.
        if field.objectName() != "qt_spinbox_lineedit"
    ]
    assert len(fields) > 30
    open_to_learning = [
        field.accessibleName() or type(field).__name__
        for field in fields
        if not field.inputMethodHints() & Qt.InputMethodHint.ImhSensitiveData
    ]
    assert open_to_learning == []
