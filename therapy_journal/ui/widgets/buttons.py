# SPDX-License-Identifier: GPL-3.0-or-later
"""Buttons: filled, outlined, a link, an icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.ui.widgets.drawn_button import DrawnButton
from therapy_journal.ui.widgets.painting import RING, ring, rounded
from therapy_journal.ui.widgets.tips import set_tip

__all__ = ["DrawnButton", "IconButton", "LinkButton", "PrimaryButton", "QuietButton"]


class PrimaryButton(DrawnButton):
    """The one filled button of a place: what most people want to do there."""

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(self._radius)
        fill = self._state("accent", "accent_hover", "accent_pressed", "filled_disabled")
        rounded(painter, rect, radius, fill=theme.color(fill))
        if self.hasFocus():
            gap = rect.adjusted(RING, RING, -RING, -RING)
            ring(painter, gap, radius - RING, theme.color("on_accent"))

    def _content_role(self) -> str:
        return "on_accent" if self.isEnabled() else "muted"


class QuietButton(DrawnButton):
    """An outlined button."""

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(self._radius)
        fill = theme.color(self._state("paper", "hover", "pressed", "paper"))
        rounded(painter, rect, radius, fill=fill, border=theme.color("line"))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))


class LinkButton(DrawnButton):
    """Words that do something: accent, without a frame."""

    _pad_x = 3
    _pad_y = 2
    _radius = 4

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        size: float = 13,
        role: str = "accent",
        weight: int = 600,
    ) -> None:
        super().__init__(text, icon, parent)
        self._text_size, self._role, self._weight = size, role, weight
        self._restyle()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        if self.hasFocus():
            ring(painter, rect, self._theme.px(self._radius), self._theme.color("accent"))

    def _content_start(self, room: float) -> float:
        """Stand flush with the text above; the ring needs a little room when there is one."""
        start = max(0.0, (room - self._content_width()) / 2)
        return start if self.hasFocus() else start - self._theme.px(self._pad_x)

    def _content_role(self) -> str:
        return self._role if self.isEnabled() else "disabled"

    def _drawn_font(self) -> QFont:
        font = self.font()
        font.setUnderline(self.isEnabled() and (self._is_hovered or self.isDown()))
        return font


class IconButton(DrawnButton):
    """A square button with an icon; ``name`` is its tooltip and its accessible name."""

    _pad_x = 7
    _pad_y = 6

    def __init__(
        self,
        icon: str,
        name: str,
        parent: QWidget | None = None,
        *,
        role: str = "muted",
        size: int = 17,
        checkable: bool = False,
    ) -> None:
        super().__init__("", icon, parent)
        self._role, self._icon_size = role, size
        self.set_name(name)
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        """Say what the button does, to the pointer and to a screen reader."""
        set_tip(self, name)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a square around the icon."""
        side = self._icon_extent() + 2 * self._theme.px(7)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: an icon is not cut."""
        return self.sizeHint()

    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme, radius = self._theme, self._theme.px(6)
        if self.isChecked() and self.isEnabled():
            rounded(painter, rect, radius, fill=theme.color("accent_soft"))
        elif self.isEnabled() and (self._is_hovered or self.isDown()):
            role = "pressed" if self.isDown() else "hover"
            rounded(painter, rect, radius, fill=theme.color(role))
        if self.hasFocus():
            ring(painter, rect, radius, theme.color("accent"))

    def _content_role(self) -> str:
        if not self.isEnabled():
            return "disabled"
        return "accent" if self.isChecked() else self._role
