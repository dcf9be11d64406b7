# SPDX-License-Identifier: GPL-3.0-or-later
"""The day's first screen."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.changes import Changes
from therapy_journal.core.days import long_day
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.arriving import Arrival, Arriving
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.looking_back import LookingBack
from therapy_journal.services.quiet_lines import QuietLines
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.today.check_in_card import CheckInCard
from therapy_journal.ui.today.going_on import BeforeCard, PickUpCard, PractiseCard
from therapy_journal.ui.today.grid import CardGrid
from therapy_journal.ui.today.quiet_lines import QuietLineView
from therapy_journal.ui.today.then_and_now import ThenAndNowCard
from therapy_journal.ui.widgets.column import ScrollColumn
from therapy_journal.ui.widgets.labels import Label

QUESTION = "How are you arriving today?"

SHEET_REMINDER = (
    "Your recovery sheet is still a file on this computer. Anyone who finds it can read your "
    "journal. Print it or move it off this computer, then delete it here."
)


class TodayScreen(QWidget):
    """Asks upward for what lies on other screens; what it shows changes by itself with them.

    ``leads`` tells where a quiet line leads to: a kind and its item, or a command and 0.
    """

    write_requested = Signal()
    entry_requested = Signal(int)
    practice_requested = Signal(int)
    prepare_requested = Signal()
    plan_session_requested = Signal()
    leads = Signal(str, int)

    def __init__(
        self,
        *,
        checking_in: CheckingIn,
        arriving: Arriving,
        looking_back: LookingBack,
        quiet_lines: QuietLines,
        kit: Kit,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._checking_in, self._arriving, self._kit = checking_in, arriving, kit
        self.setAccessibleName("Today")
        self.check_in = CheckInCard(checking_in=checking_in, kit=kit)
        self.pick_up = PickUpCard()
        self.practise = PractiseCard()
        self.before = BeforeCard()
        self.then_and_now = ThenAndNowCard(looking_back=looking_back, kit=kit)
        self.grid = CardGrid((self.pick_up, self.practise, self.before, self.then_and_now))
        self.quiet = QuietLineView(quiet_lines=quiet_lines, kit=kit)
        self._day = Label("", "muted", 12)
        self.reminder = Label(SHEET_REMINDER, "muted", 12, parent=self)
        self.reminder.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Show what is stored now."""
        self._day.setText(long_day(self._kit.clock.now().day))
        self.check_in.refresh()
        self.then_and_now.refresh()
        self.quiet.refresh()
        self._kit.jobs.run(self._arriving.look, self, self._show)

    def flush(self) -> None:
        """Save a word that is being typed."""
        self.check_in.keep_now()

    def unsaved(self) -> bool:
        """Whether something chosen or typed has not reached the journal."""
        return self.check_in.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self.check_in.unsaved_texts()

    def day(self) -> str:
        """Return the day as it is shown."""
        return self._day.text()

    def _show(self, arrival: Arrival) -> None:
        is_read_only = self._checking_in.is_read_only
        self.pick_up.set_read_only(is_read_only=is_read_only)
        self.before.set_read_only(is_read_only=is_read_only)
        self.practise.log.setEnabled(not is_read_only)
        self.pick_up.show_entry(arrival.pick_up)
        self.practise.show_tasks(arrival.tasks, has_homework=arrival.has_homework)
        self.before.show_arrival(arrival)
        self.reminder.setVisible(arrival.sheet_is_here)

    def _lay_out(self) -> None:
        column = ScrollColumn(698, margin=44, top=32)
        head = QVBoxLayout()
        head.setSpacing(self._kit.theme.px(2))
        head.addWidget(self._day)
        head.addWidget(Label(QUESTION, size=30, weight=600, serif=True))
        column.add_layout(head)
        column.add(self.check_in)
        column.add(self.grid)
        column.add(self.quiet)
        column.add(self.reminder)
        column.add_stretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(column)
        # The focus rests on the day itself: a ring on one of the numbers looks like an answer.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _connect(self) -> None:
        self.pick_up.entry_requested.connect(self.entry_requested)
        self.pick_up.write_requested.connect(self.write_requested)
        self.practise.practice_requested.connect(self.practice_requested)
        self.before.prepare_requested.connect(self.prepare_requested)
        self.before.plan_requested.connect(self.plan_session_requested)
        self.then_and_now.entry_requested.connect(self.entry_requested)
        self.then_and_now.shown_changed.connect(self.grid.arrange)
        self.quiet.leads.connect(self.leads)
        self._kit.bus.changed.connect(self._changed)

    def _changed(self, changes: Changes, initiator: QObject | None) -> None:
        is_own = initiator in (self.check_in, self.then_and_now)
        if self.isVisible() and not is_own and changes.any:
            self.refresh()
