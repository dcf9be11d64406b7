# SPDX-License-Identifier: GPL-3.0-or-later
"""Half-composed words of an input method become text before a door is passed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.widgets.text_fields import TextBox, TextField


def commit_composed() -> None:
    """Make what is being composed where the focus is part of the text there.

    The input method is asked first. Not every one answers at once, and a lock waits for none:
    what still stands there as composed is put in as it stands.
    """
    method = QGuiApplication.inputMethod()
    method.commit()
    field = QApplication.focusWidget()
    if isinstance(field, PrivateTextEdit | TextBox | TextField) and not field.isReadOnly():
        words = field.composed()
        if words:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QCoreApplication.sendEvent(field, event)
            method.reset()  # or it would put them in once more
