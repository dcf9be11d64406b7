# SPDX-License-Identifier: GPL-3.0-or-later
"""How the sidebar stands: beside the screen, folded to icons, or floating over a narrow window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.roadblocks import Roadblock
from therapy_journal.ui.roadblocks.icon_column import IconColumn
from therapy_journal.ui.roadblocks.panel import RoadblockPanel
from therapy_journal.ui.theme import Theme

WIDTH = 288


class FoldingSidebar(QWidget):
    """Where there is room the list stands beside the screen unless it is folded away.

    Where there is none it folds to its icons, and what is opened from there floats over the
    screen until Esc or the next step. ``open_changed`` tells a wish worth keeping.
    """

    open_changed = Signal(bool)

    def __init__(
        self, roadblocks: Sequence[Roadblock], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_wished_open = True
        self._is_narrow = False
        self._is_floating = False
        self._rests_folded = False
        self._is_open_here = False
        self.panel = RoadblockPanel(roadblocks, self)
        self.icons = IconColumn(roadblocks, self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.panel)
        self._row.addWidget(self.icons)
        self.icons.unfold_requested.connect(self.toggle)
        self.panel.fold_requested.connect(self.toggle)
        self._settle()
        theme.changed.connect(self._settle)

    @property
    def is_open(self) -> bool:
        """Whether the seven are in sight, beside the screen or floating over it."""
        is_beside = self._is_open_here if self._rests_folded else self._is_wished_open
        return self._is_floating or (is_beside and not self._is_narrow)

    def set_open(self, *, is_open: bool) -> None:
        """Open or fold it; where there is no room, let it float or fold."""
        if self._is_narrow:
            self._is_floating = is_open
        elif self._rests_folded:
            self._is_open_here = is_open
        else:
            self._is_wished_open = is_open
        self._settle()

    def toggle(self) -> None:
        """Open or fold it, as its buttons do, and tell what was wished."""
        self.set_open(is_open=not self.is_open)
        if not self._is_narrow and not self._rests_folded:
            self.open_changed.emit(self._is_wished_open)
        button = self.panel.fold if self.is_open else self.icons.unfold
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Say whether the window is too narrow for the list to stand beside the screen."""
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.stop_floating()

    def rest_folded(self, *, is_folded: bool) -> None:
        """Say whether a screen needs the room: there it is folded until it is opened there."""
        self._rests_folded, self._is_open_here = is_folded, False
        self.stop_floating()

    def stop_floating(self) -> None:
        """Fold what floats over the screen; what stands beside it stays."""
        self._is_floating = False
        self._settle()

    def _settle(self) -> None:
        is_beside = self.is_open and not self._is_floating
        self.panel.set_floating(is_floating=self._is_floating)
        self.panel.setFixedWidth(self._theme.px(WIDTH))
        self.icons.setVisible(not is_beside)
        if self._is_floating:
            self._lift()
            return
        if self.panel.parentWidget() is not self:
            self._row.insertWidget(0, self.panel)
        self.panel.setVisible(is_beside)

    def _lift(self) -> None:
        """Put the list over the screen, at the end of the window."""
        host = self.parentWidget()
        if host is None:
            return
        if self.panel.parentWidget() is not host:
            self._row.removeWidget(self.panel)
            self.panel.setParent(host)
        place = self.geometry()
        width = self.panel.width()
        is_reversed = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = place.left() if is_reversed else place.right() + 1 - width
        self.panel.setGeometry(left, place.top(), width, place.height())
        self.panel.show()
        self.panel.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the floating list where it belongs."""
        super().resizeEvent(event)
        if self._is_floating:
            self._lift()

    def moveEvent(self, event: QMoveEvent) -> None:  # noqa: N802
        """Keep the floating list where it belongs."""
        super().moveEvent(event)
        if self._is_floating:
            self._lift()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let nothing float where the sidebar is not shown."""
        super().hideEvent(event)
        if self._is_floating and not event.spontaneous():
            self.stop_floating()
