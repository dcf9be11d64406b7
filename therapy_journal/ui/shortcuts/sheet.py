# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that does something, from the table of commands, and other keys for those who want."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.shortcuts.allowed import refusal
from therapy_journal.ui.shortcuts.keeping import ShortcutKeeping
from therapy_journal.ui.shortcuts.shortcut_rows import ShortcutRows
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.search_box import SearchBox
from therapy_journal.ui.widgets.sheets import Sheet

HOW = "Press a button to choose other keys. Backspace takes them away, Esc leaves them as they are."
NOTHING = "Nothing here has these words or keys."
_WIDTH = 560


class ShortcutSheet(Sheet):
    """Lists the shortcuts, group by group, and lets each be changed."""

    def __init__(self, commands: Commands, keeping: ShortcutKeeping, parent: QWidget) -> None:
        super().__init__("Keyboard", parent, width=_WIDTH)
        self._commands, self._keeping = commands, keeping
        self._offer: Callable[[], object] | None = None
        self.search = SearchBox("Words or keys", hint="")
        self.said = Label(HOW, "muted")
        self.answer = LinkButton("")
        self.rows = ShortcutRows(commands, keeping)
        line = QHBoxLayout()
        line.addWidget(self.said, 1)
        line.addWidget(self.answer)
        # What is searched and said stays in sight while the rows scroll.
        column = self._card.column
        column.insertWidget(2, self.search)
        column.insertLayout(3, line)
        self.body.addWidget(self.rows)
        self.reset_all = self.add_button("Reset all")
        self.add_button("Close", is_primary=True, accepts=True)
        self.search.text_changed.connect(self._look)
        self.rows.caught.connect(self._on_caught)
        self.rows.reset.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        self.answer.clicked.connect(self._on_answered)
        self._say(HOW)

    def open(self) -> None:
        """Begin in the search: most come for one command."""
        super().open()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _focusable(self) -> list[QWidget]:
        """Return the search first, as it stands above the rows."""
        inside = super()._focusable()
        return sorted(inside, key=lambda widget: widget is not self.search)

    def _look(self, typed: str) -> None:
        count = self.rows.look_for(typed)
        self._say(HOW if count else NOTHING)

    def _on_caught(self, command_id: str, keys: QKeySequence) -> None:
        why = "" if keys.isEmpty() else refusal(keys)
        if why:
            self._say(f"{_native(keys)}: {why}")
        else:
            self._offer_or_give(command_id, keys)

    def _offer_or_give(self, command_id: str, keys: QKeySequence) -> None:
        holder = self._keeping.holder(keys, but=command_id)
        if holder:
            title = self._commands.action(holder).text()
            words = f"{_native(keys)} is used for “{title}”, which would have no keys then."
            self._say(words, "Take them", partial(self._give, command_id, keys))
        else:
            self._give(command_id, keys)

    def _on_reset(self, command_id: str) -> None:
        self._offer_or_give(command_id, self._commands.default_keys(command_id))

    def _on_reset_all(self) -> None:
        self._change("All keys are those it came with.", partial(self._keeping.put_back, {}))

    def _give(self, command_id: str, keys: QKeySequence) -> None:
        title = self._commands.action(command_id).text()
        shown = f"now has {_native(keys)}" if not keys.isEmpty() else "has no keys now"
        self._change(f"“{title}” {shown}.", partial(self._keeping.give, command_id, keys))

    def _change(self, words: str, change: Callable[[], object]) -> None:
        before = self._keeping.all_changes()
        change()
        self._say(words, "Undo", partial(self._undo, before))

    def _undo(self, before: dict[str, str]) -> None:
        self._keeping.put_back(before)
        self._say(HOW)

    def _on_answered(self) -> None:
        offer, self._offer = self._offer, None
        if offer is not None:
            offer()

    def _say(self, words: str, answer: str = "", offer: Callable[[], object] | None = None) -> None:
        self.rows.show_keys()
        self.reset_all.setEnabled(self._keeping.has_changes())
        self._offer = offer
        self.said.setText(words)
        self.answer.setText(answer)
        self.answer.setVisible(offer is not None)
        if words != HOW:
            announce(self.said, words)


def _native(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)
