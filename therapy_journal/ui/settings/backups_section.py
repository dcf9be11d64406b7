# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: the backups of this journal, and where they go."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import recent_time
from therapy_journal.core.errors import BackupFailed, BackupPlaceAway, JournalProblem
from therapy_journal.ui.files import ChooseFolder, choose_folder
from therapy_journal.ui.settings.section import Section, Subject
from therapy_journal.ui.widgets.buttons import QuietButton
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine

if TYPE_CHECKING:
    from therapy_journal.services.backing_up import Finished, State

WORDS = (
    "A backup is made on each day on which something was saved, and read back to be sure of it. "
    "Seven are kept, then one a week for four weeks and one a month for six months."
)
NONE_YET = "No backup yet."
CHOOSE = "Choose a second place…"
BUSY = "Making a backup…"
NO_SECOND = (
    "Backups beside the journal do not help when the drive fails. "
    "A stick or another drive can be a second place."
)
AWAY = "It is not there at the moment. A backup goes there the next time."


class BackupsSection(Section):
    """When the last one was made, where, how many; *Back up now*; the second place."""

    def __init__(self, subject: Subject, *, choose: ChooseFolder = choose_folder) -> None:
        super().__init__("Backups", subject)
        self._choose = choose
        self._place: Path | None = None
        self._is_busy = False
        self.last = Label("", weight=600)
        self.where = Label("", "muted", 12)
        self.second = Label("", weight=600)
        self.about_second = Label(NO_SECOND, "muted", 12)
        self.problem = ProblemLine()
        self.now = QuietButton("Back up now", "save")
        self.now.clicked.connect(self._back_up)
        self.choose = QuietButton(CHOOSE, "folder-open")
        self.choose.clicked.connect(self._choose_second)
        self.give_up = QuietButton("Use it no longer")
        self.give_up.clicked.connect(partial(self._use, None))
        self._lay_out()
        self._set_enabled(is_enabled=False)
        self._ask()

    def _lay_out(self) -> None:
        self.add(Label(WORDS, "muted", 12))
        for widget in (self.last, self.where, self.problem):
            self.add(widget)
        self.add(_row(self.now))
        for widget in (self.second, self.about_second):
            self.add(widget)
        self.add(_row(self.choose, self.give_up))
        self.second.hide()
        self.give_up.hide()

    # -- what is so -----------------------------------------------------------------------

    def _ask(self) -> None:
        self.subject.kit.jobs.run(self.subject.journal.backing_up.state, self, self._show_state)

    def _show_state(self, state: State) -> None:
        self._set_enabled(is_enabled=not self.subject.journal.is_read_only)
        self.last.setText(f"Last backup: {self._said(state.last)}." if state.last else NONE_YET)
        self.where.setText(_where(state))
        self._place = state.second
        is_second = state.second is not None
        if self.give_up.hasFocus() and not is_second:
            self.choose.setFocus()
        self.second.setVisible(is_second)
        self.give_up.setVisible(is_second)
        self.choose.setText("Choose another…" if is_second else CHOOSE)
        if state.second is None:
            self.about_second.setText(NO_SECOND)
        else:
            self.second.setText(f"Second place: {state.second}")
            self.about_second.setText(self._about_second(state))
        if state.problem is None or isinstance(state.problem, BackupPlaceAway):
            self.problem.hide()
        else:
            self.problem.tell(state.problem)

    def _about_second(self, state: State) -> str:
        if not state.is_second_there:
            return AWAY
        if state.last_in_second is None:
            return "No backup lies there yet."
        return f"The last backup there: {self._said(state.last_in_second)}."

    def _said(self, instant: datetime) -> str:
        today = self.subject.kit.clock.now().local.date()
        return recent_time(instant.astimezone().replace(tzinfo=None), today)

    def _set_enabled(self, *, is_enabled: bool) -> None:
        for button in (self.now, self.choose, self.give_up):
            button.setEnabled(is_enabled)

    # -- what is done ---------------------------------------------------------------------

    def _back_up(self) -> None:
        # A button that is switched off would hand the focus to the top of the sheet.
        if self._is_busy:
            return
        self._is_busy = True
        self.last.setText(BUSY)
        make = self.subject.journal.backing_up.make_now
        self.subject.kit.jobs.run(make, self, self._made, self._failed)

    def _made(self, finished: Finished) -> None:  # noqa: ARG002 — the state tells it all
        self._is_busy = False
        self._ask()

    def _failed(self, problem: JournalProblem) -> None:
        self._is_busy = False
        self._ask()
        if not isinstance(problem, BackupFailed):  # those are kept, and come with the state
            self.problem.tell(problem)

    def _choose_second(self) -> None:
        begin = self._place or Path.home()
        chosen = self._choose(self, "A second place for backups", begin)
        if chosen is not None:
            self._use(chosen)

    def _use(self, folder: Path | None) -> None:
        choose = partial(self.subject.journal.backing_up.choose_second, folder)
        self.subject.kit.jobs.run(choose, self, self._show_state, self.problem.tell)


def _where(state: State) -> str:
    """Say where the backups lie, by the last two folders."""
    place = f"… / {' / '.join(state.place.parts[-2:])}"
    if not state.count:
        return f"They will lie in {place}"
    return f"{state.count} {'backup' if state.count == 1 else 'backups'} in {place}"


def _row(*buttons: QuietButton) -> QWidget:
    row = QWidget()
    row.setProperty("clear", True)  # noqa: FBT003 — a Qt property
    flow = FlowLayout(row, gap=10, row_gap=8)
    for button in buttons:
        flow.addWidget(button)
    return row
