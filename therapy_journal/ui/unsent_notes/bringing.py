# SPDX-License-Identifier: GPL-3.0-or-later
"""Below the third layer: how long it is, how it is to be brought, and copying it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.unsent_notes import DELIVERY_TITLES, Delivery, is_long_to_say
from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.labels import Label

SHORT_ENOUGH = "One or two sentences are plenty. The rest can come when you talk."
RATHER_LONG = (
    "This is more than most people say in one go. You could keep the sentence that matters "
    "most, or bring it to be read."
)
SENDS_NOTHING = "This program sends nothing. What you paste elsewhere is no longer protected here."


class Bringing(QWidget):
    """``delivery_chosen`` carries a ``Delivery``; ``copied`` tells that the words were copied."""

    delivery_chosen = Signal(object)
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._words = ""
        self._length = Label(SHORT_ENOUGH, "muted", 12)
        self._how = ChipRow(
            tuple(DELIVERY_TITLES.items()), tone="unsent", name="How I want to bring it"
        )
        self._how.value_changed.connect(self._choose)
        self._copy = QuietButton("Copy these words", "copy")
        self._copy.setAccessibleDescription(SENDS_NOTHING)
        self._copy.clicked.connect(self._copy_words)
        self._copy_row = QWidget()
        copying = QVBoxLayout(self._copy_row)
        copying.setContentsMargins(0, 0, 0, 0)
        copying.addWidget(Label(SENDS_NOTHING, "muted", 12))
        copying.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._length)
        self._column.addWidget(Label("How I want to bring it", weight=600))
        self._column.addWidget(self._how)
        self._column.addWidget(self._copy_row)
        self.show_delivery(Delivery.NOT_YET)
        self.show_words("")
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_words(self, words: str) -> None:
        """Say how long the third layer is; only with one there is something to copy."""
        self._words = words.strip()
        self._length.setText(RATHER_LONG if is_long_to_say(words) else SHORT_ENOUGH)
        self._copy.setEnabled(bool(self._words))

    def show_delivery(self, delivery: Delivery) -> None:
        """Show how it is to be brought; copying belongs to sending it oneself."""
        self._how.set_value(delivery)
        self._copy_row.setVisible(delivery is Delivery.COPY)

    def _choose(self, value: object) -> None:
        delivery = value if isinstance(value, Delivery) else Delivery.NOT_YET
        self.show_delivery(delivery)
        self.delivery_chosen.emit(delivery)

    def _copy_words(self) -> None:
        copy_privately(self._words)
        self.copied.emit()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        layout = self._copy_row.layout()
        if layout is not None:
            layout.setSpacing(px(8))
