# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of taking stock: lines to write, beside what stood there at earlier looks."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.days import recent_day
from therapy_journal.core.stock import LINES, Stock, StockKind
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.taking_stock import FORMS, TakingStock
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.stock_material import StockMaterial
from therapy_journal.ui.widgets.fields import TextBox, labelled
from therapy_journal.ui.widgets.labels import Label


class StockForm(FormPage):
    """The lines of one kind; the first alone is enough. ``kept`` carries the new ``Stock``."""

    kept = Signal(object)

    def __init__(
        self,
        kind: StockKind,
        *,
        taking_stock: TakingStock,
        pausing: Pausing,
        kit: Kit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit=kit, forms=taking_stock.forms, keep_text="Keep", parent=parent)
        self.kind = kind
        self._taking_stock, self._pausing = taking_stock, pausing
        self._about = Label("", "muted")
        self._is_new = True
        self.add(self._about)
        self._boxes = {key: TextBox(serif=True, name=label) for key, label in LINES[kind].items()}
        self._hints = {key: Label("", "muted", 12) for key in LINES[kind]}
        self._then = {key: Label("", "muted", 13) for key in LINES[kind]}
        for key, label in LINES[kind].items():
            self.add(self._line(key, label))

    def show_material(self, material: StockMaterial) -> None:
        """Open the form for new lines, or for those that were kept."""
        stock = material.stock
        self._is_new = stock is None
        self._about.setText(material.text.about)
        for key in LINES[self.kind]:
            self._hints[key].setText(material.text.hints[key])
            then = self._earlier(key, material)
            self._then[key].setText(then)
            self._then[key].setVisible(bool(then))
            self._boxes[key].setAccessibleDescription(
                " ".join(part for part in (material.text.hints[key], then) if part)
            )
        self._fill({key: "" if stock is None else stock.line(key) for key in self._boxes})
        item_id = 0 if stock is None else stock.id
        self.open_form(FORMS[self.kind], item_id, material.text.title, dict(material.draft))

    def then(self, key: str) -> str:
        """Return what stands beside a line from earlier."""
        return self._then[key].text()

    def fields(self) -> Fields:
        """Return what was written."""
        return {key: box.text() for key, box in self._boxes.items()}

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        for key, box in self._boxes.items():
            box.set_text(fields.get(key, ""))

    def submit(self) -> None:
        """Keep the lines; a last look back also begins the quiet."""
        lines = self.fields()
        if not self._is_new:
            keep = partial(self._taking_stock.edit, self._item_id, lines)
        elif self.kind is StockKind.ENDING:
            keep = partial(self._pausing.keep_ending, lines)
        else:
            keep = partial(self._taking_stock.keep, self.kind, lines)
        self.set_busy(is_busy=True)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the first line."""
        return next(iter(self._boxes.values()))

    def _kept(self, stock: Stock) -> None:
        is_new = self._is_new
        self.was_kept()
        if is_new:
            self.kept.emit(stock)

    def _line(self, key: str, label: str) -> QWidget:
        box = self._boxes[key]
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(self._kit.theme.px(18))
        left = QVBoxLayout()
        left.setSpacing(self._kit.theme.px(4))
        left.addWidget(box)
        left.addWidget(self._hints[key])
        left.addStretch(1)
        beside.addLayout(left, 3)
        beside.addWidget(self._then[key], 2, Qt.AlignmentFlag.AlignTop)
        self._then[key].hide()
        box.text_edited.connect(self._on_edited)
        return labelled(label, row)

    def _earlier(self, key: str, material: StockMaterial) -> str:
        """Return what was written in a line at the first and at the last look."""
        today = self._kit.clock.now().day
        said = []
        for when, stock in (("At the start", material.first), ("Last time", material.last)):
            if stock is not None and stock.line(key):
                said.append(f"{when}, {recent_day(stock.happened.day, today)}: {stock.line(key)}")
        if key == "came_up" and material.roadblocks:
            said.append(f"Sounded familiar since then: {', '.join(material.roadblocks)}.")
        return "\n\n".join(said)

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.touched()
