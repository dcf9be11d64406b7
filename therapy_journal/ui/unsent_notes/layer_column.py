# SPDX-License-Identifier: GPL-3.0-or-later
"""One layer with its heading and what belongs below its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.layer_area import LayerArea
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import CapsLabel

_TEXT_WIDTH = 620
_MARGIN = 30


class LayerColumn(QWidget):
    """Heading, words and, below the words, whatever is added; on a ground of its own."""

    def __init__(
        self, heading: str, area: LayerArea, *, ground: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        on_ground(self, ground)
        self.area = area
        self._heading = CapsLabel(heading)
        self._heading.setBuddy(area)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._heading)
        self._column.addWidget(area, 1)
        self._below = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def add(self, widget: QWidget) -> None:
        """Put something below the words; they then take only the room they need."""
        if not self._below:
            self._column.setStretch(1, 0)
            self._column.addStretch(1)
        self._below += 1
        self._column.insertWidget(1 + self._below, widget)

    def heading(self) -> str:
        """Return what stands above the words."""
        return self._heading.text()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size; the layout of the layers decides."""
        return QSize(self._theme.px(320), self._theme.px(320))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the end of the words when the room below them is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.area.go_to_end()
            self.area.setFocus(Qt.FocusReason.MouseFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the words in a column that can be read."""
        super().resizeEvent(event)
        self._set_margins()

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(14))
        self._set_margins()

    def _set_margins(self) -> None:
        px = self._theme.px
        side = max(px(_MARGIN), (self.width() - px(_TEXT_WIDTH)) // 2)
        self._column.setContentsMargins(side, px(24), max(side - px(8), px(12)), px(16))
