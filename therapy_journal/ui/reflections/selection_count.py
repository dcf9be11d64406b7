# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what is selected, a moment after the selection rests."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.pictures import without_addresses
from therapy_journal.core.text import word_count
from therapy_journal.ui.editor.word_count import REST_MS
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.reflections.footer import Footer


class SelectionCount(QObject):
    """Tells the footer how much of a text is selected."""

    def __init__(self, area: WritingArea, footer: Footer, parent: QObject) -> None:
        super().__init__(parent)
        self._area, self._footer = area, footer
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self._tell)
        area.selectionChanged.connect(self._timer.start)

    def turn(self, *, is_reading: bool) -> None:
        """Tell of the whole while the text is read through: what is selected is out of sight."""
        self._is_reading = is_reading
        self._tell()

    def _tell(self) -> None:
        chosen = "" if self._is_reading else without_addresses(self._area.selected_text())
        self._footer.show_selection(word_count(chosen), len(chosen))
