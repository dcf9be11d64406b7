# SPDX-License-Identifier: GPL-3.0-or-later
"""One roadblock in the list: its heading, and while it is open what it holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from therapy_journal.core.roadblocks import Rating, Roadblock
from therapy_journal.ui.roadblocks.card_body import CardBody
from therapy_journal.ui.roadblocks.heading import Heading
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.painting import rounded
from therapy_journal.ui.widgets.tab_order import reach_into


class RoadblockCard(QFrame):
    """``toggle_requested`` asks the list; the body is built when it is opened first."""

    toggle_requested = Signal()
    body_built = Signal(object)

    def __init__(self, roadblock: Roadblock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self.roadblock = roadblock
        self._body: CardBody | None = None
        self._is_open = False
        self._rating: Rating | None = None
        self.heading = Heading(roadblock.title, roadblock.icon, self)
        self.heading.clicked.connect(self.toggle_requested)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.heading)
        self._theme.changed.connect(self.update)

    @property
    def body(self) -> CardBody | None:
        """What is below the heading, once it was opened."""
        return self._body

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self._is_open

    def set_open(self, *, is_open: bool, screen: str = "") -> None:
        """Show or fold the body; ``screen`` is where one is, to offer no way to it."""
        if is_open and self._body is None:
            self._body = CardBody(self.roadblock, self)
            self._body.show_rating(self._rating)
            self._column.addWidget(self._body)
            reach_into(self.heading, [self._body])
            self.body_built.emit(self._body)
        self._is_open = is_open
        self.heading.set_open(is_open=is_open)
        if self._body is not None:
            self._body.show_actions(screen)
            self._body.setVisible(is_open)
        self.updateGeometry()
        self.update()

    def show_rating(self, rating: Rating | None) -> None:
        """Show the last answer in the dots and the chips."""
        self._rating = rating
        self.heading.show_rating(rating)
        if self._body is not None:
            self._body.show_rating(rating)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw an open one as a card."""
        if self._is_open:
            painter = QPainter(self)
            theme = self._theme
            fill, border = theme.color("paper"), theme.color("line")
            rounded(painter, QRectF(self.rect()), theme.px(12), fill=fill, border=border)
            painter.end()
