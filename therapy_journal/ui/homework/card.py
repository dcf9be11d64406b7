# SPDX-License-Identifier: GPL-3.0-or-later
"""One task as a card: title and badge, where it comes from, the days, the last line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from therapy_journal.core.homework import HomeworkState
from therapy_journal.services.homework_cards import HomeworkCard
from therapy_journal.ui.homework.card_details import CardDetails
from therapy_journal.ui.homework.day_dots import DayDots
from therapy_journal.ui.homework.title_row import TitleRow
from therapy_journal.ui.widgets.beside import set_beside
from therapy_journal.ui.widgets.buttons import IconButton, LinkButton, QuietButton
from therapy_journal.ui.widgets.cards import Card
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

_BESIDE_FROM = 400
_PASSED = "The session this was for is over. You could carry it over, finish it, or let it go."


class HomeworkCardView(Card):
    """Shows a :class:`HomeworkCard`; everything that can be done with it is asked for upward."""

    log_requested = Signal(int)
    edit_requested = Signal(int)
    carry_requested = Signal(int)
    finish_requested = Signal(int)
    let_go_requested = Signal(int)
    reopen_requested = Signal(int)
    remove_requested = Signal(int)
    brought = Signal(int, bool)
    practice_brought = Signal(int, bool)
    practice_edit_requested = Signal(int)
    practice_remove_requested = Signal(int)

    def __init__(
        self,
        card: HomeworkCard,
        today: date,
        *,
        is_read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._today, self._is_read_only = card, today, is_read_only
        self._details: CardDetails | None = None
        self._title = TitleRow()
        self._origin = Label("", "muted", 13)
        self._detail = Label("", "ink", 15, serif=True)
        self._learned = Label("", "ink", 15, serif=True)
        self._dots = DayDots()
        self._last = Label("", "muted", 11)
        self._do = QuietButton("Log practice", "plus")
        self._more = IconButton("chevron-down", "Show more", size=16)
        self._passed = self._passed_line()
        self._lay_out()
        self._do.clicked.connect(self._on_do)
        self._more.clicked.connect(self._on_more)
        self.show_card(card, today)

    @property
    def homework_id(self) -> int:
        """The number of the task shown."""
        return self._card.homework.id

    @property
    def is_unfolded(self) -> bool:
        """Whether plan and log are shown."""
        return self._details is not None

    def show_card(self, card: HomeworkCard, today: date) -> None:
        """Show a task as it is now; an unfolded card stays unfolded."""
        self._card, self._today = card, today
        homework = card.homework
        is_active = homework.state is HomeworkState.ACTIVE
        self._title.show_title(homework.title, card.badge.text, card.badge.tone.value)
        self._origin.setText(card.origin)
        self._detail.setText(homework.detail)
        self._detail.setVisible(bool(homework.detail))
        has_learned = bool(homework.learned) and not is_active
        self._learned.setText(f"What I learned: {homework.learned}" if has_learned else "")
        self._learned.setVisible(has_learned)
        self._dots.show_days(card.dots)
        self._last.setText(card.last_line)
        self._last.setVisible(bool(card.last_line))
        self._do.setText("Log practice" if is_active else "Take up again")
        self._do.set_icon_name("plus" if is_active else "rotate-ccw")
        self._do.setAccessibleName(f"{self._do.text()}: {homework.title}")
        self._do.setEnabled(not self._is_read_only)
        self._passed.setVisible(is_active and card.session_has_passed and not self._is_read_only)
        self.setAccessibleName(homework.title)
        if self.is_unfolded:
            self.unfold()

    def take_focus(self) -> None:
        """Give the focus to what is done with the task next."""
        self._do.setFocus(Qt.FocusReason.OtherFocusReason)

    def unfold(self) -> None:
        """Show plan, log and what can be done; the focus stays on the same button."""
        focused = self._focused_name()
        self._drop_details()
        details = CardDetails(self._card, self._today, is_read_only=self._is_read_only)
        details.edit_requested.connect(self._on_edit)
        details.carry_requested.connect(self._on_carry)
        details.finish_requested.connect(self._on_finish)
        details.let_go_requested.connect(self._on_let_go)
        details.remove_requested.connect(self._on_remove)
        details.brought.connect(self._on_brought)
        details.practice_brought.connect(self.practice_brought)
        details.practice_edit_requested.connect(self.practice_edit_requested)
        details.practice_remove_requested.connect(self.practice_remove_requested)
        self._details = details
        self.column.addWidget(details)
        self._more.set_icon_name("chevron-up")
        self._more.set_name(f"Show less of {self._card.homework.title}")
        for button in details.findChildren(QAbstractButton):
            if focused and _name(button) == focused:
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Show the card alone."""
        self._drop_details()
        self._more.set_icon_name("chevron-down")
        self._more.set_name(f"Show more of {self._card.homework.title}")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the buttons below the words where there is little room."""
        super().resizeEvent(event)
        set_beside(self._top, is_beside=self.width() >= self._theme.px(_BESIDE_FROM))

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        if self._details is None or not isinstance(focused, QAbstractButton):
            return ""
        return _name(focused) if self._details.isAncestorOf(focused) else ""

    def _drop_details(self) -> None:
        if self._details is not None:
            self.column.removeWidget(self._details)
            self._details.hide()
            self._details.deleteLater()
            self._details = None

    def _on_do(self) -> None:
        if self._card.homework.state is HomeworkState.ACTIVE:
            self.log_requested.emit(self.homework_id)
        else:
            self.reopen_requested.emit(self.homework_id)

    def _on_more(self) -> None:
        if self.is_unfolded:
            self.fold()
        else:
            self.unfold()

    def _on_edit(self) -> None:
        self.edit_requested.emit(self.homework_id)

    def _on_carry(self) -> None:
        self.carry_requested.emit(self.homework_id)

    def _on_finish(self) -> None:
        self.finish_requested.emit(self.homework_id)

    def _on_let_go(self) -> None:
        self.let_go_requested.emit(self.homework_id)

    def _on_remove(self) -> None:
        self.remove_requested.emit(self.homework_id)

    def _on_brought(self, is_on: bool) -> None:  # noqa: FBT001 — what the switch sends
        self.brought.emit(self.homework_id, is_on)

    def _passed_line(self) -> QWidget:
        widget = QWidget()
        column = QVBoxLayout(widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(_PASSED, "muted", 13))
        flow = FlowLayout(gap=14, row_gap=4)
        for text, slot in (
            ("Carry over", self._on_carry),
            ("Finish", self._on_finish),
            ("Let go", self._on_let_go),
        ):
            link = LinkButton(text)
            link.clicked.connect(slot)
            flow.addWidget(link)
        column.addLayout(flow)
        return widget

    def _buttons(self) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(4))
        row.addWidget(self._do)
        row.addWidget(self._more)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _lay_out(self) -> None:
        px = self._theme.px
        words = QVBoxLayout()
        words.setSpacing(px(6))
        words.addWidget(self._title)
        words.addWidget(self._origin)
        top = self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        top.setSpacing(px(10))
        top.addLayout(words, 1)
        top.addLayout(self._buttons())
        self.column.addLayout(top)
        self.column.addWidget(self._detail)
        self.column.addWidget(self._learned)
        days = QHBoxLayout()
        days.setSpacing(px(14))
        days.addWidget(self._dots, 0, Qt.AlignmentFlag.AlignVCenter)
        days.addWidget(self._last, 1)
        self.column.addLayout(days)
        self.column.addWidget(self._passed)
        self.fold()


def _name(widget: QWidget) -> str:
    named = widget.accessibleName()
    return named or (widget.text() if isinstance(widget, QAbstractButton) else "")
