# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies over the whole window so that nothing of the journal can be seen or reached."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from therapy_journal.ui.widgets.grounds import on_ground
from therapy_journal.ui.widgets.window_keys import is_key_of


class Cover(QWidget):
    """A neutral, empty ground over a window; ``lay`` puts it there, ``lift`` takes it away.

    While it lies there the window's content is hidden, to a screen reader as well, and every
    shortcut rests but those of the commands named in ``open_to``.
    """

    def __init__(self, window: QMainWindow, *, open_to: tuple[str, ...] = ()) -> None:
        super().__init__(window)
        self._window = window
        self._open_to = open_to
        self._put_away: list[QWidget] = []
        on_ground(self, "canvas")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def is_laid(self) -> bool:
        """Whether it lies over the window."""
        return not self.isHidden()

    def lay(self) -> None:
        """Cover the window, and put away what stands in windows of its own."""
        if self.is_laid:
            return
        self._put_away = _sheets_of(self._window)
        for sheet in self._put_away:
            sheet.hide()
        _close_others(self._window)
        self._window.installEventFilter(self)
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self._show_content(is_shown=False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self) -> None:
        """Show the window again as it was."""
        if not self.is_laid:
            return
        self._window.removeEventFilter(self)
        self._show_content(is_shown=True)
        for sheet in self._put_away:
            sheet.show()
        self._put_away = []
        self.hide()

    def event(self, event: QEvent) -> bool:
        """Keep the window's shortcuts from acting behind the cover."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not is_key_of(self._window, event.keyCombination(), self._open_to)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let no key go further."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let no click go further."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def _show_content(self, *, is_shown: bool) -> None:
        content = self._window.centralWidget()
        if content is not None:
            content.setVisible(is_shown)


class StartCover(Cover):
    """Lies over the lock screen after the window was hidden: any key or click lifts it."""

    lifted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Show what is below; nothing of the journal is open there."""
        super().keyPressEvent(event)
        self._leave()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show what is below."""
        super().mousePressEvent(event)
        self._leave()

    def _leave(self) -> None:
        self.lift()
        self.lifted.emit()


def _sheets_of(window: QMainWindow) -> list[QWidget]:
    """Return what was put over the window's content by others and is to come back."""
    children = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    central = window.centralWidget()
    return [
        child
        for child in children
        if child is not central and child.isVisible() and not isinstance(child, Cover)
        and not child.isWindow()
    ]  # fmt: skip


def _close_others(window: QMainWindow) -> None:
    """Close menus, popups and file dialogs: none of them holds words that are kept nowhere."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
        if QApplication.activePopupWidget() is popup:
            break
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            if isinstance(widget, QDialog):
                widget.reject()
            else:
                widget.close()
