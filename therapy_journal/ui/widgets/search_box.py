# SPDX-License-Identifier: GPL-3.0-or-later
"""The field that looks through everything."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.text_fields import TextField


class SearchBox(TextField):
    """``text_changed`` carries what stands in it; Esc empties it, Down leaves it downwards."""

    text_changed = Signal(str)
    left_downwards = Signal()

    def __init__(
        self,
        placeholder: str = "Search everything",
        hint: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._icons = current_icons()
        if hint is None:
            find = QKeySequence(QKeySequence.StandardKey.Find)
            hint = find.toString(QKeySequence.SequenceFormat.NativeText).replace("+", " ")
        self._hint = hint
        super().__init__(placeholder, parent)
        self._clear = IconButton("x", "Empty the search", self, size=14)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self._place()
        self.textChanged.connect(self._on_text_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Empty with Esc, leave with Down."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep icon, hint and button at their ends."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the icon, and while it is empty the shortcut."""
        super().paintEvent(event)
        px = self._theme.px
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter = QPainter(self)
        pixmap = self._icons.pixmap("search", "muted", 15, self.devicePixelRatioF())
        x = self.width() - px(11) - px(15) if is_reversed else px(11)
        painter.drawPixmap(x, (self.height() - px(15)) // 2, pixmap)
        if not self.text() and self._hint:
            painter.setFont(self._theme.ui_font(11))
            painter.setPen(self._theme.color("muted"))
            side = Qt.AlignmentFlag.AlignLeft if is_reversed else Qt.AlignmentFlag.AlignRight
            flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(self.rect().adjusted(px(11), 0, -px(11), 0), int(flags), self._hint)
        painter.end()

    def _restyle(self) -> None:
        super()._restyle()
        if hasattr(self, "_clear"):
            self._place()

    def _place(self) -> None:
        if not hasattr(self, "_clear"):
            return
        px = self._theme.px
        side = min(self._clear.sizeHint().width(), self.height() - 4)
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 4 if is_reversed else self.width() - side - 4
        self._clear.setGeometry(x, (self.height() - side) // 2, side, side)
        before, after = px(23), px(30)
        self.setTextMargins(
            after if is_reversed else before, 0, before if is_reversed else after, 0
        )

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.update()
        self.text_changed.emit(text)
