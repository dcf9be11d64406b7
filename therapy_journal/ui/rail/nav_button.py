# SPDX-License-Identifier: GPL-3.0-or-later
"""One place to go in the rail, with its icon, its name and how much is there."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.painting import ring, rounded


class NavButton(DrawnButton):
    """A row that stays pressed while its screen is shown. ``count`` stands at its end."""

    _pad_x = 11
    _pad_y = 9
    _weight = 400

    def __init__(self, text: str, icon: str, parent: QWidget | None = None) -> None:
        # A hint that is not empty keeps icon and name at the reading edge.
        super().__init__(text, icon, parent, hint=" ")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._weigh)

    def set_hint(self, hint: str) -> None:
        """Show a count or a shortcut at the end of the row."""
        self._hint = hint or " "
        name = self.text() if not hint else f"{self.text()}, {hint}"
        self.setAccessibleName(name)
        self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the row; its words may be elided."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def _restyle(self) -> None:
        self.keep_font(self._theme.ui_font(13, 600 if self.isChecked() else 400))
        self.updateGeometry()
        self.update()

    def _weigh(self, checked: bool) -> None:  # noqa: ARG002, FBT001 — a slot of Qt's signal
        self._restyle()

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(8)
        if self.isChecked():
            rounded(painter, rect, radius, fill=theme.color("paper"), border=theme.color("line"))
        elif self.isEnabled() and (self._is_hovered or self.isDown()):
            rounded(painter, rect, radius, fill=theme.color("selection"))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))

    def _draw_hint(self, painter: QPainter, rect: QRectF, role: str) -> float:
        return super()._draw_hint(painter, rect, "muted" if self.isEnabled() else role)
