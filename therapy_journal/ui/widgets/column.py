# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar above a screen, and the column of cards below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from therapy_journal.ui.icons import current_icons
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.drawn_button import DrawnButton
from therapy_journal.ui.widgets.labels import Label

_BAR_HEIGHT = 57
_SIDE_SHARE = 0.06


class IconLabel(QWidget):
    """An icon that only shows something; a screen reader passes it over."""

    def __init__(
        self, icon: str, role: str = "accent", size: int = 17, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = current_theme(), current_icons()
        self._icon_name, self._role, self._size = icon, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the icon's square."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw it in the middle."""
        painter = QPainter(self)
        side = self._theme.px(self._size)
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(self._icon_name, self._role, self._size, ratio)
        painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, pixmap)
        painter.end()


class ScreenHeader(QFrame):
    """Icon and title at the start, something in the middle, buttons at the end.

    ``tone`` colours the icon; with ``is_toned`` the title as well (unsent notes).
    """

    def __init__(
        self,
        icon: str,
        title: str,
        tone: str = "accent",
        parent: QWidget | None = None,
        *,
        is_toned: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._icon = IconLabel(icon, tone, 16, self)
        self._title = Label(title, tone if is_toned else "ink", 13, 600, wrap=False, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._rows = QVBoxLayout(self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._icon)
        # Without a stretch of its own the title has its whole width before anything is spread.
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self._middle = QHBoxLayout()
        self._row.addLayout(self._middle)
        self._row.addStretch(1)
        self._end = QHBoxLayout()
        self._row.addLayout(self._end)
        self._rows.addLayout(self._row, 1)
        self._second = QHBoxLayout()
        self._rows.addLayout(self._second)
        self._middle_widget: QWidget | None = None
        self._shrinking: list[DrawnButton] = []
        self._is_folded = False
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_middle(self, widget: QWidget) -> None:
        """Put a widget (segments, say) in the middle; where it is narrow, in a second row."""
        self._middle_widget = widget
        self._middle.addWidget(widget)
        self._fold()

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end, after those already there."""
        self._end.addWidget(widget)
        self._fold()

    def add_shrinking(self, button: DrawnButton) -> None:
        """Put a button at the end that shows its icon alone before its words would be cut.

        Of several, the one put there first loses its words first.
        """
        self._shrinking.append(button)
        self.add(button)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what the rows take, but no lower than the bar of every screen."""
        return super().sizeHint().expandedTo(QSize(0, self._theme.px(_BAR_HEIGHT)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the width of the wider of two rows: it folds before anything is cut."""
        size = QSize(super().minimumSizeHint().width(), self.sizeHint().height())
        if self._middle_widget is None or self._is_folded:
            return size
        margins = self._rows.contentsMargins()
        middle = self._middle_widget.minimumSizeHint().width()
        rest = self._row.minimumSize().width() - middle
        around = margins.left() + margins.right()
        return QSize(max(middle, rest) + around, size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold when the title and its neighbours need more than there is."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Fold as well when its parts grew: counts come after the screen is shown."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return is_done

    def _shrink(self) -> None:
        margins = self._rows.contentsMargins()
        wanted = self._row.sizeHint().width() + margins.left() + margins.right()
        wanted += sum(button.words_width() for button in self._shrinking if button.is_icon_only)
        for button in self._shrinking:
            is_cut = wanted > self.width()
            if is_cut:
                wanted -= button.words_width()
            if is_cut != button.is_icon_only:
                button.set_icon_only(is_icon_only=is_cut)

    def _fold(self) -> None:
        self._shrink()
        widget = self._middle_widget
        if widget is None or not self.isVisible():
            return
        row = self._row.sizeHint().width()
        if self._is_folded:
            row += widget.sizeHint().width() + self._row.spacing()
        margins = self._rows.contentsMargins()
        is_tight = row + margins.left() + margins.right() > self.width()
        if is_tight == self._is_folded:
            return
        self._is_folded = is_tight
        self._rows.setSpacing(self._theme.px(10) if is_tight else 0)
        source, target = self._middle, self._second
        if not is_tight:
            source, target = target, source
        source.removeWidget(widget)
        target.addWidget(widget)
        self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fold before it is seen."""
        super().showEvent(event)
        self._fold()

    def _restyle(self) -> None:
        px = self._theme.px
        self._rows.setContentsMargins(px(22), px(10), px(22), px(11))
        self._rows.setSpacing(px(10) if self._is_folded else 0)
        self._row.setSpacing(px(14))
        self._middle.setSpacing(px(8))
        self._end.setSpacing(px(10))
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper and the hairline below."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("paper"))
        painter.fillRect(QRectF(0, rect.bottom() - 1, rect.width(), 1), self._theme.color("line"))
        painter.end()


class ScrollColumn(QScrollArea):
    """A column of widgets that scrolls, in the middle, no wider than ``max_width``."""

    def __init__(
        self,
        max_width: int = 726,
        parent: QWidget | None = None,
        *,
        margin: int = 30,
        top: int = 22,
        gap: int = 12,
        ground: str = "canvas",
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._max_width, self._margin, self._top, self._gap = max_width, margin, top, gap
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outer = QWidget()
        self._outer.setProperty("ground", ground)
        self._outer.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._around = QHBoxLayout(self._outer)
        self._inner = QWidget(self._outer)
        self._inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self._inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self._around.addStretch(1)
        self._around.addWidget(self._inner, 1000)
        self._around.addStretch(1)
        self.setWidget(self._outer)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the bottom of the column."""
        self.column.addWidget(widget)

    def add_layout(self, layout: QLayout) -> None:
        """Put a layout at the bottom of the column."""
        self.column.addLayout(layout)

    def add_stretch(self) -> None:
        """Push what came before to the top."""
        self.column.addStretch(1)

    def _restyle(self) -> None:
        px = self._theme.px
        self._leave_room()
        self.column.setSpacing(px(self._gap))
        self._inner.setMaximumWidth(px(self._max_width))

    def _leave_room(self) -> None:
        """Leave room on both sides, less of it where there is little."""
        px = self._theme.px
        side = min(px(self._margin), max(px(8), int(self.viewport().width() * _SIDE_SHARE)))
        self._around.setContentsMargins(side, px(self._top), side, px(24))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Never become wider than the view."""
        super().resizeEvent(event)
        self._outer.setMaximumWidth(self.viewport().width())
        self._leave_room()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return a comfortable size."""
        return QSize(self._theme.px(min(self._max_width + 60, 640)), self._theme.px(480))
