# SPDX-License-Identifier: GPL-3.0-or-later
"""The steps of a ladder: words and a number each, in the person's own order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.homework_forms import HIGHEST, Step, kept_steps
from therapy_journal.ui.forms.form_page import is_enter
from therapy_journal.ui.forms.values import number_text, read_number
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.beside import set_beside
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.tab_order import reach_after

_LEVEL_WIDTH = 64
_BESIDE_FROM = 380


class StepsEditor(QWidget):
    """A row a step; at least one empty row stands there to begin with."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        self._rows: list[_StepRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(px(6))
        self._add = LinkButton("Add a step", "plus")
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.setSpacing(px(8))
        around.addLayout(self._column)
        around.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._add.clicked.connect(self._on_add)
        self.set_steps(())

    def steps(self) -> tuple[Step, ...]:
        """Return the steps that have words, in their order."""
        return kept_steps(row.step() for row in self._rows)

    def beyond(self) -> QWidget | None:
        """Return the first number that is more than the most there is, or None."""
        return next((row.level for row in self._rows if row.is_beyond()), None)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show steps; nobody is told."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for step in steps or (Step(""),):
            self._put(step)
        self._number()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on from a number to the next step with Enter; another one would move the step."""
        place = next((n for n, row in enumerate(self._rows) if row.level.hasFocus()), None)
        if place is None or not is_enter(event):
            super().keyPressEvent(event)
        elif place + 1 < len(self._rows):
            self._rows[place + 1].take_focus()
        else:
            self._on_add()

    def _put(self, step: Step) -> _StepRow:
        row = _StepRow(step)
        row.edited.connect(self.edited)
        row.moved.connect(self._on_moved)
        row.removed.connect(self._on_removed)
        self._rows.append(row)
        self._column.addWidget(row)
        return row

    def _on_add(self) -> None:
        row = self._put(Step(""))
        self._number()
        row.take_focus()

    def _on_moved(self, row: _StepRow, by: int) -> None:
        place = self._rows.index(row) + by
        if 0 <= place < len(self._rows):
            self._rows.remove(row)
            self._rows.insert(place, row)
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            self._number()
            self.edited.emit()

    def _on_removed(self, row: _StepRow) -> None:
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self._rows:
            self._put(Step(""))
        self._number()
        self._rows[-1].take_focus()
        self.edited.emit()

    def _number(self) -> None:
        for number, row in enumerate(self._rows, 1):
            row.set_number(number)
        fields = [field for row in self._rows for field in row.fields()]
        reach_after(self, [*fields, self._add])


class _StepRow(QWidget):
    """One step: its words, what distress it may bring, and its place among the others."""

    edited = Signal()
    moved = Signal(object, int)
    removed = Signal(object)

    def __init__(self, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        px = current_theme().px
        self._words = TextField("e.g. Stand at the gate for one minute", size=14)
        self._words.setText(step.text)
        self._words.setCursorPosition(0)
        self.level = TextField("0–10")
        self.level.setValidator(QIntValidator(0, HIGHEST, self))
        self.level.setText(number_text(step.distress))
        self.level.setFixedWidth(px(_LEVEL_WIDTH))
        self._up = IconButton("chevron-up", "Move up", size=15)
        self._down = IconButton("chevron-down", "Move down", size=15)
        self._remove = IconButton("x", "Remove", size=15)
        rest = QHBoxLayout()
        rest.setSpacing(px(6))
        for widget in (self.level, self._up, self._down, self._remove):
            rest.addWidget(widget)
        rest.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(6))
        self._row.addWidget(self._words, 1)
        self._row.addLayout(rest)
        self._words.textEdited.connect(self._on_edited)
        self.level.textEdited.connect(self._on_edited)
        self._up.clicked.connect(self._on_up)
        self._down.clicked.connect(self._on_down)
        self._remove.clicked.connect(self._on_remove)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the words above the rest where there is little room."""
        super().resizeEvent(event)
        set_beside(self._row, is_beside=self.width() >= current_theme().px(_BESIDE_FROM))

    def fields(self) -> tuple[QWidget, ...]:
        """Return what the Tab key reaches, in order."""
        return self._words, self.level, self._up, self._down, self._remove

    def step(self) -> Step:
        """Return what the row holds."""
        return Step(self._words.text(), read_number(self.level.text()))

    def is_beyond(self) -> bool:
        """Whether the number is more than the most there is; typing does not stop at it."""
        return (read_number(self.level.text()) or 0) > HIGHEST

    def set_number(self, number: int) -> None:
        """Say which step it is to somebody who does not see it."""
        self._words.setAccessibleName(f"Step {number}")
        self.level.setAccessibleName(f"Distress of step {number}, 0 none to 10 the most")
        self._up.set_name(f"Move step {number} up")
        self._down.set_name(f"Move step {number} down")
        self._remove.set_name(f"Remove step {number}")

    def take_focus(self) -> None:
        """Give the focus to the words."""
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, *args: object) -> None:  # noqa: ARG002
        self.edited.emit()

    def _on_up(self) -> None:
        self.moved.emit(self, -1)

    def _on_down(self) -> None:
        self.moved.emit(self, 1)

    def _on_remove(self) -> None:
        self.removed.emit(self)
