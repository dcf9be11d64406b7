# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette itself: a field, and under it what can be done or gone to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from therapy_journal.ui.palette.row_painter import HEIGHT, RowPainter
from therapy_journal.ui.palette.rows import ROW, Row, RowsModel
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.text_fields import TextField

NAME = "Palette"
PLACEHOLDER = "What would you like to do or find?"
NOTHING = "Nothing found. A day, such as “12 March” or “last Monday”, leads to its entries."
_WIDTH = 560
_ROWS = 10
_ROUND_THE_LIST = 190
_FROM_TOP = 0.12
_STEPS = {
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_PageDown): _ROWS - 1,
    int(Qt.Key.Key_PageUp): 1 - _ROWS,
}


class PaletteField(TextField):
    """The line that is typed in; arrows and page keys are for the list below it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Hand on what moves through the list."""
        step = _STEPS.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class Palette(Sheet):
    """``asked`` carries what is typed, nothing at first; ``chosen`` the :class:`Row` taken.

    It is closed before ``chosen`` is emitted, with the focus where it was; nothing that was
    typed or found stays in it.
    """

    asked = Signal(str)
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        self.model = RowsModel()
        self.list = QListView()
        super().__init__(NAME, parent, width=_WIDTH, gap=8)
        self._title.hide()
        self.field = PaletteField(PLACEHOLDER, name="What to do or find", size=15)
        self.nothing = Label(NOTHING, "muted")
        self.nothing.hide()
        self._dress_list()
        for widget in (self.field, self.nothing, self.list):
            self.body.addWidget(widget)
        self._is_emptying = False
        self.field.textChanged.connect(self._on_typed)
        self.field.stepped.connect(self.step)
        self.field.returnPressed.connect(self.take)
        self.list.clicked.connect(self._on_clicked)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Offer these; the first one is what Enter takes."""
        self.model.set_rows(rows)
        self.nothing.hide()
        self._go_to(0, is_told=False)

    def add_rows(self, before: Sequence[Row], found: Sequence[Row]) -> None:
        """Add what was found below what is offered already; the choice stays where it is."""
        at = max(0, self.list.currentIndex().row())
        self.show_rows([*before, *found])
        self._go_to(at, is_told=True)
        if self.current() is None:
            self.nothing.show()
            announce(self.field, NOTHING)

    def current(self) -> Row | None:
        """Return the row that Enter takes."""
        return self.model.row_at(self.list.currentIndex().row())

    def step(self, by: int) -> None:
        """Go up or down; past an end the arrows begin at the other one, page keys stop."""
        count, at = self.model.rowCount(), self.list.currentIndex().row()
        if count:
            to = (at + by) % count if abs(by) == 1 else max(0, min(at + by, count - 1))
            self._go_to(to, is_told=True)

    def take(self) -> None:
        """Do what the current row offers."""
        row = self.current()
        if row is not None:
            self.accept()
            self.chosen.emit(row)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask for what is offered before anything is typed, also when a cover was lifted."""
        super().showEvent(event)
        self.asked.emit("")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep nothing of what was typed and found; a lock closes it."""
        super().hideEvent(event)
        self._is_emptying = True
        self.field.clear()
        self._is_emptying = False
        self.model.set_rows(())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave with a click beside it: there is nothing in it to lose."""
        super().mousePressEvent(event)
        if not self._card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def _dress_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowPainter(self.list))
        self.list.setProperty("list", True)  # noqa: FBT003 — a Qt property
        self.list.setAccessibleName("What can be done or gone to")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _go_to(self, number: int, *, is_told: bool) -> None:
        index = self.model.index(number, 0)
        self.list.setCurrentIndex(index)
        row = self.current()
        if row is not None and is_told:
            announce(self.field, str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _on_typed(self, text: str) -> None:
        if not self._is_emptying:
            self.asked.emit(text)

    def _on_clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW), Row):
            self.list.setCurrentIndex(index)
            self.take()

    def _fit(self) -> None:
        """Stand near the top, and keep the height: a list that grows must not jump."""
        px = self._theme.px
        if hasattr(self, "field"):
            room = self.height() - px(_ROUND_THE_LIST)
            tall = max(px(HEIGHT) * 3, min(px(HEIGHT) * _ROWS, room))
            if not self.nothing.isHidden():
                tall -= self.nothing.heightForWidth(self.field.width()) + self.body.spacing()
            self.list.setFixedHeight(tall)
        super()._fit()
        top = round(self.height() * _FROM_TOP)
        self._card.move(self._card.x(), min(top, max(0, self.height() - self._card.height())))
