# SPDX-License-Identifier: GPL-3.0-or-later
"""A large quiet place for plain words: one layer of a note."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from therapy_journal.ui.editor.private_text import PrivateTextEdit
from therapy_journal.ui.theme import current_theme

TEXT_SIZE = 17
_LINE_HEIGHT = 27
_PARAGRAPH_GAP = 13
_FEWEST_LINES = 2
_SHORT_LINES = 4


class LayerArea(PrivateTextEdit):
    """Plain text in the reading type, which is copied on purpose only and never dragged out.

    ``text_edited`` tells of what the person changed, not of ``set_text``; ``focused`` that
    they went here. With ``is_fitting`` it is as tall as its words, so that what stands
    below it follows them; otherwise it takes the room it is given. Tab leaves it.
    """

    text_edited = Signal()
    focused = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        name: str,
        role: str = "ink",
        is_fitting: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._role, self._is_fitting = role, is_fitting
        self._is_setting = False
        self._shown_scale = 0.0
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        down = QSizePolicy.Policy.Maximum if is_fitting else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Expanding, down)
        self._restyle()
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self._theme.changed.connect(self._restyle)

    # -- the words --------------------------------------------------------------------------

    def text(self) -> str:
        """Return the words, character for character."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show other words; nobody is told, and undo begins anew."""
        self._is_setting = True
        self.document().setUndoRedoEnabled(False)
        self.setPlainText(text)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._block_format())
        self.document().setUndoRedoEnabled(True)
        self._is_setting = False

    def insert_words(self, before: str, after: str = "") -> None:
        """Put words in where the cursor stands, which stays between the two parts."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        written = cursor.block().text()[: cursor.positionInBlock()]
        gap = " " if written and not written[-1].isspace() else ""
        cursor.insertText(gap + before)
        place = cursor.position()
        cursor.insertText(after)
        cursor.endEditBlock()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_end(self) -> None:
        """Put the cursor after the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    # -- plain and private ------------------------------------------------------------------

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Give nothing: Qt asks here for the X11 selection and for dragging out."""
        return QMimeData()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paste nothing from the X11 selection."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Paste nothing from the X11 selection."""
        if event.button() != Qt.MouseButton.MiddleButton:
            super().mouseReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()

    # -- size and look ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the placeholder in as many lines as it takes; Qt would cut it after the first."""
        is_composing = bool(self.textCursor().block().layout().preeditAreaText())
        if self.document().isEmpty() and not is_composing:
            painter = QPainter(self.viewport())
            painter.setFont(self.font())
            painter.setPen(self._theme.color("muted"))
            flags = Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), int(flags), self.placeholderText())
            painter.end()
        super().paintEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the words, a few lines at least."""
        fewest = _FEWEST_LINES * self._theme.page_px(_LINE_HEIGHT)
        words = ceil(self.document().size().height())
        return QSize(self._theme.px(240), max(fewest, words + self._theme.px(4)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return two lines, which scroll, or a few words whole where something follows them."""
        line = self._theme.page_px(_LINE_HEIGHT)
        whole = self.sizeHint().height()
        is_short = self._is_fitting and whole <= _SHORT_LINES * line + self._theme.px(24)
        return QSize(self._theme.px(120), whole if is_short else 2 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height where the width breaks the lines elsewhere."""
        super().resizeEvent(event)
        if self._is_fitting and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _on_text_changed(self) -> None:
        if not self._is_setting:
            self.text_edited.emit()

    def _block_format(self) -> QTextBlockFormat:
        form = QTextBlockFormat()
        height = QTextBlockFormat.LineHeightTypes.FixedHeight
        form.setLineHeight(self._theme.page_px(_LINE_HEIGHT), height.value)
        form.setBottomMargin(self._theme.page_px(_PARAGRAPH_GAP))
        return form

    def _restyle(self) -> None:
        theme = self._theme
        scale = theme.total_scale * theme.page_scale
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Text, theme.color(self._role))
        # Qt's own placeholder is not to be seen; assistive technology still reads it out.
        palette.setColor(QPalette.ColorRole.PlaceholderText, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        if scale != self._shown_scale:
            # Another text size needs other paragraph formats, which undo must not step through.
            self._shown_scale = scale
            self.setFont(theme.page_font(TEXT_SIZE))
            self.setCursorWidth(max(1, theme.px(1.6)))
            place = self.textCursor().position()
            self.set_text(self.text())
            cursor = self.textCursor()
            cursor.setPosition(min(place, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
