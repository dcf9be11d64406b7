# SPDX-License-Identifier: GPL-3.0-or-later
"""The ground of every button: draws itself, scales, shows where the focus is."""

from __future__ import annotations

from abc import abstractmethod
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.own_font import OwnFont
from therapy_journal.ui.widgets.tips import set_tip

_GAP = 8
_ALWAYS_SHOWN = 150
_LEAST_AROUND = 6


class DrawnButton(OwnFont, QPushButton):
    """The ground of every button here: draws itself, scales, shows focus, speaks plain text.

    Space and Enter press it. The text is taken literally: ``&`` is an ampersand.
    """

    _pad_x: int = 14
    _pad_y: int = 8
    _radius: int = 8
    _weight: int = 600
    _text_size: float = 13
    _icon_size: int = 16

    def __init__(
        self,
        text: str = "",
        icon: str | None = None,
        parent: QWidget | None = None,
        *,
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._icons = current_icons()
        self._label = ""
        self._icon_name = icon
        self._hint = hint
        self._is_hovered = self._is_icon_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def setText(self, text: str) -> None:  # noqa: N802
        """Set the text, literally."""
        self._label = text
        super().setText(text.replace("&", "&&"))
        self.updateGeometry()

    def text(self) -> str:
        """Return the text as it was given."""
        return self._label

    def set_hint(self, hint: str) -> None:
        """Show other words at the end, such as a shortcut."""
        self._hint = hint
        self.updateGeometry()
        self.update()

    def set_icon_only(self, *, is_icon_only: bool) -> None:
        """Show the icon alone, with the text as a tip; or the text again."""
        self._is_icon_only = is_icon_only
        set_tip(self, self._label if is_icon_only else "")
        self.updateGeometry()
        self.update()

    @property
    def is_icon_only(self) -> bool:
        """Whether the icon is shown alone."""
        return self._is_icon_only

    def set_icon_name(self, name: str | None) -> None:
        """Show another icon before the text."""
        self._icon_name = name
        self.updateGeometry()
        self.update()

    def _restyle(self) -> None:
        self.keep_font(self._theme.ui_font(self._text_size, self._weight))
        self.updateGeometry()
        self.update()

    # -- geometry -----------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what icon, text and padding take."""
        px = self._theme.px
        content = self._icon_extent() if self._is_icon_only else self._content_width()
        width = content + 2 * px(self._pad_x)
        if self._hint and not self._is_icon_only:
            width += QFontMetricsF(self._hint_font()).horizontalAdvance(self._hint) + px(20)
        tall = max(QFontMetricsF(self.font()).height(), self._icon_extent())
        return QSize(ceil(width), ceil(tall) + 2 * px(self._pad_y) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the whole of it, but for a long text, which may be elided."""
        full = self.sizeHint()
        if self._is_icon_only:
            return QSize(self._icon_extent() + 2 * self._theme.px(_LEAST_AROUND), full.height())
        return QSize(min(full.width(), self._theme.px(_ALWAYS_SHOWN)), full.height())

    def words_width(self) -> int:
        """Return how much narrower the button is with its icon alone."""
        return ceil(self._content_width()) - self._icon_extent() if self._icon_name else 0

    def _hint_font(self) -> QFont:
        return self._theme.ui_font(12)

    def _drawn_font(self) -> QFont:
        return self.font()

    def _icon_extent(self) -> int:
        return self._theme.px(self._icon_size) if self._icon_name else 0

    def _content_width(self) -> float:
        width = QFontMetricsF(self.font()).horizontalAdvance(self._label) if self._label else 0.0
        if self._icon_name:
            width += self._icon_extent() + (self._theme.px(_GAP) if self._label else 0)
        return width

    # -- states -------------------------------------------------------------------------

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Note that the pointer is here."""
        self._is_hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Note that the pointer left."""
        self._is_hovered = False
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def _state(self, normal: str, hover: str, pressed: str, disabled: str) -> str:
        """Return the role that fits the state the button is in."""
        if not self.isEnabled():
            return disabled
        if self.isDown():
            return pressed
        return hover if self._is_hovered else normal

    # -- drawing ------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw ground, content and ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, QRectF(self.rect()))
        self._draw_content(painter, self._content_role())
        painter.end()

    @abstractmethod
    def _draw_ground(self, painter: QPainter, rect: QRectF) -> None:
        raise NotImplementedError

    def _content_role(self) -> str:
        return "ink" if self.isEnabled() else "disabled"

    def _draw_content(self, painter: QPainter, role: str) -> None:
        """Draw icon, text and hint, following the reading direction."""
        px = self._theme.px
        if self._is_icon_only:
            middle, half = QRectF(self.rect()).center(), self._icon_extent() / 2
            self._draw_icon(painter, middle.x() - half, middle.y() - half, role)
            return
        rect = QRectF(self.rect()).adjusted(px(self._pad_x), 0, -px(self._pad_x), 0)
        x = 0.0 if self._hint else self._content_start(rect.width())
        if self._icon_name:
            side = self._icon_extent()
            at = self._mirrored(rect, x, side)
            self._draw_icon(painter, at, rect.center().y() - side / 2, role)
            x += side + px(_GAP)
        end = rect.width()
        if self._hint:
            end -= self._draw_hint(painter, rect, role)
        self._draw_label(painter, rect, x, end, self._theme.color(role))

    def _content_start(self, room: float) -> float:
        """Return where the content begins: in the middle."""
        return max(0.0, (room - self._content_width()) / 2)

    def _draw_icon(self, painter: QPainter, x: float, y: float, role: str) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(self._icon_name or "", role, self._icon_size, ratio)
        painter.drawPixmap(QPointF(round(x), round(y)), pixmap)

    def _draw_hint(self, painter: QPainter, rect: QRectF, role: str) -> float:
        font = self._hint_font()
        painter.setFont(font)
        width = QFontMetricsF(font).horizontalAdvance(self._hint) + 1
        painter.setPen(self._theme.color(role))
        at = self._mirrored(rect, rect.width() - width, width)
        box = QRectF(at, rect.y(), width, rect.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._hint)
        return width + self._theme.px(_GAP)

    def _draw_label(
        self, painter: QPainter, rect: QRectF, x: float, end: float, color: QColor
    ) -> None:
        width = max(0.0, end - x)
        font = self._drawn_font()
        label = QFontMetricsF(font).elidedText(
            self._label, Qt.TextElideMode.ElideRight, ceil(width) + 1
        )
        painter.setFont(font)
        painter.setPen(color)
        box = QRectF(self._mirrored(rect, x, width), rect.y(), width + 1, rect.height())
        side = Qt.AlignmentFlag.AlignLeft
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            side = Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextSingleLine), label)

    def _mirrored(self, rect: QRectF, x: float, width: float) -> float:
        """Return where something ``x`` from the reading start begins, from the left."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return rect.right() - x - width
        return rect.x() + x
