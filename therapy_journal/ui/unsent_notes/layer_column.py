# SPDX-License-Identifier: GPL-3.0-or-later
"""One layer with its heading and what belongs below its words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.unsent_notes.layer_area import LayerArea
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import CapsLabel

_TEXT_WIDTH = 620
_MARGIN = 30
_LOW = 200


class LayerColumn(QScrollArea):
    """Heading, words and, below the words, whatever is added; on a ground of its own.

    Long words scroll by themselves, with what is below them in sight. Only where there is
    no room even for that does the whole column scroll.
    """

    def __init__(
        self, heading: str, area: LayerArea, *, ground: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.area = area
        self._extras: list[QWidget] = []
        self._heading = CapsLabel(heading)
        self._heading.setBuddy(area)
        self._inside = _Inside(area)
        on_ground(self._inside, ground)
        self._column = QVBoxLayout(self._inside)
        self._column.addWidget(self._heading)
        self._column.addWidget(area, 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setWidget(self._inside)
        area.cursorPositionChanged.connect(self._follow_cursor)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def add(self, widget: QWidget) -> None:
        """Put something below the words; they then take only the room they need."""
        if not self._extras:
            self._column.setStretch(1, 0)
            self._column.addStretch(1)
        self._extras.append(widget)
        self._column.insertWidget(1 + len(self._extras), widget)

    def set_extras_visible(self, *, is_visible: bool) -> None:
        """Show what stands below the words, or the words alone."""
        for widget in self._extras:
            widget.setVisible(is_visible)

    def heading(self) -> str:
        """Return what stands above the words."""
        return self._heading.text()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size; the layout of the layers decides."""
        return QSize(self._theme.px(320), self._theme.px(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return room for the heading and two lines."""
        return QSize(self._theme.px(160), self._theme.px(100))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the words in a column that can be read."""
        super().resizeEvent(event)
        self._set_margins()

    def _follow_cursor(self) -> None:
        if self.area.hasFocus():
            at = self.area.mapTo(self._inside, self.area.cursorRect().center())
            self.ensureVisible(at.x(), at.y(), 0, self._theme.px(30))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(11))
        self._set_margins()

    def _set_margins(self) -> None:
        px = self._theme.px
        side = max(px(_MARGIN), (self.width() - px(_TEXT_WIDTH)) // 2)
        is_low = self.height() < px(_LOW)
        top, bottom = (px(12), px(6)) if is_low else (px(24), px(16))
        self._column.setContentsMargins(side, top, max(side - px(8), px(12)), bottom)


class _Inside(QWidget):
    """What scrolls. It asks for the least height: the words scroll by themselves first."""

    def __init__(self, area: LayerArea) -> None:
        super().__init__()
        self._area = area

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the least height at which everything but long words is in sight."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the end of the words when the room below them is pressed."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._area.go_to_end()
            self._area.setFocus(Qt.FocusReason.MouseFocusReason)
