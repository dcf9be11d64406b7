# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in the text that is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.core.query import Query, parse
from therapy_journal.ui.editor.walking_bar import WalkingBar
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.fields import TextField


class FindBar(WalkingBar):
    """Finds while one types; Enter goes on, Shift+Enter back, Esc returns to the text.

    ``everything_requested`` carries the words when they are to be looked for everywhere,
    ``began`` tells that it was opened.
    """

    began = Signal()
    everything_requested = Signal(str)

    def __init__(self, area: WritingArea, parent: QWidget | None = None) -> None:
        super().__init__(
            area, done="Back to the text", margins=(18, 6, 14, 7), spacing=4, parent=parent
        )
        self.field = TextField("Find in this entry", name="Find in this entry")
        self.everywhere = IconButton("search", "Look everywhere", size=15)
        self._row.addWidget(self.field, 1)
        for part in (self._count, self.before, self.after, self.everywhere, self.done):
            self._row.addWidget(part)
        self.field.textChanged.connect(self._find)
        self.everywhere.clicked.connect(self.look_everywhere)
        self.done.clicked.connect(self.end)

    def begin(self) -> None:
        """Open, with what is selected as the words to find where that is a word or two."""
        chosen = self._area.selected_text()
        self.began.emit()
        self.show()
        if chosen and "\n" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._find()

    def end(self) -> None:
        """Close and return to the text; what was found last stays selected."""
        if self.isVisible():
            self.hide()
            self._area.show_found(())
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_everywhere(self) -> None:
        """Look for the words in everything instead."""
        words = self.field.text()
        self.end()
        self.everything_requested.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk through what was found, and leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    def _find(self) -> None:
        self._query = self._asked()
        self._look()
        self._at = self._from_cursor()
        if self._found:
            self._area.select(self._found[self._at])
        self._show()

    def _asked(self) -> Query | None:
        words = self.field.text().replace('"', " ").strip()
        # An open quotation mark makes one phrase of the words, whose last may go on.
        return parse(f'"{words}') if words else None

    def _show(self) -> None:
        super()._show()
        if not self._found and self.field.text().strip():
            self._count.setText("Not in this entry")
