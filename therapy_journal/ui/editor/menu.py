# SPDX-License-Identifier: GPL-3.0-or-later
"""The context menu of a text: short, and copying through the private clipboard only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from therapy_journal.ui.editor.spelling_menu import add_suggestions
from therapy_journal.ui.widgets.rounding import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from therapy_journal.ui.editor.private_text import PrivateTextEdit


def editing_menu(area: PrivateTextEdit, position: int) -> QMenu:
    """Return the menu of a text; actions added to the area stand at its end.

    ``position`` is what was pointed at: an unknown word there comes first.
    """
    menu = Menu(area)
    unknown = area.spelling.mark_at(position) if area.spelling is not None else None
    if area.spelling is not None and unknown is not None:
        add_suggestions(menu, area.spelling, unknown)
        menu.addSeparator()
    has_selection = area.textCursor().hasSelection()
    can_write = not area.isReadOnly()
    document = area.document()
    keys = QKeySequence.StandardKey
    if can_write:
        _add(menu, "Undo", keys.Undo, area.undo, enabled=document.isUndoAvailable())
        _add(menu, "Redo", keys.Redo, area.redo, enabled=document.isRedoAvailable())
        menu.addSeparator()
        _add(menu, "Cut", keys.Cut, area.cut, enabled=has_selection)
    _add(menu, "Copy", keys.Copy, area.copy, enabled=has_selection)
    if can_write:
        _add(menu, "Paste", keys.Paste, area.paste, enabled=area.canPaste())
    menu.addSeparator()
    _add(menu, "Select all", keys.SelectAll, area.selectAll, enabled=not document.isEmpty())
    if area.actions():
        menu.addSeparator()
        menu.addActions(area.actions())
    return menu


def _add(
    menu: QMenu,
    text: str,
    key: QKeySequence.StandardKey,
    slot: Callable[[], None],
    *,
    enabled: bool,
) -> None:
    action = menu.addAction(text)
    action.setShortcut(QKeySequence(key))
    action.setEnabled(enabled)
    action.triggered.connect(slot)
