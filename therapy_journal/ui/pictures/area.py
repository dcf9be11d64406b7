# SPDX-License-Identifier: GPL-3.0-or-later
"""The writing area of entries: it shows pictures below their lines and takes new ones in."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QPaintEvent, QTextCursor

from therapy_journal.ui.editor.sheets import Sheet
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.pictures.below_lines import PicturesBelow
from therapy_journal.ui.pictures.offered import offers_pictures, pictures_in
from therapy_journal.ui.pictures.shown import ShownPictures


class PictureArea(WritingArea):
    """A writing area with pictures; its document still holds nothing but text.

    ``pictures_offered`` carries what makes the pictures that were pasted or dropped.
    """

    pictures_offered = Signal(object)
    _below: PicturesBelow | None = None

    def show_pictures(self, shown: ShownPictures) -> None:
        """Show the pictures of a journal from now on."""
        self._below = PicturesBelow(shown, self._theme)
        self._sheet.paragraphs.leave_room(self._below.room)
        shown.sizes_came.connect(self._make_room)
        shown.came.connect(self._paint_again)

    def put_picture(self, line: str, at: QTextCursor) -> None:
        """Put a picture's line in as a paragraph of its own, where ``at`` stands.

        Whoever went on writing meanwhile stays where they are; else the cursor goes below it.
        """
        here = self.textCursor()
        if at.isNull() or at.document() != self.document():
            at = QTextCursor(here)
        has_gone_on = here.position() != at.position()
        self.setTextCursor(at)
        self._insert_apart(f"{line}\n\n")
        at.setPosition(self.textCursor().position())
        if has_gone_on:
            self.setTextCursor(here)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take text, and pictures where they can be kept."""
        return super().canInsertFromMimeData(source) or (
            self._takes_pictures() and offers_pictures(source)
        )

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Hand on pictures that were pasted or dropped; text goes in."""
        makes = pictures_in(source) if self._takes_pictures() else ()
        if makes:
            self.pictures_offered.emit(makes)
        else:
            super().insertFromMimeData(source)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the pictures into the room below their lines."""
        super().paintEvent(event)
        if self._below is not None:
            self._below.paint(self, event.rect())

    def _new_sheet(self) -> Sheet:
        sheet = super()._new_sheet()
        if self._below is not None:
            sheet.paragraphs.leave_room(self._below.room)
        return sheet

    def _takes_pictures(self) -> bool:
        return self._below is not None and not self.isReadOnly()

    def _make_room(self) -> None:
        """Leave room for pictures whose size is known now, without a step of undo."""
        self._follow_formats(0)

    def _paint_again(self) -> None:
        self.viewport().update()
