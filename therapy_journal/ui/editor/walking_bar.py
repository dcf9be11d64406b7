# SPDX-License-Identifier: GPL-3.0-or-later
"""A bar above a text that walks through places in it: “3 of 7”."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.excerpts import highlights
from therapy_journal.core.marks import Span
from therapy_journal.core.query import Query
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.labels import Label

MOST_SHOWN = 400
"""Places that have a ground at once; those around the one gone to are the ones in sight."""


class WalkingBar(QWidget):
    """Knows where the words of a query stand and which place one is at; a kind of bar says which.

    ``margins`` are left, top, right and bottom in design pixels, as is ``spacing``.
    """

    def __init__(
        self,
        area: WritingArea,
        *,
        done: str,
        margins: tuple[int, int, int, int],
        spacing: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._area = area
        self._margins, self._spacing = margins, spacing
        self._query: Query | None = None
        self._found: tuple[Span, ...] = ()
        self._at = 0
        self._count = Label("", "muted", 12, wrap=False)
        self.before = IconButton("chevron-up", "The one before (Shift+F3)", size=15)
        self.after = IconButton("chevron-down", "The next one (F3)", size=15)
        self.done = IconButton("x", done, size=15)
        self._row = QHBoxLayout(self)
        self.before.clicked.connect(self.go_back)
        self.after.clicked.connect(self.go_on)
        self._restyle()
        self._theme.changed.connect(self._restyle)
        self.hide()

    def go_on(self) -> None:
        """Go to the next place; after the last comes the first."""
        self._go(1)

    def go_back(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def words(self) -> str:
        """Return what is said about what was found."""
        return self._count.text()

    def _go(self, step: int) -> None:
        self._look()  # the text may have been changed meanwhile
        if self._found:
            self._at = self._beside_cursor(step)
            self._area.select(self._found[self._at])
        self._show()
        announce(self, self.words())

    def _look(self) -> None:
        self._found = () if self._query is None else highlights(self._area.text(), self._query)

    def _show(self) -> None:
        first = max(0, self._at - MOST_SHOWN // 2)
        self._area.show_found(self._found[first : first + MOST_SHOWN])
        self._count.setText(f"{self._at + 1} of {len(self._found)}" if self._found else "")
        for button in (self.before, self.after):
            button.setEnabled(bool(self._found))

    def _from_cursor(self) -> int:
        """Return which place the cursor stands at or before."""
        place = self._cursor().start
        return next((n for n, span in enumerate(self._found) if span.start >= place), 0)

    def _beside_cursor(self, step: int) -> int:
        cursor = self._cursor()
        count = len(self._found)
        at = self._at % count
        if self._found[at].start == cursor.start:  # nobody went elsewhere meanwhile
            return (at + step) % count
        after = next((n for n, span in enumerate(self._found) if span.start >= cursor.end), count)
        return (after if step > 0 else after - 1) % count

    def _cursor(self) -> Span:
        place = self._area.place()
        return self._area.selection_span() or Span(place, place)

    def _restyle(self) -> None:
        left, top, right, bottom = map(self._theme.px, self._margins)
        self._row.setContentsMargins(left, top, right, bottom)
        self._row.setSpacing(self._theme.px(self._spacing))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper and the hairline below."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("paper"))
        painter.fillRect(QRectF(0, rect.height() - 1, rect.width(), 1), self._theme.color("line"))
        painter.end()
