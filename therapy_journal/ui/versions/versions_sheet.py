# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of times on one side, then and now beside each other, *Bring this back* below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.core.history import (
    Earlier,
    History,
    Sides,
    counterpart,
    side_by_side,
    when_saved,
)
from therapy_journal.core.text import snippet
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.versions.compared_text import ComparedText
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.tips import set_tip

TITLE = "Earlier versions"
LEGEND = "Struck through: it stood there then. Underlined: it stands there now."
_WIDTH = 1240
_LIST_WIDTH = 250
_SIDE_BY_SIDE_FROM = 860
_AROUND = 250
"""Design pixels of the window's height that title, words and buttons take."""
_LEAST = 220


class Chosen(NamedTuple):
    """One time in the list: which thing, and how it read then."""

    history: History
    earlier: Earlier


class VersionsSheet(Sheet):
    """``brought_back`` carries the :class:`Chosen` that is to be brought back."""

    brought_back = Signal(object)

    def __init__(
        self, histories: Sequence[History], *, kit: Kit, is_read_only: bool, parent: QWidget
    ) -> None:
        super().__init__(TITLE, parent, text=LEGEND, width=_WIDTH)
        self._kit = kit
        self._chosen: dict[int, Chosen] = {}
        self._sides: Sides | None = None
        self._generation = 0
        self._place = -1
        self._model = GroupedListModel(parent=self)
        self.list = GroupedList(self._model, name="When it was saved")
        self.then = ComparedText("Then", is_now=False)
        self.now = ComparedText("Now", is_now=True)
        self.then_label = Label("Then", "muted", 12, wrap=False)
        self._whole = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.next = self.add_button("Next difference")
        self.close_button = self.add_button("Close", dismisses=True)
        self.bring = self.add_button("Bring this back", is_primary=True)
        self.bring.setEnabled(not is_read_only)
        set_tip(self.bring, "Ctrl+Enter")
        set_tip(self.next, "F3, backwards Shift+F3")
        self.next.clicked.connect(partial(self.go_on, 1))
        self.bring.clicked.connect(self._bring_back)
        self._is_leading = False
        self.then.verticalScrollBar().valueChanged.connect(self._then_scrolled)
        self.now.verticalScrollBar().valueChanged.connect(self._now_scrolled)
        self.list.chosen.connect(self._on_chosen)
        self.list.opened.connect(self._on_opened)
        self._theme.changed.connect(self._arrange)
        parent.window().installEventFilter(self)
        self._fill(histories)
        self._arrange()

    @property
    def chosen(self) -> Chosen | None:
        """The version that is shown."""
        current = self.list.current_id()
        return self._chosen.get(current) if isinstance(current, int) else None

    def go_on(self, step: int = 1) -> None:
        """Go to the next difference in sight, or back; from the last to the first."""
        if self._sides is None or not self._sides.differ:
            return
        text, marked = (self.now, self._sides.now.marked)
        if not marked or (self.then.hasFocus() and self._sides.then.marked):
            text, marked = self.then, self._sides.then.marked
        self._place = (self._place + step) % len(marked)
        text.go_to(marked[self._place])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Bring back with Ctrl+Enter, go through the differences with F3."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._bring_back()
            event.accept()
        elif event.key() == Qt.Key.Key_F3:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.go_on(-1 if is_back else 1)
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the room the window has."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._arrange()
        return super().eventFilter(watched, event)

    # -- inside -----------------------------------------------------------------------------

    def _fill(self, histories: Sequence[History]) -> None:
        now = self._kit.clock.now()
        groups: list[tuple[str, list[int]]] = []
        views: dict[int, RowView] = {}
        for history in histories:
            ids = []
            for earlier in history.earlier:
                number = len(views)
                ids.append(number)
                self._chosen[number] = Chosen(history, earlier)
                views[number] = RowView(
                    when_saved(earlier.saved_at, now, self._kit.clock.boundary),
                    snippet=_words(earlier),
                )
            groups.append((history.name, ids))
        self._model.set_groups(groups)
        self._model.deliver(views)
        if views:
            self.list.set_current_id(0)
            self._on_chosen(0)

    def _on_chosen(self, number: object) -> None:
        chosen = self._chosen.get(number) if isinstance(number, int) else None
        if chosen is None:
            return
        now = self._kit.clock.now()
        self.then_label.setText(
            f"Then, {when_saved(chosen.earlier.saved_at, now, self._kit.clock.boundary)}"
        )
        self._generation += 1
        compare = partial(
            side_by_side, chosen.history.labels, chosen.earlier.fields, chosen.history.now
        )
        # A long text takes a fraction of a second: not one in which the window stands still.
        self._kit.jobs.run(compare, self, partial(self._show, self._generation))

    def _show(self, generation: int, sides: Sides) -> None:
        if generation != self._generation:
            return  # somebody went on to another one meanwhile
        self._sides, self._place = None, -1  # nobody leads while both are being filled
        self.then.show_side(sides.then)
        self.now.show_side(sides.now)
        self._sides = sides
        self.next.setEnabled(sides.differ)
        # Where a difference stands is known once the text is laid out at its width.
        QTimer.singleShot(0, self, self._go_to_first)

    def _go_to_first(self) -> None:
        self.go_on()
        self._place = -1

    def _then_scrolled(self, value: int) -> None:
        self._lead(self.then, self.now, value)

    def _now_scrolled(self, value: int) -> None:
        self._lead(self.now, self.then, value)

    def _lead(self, leader: ComparedText, follower: ComparedText, value: int) -> None:
        """Bring beside what stands on top of one column what belongs to it in the other."""
        if self._is_leading or self._sides is None:
            return
        self._is_leading = True
        try:
            bar = follower.verticalScrollBar()
            if value in (0, leader.verticalScrollBar().maximum()):
                bar.setValue(bar.maximum() if value else 0)
            else:
                is_then = leader is self.then
                follower.show_at(counterpart(self._sides, leader.place(), is_then=is_then))
        finally:
            self._is_leading = False

    def _on_opened(self, number: object) -> None:  # noqa: ARG002 — Enter goes on to the texts
        self.then.setFocus(Qt.FocusReason.TabFocusReason)

    def _bring_back(self) -> None:
        chosen = self.chosen
        if chosen is not None and self.bring.isEnabled():
            self.accept()
            self.brought_back.emit(chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(14))
        row.addWidget(self.list)
        row.addLayout(self._columns, 1)
        self._columns.setSpacing(self._theme.px(12))
        for label, text in ((self.then_label, self.then), (Label("Now", "muted", 12), self.now)):
            column = QVBoxLayout()
            column.setSpacing(self._theme.px(4))
            column.addWidget(label)
            card = Card(padding=4, radius=8)
            card.column.addWidget(text)
            text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            column.addWidget(card, 1)
            self._columns.addLayout(column, 1)
        self.body.addWidget(self._whole)

    def _arrange(self) -> None:
        """Put the columns below each other where the window is narrow, and fill its height."""
        px, window = self._theme.px, self.window()
        is_wide = window.width() >= px(_SIDE_BY_SIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if is_wide else down)
        self.list.setFixedWidth(px(_LIST_WIDTH) if is_wide else px(_LIST_WIDTH) * 3 // 4)
        self._whole.setFixedHeight(max(px(_LEAST), window.height() - px(_AROUND)))


def _words(earlier: Earlier) -> str:
    return snippet(" ".join(text for text in earlier.fields.values() if text)[:600])
