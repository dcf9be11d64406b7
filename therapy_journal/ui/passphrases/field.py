# SPDX-License-Identifier: GPL-3.0-or-later
"""The field a passphrase is typed into: hidden, unless asked to be shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.text_fields import TextField

LONGEST = 1 << 20
"""Characters, as the command line takes; what is cut off in silence would not open anything."""
SHOW, HIDE = "Show what I type", "Hide what I type"


class PassphraseField(TextField):
    """Emits ``caps_lock_noticed`` when what is typed suggests that Caps Lock is on or off."""

    caps_lock_noticed = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent, name=name, size=15)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._show = QAction(SHOW, self)
        self._show.setCheckable(True)
        self._show.toggled.connect(self._toggle)
        self.addAction(self._show, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_eye()
        current_theme().changed.connect(self._draw_eye)

    def forget(self) -> None:
        """Empty the field and hide it again."""
        self.clear()
        self._show.setChecked(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Notice letters that come out in the wrong case: Qt does not tell of Caps Lock."""
        text = event.text()
        if len(text) == 1 and text.isalpha() and text.lower() != text.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_noticed.emit(text.isupper() != shifted)
        super().keyPressEvent(event)

    def _toggle(self, shown: bool) -> None:  # noqa: FBT001 — a slot of Qt's signal
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._show.setText(HIDE if shown else SHOW)
        self._draw_eye()

    def _draw_eye(self) -> None:
        name = "eye-off" if self._show.isChecked() else "eye"
        self._show.setIcon(current_icons().icon(name, "muted", 17))
