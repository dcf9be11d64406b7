# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries as one page to read through; nothing on it can be changed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.ui.reflections.continuous_view import ContinuousView
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label

HOW = "Enter opens an entry, Esc goes back."
NOTHING = "There is nothing here to read. Entries that are closed or empty are left out."


class ReadingPage(QWidget):
    """``left`` tells that somebody wants to go back to where they were."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, "paper")
        self.back = IconButton("arrow-left", "Back", size=16)
        self.title = Label("", "ink", weight=600, wrap=False)
        self.said = Label(HOW, "muted", 12, wrap=False)
        self.view = ContinuousView()
        self.view.setAccessibleName("Your writing, to read through")
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.back)
        self._bar.addWidget(self.title, 1)
        self._bar.addWidget(self.said)
        self._nothing = Label(NOTHING, "muted", serif=True, size=15)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._bar)
        self._column.addWidget(self._nothing, 1)
        self._column.addWidget(self.view, 1)
        self.back.clicked.connect(self.left)
        self.setFocusProxy(self.view)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def begin(self, title: str) -> None:
        """Begin an empty page."""
        self.title.setText(title)
        self._fit()
        self.view.clear_parts()
        self.tell_nothing(is_nothing=False)

    def tell_nothing(self, *, is_nothing: bool) -> None:
        """Say that there is nothing to read."""
        self._nothing.setVisible(is_nothing)
        self.view.setVisible(not is_nothing)
        if is_nothing:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave the keys unsaid before the title is cut."""
        margins, spaces = self._bar.contentsMargins(), 2 * self._bar.spacing()
        parts = (self.back, self.title, self.said)
        wanted = sum(part.sizeHint().width() for part in parts) + spaces
        self.said.setVisible(wanted <= self.width() - margins.left() - margins.right())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._theme.px
        self._bar.setContentsMargins(px(14), px(5), px(22), px(6))
        self._bar.setSpacing(px(8))
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper and the hairline under the bar."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("paper"))
        below = self._bar.geometry().bottom()
        painter.fillRect(QRectF(0, below, self.width(), 1), self._theme.color("line"))
        painter.end()
