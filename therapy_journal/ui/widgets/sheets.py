# SPDX-License-Identifier: GPL-3.0-or-later
"""A calm panel over the window: one thing to read or decide, and a way out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import PrimaryButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.window_keys import is_key_of

_WIDTH = 480
_AROUND = 24
_GAP = 12
_ALWAYS_POSSIBLE = frozenset({"lock", "quit", "hide", "go.support"})
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Sheet(QWidget):
    """Covers the window of ``parent``; fill ``body``, add buttons, then ``open()``.

    Esc and :meth:`dismiss` close it and emit ``dismissed``; a button added with
    ``accepts=True`` closes it and emits ``accepted``. Tab stays inside, the window's
    shortcuts rest (but Support, hiding, locking
    and quitting), and the focus goes back to where it was.
    A closed sheet may be opened again, or deleted by its owner.
    """

    accepted = Signal()
    dismissed = Signal()

    def __init__(
        self, title: str, parent: QWidget, *, text: str = "", width: int = _WIDTH, gap: int = _GAP
    ) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._owner = parent
        self._width, self._gap = width, gap
        self._before: QWidget | None = None
        self._is_open = False
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._card = Card(self, padding=_AROUND)
        self._title = Label(title, size=19, weight=600, serif=True, parent=self._card)
        self._text = Label(text, "muted", parent=self._card)
        self._text.setVisible(bool(text))
        self._inside = QWidget(self._card)
        self._inside.setProperty("clear", True)  # noqa: FBT003 — a Qt property
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self._area = _Area(self._inside, self._card)
        self._row = QWidget(self._card)
        self._buttons = FlowLayout(self._row, gap=10, row_gap=8, is_at_end=True)
        self._row.hide()
        column = self._card.column
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self._area, 1)
        column.addWidget(self._row)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._inside.installEventFilter(self)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    @property
    def is_open(self) -> bool:
        """Whether it covers the window."""
        return self._is_open

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._fit()

    def set_text(self, text: str) -> None:
        """Change the sentence below the title; empty takes it away."""
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleDescription(text)
        self._fit()

    def add_button(
        self, text: str, *, is_primary: bool = False, accepts: bool = False, dismisses: bool = False
    ) -> QPushButton:
        """Add a button at the end of the row; the primary one is the filled one."""
        kind = PrimaryButton if is_primary else QuietButton
        button = kind(text, parent=self._row)
        self._buttons.addWidget(button)
        self._row.show()
        if accepts:
            button.clicked.connect(self.accept)
        if dismisses:
            button.clicked.connect(self.dismiss)
        return button

    def open(self) -> None:
        """Show it over the window, with the focus on its first field or button."""
        if self._is_open:
            return
        window = self._owner.window()
        self._before = QApplication.focusWidget()
        self._is_open = True
        self.setParent(window)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self._fit()
        self.show_from_top()
        inside = self._focusable()
        (inside[0] if inside else self).setFocus(Qt.FocusReason.PopupFocusReason)
        words = f"{self._title.text()}. {self._text.text()}".strip()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def show_from_top(self) -> None:
        """Bring the beginning of what is inside into sight."""
        self._area.verticalScrollBar().setValue(0)

    def show_middle_of(self, part: QWidget) -> None:
        """Bring a part of what is inside into sight, its middle where it is higher than that."""
        middle = part.mapTo(self._inside, part.rect().center()).y()
        self._area.verticalScrollBar().setValue(middle - self._area.viewport().height() // 2)

    def accept(self) -> None:
        """Close it: what it asked is agreed."""
        if self._leave():
            self.accepted.emit()

    def dismiss(self) -> None:
        """Close it: nothing is to happen."""
        if self._leave():
            self.dismissed.emit()

    def _leave(self) -> bool:
        if not self._is_open:
            return False
        self._is_open = False
        self.window().removeEventFilter(self)
        before, self._before = self._before, None
        self.hide()
        if before is None or not _is_there(before):
            # Left in here, unseen, it would swallow every key of the window.
            before = self._owner if _is_there(self._owner) else self.window()
        before.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    # -- keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from acting behind the cover, its own Esc too."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_command = bool(event.modifiers() & _COMMANDING) or _is_function_key(event.key())
            is_way_out = event.key() == Qt.Key.Key_Escape
            if is_way_out or (is_command and not self._is_always_possible(event)):
                event.accept()
                return True
        return super().event(event)

    def _is_always_possible(self, event: QKeyEvent) -> bool:
        return is_key_of(self.window(), event.keyCombination(), _ALWAYS_POSSIBLE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Esc; no other key goes further."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001, N802
        """Let Tab go round inside."""
        inside = self._focusable()
        if not inside:
            return True
        focus = QApplication.focusWidget()
        step = 1 if next else -1
        reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
        place = inside.index(focus) + step if focus in inside else 0
        target = inside[place % len(inside)]
        target.setFocus(reason)
        self._area.ensureWidgetVisible(target)
        return True

    def _focusable(self) -> list[QWidget]:
        """Return what Tab reaches inside, in order.

        Asking Qt for each widget's follower would be shorter, but with that question PySide
        makes the follower a part of the one asked: deleting the sheet would take with it the
        widgets of the window that come after it.
        """
        return [widget for widget in self.findChildren(QWidget) if _takes_tab(widget)]

    # -- geometry and drawing -------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size, and the size of what is inside."""
        if watched is self._inside:
            if event.type() == QEvent.Type.LayoutRequest:
                self._fit()
        elif event.type() == QEvent.Type.Resize and self._is_open:
            self.setGeometry(self.window().rect())
            self._fit()
        return False

    def _restyle(self) -> None:
        px = self._theme.px
        self._card.column.setSpacing(px(12))
        self.body.setSpacing(px(self._gap))
        self._fit()
        self.update()

    def _fit(self) -> None:
        """Give the card the height it needs, inside the window."""
        if not self._is_open:
            return
        around = self._theme.px(_AROUND)
        width = min(self._theme.px(self._width), self.width() - 2 * around)
        margins = self._card.column.contentsMargins()
        self._area.set_room(width - margins.left() - margins.right())
        column = self._card.column
        column.invalidate()
        wanted = column.heightForWidth(width) if column.hasHeightForWidth() else -1
        if wanted < 0:
            wanted = column.sizeHint().height()
        height = min(wanted, self.height() - 2 * around)
        self._card.setGeometry(
            (self.width() - width) // 2, (self.height() - height) // 2, width, height
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Dim what lies behind."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("cover"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let no click through; one beside the card does nothing, so that nothing is lost."""
        event.accept()


class _Area(QScrollArea):
    """Scrolls what is inside where the window is too low for it, and asks for no more."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = 0
        self._inside = inside
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setWidget(inside)

    def set_room(self, width: int) -> None:
        """Say how wide it is going to be."""
        self._room = width
        layout = self._inside.layout()
        self.setVisible(layout is not None and layout.count() > 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of everything inside at that width."""
        layout = self._inside.layout()
        if layout is None or layout.count() == 0:
            return QSize(self._room, 0)
        height = layout.heightForWidth(self._room) if layout.hasHeightForWidth() else -1
        return QSize(self._room, height if height >= 0 else layout.sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return a little: the rest scrolls."""
        return QSize(0, min(self.sizeHint().height(), current_theme().px(48)))


def _takes_tab(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _is_there(widget: QWidget) -> bool:
    """Say whether a widget that had the focus still lives and can have it."""
    return isValid(widget) and widget.isVisible() and widget.isEnabled()


def _is_function_key(key: int) -> bool:
    return int(Qt.Key.Key_F1) <= key <= int(Qt.Key.Key_F35)
