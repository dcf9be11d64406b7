# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: typed twice, with an estimate of how well it holds."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.services.passphrases import caution, estimate
from therapy_journal.ui.passphrases.field import PassphraseField
from therapy_journal.ui.passphrases.strength_bar import StrengthBar
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label

HINT = "At least 12 characters. Spaces and any script are fine."
DIFFER = ("The two differ.", "Type the same passphrase in both fields.")
ONCE_MORE = "The same once more"
_REST_MS = 120


class NewPassphrase(QWidget):
    """Two fields with the estimate between them; ``finished`` when Return leaves the second.

    ``answered`` tells that what :meth:`objection` said last no longer holds.
    """

    finished = Signal()
    answered = Signal()

    def __init__(self, name: str = "Passphrase", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._first, self._second = PassphraseField(name), PassphraseField(ONCE_MORE)
        self.fields = (self._first, self._second)
        self._bar = StrengthBar()
        self._is_objected = False
        self._sentence, self._caution = Label("", "muted", 12), Label("", "muted", 12)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REST_MS)
        self._pause.timeout.connect(self._tell_estimate)
        self._first.textChanged.connect(self._pause.start)
        for field in self.fields:
            field.textChanged.connect(self._weigh_objection)
        self._first.returnPressed.connect(self._second.setFocus)
        self._second.returnPressed.connect(self.finished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(labelled(name, self._first))
        column.addSpacing(theme.px(8))
        column.addWidget(self._bar)
        column.addSpacing(theme.px(4))
        column.addWidget(self._sentence)
        column.addWidget(self._caution)
        column.addSpacing(theme.px(14))
        column.addWidget(labelled(ONCE_MORE, self._second))
        self._show_estimate()

    @property
    def told(self) -> str:
        """The estimate in words, and what could make it hard to type again."""
        return f"{self._sentence.text()} {self._caution.text()}".strip()

    def text(self) -> str:
        """Return what stands in the first field."""
        return self._first.text()

    @property
    def is_begun(self) -> bool:
        """Whether anything was typed into either field."""
        return any(field.text() for field in self.fields)

    def take_focus(self) -> None:
        """Let typing go into the first field."""
        self._first.setFocus()

    def forget(self) -> None:
        """Empty both fields."""
        for field in self.fields:
            field.forget()

    def objection(self) -> tuple[str, str] | None:
        """Return what speaks against going on (a sentence, what to do), and go to its field."""
        told = self._object()
        self._is_objected = told is not None
        return told

    def _object(self) -> tuple[str, str] | None:
        checked = estimate(self._first.text())
        if not checked.is_enough:
            self._first.setFocus()
            return checked.sentence, ""
        if self._first.text() != self._second.text():
            self._second.setFocus()
            self._second.selectAll()
            return DIFFER
        return None

    def _weigh_objection(self) -> None:
        if self._is_objected and self._agrees():
            self._is_objected = False
            self.answered.emit()

    def _agrees(self) -> bool:
        typed = self._first.text()
        return typed == self._second.text() and estimate(typed).is_enough

    def _tell_estimate(self) -> None:
        before = self.told
        self._show_estimate()
        if self.told != before:
            announce(self, self.told)

    def _show_estimate(self) -> None:
        text = self._first.text()
        checked = estimate(text) if text else None
        self._bar.show_strength(checked.strength if checked else None)
        self._sentence.setText(checked.sentence if checked else HINT)
        self._caution.setText(caution(text))
        self._caution.setVisible(bool(self._caution.text()))
