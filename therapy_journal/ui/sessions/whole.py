# SPDX-License-Identifier: GPL-3.0-or-later
"""What the card *Looking at the whole* leads to: its forms, the trash, the quiet of a pause."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.messages import Message
from therapy_journal.core.stock import Stock, StockKind
from therapy_journal.services.form_drafts import FormKind, LeftForm
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.taking_stock import FORMS, TakingStock
from therapy_journal.ui.forms.form_stack import FormStack
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.stock_form import StockForm
from therapy_journal.ui.sessions.stock_material import (
    StockMaterial,
    WholeMaterial,
    read_stock,
    read_whole,
)
from therapy_journal.ui.sessions.whole_card import WholeCard

LEFT = {
    FormKind.STOCK_GOING: "A look at how this is going, not kept yet",
    FormKind.STOCK_EXPECTED: "What I expected, not kept yet",
    FormKind.STOCK_CHANGE: "For somebody new, not kept yet",
    FormKind.STOCK_ENDING: "A last look back, not kept yet",
}
_KINDS = {form: kind for kind, form in FORMS.items()}
_GONE = Message("This is no longer there.", "It may be in the trash.", key="sessions")
_QUIET = "Kept. From now on nothing asks or reminds you."


class Whole(QObject):
    """Belongs to the screen of sessions."""

    def __init__(
        self, *, taking_stock: TakingStock, pausing: Pausing, kit: Kit, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._taking_stock, self._pausing, self._kit = taking_stock, pausing, kit
        self._stack: FormStack | None = None
        self.card = WholeCard(is_read_only=taking_stock.is_read_only)
        self.forms = {
            kind: StockForm(kind, taking_stock=taking_stock, pausing=pausing, kit=kit)
            for kind in StockKind
        }
        self.card.asked.connect(self.open_new)
        self.card.change_requested.connect(self.open)
        self.card.remove_requested.connect(self._remove)
        self.card.take_up_requested.connect(self.take_up)
        kit.bus.changed.connect(self._on_changed)

    def join(self, stack: FormStack) -> None:
        """Put the forms among those of the screen."""
        self._stack = stack
        for form in self.forms.values():
            stack.add_form(form)
            form.kept.connect(self._tell_kept)

    def refresh(self) -> None:
        """Show what is stored now."""
        read = partial(read_whole, self._taking_stock, self._pausing)
        self._kit.jobs.run(read, self, self._show)

    def open_new(self, kind: StockKind) -> None:
        """Open the form of a kind, or what was begun in it."""
        self._open(kind, 0)

    def open(self, stock_id: int) -> None:
        """Open what was kept, by its number."""
        self._open(StockKind.GOING, stock_id)

    def go_on(self, left: LeftForm) -> None:
        """Open a form that was left."""
        self._open(_KINDS[left.kind], left.item_id)

    def take_up(self) -> None:
        """End the quiet."""
        self._kit.jobs.run(self._pausing.take_up, self, self._tell_taken_up)

    def _open(self, kind: StockKind, stock_id: int) -> None:
        if self._stack is not None:
            self._stack.leave_form()
            read = partial(read_stock, self._taking_stock, kind, stock_id)
            self._kit.jobs.run(read, self, partial(self._show_form, stock_id))

    def _show_form(self, stock_id: int, material: StockMaterial) -> None:
        if self._stack is None or (stock_id and material.stock is None):
            self._kit.say(_GONE)
            return
        form = self.forms[material.kind]
        self._stack.show_form(form)
        form.show_material(material)

    def _show(self, material: WholeMaterial) -> None:
        self.card.show_whole(material, self._kit.clock.now().day)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if (changes.stock or changes.settings) and self.card.isVisible():
            self.refresh()

    def _tell_kept(self, stock: Stock) -> None:
        self.refresh()
        if stock.kind is StockKind.ENDING:
            message = Message(_QUIET, "All you wrote stays.", action="Ask again", key="sessions")
            self._kit.say(message, self.take_up)

    def _tell_taken_up(self, nothing: object) -> None:  # noqa: ARG002
        message = Message("Taken up again.", action="Undo", key="sessions")
        self._kit.say(message, partial(self._run, self._pausing.pause))
        self.refresh()

    def _remove(self, stock_id: int) -> None:
        self._kit.jobs.run(partial(self._taking_stock.remove, stock_id), self, self._tell_removed)

    def _tell_removed(self, stock_id: int) -> None:
        message = Message("Moved to the trash.", action="Undo", key="sessions")
        back = partial(self._taking_stock.restore, stock_id)
        self._kit.say(message, partial(self._run, back))
        self.refresh()

    def _run(self, work: Callable[[], Outcome[Any]]) -> None:
        self._kit.jobs.run(work, self, self._read_anew)

    def _read_anew(self, nothing: object) -> None:  # noqa: ARG002
        self.refresh()
