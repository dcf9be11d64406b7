# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text in a role of the theme."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.own_font import OwnFont
from therapy_journal.ui.widgets.painting import break_lines, line_pitch, natural_width

_COMFORTABLE_WIDTH = 360
_NARROWEST = 64


class Label(OwnFont, QLabel):
    """Text that wraps, or where ``wrap`` is off ends with an ellipsis; never rich text."""

    def __init__(
        self,
        text: str = "",
        role: str = "ink",
        size: float = 13,
        weight: int = 400,
        *,
        wrap: bool = True,
        serif: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._role, self._size, self._weight, self._serif = role, size, weight, serif
        self._is_caps = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setText(text)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def set_role(self, role: str) -> None:
        """Draw in the colour of another role."""
        self._role = role
        self.update()

    def set_weight(self, weight: int) -> None:
        """Draw lighter or heavier."""
        self._weight = weight
        self._restyle()

    def _restyle(self) -> None:
        self.keep_font(self._make_font())
        self.updateGeometry()
        self.update()

    def _make_font(self) -> QFont:
        if self._serif:
            return self._theme.reading_font(self._size, self._weight)
        font = self._theme.ui_font(self._size, self._weight)
        if self._is_caps:
            font.setCapitalization(QFont.Capitalization.AllUppercase)
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
        return font

    # -- geometry ---------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the natural width up to a comfortable one, and the height it takes."""
        width = ceil(natural_width(self.text(), self.font())) + 1
        if self.wordWrap():
            width = min(width, self._theme.px(_COMFORTABLE_WIDTH))
        width += self._margins_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return one line, narrow: the rest wraps or is elided."""
        margins = self.contentsMargins()
        height = ceil(line_pitch(self.font())) + margins.top() + margins.bottom()
        narrow = min(self.sizeHint().width(), self._theme.px(_NARROWEST))
        return QSize(narrow, height)

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height the wrapped text takes at ``width``."""
        margins = self.contentsMargins()
        room = width - self._margins_width()
        block = break_lines(self.text(), self.font(), room, lines=0 if self.wordWrap() else 1)
        return ceil(max(block.shown, 1) * block.pitch) + margins.top() + margins.bottom()

    def _margins_width(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the lines."""
        rect = self.contentsRect()
        align = self.alignment()
        across = _as_seen(align, self.layoutDirection())
        lines = 0 if self.wordWrap() else 1
        block = break_lines(self.text(), self.font(), rect.width(), lines=lines, alignment=across)
        y = float(rect.y())
        if align & Qt.AlignmentFlag.AlignVCenter:
            y += max(0.0, (rect.height() - block.height) / 2)
        elif align & Qt.AlignmentFlag.AlignBottom:
            y += max(0.0, rect.height() - block.height)
        role = self._role if self.isEnabled() else "disabled"
        painter = QPainter(self)
        block.draw(painter, rect.x(), y, self._theme.color(role))
        painter.end()


def _as_seen(alignment: Qt.AlignmentFlag, direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side on which words stand that are read in ``direction``.

    QStyle would say the same, but loading all that it knows takes longer than a lock screen.
    """
    flags = Qt.AlignmentFlag
    across = alignment & (flags.AlignLeft | flags.AlignRight | flags.AlignHCenter)
    is_mirrored = direction == Qt.LayoutDirection.RightToLeft and not (
        alignment & flags.AlignAbsolute
    )
    if not across:
        across = flags.AlignLeft
    if is_mirrored and across == flags.AlignLeft:
        return flags.AlignRight
    if is_mirrored and across == flags.AlignRight:
        return flags.AlignLeft
    return across


class CapsLabel(Label):
    """A small heading in spaced capitals (*NEXT SESSION*, *NOVEMBER 2026*)."""

    def __init__(
        self,
        text: str = "",
        role: str = "muted",
        size: float = 11,
        weight: int = 400,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, role, size, weight, parent=parent)
        self._is_caps = True
        self._restyle()
