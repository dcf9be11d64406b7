# SPDX-License-Identifier: GPL-3.0-or-later
"""Four short bars that fill as a passphrase gets harder to guess; never red."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.services.passphrases import SENTENCES, Strength
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import rounded

_BARS = 4


class StrengthBar(QWidget):
    """Shows a strength, or nothing yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._strength: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Strength")
        self._theme.changed.connect(self.update)

    def show_strength(self, strength: Strength | None) -> None:
        """Fill as many bars as the strength counts."""
        self._strength = strength
        self.setAccessibleDescription("" if strength is None else SENTENCES[strength])
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a thin row."""
        return QSize(self._theme.px(200), self._theme.px(5))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the bars."""
        painter = QPainter(self)
        gap = self._theme.px(5)
        width = (self.width() - gap * (_BARS - 1)) / _BARS
        filled = 0 if self._strength is None else int(self._strength)
        for place in range(_BARS):
            at = place if self.layoutDirection().name == "LeftToRight" else _BARS - 1 - place
            rect = QRectF(at * (width + gap), 0, width, self.height())
            role = "accent" if place < filled else "line"
            rounded(painter, rect, self.height() / 2, fill=self._theme.color(role))
        painter.end()
