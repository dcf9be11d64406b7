# SPDX-License-Identifier: GPL-3.0-or-later
"""A small field over any screen: one line, kept as an entry of today."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.capturing import LINE, Capturing
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import PrimaryButton
from therapy_journal.ui.widgets.fields import TextField
from therapy_journal.ui.widgets.labels import Label

KEPT = Message("Kept as an entry of today.", action="Open", key="captured")
HINT = "Enter keeps it as an entry of today. Esc closes, and your words wait here."
_WIDTH = 520
_TOP = 72


class CaptureField(QFrame):
    """Lies over ``parent``; Esc closes it and the words stay for the next time.

    ``open_requested`` carries the entry that was made, when it is to be opened.
    """

    open_requested = Signal(int)

    def __init__(self, *, capturing: Capturing, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self._capturing, self._kit = capturing, kit
        self._before: Callable[[], object] | None = None
        self._is_keeping = False
        self.setProperty("over", True)  # noqa: FBT003 — a Qt property
        self.setAccessibleName("Quick capture")
        self.field = TextField("One line is enough", name="One line")
        self.keep = PrimaryButton("Keep")
        self._column = QVBoxLayout(self)
        self._column.addWidget(Label("One line", weight=600))
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.keep)
        self._column.addLayout(row)
        self._column.addWidget(Label(HINT, "muted", 12))
        self._typed = HalfTyped(
            kind=FormKind.CAPTURE,
            forms=capturing.forms,
            kit=kit,
            fields=self._fields,
            fill=self._fill,
            parent=self,
        )
        self._has_begun = False
        self.field.textChanged.connect(self._touched)
        self.field.returnPressed.connect(self._keep)
        self.keep.clicked.connect(self._keep)
        kit.theme.changed.connect(self._place)
        parent.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Show it with what was typed before, ready to type; once more, close it."""
        if self.isVisible() and self.field.hasFocus():
            self.close_again()
            return
        if not self._has_begun:
            self._has_begun = True
            self._typed.take_up()
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._before = partial(focused.setFocus, Qt.FocusReason.OtherFocusReason)
            focused.destroyed.connect(self._forget_before)
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def close_again(self) -> None:
        """Put it away; what is typed waits in the journal."""
        self._typed.flush()
        had_focus = self.field.hasFocus() or self.keep.hasFocus()
        self.hide()
        before, self._before = self._before, None
        if had_focus and before is not None:
            before()

    # -- what the desk asks -------------------------------------------------------------------

    def flush(self) -> None:
        """Keep what is typed as a draft, now."""
        self._typed.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self._typed.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self._typed.unsaved_texts()

    # -- typing -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_again()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle when the window is made larger or smaller."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _fields(self) -> dict[str, str]:
        return {LINE: self.field.text()} if self.field.text().strip() else {}

    def _fill(self, fields: dict[str, str]) -> None:
        if not self.field.text():
            self.field.setText(fields.get(LINE, ""))
            self.field.selectAll()

    def _touched(self) -> None:
        self._typed.touched()

    def _forget_before(self) -> None:
        self._before = None

    def _keep(self) -> None:
        words = self.field.text()
        if not words.strip():
            self.close_again()
        elif not self._is_keeping:
            self._is_keeping = True
            work = partial(self._capturing.keep, words)
            self._kit.jobs.run(work, self, partial(self._kept, words), self._not_kept)

    def _kept(self, words: str, entry_id: int | None) -> None:
        self._is_keeping = False
        if self.field.text() == words:
            self.field.clear()
            self.close_again()
        if entry_id is not None:
            self._kit.say(KEPT, partial(self.open_requested.emit, entry_id))

    def _not_kept(self, problem: JournalProblem) -> None:
        self._is_keeping = False
        self._kit.say(Message.of(problem))

    def _place(self) -> None:
        px = self._kit.theme.px
        self._column.setContentsMargins(px(16), px(14), px(16), px(14))
        self._column.setSpacing(px(8))
        around = self.parentWidget()
        if around is not None:
            width = min(px(_WIDTH), around.width() - px(32))
            self.setFixedWidth(width)
            self.adjustSize()
            self.move((around.width() - width) // 2, min(px(_TOP), around.height() // 6))
