# SPDX-License-Identifier: GPL-3.0-or-later
"""A narrow column in the middle of an empty window, as every page before unlocking has it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QScrollArea, QVBoxLayout, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.column import IconLabel
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.labels import Label


class CentredPage(QScrollArea):
    """Scrolls where the window is too low for it; ``column`` takes what the page holds."""

    def __init__(self, width: int = 360, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._design_width = width
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QWidget()
        on_ground(self._ground, "canvas")
        self._middle = QWidget()
        self.column = QVBoxLayout(self._middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(self._ground)
        outer.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._middle)
        row.addStretch(1)
        outer.addLayout(row)
        outer.addStretch(1)
        self.setWidget(self._ground)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def add(self, widget: QWidget, gap: int = 10) -> None:
        """Add a widget, ``gap`` design pixels below the one before."""
        if self.column.count():
            self.column.addSpacing(self._theme.px(gap))
        self.column.addWidget(widget)

    def add_row(self, layout: QLayout, gap: int = 10) -> None:
        """Add a row of widgets."""
        if self.column.count():
            self.column.addSpacing(self._theme.px(gap))
        self.column.addLayout(layout)

    def add_heading(self, icon: str, title: str, text: str) -> None:
        """Add the icon, the large title and the sentence under it, all centred."""
        picture = QWidget()
        row = QHBoxLayout(picture)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(IconLabel(icon, "accent", 38))
        row.addStretch(1)
        self.add(picture)
        self.add(centred(Label(title, size=28, weight=600, serif=True)), 16)
        self.add(centred(Label(text, "muted")), 6)

    def _restyle(self) -> None:
        self.column.setSpacing(0)
        self._middle.setFixedWidth(self._theme.px(self._design_width))


def centred(label: QLabel) -> QLabel:
    """Centre the words of a label."""
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
