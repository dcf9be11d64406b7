# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that was deleted, by kind; to put back, or to be gone for good."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.history import when_saved
from therapy_journal.core.messages import Message
from therapy_journal.core.trash import KIND_TITLES, Item, Trashed, grouped
from therapy_journal.services.trash import Trash
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.trash.erasing import EMPTYING, Erasing
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, RowView
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet

TITLE = "Trash"
WHAT = "What you deleted lies here until you put it back, or let it be gone for good."
EMPTY = "Nothing lies in the trash."
PUT_BACK = Message("Put back.", "It is where it was.", key="trash")
_WIDTH = 680
_AROUND = 260
_LEAST = 160
_MOST = 520


class TrashSheet(Sheet):
    """A list to go along; Enter puts back, Delete asks whether it is to be gone for good."""

    def __init__(self, *, trash: Trash, erasing: Erasing, kit: Kit, parent: QWidget) -> None:
        super().__init__(TITLE, parent, text=WHAT, width=_WIDTH)
        self._trash, self._erasing, self._kit = trash, erasing, kit
        self._last = 0
        self._model = GroupedListModel(parent=self)
        self.list = GroupedList(self._model, name="In the trash")
        self.empty = Label(EMPTY, "muted")
        self.body.addWidget(self.empty)
        self.body.addWidget(self.list)
        self.put_back = self.add_button("Put back", is_primary=True)
        self.gone = self.add_button("Gone for good…")
        self.all_gone = self.add_button("Empty the trash…")
        self.close_button = self.add_button("Close", dismisses=True)
        self.put_back.clicked.connect(self._put_back)
        self.gone.clicked.connect(self._erase)
        self.all_gone.clicked.connect(self._erase_all)
        self.list.chosen.connect(self._choose)
        self.list.opened.connect(self._on_opened)
        kit.bus.changed.connect(self._on_changed)
        parent.window().installEventFilter(self)
        self._theme.changed.connect(self._arrange)
        self._show(())
        self.refresh()

    def refresh(self) -> None:
        """Show what lies in the trash now."""
        self._kit.jobs.run(self._trash.contents, self, self._show)

    def items(self) -> tuple[Item, ...]:
        """Return what is listed, in order."""
        return tuple(found for found in self._model.ids() if isinstance(found, Item))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask with Delete whether it is to be gone for good."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._erase()
            event.accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the room the window has."""
        if event.type() == QEvent.Type.Resize and watched is self.window():
            self._arrange()
        return super().eventFilter(watched, event)

    def _show(self, trashed: tuple[Trashed, ...]) -> None:
        now = self._kit.clock.now()
        before = self._place()
        groups = grouped(trashed)
        self._model.set_groups(
            [(KIND_TITLES[kind], [one.item for one in found]) for kind, found in groups]
        )
        self._model.deliver(
            {
                one.item: RowView(
                    one.name, when_saved(one.trashed_at, now, self._kit.clock.boundary), one.words
                )
                for _, found in groups
                for one in found
            }
        )
        items = self.items()
        if items and self.list.current_id() not in items:
            self.list.set_current_id(items[min(before, len(items) - 1)])
        is_full, may_change = bool(items), not self._trash.is_read_only
        self.empty.setVisible(not is_full)
        self.list.setVisible(is_full)
        for button in (self.put_back, self.gone, self.all_gone):
            button.setEnabled(is_full and may_change)
            button.setVisible(is_full)
        self._arrange()
        if self.is_open and self._erasing.question is None:
            stop = self.list if is_full else self.close_button
            stop.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> int:
        current = self.list.current_id()
        items = self.items()
        return items.index(current) if current in items else self._last

    def _choose(self, item: object) -> None:
        items = self.items()
        self._last = items.index(item) if isinstance(item, Item) and item in items else 0

    def _current(self) -> Item | None:
        current = self.list.current_id()
        return current if isinstance(current, Item) and current in self.items() else None

    def _on_opened(self, item: object) -> None:  # noqa: ARG002 — it is the one chosen
        self._put_back()

    def _put_back(self) -> None:
        item = self._current()
        if item is not None and self.put_back.isEnabled():
            self._last = self._place()
            self._kit.jobs.run(partial(self._trash.put_back, item), self, self._was_put_back)

    def _was_put_back(self, item: Item) -> None:  # noqa: ARG002 — the job's answer
        self._kit.say(PUT_BACK)
        self.refresh()

    def _erase(self) -> None:
        item = self._current()
        if item is not None and self.gone.isEnabled():
            self._last = self._place()
            self._erasing.erase([item])

    def _erase_all(self) -> None:
        items = self.items()
        self._erasing.erase(items, EMPTYING if len(items) > 1 else None)

    def _on_changed(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        if self.is_open:
            self.refresh()

    def _arrange(self) -> None:
        px = self._theme.px
        height = min(px(_MOST), max(px(_LEAST), self.window().height() - px(_AROUND)))
        self.list.setFixedHeight(height)
