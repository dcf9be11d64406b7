# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding words in the text that is being written."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.excerpts import highlights
from therapy_journal.core.marks import Span
from therapy_journal.core.query import parse
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.labels import Label


class FindBar(QWidget):
    """Finds while one types; Enter goes on, Shift+Enter back, Esc returns to the text.

    ``everything_requested`` carries the words when they are to be looked for everywhere,
    ``began`` tells that it was opened.
    """

    began = Signal()
    everything_requested = Signal(str)

    def __init__(self, area: WritingArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._area = area
        self._found: tuple[Span, ...] = ()
        self._at = 0
        self.field = TextField("Find in this entry", name="Find in this entry")
        self._count = Label("", "muted", 12, wrap=False)
        self.before = IconButton("chevron-up", "The one before", size=15)
        self.after = IconButton("chevron-down", "The next one", size=15)
        self.everywhere = IconButton("search", "Look everywhere", size=15)
        self.done = IconButton("x", "Back to the text", size=15)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.field, 1)
        for part in (self._count, self.before, self.after, self.everywhere, self.done):
            self._row.addWidget(part)
        self.field.textChanged.connect(self._look)
        self.before.clicked.connect(self.go_back)
        self.after.clicked.connect(self.go_on)
        self.everywhere.clicked.connect(self.look_everywhere)
        self.done.clicked.connect(self.end)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self.hide()

    def begin(self) -> None:
        """Open, with what is selected as the words to find where that is a word or two."""
        chosen = self._area.selected_text()
        self.began.emit()
        self.show()
        if chosen and "\n" not in chosen:
            self.field.setText(chosen)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._look()

    def end(self) -> None:
        """Close and return to the text; what was found last stays selected."""
        if self.isVisible():
            self.hide()
            self._show(())
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Go to the next place."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def look_everywhere(self) -> None:
        """Look for the words in everything instead."""
        words = self.field.text()
        self.end()
        self.everything_requested.emit(words)

    def words(self) -> str:
        """Return what is said about what was found."""
        return self._count.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk through what was found, and leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            is_back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._go(-1 if is_back else 1)
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        self._show(self._find())
        if self._found:
            place = self._area.textCursor().selectionStart()
            start = self._area.place_of(place)
            self._at = next((n for n, span in enumerate(self._found) if span.start >= start), 0)
            self._area.select(self._found[self._at])
        self._tell()

    def _go(self, step: int) -> None:
        self._show(self._find())  # the text may have been changed meanwhile
        if self._found:
            self._at = (self._at + step) % len(self._found)
            self._area.select(self._found[self._at])
        self._tell()

    def _find(self) -> tuple[Span, ...]:
        words = self.field.text().replace('"', " ").strip()
        # An open quotation mark makes one phrase of the words, whose last may go on.
        query = parse(f'"{words}') if words else None
        return () if query is None else highlights(self._area.text(), query)

    def _show(self, found: tuple[Span, ...]) -> None:
        self._found = found
        self._area.show_found(found)

    def _tell(self) -> None:
        if not self.field.text().strip():
            self._count.setText("")
        elif not self._found:
            self._count.setText("Not in this entry")
        else:
            self._count.setText(f"{self._at + 1} of {len(self._found)}")
        for button in (self.before, self.after):
            button.setEnabled(len(self._found) > 1)

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(18), px(6), px(14), px(7))
        self._row.setSpacing(px(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper and the hairline below."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("paper"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), self._theme.color("line"))
        painter.end()
