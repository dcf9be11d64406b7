# SPDX-License-Identifier: GPL-3.0-or-later
"""What opens at the cursor when somebody asks for a way to begin; wholly by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from therapy_journal.core.prompts import Offered
from therapy_journal.core.text import shorten
from therapy_journal.ui.reflections.popups import Popup
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.painting import ring, rounded

HINT = "Enter takes it · Right shows another one · Esc leaves"
_WIDTH = 430
_SHOWN = 220
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class PromptRow(QAbstractButton):
    """One kind of prompt; ``taken`` carries the words that are shown."""

    taken = Signal(str)

    def __init__(self, offered: Offered, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._offered, self._at, self._number = offered, 0, number
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._column = QVBoxLayout(self)
        self._title = CapsLabel(offered.title)
        self._words = Label("", size=14.5, serif=True)
        for label in (self._title, self._words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        px = self._theme.px
        self._column.setContentsMargins(px(10), px(8), px(10), px(9))
        self._column.setSpacing(px(2))
        self.clicked.connect(self._take)
        self._show()

    def words(self) -> str:
        """Return the prompt that is shown."""
        return self._offered.texts[self._at]

    def go(self, step: int) -> None:
        """Show another one of its kind."""
        if len(self._offered.texts) > 1:
            self._at = (self._at + step) % len(self._offered.texts)
            self._show()
            announce(self, self.words())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return what the labels need."""
        return self._column.sizeHint()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return what the labels need at a width."""
        return self._column.heightForWidth(width)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take it with Enter; Qt would take Space alone."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Select):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Lay a ground under the row the keys are about."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, radius = QRectF(self.rect()), self._theme.px(8)
        if self.hasFocus() or self.underMouse():
            role = "selection" if self.hasFocus() else "hover"
            rounded(painter, rect, radius, fill=self._theme.color(role))
        if self.hasFocus():
            ring(painter, rect, radius, self._theme.color("accent"))
        painter.end()

    def _take(self) -> None:
        self.taken.emit(self.words())

    def _show(self) -> None:
        self._words.setText(shorten(self.words(), _SHOWN))
        self.setAccessibleName(f"{self._offered.title}: {self.words()}")
        self.setAccessibleDescription(f"{self._number}")
        self.updateGeometry()


class PromptPopup(Popup):
    """``chosen`` carries the words somebody wants to write about."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("A way to begin")
        self.rows: list[PromptRow] = []
        self._hint = Label(HINT, "muted", 11.5)
        self._near, self._page = QRect(), QRect()
        self._pad()

    def open_near(self, near: QRect, page: QRect, offered: Sequence[Offered]) -> None:
        """Show what is offered under a place on the screen, the first kind chosen.

        It stays within the width of ``page``, so that nothing beside it is covered.
        """
        for old in self.rows:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.column.removeWidget(self._hint)
        self.rows = [PromptRow(each, place, self) for place, each in enumerate(offered, 1)]
        for row in self.rows:
            row.taken.connect(self._take)
            self.column.addWidget(row)
        self.column.addWidget(self._hint)
        self._near, self._page = near, page
        self.setFixedWidth(max(1, min(self._theme.px(_WIDTH), page.width())))
        self._place()
        self.show()
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go along with the arrows, take with a digit, leave with Esc."""
        key = event.key()
        row = next((each for each in self.rows if each.hasFocus()), None)
        if key in _STEPS and self.rows:
            at = self.rows.index(row) + _STEPS[key] if row is not None else 0
            self.rows[at % len(self.rows)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left) and row is not None:
            row.go(1 if key == Qt.Key.Key_Right else -1)
            self._place()
        elif event.text().isdecimal() and 1 <= int(event.text()) <= len(self.rows):
            self._take(self.rows[int(event.text()) - 1].words())
        else:
            super().keyPressEvent(event)

    def _take(self, words: str) -> None:
        self.close()
        self.chosen.emit(words)

    def _place(self) -> None:
        """Stand below the cursor where there is room, else above it, inside the screen."""
        inner = self.contentsRect().marginsRemoved(self.column.contentsMargins()).width()
        for row in self.rows:  # else the line below them takes of their room
            row.setFixedHeight(row.heightForWidth(inner))
        self.column.activate()
        height = self.column.heightForWidth(self.width())
        self.setFixedHeight(height if height > 0 else self.column.sizeHint().height())
        parent = self.parentWidget()
        screen = (parent or self).screen().availableGeometry()
        at = QPoint(self._near.left(), self._near.bottom() + self._theme.px(6))
        if at.y() + self.height() > screen.bottom():
            at.setY(max(screen.top(), self._near.top() - self.height() - self._theme.px(6)))
        furthest = min(screen.right(), self._page.right()) - self.width() + 1
        at.setX(max(screen.left(), min(at.x(), furthest)))
        self.move(at)

    def _pad(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(px(8), px(8), px(8), px(10))
        self.column.setSpacing(px(2))
        if hasattr(self, "_hint"):
            self._hint.setContentsMargins(px(10), px(4), px(10), 0)
