# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu over the list: the commands that apply to one entry, or to several."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.reflections.entry_list import EntryList
from therapy_journal.ui.reflections.list_models import HitKey
from therapy_journal.ui.widgets.grouped_list import GroupedList

ONE = ("entry.preview", "read.on", "", "entry.bring", "entry.seal", "versions", "entry.copy")
SEVERAL = ("read.list", "", "entry.bring", "entry.copy")
LAST = ("", "entry.trash")


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
        is_several = bool(self._entry_list.several())
        ids = (*(SEVERAL if is_several else ONE), *LAST)
        self._commands.draw_icons(each for each in ids if each)
        menu = QMenu(self._entry_list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for each in ids:
            if each:
                menu.addAction(self._commands.action(each))
            else:
                menu.addSeparator()
        self.menu = menu
        menu.popup(grouped.viewport().mapToGlobal(place))
