# SPDX-License-Identifier: GPL-3.0-or-later
"""Below the third layer: how long it is, how it is to be brought, and what that way needs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.unsent_notes import DELIVERY_TITLES, Delivery, is_long_to_say
from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.chips import ChipRow
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

SHORT_ENOUGH = "One or two sentences are plenty. The rest can come when you talk."
RATHER_LONG = (
    "This is more than most people say in one go. You could keep the sentence that matters "
    "most, or bring it to be read."
)
SENDS_NOTHING = "This program sends nothing. What you paste elsewhere is no longer protected here."
LARGE_PAGE = "Large type over the whole window, these words alone. Esc leaves it again."
ONLY_THESE = "Only these words go on the paper. The other layers stay with you."

_SAID: dict[Delivery, str] = {
    Delivery.READ: LARGE_PAGE,
    Delivery.HAND_OVER: ONLY_THESE,
    Delivery.COPY: SENDS_NOTHING,
}


class Bringing(QWidget):
    """``delivery_chosen`` carries a ``Delivery``; ``copied`` tells that the words were copied.

    The page to read from, printing and a PDF are asked for upward.
    """

    delivery_chosen = Signal(object)
    copied = Signal()
    page_requested = Signal()
    print_requested = Signal()
    pdf_requested = Signal()

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
        self.page_button = QuietButton("Open the page", "eye")
        self.page_button.setAccessibleDescription(LARGE_PAGE)
        self.page_button.clicked.connect(self.page_requested)
        self.print_button = QuietButton("Print…", "printer")
        self.print_button.setAccessibleDescription(ONLY_THESE)
        self.print_button.clicked.connect(self.print_requested)
        self.pdf_button = QuietButton("Save as PDF…", "file-down")
        self.pdf_button.setAccessibleDescription(ONLY_THESE)
        self.pdf_button.clicked.connect(self.pdf_requested)
        self._ways: dict[QuietButton, tuple[Delivery, ...]] = {
            self.page_button: (Delivery.READ,),
            self.print_button: (Delivery.READ, Delivery.HAND_OVER),
            self.pdf_button: (Delivery.HAND_OVER,),
            self._copy: (Delivery.COPY,),
        }
        self._way = Label("", "muted", 12)
        self._buttons = QWidget()
        flow = FlowLayout(self._buttons, gap=8, row_gap=6)
        for button in self._ways:
            flow.addWidget(button)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._length)
        self._column.addWidget(Label("How I want to bring it", weight=600))
        self._column.addWidget(self._how)
        self._column.addWidget(self._way)
        self._column.addWidget(self._buttons)
        self.show_delivery(Delivery.NOT_YET)
        self.show_words("")
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_words(self, words: str) -> None:
        """Say how long the third layer is; only with one there is something to bring."""
        self._words = words.strip()
        self._length.setText(RATHER_LONG if is_long_to_say(words) else SHORT_ENOUGH)
        for button in self._ways:
            button.setEnabled(bool(self._words))

    def show_delivery(self, delivery: Delivery) -> None:
        """Show how it is to be brought, and what that way needs."""
        self._how.set_value(delivery)
        said = _SAID.get(delivery, "")
        self._way.setText(said)
        self._way.setVisible(bool(said))
        self._buttons.setVisible(bool(said))
        for button, deliveries in self._ways.items():
            button.setVisible(delivery in deliveries)

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
