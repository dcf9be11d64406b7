# SPDX-License-Identifier: GPL-3.0-or-later
"""The right side: bar, title and chips, the text (to write or to read through), footer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.reflections import FORM_OUTLINES, Form, Reflection
from therapy_journal.ui.editor.find_bar import FindBar
from therapy_journal.ui.editor.found_bar import FoundBar
from therapy_journal.ui.pictures.area import PictureArea
from therapy_journal.ui.pictures.reading import PictureReading
from therapy_journal.ui.reflections.entry_head import EntryHead
from therapy_journal.ui.reflections.footer import Footer
from therapy_journal.ui.reflections.pinned_line import PinnedLine
from therapy_journal.ui.reflections.saver import Texts
from therapy_journal.ui.reflections.selection_count import SelectionCount
from therapy_journal.ui.reflections.top_bar import TopBar
from therapy_journal.ui.widgets.grounds import on_ground

PLACEHOLDERS = {
    Form.FREE: "Write here. One line is enough.",
    Form.SCENE: "One moment. The first line alone is enough.",
    Form.AFTER_SESSION: "What stayed with you? The first line alone is enough.",
    Form.LOW_ENERGY: "One line is enough.",
}


class EntryPane(QWidget):
    """Holds the parts; ``edited`` tells that title or text were changed by hand.

    ``shown`` tells that another entry is shown, ``focus_left`` that Esc was pressed while only
    the page was shown.
    """

    edited = Signal()
    shown = Signal()
    focus_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_ground(self, "paper")
        self._is_alone = False
        self.bar = TopBar()
        self.head = EntryHead()
        self.area = PictureArea()
        self.area.setAccessibleName("Your writing")
        self.find_bar = FindBar(self.area)
        self.found_bar = FoundBar(self.area)
        self.reading = PictureReading()
        self.reading.setAccessibleName("Your writing, to read through")
        self.footer = Footer()
        self._selected = SelectionCount(self.area, self.footer, self)
        self.pinned = PinnedLine(self.area)
        self._prompt_keys, self._form = "", Form.FREE
        self._texts = QStackedWidget()
        for page in (self.area, self.reading):
            self._texts.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.found_bar)
        column.addWidget(self.head)
        column.addWidget(self.pinned)
        column.addWidget(self._texts, 1)
        column.addWidget(self.footer)
        self._wire()

    def show_entry(self, entry: Reflection) -> None:
        """Show an entry's words."""
        self.set_reading(is_reading=False)
        self.find_bar.hide()
        self.found_bar.end()
        self.bar.show_form(entry.form)
        self.head.show_form(entry.form)
        self._form = entry.form
        self._show_placeholder()
        self.head.title.setText(entry.title)
        self.head.title.setCursorPosition(0)
        self.area.set_text(entry.body, entry.id)
        is_laid_out = entry.body.startswith("## ") and "\n## " in entry.body
        self.pinned.begin(has_parts=is_laid_out or len(FORM_OUTLINES[entry.form]) > 1)
        self.footer.show_words(self.area.words_at_once())
        self.shown.emit()

    def clear(self) -> None:
        """Forget the words of the entry."""
        self.set_reading(is_reading=False)
        self.head.title.clear()
        self.found_bar.end()
        self.area.set_text("")

    def offer_prompts(self, keys: str) -> None:
        """Say on an empty page which keys bring a way to begin; no keys say nothing."""
        self._prompt_keys = keys
        self._show_placeholder()

    def _show_placeholder(self) -> None:
        offer = f"\n{self._prompt_keys} brings a few ways to begin." if self._prompt_keys else ""
        self.area.setPlaceholderText(PLACEHOLDERS[self._form] + offer)

    def texts(self) -> Texts:
        """Return what is typed now."""
        return Texts(self.head.title.text(), self.area.text(), self.area.place())

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Let nothing be changed."""
        self.area.setReadOnly(is_read_only)
        self.head.title.setReadOnly(is_read_only)
        self.head.mood_line.setEnabled(not is_read_only)
        self.head.chips.set_read_only(is_read_only=is_read_only)
        self.bar.set_read_only(is_read_only=is_read_only)
        self.footer.set_read_only(is_read_only=is_read_only)

    def write(self, place: int) -> None:
        """Put the cursor into the text, ready to write."""
        self.set_reading(is_reading=False)
        self.area.go_to(place)
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_reading(self) -> bool:
        """Whether the text is shown to be read through."""
        return self._texts.currentWidget() is self.reading

    def set_reading(self, *, is_reading: bool) -> None:
        """Show the text without marks, or to be written again."""
        if is_reading == self.is_reading:
            return
        self.find_bar.end()
        had_focus = self.area.hasFocus() or self.reading.hasFocus()
        if is_reading:
            self.reading.show_text(self.area.text())
        else:
            self.reading.show_text("")
        page = self.reading if is_reading else self.area
        self._texts.setCurrentWidget(page)
        self.bar.set_reading(is_reading=is_reading)
        self._selected.turn(is_reading=is_reading)
        if had_focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_reading(self) -> None:
        """Turn from writing to reading and back."""
        self.set_reading(is_reading=not self.is_reading)

    def format(self, name: str) -> None:
        """Give the text a format of ``FORMATS``; not while it is read through."""
        if not self.is_reading:
            self.area.format(name)

    def set_alone(self, *, is_alone: bool) -> None:
        """Leave only the page, with what is not being written dimmed; or show all again."""
        self._is_alone = is_alone
        self.bar.setVisible(not is_alone)
        self.area.set_dimmed(is_dimmed=is_alone)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc end the mode in which only the page is shown."""
        if self._is_alone and event.key() == Qt.Key.Key_Escape:
            self.focus_left.emit()
        else:
            super().keyPressEvent(event)

    def _wire(self) -> None:
        self.area.text_edited.connect(self.edited)
        self.area.words_counted.connect(self.footer.show_words)
        self.head.title.textEdited.connect(self._on_title_edited)
        self.head.title.left_downwards.connect(self._go_to_text)
        self.bar.format_requested.connect(self.format)
        self.bar.reading_toggled.connect(self._on_reading_toggled)

    def _on_title_edited(self) -> None:
        self.edited.emit()

    def _on_reading_toggled(self, is_reading: bool) -> None:  # noqa: FBT001 — Qt's signal
        self.set_reading(is_reading=is_reading)

    def _go_to_text(self) -> None:
        page = self.reading if self.is_reading else self.area
        page.setFocus(Qt.FocusReason.OtherFocusReason)
