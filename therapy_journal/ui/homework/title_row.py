# SPDX-License-Identifier: GPL-3.0-or-later
"""A title and its badge: beside each other, or below where there is no room."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.chips import Badge
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.painting import natural_width

_GAP = 10
_BELOW = 6


class TitleRow(QWidget):
    """Keeps the badge right after a short title; a long one wraps over the full width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._title = Label("", size=16.5, weight=600, serif=True, parent=self)
        self._badge = Badge("", "homework", self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._theme.changed.connect(self._restyle)

    def show_title(self, title: str, badge: str, tone: str) -> None:
        """Show a title, and a badge where there are words for one."""
        self._title.setText(title)
        if badge and (badge != self._badge.text() or tone != self._tone()):
            # a badge keeps its tone for life
            self._badge.deleteLater()
            self._badge = Badge(badge, tone, self)
            self._badge.setProperty("tone", tone)
        self._badge.setVisible(bool(badge))
        self.setAccessibleName(f"{title}, {badge}" if badge else title)
        self._restyle()

    def _tone(self) -> str:
        return str(self._badge.property("tone") or "")

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height both take at ``width``."""
        title, badge = self._places(width)
        return max(title.bottom(), badge.bottom()) + 1

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of one line."""
        width = self._natural() + self._theme.px(_GAP) + self._badge_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a narrow column."""
        width = self._theme.px(120)
        return QSize(width, self._title.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Place both."""
        super().resizeEvent(event)
        self._arrange()

    def _restyle(self) -> None:
        self.updateGeometry()
        self._arrange()

    def _natural(self) -> int:
        return ceil(natural_width(self._title.text(), self._title.font())) + 2

    def _badge_width(self) -> int:
        return 0 if self._badge.isHidden() else self._badge.sizeHint().width()

    def _arrange(self) -> None:
        title, badge = self._places(self.width())
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            for rect in (title, badge):
                rect.moveLeft(self.width() - rect.right() - 1)
        self._title.setGeometry(title)
        self._badge.setGeometry(badge)

    def _places(self, width: int) -> tuple[QRect, QRect]:
        px, wanted = self._theme.px, self._natural()
        badge = QSize() if self._badge.isHidden() else self._badge.sizeHint()
        if wanted + (px(_GAP) + badge.width() if badge.isValid() else 0) <= width:
            height = max(self._title.heightForWidth(wanted), badge.height())
            shown = QRect(0, 0, wanted, self._title.heightForWidth(wanted))
            shown.moveTop((height - shown.height()) // 2)
            top = (height - badge.height()) // 2
            return shown, QRect(wanted + px(_GAP), top, max(badge.width(), 0), badge.height())
        tall = self._title.heightForWidth(width)
        shown = QRect(0, 0, width, tall)
        if not badge.isValid():
            return shown, QRect(0, 0, 0, 0)
        return shown, QRect(0, tall + px(_BELOW), min(badge.width(), width), badge.height())
