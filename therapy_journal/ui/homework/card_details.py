# SPDX-License-Identifier: GPL-3.0-or-later
"""What a card holds when it is unfolded: the plan, the log, and what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from therapy_journal.core.homework import HomeworkState
from therapy_journal.core.homework_forms import TaskForm, steps_in_words
from therapy_journal.services.homework_cards import HomeworkCard
from therapy_journal.ui.charts.view import ChartView
from therapy_journal.ui.homework.log_row import LogRow
from therapy_journal.ui.homework.plan_lines import PlanLines, has_plan
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.switches import Switch

_SHOWN = 8
_STEPS = "Steps, with the distress expected from 0 to 10"
_COURSE = "{name}: the dot is after a try, the thin line reaches to how it was before."


class CardDetails(QWidget):
    """Rebuilt with each card; the whole log is one link away."""

    edit_requested = Signal()
    carry_requested = Signal()
    finish_requested = Signal()
    let_go_requested = Signal()
    remove_requested = Signal()
    brought = Signal(bool)
    practice_brought = Signal(int, bool)
    practice_edit_requested = Signal(int)
    practice_remove_requested = Signal(int)

    def __init__(
        self,
        card: HomeworkCard,
        today: date,
        *,
        is_read_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._card, self._today, self._is_read_only = card, today, is_read_only
        px = current_theme().px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(6), 0, 0)
        self._column.setSpacing(px(12))
        self._column.addWidget(Hairline())
        self._add_steps()
        self._add_plan()
        self._add_learned()
        self._add_course()
        self._log = QVBoxLayout()
        self._log.setSpacing(px(10))
        self._column.addLayout(self._log)
        self._all = LinkButton("")
        self._all.clicked.connect(self._show_all)
        self._column.addWidget(self._all)
        self._show_log(_SHOWN)
        if not is_read_only:
            self._add_doing()

    def _add_steps(self) -> None:
        homework = self._card.homework
        if homework.form is TaskForm.LADDER and homework.steps:
            lines = QVBoxLayout()
            lines.setSpacing(current_theme().px(2))
            lines.addWidget(Label(_STEPS, "muted", 12))
            for line in steps_in_words(homework.steps).splitlines():
                lines.addWidget(Label(line, "ink", 15, serif=True))
            self._column.addLayout(lines)

    def _add_plan(self) -> None:
        if has_plan(self._card.homework):
            self._column.addWidget(PlanLines(self._card.homework))

    def _add_learned(self) -> None:
        learned = self._card.homework.learned
        if learned and self._card.homework.state is HomeworkState.ACTIVE:
            self._column.addWidget(Label("What I learned", "muted", 12))
            self._column.addWidget(Label(learned, "ink", 15, serif=True))

    def _add_course(self) -> None:
        if self._card.course is not None:
            name, values = self._card.course
            chart = ChartView("homework", plot=54)
            chart.show_line(name, values)
            self._column.addWidget(Label(_COURSE.format(name=name), "muted", 12))
            self._column.addWidget(chart)

    def _show_log(self, count: int) -> None:
        if not self._card.log:
            self._log.addWidget(Label("Nothing is noted yet.", "muted"))
        for practice in self._card.log[self._log.count() : count]:
            row = LogRow(
                practice,
                self._today,
                is_brought=practice.id in self._card.brought,
                is_read_only=self._is_read_only,
                labels=self._card.labels,
            )
            row.brought.connect(self.practice_brought)
            row.edit_requested.connect(self.practice_edit_requested)
            row.remove_requested.connect(self.practice_remove_requested)
            self._log.addWidget(row)
        self._all.setText(f"Show all {len(self._card.log)}")
        self._all.setVisible(len(self._card.log) > count)

    def _show_all(self) -> None:
        self._show_log(len(self._card.log))

    def _add_doing(self) -> None:
        is_active = self._card.homework.state is HomeworkState.ACTIVE
        if is_active:
            switch = Switch("Bring this task to the session", checked=self._card.is_brought)
            switch.toggled.connect(self.brought)
            self._column.addWidget(switch)
        flow = FlowLayout(gap=14, row_gap=4)
        doing = [("Change", self.edit_requested)]
        if is_active:
            doing += [
                ("Carry over", self.carry_requested),
                ("Finish", self.finish_requested),
                ("Let go", self.let_go_requested),
            ]
        doing.append(("Move to the trash", self.remove_requested))
        for text, wanted in doing:
            link = LinkButton(text)
            link.clicked.connect(wanted)
            flow.addWidget(link)
        self._column.addLayout(flow)
