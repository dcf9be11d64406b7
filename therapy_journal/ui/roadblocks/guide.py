# SPDX-License-Identifier: GPL-3.0-or-later
"""A guide to read in a calm panel over the window."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.services.guides import Guide, GuideSection
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.painting import ring
from therapy_journal.ui.widgets.sheets import Sheet

_WIDTH = 600


class GuideSheet(Sheet):
    """Each part is a stop of the Tab key, so that it can be read without a mouse."""

    def __init__(self, guide: Guide, parent: QWidget) -> None:
        super().__init__(guide.title, parent, width=_WIDTH)
        self.parts = [_Part(section, self) for section in guide.sections]
        for part in self.parts:
            self.body.addWidget(part)
        self.close_button = self.add_button("Close", is_primary=True, dismisses=True)


class _Part(QWidget):
    def __init__(self, section: GuideSection, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told = [section.heading, *section.paragraphs, *section.points]
        self.setAccessibleName("\n".join(text for text in told if text))
        self._column = QVBoxLayout(self)
        if section.heading:
            self._column.addWidget(Label(section.heading, size=14, weight=600))
        for paragraph in section.paragraphs:
            self._column.addWidget(Label(paragraph, size=15, serif=True))
        self._points = [_Point(text) for text in section.points]
        for point in self._points:
            self._column.addWidget(point)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(8), px(4), px(8), px(4))
        self._column.setSpacing(px(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Show where the focus is."""
        if self.hasFocus():
            painter = QPainter(self)
            color = self._theme.color("accent")
            ring(painter, QRectF(self.rect()), self._theme.px(8), color)
            painter.end()


class _Point(QWidget):
    """One line of a list, its dot hanging before it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._theme = current_theme()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(Label("·", "muted", 15, 600, wrap=False), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(Label(text, size=13), 1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.px(8))
