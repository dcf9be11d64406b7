# SPDX-License-Identifier: GPL-3.0-or-later
"""Larger, smaller, whole: three small buttons in the corner below the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.ui.paper.preview import PagePreview
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton


class ZoomRow(QWidget):
    """Shows the page larger or smaller; on paper it stays as it is."""

    def __init__(self, preview: PagePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = LinkButton("Whole page", role="muted", weight=400, size=12)
        self._smaller = IconButton("minus", "Show the page smaller", size=15)
        self._larger = IconButton("plus", "Show the page larger", size=15)
        px = current_theme().px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), 0, px(16), px(8))
        row.setSpacing(px(4))
        for button in (self._whole, self._smaller, self._larger):
            row.addWidget(button)
        self._whole.clicked.connect(preview.show_whole)
        self._smaller.clicked.connect(preview.zoom_out)
        self._larger.clicked.connect(preview.zoom_in)
        preview.zoom_changed.connect(self._show_zoom)
        preview.installEventFilter(self)
        self._preview = preview
        self._show_zoom(preview.zoom())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the corner when the page's room changes."""
        if watched is self._preview and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._settle()
        return False

    def _show_zoom(self, zoom: float) -> None:
        self._whole.setVisible(abs(zoom - 1) > 0.01)
        self._settle()

    def _settle(self) -> None:
        self.adjustSize()
        corner = self._preview.geometry().bottomRight()
        bar = self._preview.verticalScrollBar()
        beside = bar.width() if bar.isVisible() else 0
        self.move(corner.x() - self.width() - beside + 1, corner.y() - self.height() + 1)
        self.raise_()
