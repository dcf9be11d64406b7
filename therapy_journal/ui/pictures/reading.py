# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading an entry through with its pictures: each a text object that we draw ourselves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from therapy_journal.core.pictures import Mention, first_mention
from therapy_journal.ui.editor.kinds import CODE, Kind, Line
from therapy_journal.ui.editor.reading_view import ReadingView
from therapy_journal.ui.pictures.frames import GAP_ABOVE, GAP_BELOW, frame_size, paint_frame
from therapy_journal.ui.pictures.shown import ShownPictures
from therapy_journal.ui.theme import Theme

_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
_UID = QTextFormat.Property.UserProperty.value + 2
_SIGN = "\ufffc"


class PictureObject(QPyTextObject):
    """Says how large a picture is in a line of text, and draws it from our own bytes."""

    def __init__(self, shown: ShownPictures, theme: Theme, view: PictureReading) -> None:
        super().__init__(view)
        self._shown, self._theme = shown, theme

    def intrinsicSize(  # noqa: N802
        self,
        doc: QTextDocument,
        posInDocument: int,  # noqa: ARG002, N803
        format: QTextFormat,  # noqa: A002
    ) -> QSizeF:
        """Return the logical pixels it takes, no wider than the column."""
        size = frame_size(self._shown.size_of(str(format.property(_UID))), self._theme)
        width = int(doc.textWidth())
        if 0 < width < size.width():
            size = size.scaled(QSize(width, size.height()), Qt.AspectRatioMode.KeepAspectRatio)
        return QSizeF(size)

    def drawObject(  # noqa: N802
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,  # noqa: ARG002
        posInDocument: int,  # noqa: ARG002, N803
        format: QTextFormat,  # noqa: A002
    ) -> None:
        """Draw it."""
        paint_frame(painter, QRectF(rect), str(format.property(_UID)), self._shown, self._theme)


class PictureReading(ReadingView):
    """The reading view of entries."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: ShownPictures | None = None
        self._object: PictureObject | None = None

    def show_pictures(self, shown: ShownPictures) -> None:
        """Show the pictures of a journal from now on."""
        self._shown = shown
        self._object = PictureObject(shown, self._theme, self)
        self.document().documentLayout().registerHandler(_OBJECT, self._object)
        shown.sizes_came.connect(self._write_again)
        shown.came.connect(self._paint_again)

    def selected_text(self) -> str:
        """Return the words that are selected; pictures between them leave nothing."""
        return super().selected_text().replace(_SIGN, "")

    def _write_line(self, cursor: QTextCursor, text: str, line: Line, shown: Kind | None) -> None:
        mention = None
        if self._shown is not None and line.kind not in CODE:
            mention = first_mention(text)
        if mention is None:
            super()._write_line(cursor, text, line, shown)
        elif text.strip() != text[mention.start : mention.end]:
            super()._write_line(cursor, text, line, shown)
            self._write_picture(cursor, mention, line.kind)
        else:
            self._write_picture(cursor, mention, shown)
            if mention.caption:
                super()._write_line(cursor, text, line, line.kind)

    def _write_picture(self, cursor: QTextCursor, mention: Mention, shown: Kind | None) -> None:
        shape = QTextBlockFormat()
        shape.setTopMargin(self._theme.px(GAP_ABOVE))
        shape.setBottomMargin(self._theme.px(GAP_BELOW if not mention.caption else 0))
        if cursor.block().textDirection() == Qt.LayoutDirection.RightToLeft:
            shape.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if shown is None:
            cursor.setBlockFormat(shape)
        else:
            cursor.insertBlock(shape)
        cursor.block().setUserState(int(Kind.PARAGRAPH))
        look = QTextCharFormat()
        look.setObjectType(_OBJECT)
        look.setProperty(_UID, mention.uid)
        cursor.insertText(_SIGN, look)

    def _write_again(self) -> None:
        if self._text:
            self._restyle()

    def _paint_again(self) -> None:
        self.viewport().update()
