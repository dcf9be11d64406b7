# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading it from the page: what is ready to say, large, over the whole window."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from therapy_journal.core.say_page import SayPage
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.announcing import announce
from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.window_keys import is_key_of

SIZES = (46, 42, 38, 34, 30, 27, 24)
"""Type in design pixels, the largest first; the first at which everything is in sight is taken."""

_WIDTH = 900
_MARGIN = 40
_LEADING = 115
_ALWAYS_POSSIBLE = frozenset({"lock", "quit", "hide"})
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_UP = (Qt.Key.Key_Up, Qt.Key.Key_PageUp)


class PageView(QWidget):
    """Covers the window of ``owner`` with one layer's words. Esc leaves, and so does a click."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._theme = current_theme()
        self._owner = owner
        self._before: QWidget | None = None
        on_ground(self, "paper")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = _Words()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self._theme.changed.connect(self._fit)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether the words lie over the window."""
        return not self.isHidden()

    def open(self, page: SayPage) -> None:
        """Show these words over the window."""
        if self.is_open:
            return
        window = self._owner.window()
        self._before = QApplication.focusWidget()
        self.words.set_words(page.words)
        self.setAccessibleName(page.words)
        self.setAccessibleDescription("Esc leaves this page.")
        self.setParent(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._fit()
        self._area.verticalScrollBar().setValue(0)
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        announce(self, f"{page.words} Esc leaves this page.")

    def leave(self) -> None:
        """Show the window again; none of the words stay in here."""
        if not self.is_open:
            return
        self.window().removeEventFilter(self)
        self.hide()
        self.words.set_words("")
        self.setAccessibleName("")
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from acting behind the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not is_key_of(self.window(), event.keyCombination(), _ALWAYS_POSSIBLE)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc, move through long words; no other key goes further."""
        bar, key = self._area.verticalScrollBar(), event.key()
        step = bar.pageStep() if key not in (Qt.Key.Key_Up, Qt.Key.Key_Down) else self._theme.px(60)
        if key == Qt.Key.Key_Escape:
            self.leave()
        elif key in _DOWN:
            bar.setValue(bar.value() + step)
        elif key in _UP:
            bar.setValue(bar.value() - step)
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001, N802
        """Let Tab stay here: there is nothing to go to."""
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave; there is nothing to press on the page."""
        event.accept()
        self.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and watched is not self and self.is_open:
            self.setGeometry(self.window().rect())
            self._fit()
        return False

    def _fit(self) -> None:
        """Take the largest type at which everything is in sight, or the smallest, which scrolls."""
        if self.is_open:
            self.words.fit(self.width(), self.height())


class _Words(QWidget):
    """The words themselves, in the middle of the page where there is room around them."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = current_theme()
        on_ground(self, "paper")
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._document.setUndoRedoEnabled(False)
        self.size_used = SIZES[0]

    def text(self) -> str:
        """Return what is shown."""
        return self._document.toPlainText()

    def set_words(self, words: str) -> None:
        """Show other words."""
        self._document.setPlainText(words)
        form = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        form.setLineHeight(_LEADING, kind.value)
        cursor = QTextCursor(self._document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(form)

    def fit(self, width: int, height: int) -> None:
        """Choose the type for a page of this size."""
        px = self._theme.px
        margin = px(_MARGIN)
        room = min(width - 2 * margin, px(_WIDTH))
        for size in SIZES:
            self.size_used = size
            self._document.setDefaultFont(self._theme.reading_font(size))
            self._document.setTextWidth(max(room, 1))
            if self._document.size().height() <= height - 2 * margin:
                break
        self.setMinimumHeight(ceil(self._document.size().height()) + 2 * margin)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words."""
        super().paintEvent(event)
        painter = QPainter(self)
        left = (self.width() - self._document.textWidth()) / 2
        # A little above the middle, as on a title page.
        top = max(self._theme.px(_MARGIN), (self.height() - self._document.size().height()) * 0.42)
        painter.translate(QPoint(round(left), round(top)))
        context = self._document.documentLayout().PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.color("ink"))
        context.clip = QRectF(0, event.rect().y() - top, self.width(), event.rect().height())
        self._document.documentLayout().draw(painter, context)
        painter.end()
