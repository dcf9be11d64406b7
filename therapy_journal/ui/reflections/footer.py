# SPDX-License-Identifier: GPL-3.0-or-later
"""The line under an entry: whether it is saved, how many words, where it lies."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.services.autosave import SaveState
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import Label

_WORDS = {
    SaveState.SAVED: "Saved",
    SaveState.UNSAVED: "Saving…",
    SaveState.SAVING: "Saving…",
    SaveState.FAILED: "Not saved yet",
}
ENCRYPTED = "Encrypted on this computer only"
ENCRYPTED_SHORT = "Encrypted"
READ_ONLY = "Opened for reading only"


class Footer(QWidget):
    """Tells; it has nothing to press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = current_theme()
        self._state = Label("", "muted", 12, wrap=False)
        self._count = Label("", "muted", 12, wrap=False)
        self._time = Label("", "muted", 12, wrap=False)
        self._time.hide()
        self._place = Label(ENCRYPTED, "muted", 12, wrap=False)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._is_read_only = False
        self._words = ""
        self._problem: str | None = None
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._state)
        self._row.addWidget(self._count)
        self._row.addWidget(self._time)
        self._row.addWidget(self._place, 1)
        self._restyle()
        self._theme.changed.connect(self._restyle)

    def show_state(self, state: SaveState, problem: JournalProblem | None = None) -> None:
        """Say whether the entry is saved; a failure in words, with what is safe to do."""
        words = _WORDS[state]
        told = None
        if state is SaveState.FAILED and problem is not None:
            words = told = f"{problem.sentence} {problem.action_while_trying}"
        self._state.setText(words)
        self._state.set_role("ink" if told else "muted")
        self._state.setWordWrap(bool(told))
        for label in (self._count, self._place):
            label.setVisible(not told)
        self._time.setVisible(not told and bool(self._time.text()))
        self._row.setStretch(0, 1 if told else 0)
        if told and told != self._problem:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told))
        self._problem = told
        self._fit()
        self.updateGeometry()

    def show_words(self, count: int | None) -> None:
        """Say how many words there are; None says nothing, they are still being counted."""
        self._words = "" if count is None else _many(count, "word")
        self._count.setText(self._words)
        self._fit()

    def show_selection(self, words: int, characters: int) -> None:
        """Say how much is selected, in place of the whole; nothing selected is the whole again."""
        chosen = f"{_many(words, 'word')}, {_many(characters, 'character')} selected"
        self._count.setText(chosen if characters else self._words)
        self._fit()

    def show_time(self, minutes: int) -> None:
        """Say for how long somebody has been writing; 0 says nothing."""
        hours, rest = divmod(minutes, 60)
        words = f"{hours} h {rest:02} min" if hours else f"{rest} min"
        self._time.setText(words if minutes else "")
        self._time.setAccessibleName(f"Writing for {words}" if minutes else "")
        self._time.setVisible(bool(minutes) and not self._problem)
        self._fit()

    def time(self) -> str:
        """Return what is said of the time."""
        return self._time.text()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Say that nothing can be saved here."""
        self._state.setVisible(not is_read_only)
        self._is_read_only = is_read_only
        self._fit()

    def words(self) -> tuple[str, str, str]:
        """Return what is said: state, words, place."""
        return self._state.text(), self._count.text(), self._place.text()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say less of the place, in the end nothing, before anything is cut."""
        if self._problem:
            return
        shown = [part for part in (self._state, self._count, self._time) if not part.isHidden()]
        margins = self._row.contentsMargins()
        taken = sum(part.sizeHint().width() + self._row.spacing() for part in shown)
        room = self.width() - margins.left() - margins.right() - taken
        for words in (READ_ONLY,) if self._is_read_only else (ENCRYPTED, ENCRYPTED_SHORT, ""):
            self._place.setText(words)
            if self._place.sizeHint().width() <= room:
                return

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(22), px(9), px(22), px(9))
        self._row.setSpacing(px(16))
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw paper and the hairline above."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("paper"))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), self._theme.color("line"))
        painter.end()


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"
