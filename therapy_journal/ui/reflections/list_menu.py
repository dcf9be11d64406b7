# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu over the list: the commands that apply to one entry, or to several."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.list_models import HitKey
from therapy_journal.ui.reflections.several import BRING, COPY, SEAL, TRASH, WORDS
from therapy_journal.ui.widgets.grouped_list import GroupedList
from therapy_journal.ui.widgets.rounding import Menu

ONE = ("entry.preview", "read.on", "", "entry.bring", "entry.seal", "versions", "entry.copy")
LAST = ("", "entry.trash")
SEVERAL = {
    "read.list": "Read them through",
    "entry.bring": WORDS[BRING],
    "entry.seal": WORDS[SEAL],
    "entry.copy": WORDS[COPY],
    "entry.trash": WORDS[TRASH],
}
"""Commands that act on all that are selected, and their words for them."""


class ListMenu(QObject):
    """Opens by the right button, or by the menu key on the row that is selected."""

    def __init__(self, *, entry_list: EntryList, commands: Commands) -> None:
        super().__init__(entry_list)
        self._entry_list, self._commands = entry_list, commands
        self.menu: QMenu | None = None
        for grouped in (entry_list.list, entry_list.results):
            grouped.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        entry_list.list.customContextMenuRequested.connect(self._open_on_list)
        entry_list.results.customContextMenuRequested.connect(self._open_on_results)

    def _open_on_list(self, place: QPoint) -> None:
        self._open(self._entry_list.list, place)

    def _open_on_results(self, place: QPoint) -> None:
        self._open(self._entry_list.results, place)

    def _open(self, grouped: GroupedList, place: QPoint) -> None:
        key = grouped.list_model().id_at(grouped.rowAt(place.y()))
        is_entry = isinstance(key, int) or (isinstance(key, HitKey) and key.kind == "reflection")
        if not is_entry or not grouped.selectionModel().hasSelection():
            return
        menu = Menu(self._entry_list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._entry_list.several():
            self._offer_for_several(menu)
        else:
            self._offer_for_one(menu)
        self.menu = menu
        menu.popup(grouped.viewport().mapToGlobal(place))

    def _offer_for_one(self, menu: QMenu) -> None:
        ids = (*ONE, *LAST)
        self._commands.draw_icons(each for each in ids if each)
        for each in ids:
            if each:
                menu.addAction(self._commands.action(each))
            else:
                menu.addSeparator()

    def _offer_for_several(self, menu: QMenu) -> None:
        """Offer the same commands under words that say whom they concern."""
        self._commands.draw_icons(SEVERAL)
        for command_id, words in SEVERAL.items():
            command = self._commands.action(command_id)
            if command_id in ("entry.bring", "entry.trash"):
                menu.addSeparator()
            # Keys of its own would make those of the command ambiguous: they are only shown.
            keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action = menu.addAction(command.icon(), f"{words}\t{keys}" if keys else words)
            action.setObjectName(command_id)
            action.setEnabled(command.isEnabled())
            action.triggered.connect(command.trigger)
