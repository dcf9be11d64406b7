# SPDX-License-Identifier: GPL-3.0-or-later
"""Three cards: where I left off, what to practise, what is there before the session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from therapy_journal.core.days import short_day, weekday
from therapy_journal.core.sessions import Session
from therapy_journal.services.arriving import Arrival, PickUp, TaskToday
from therapy_journal.ui.today.card import TodayCard
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.rounding import Menu

MOST_TASKS = 3
_A_WEEK = 7


class PickUpCard(TodayCard):
    """The title of the entry worked on last, and the way back to it."""

    entry_requested = Signal(int)
    write_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("notebook-pen", "Pick up where you left off", "accent", parent)
        self._pick_up: PickUp | None = None
        self._is_read_only = False
        self._name = self.add_line(weight=600)
        self._beginning = Label("", "muted", 13)
        self.lines.addWidget(self._beginning)
        self.go_on = self.add_link("Go on writing")
        self.go_on.clicked.connect(self._go_on)
        self.show_entry(None)

    def show_entry(self, pick_up: PickUp | None) -> None:
        """Show the entry, or that there is none yet."""
        self._pick_up = pick_up
        self._name.set_weight(600 if pick_up else 400)
        self._name.setText(pick_up.name if pick_up else "Nothing is written yet.")
        beginning = pick_up.beginning if pick_up else "One line is enough to begin."
        self._beginning.setText(beginning)
        self._beginning.setVisible(bool(beginning))
        self._say_go_on()

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Offer reading alone, where nothing can be written."""
        self._is_read_only = is_read_only
        self._say_go_on()

    def _say_go_on(self) -> None:
        words = "Read it" if self._is_read_only else "Go on writing"
        self.go_on.setText(words if self._pick_up else "Write something")
        self.go_on.setEnabled(self._pick_up is not None or not self._is_read_only)

    def _go_on(self) -> None:
        if self._pick_up is None:
            self.write_requested.emit()
        else:
            self.entry_requested.emit(self._pick_up.reflection_id)


class PractiseCard(TodayCard):
    """Up to three titles; where there are several, *Log practice* asks which one."""

    practice_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("list-checks", "Practise today", "homework", parent)
        self._tasks: Sequence[TaskToday] = ()
        self._titles = [self.add_line() for _ in range(MOST_TASKS)]
        self._more = Label("", "muted", 12)
        self.lines.addWidget(self._more)
        self.log = self.add_link("Log practice")
        self.log.clicked.connect(self._log)
        self.menu = Menu(self)
        self.menu.triggered.connect(self._chosen)
        self.show_tasks((), has_homework=False)

    def show_tasks(self, tasks: Sequence[TaskToday], *, has_homework: bool) -> None:
        """Show today's tasks, or kindly that there are none."""
        self._tasks = tasks
        for number, label in enumerate(self._titles):
            task = tasks[number] if number < len(tasks) else None
            done = " · practised today" if task and task.is_practised else ""
            label.setText(f"{task.title}{done}" if task else "")
            label.set_role("muted" if done else "ink")
            label.setVisible(task is not None)
        if not tasks:
            self._titles[0].setText(
                "Nothing for today." if has_homework else "Nothing agreed at the moment."
            )
            self._titles[0].show()
        self._say_more(len(tasks), has_homework=has_homework)
        self.log.setVisible(bool(tasks))

    def _say_more(self, count: int, *, has_homework: bool) -> None:
        more = ""
        if not count and not has_homework:
            more = "Something you agree to try in a session can be noted under Homework."
        elif count > MOST_TASKS:
            more = f"and {count - MOST_TASKS} more"
        self._more.setText(more)
        self._more.setVisible(bool(more))

    def _log(self) -> None:
        if len(self._tasks) == 1:
            self.practice_requested.emit(self._tasks[0].homework_id)
            return
        self.menu.clear()
        for task in self._tasks:
            action = self.menu.addAction(task.title.replace("&", "&&"))
            action.setData(task.homework_id)
        self.menu.popup(self.log.mapToGlobal(QPoint(0, self.log.height())))

    def _chosen(self, action: QAction) -> None:
        self.practice_requested.emit(action.data())


class BeforeCard(TodayCard):
    """What is there for the next session, or the way to plan one."""

    prepare_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("calendar-heart", "Your next session", "session", parent)
        self._has_session = self._is_read_only = False
        self._line = self.add_line()
        self.go = self.add_link("Plan a session")
        self.go.clicked.connect(self._go)

    def show_arrival(self, arrival: Arrival) -> None:
        """Show what is marked and ready, or that no session is planned."""
        self._has_session = arrival.session is not None
        if arrival.session is None:
            self.set_heading("Your next session")
            self._line.setText("None is planned. You can add one when you know the day.")
            self.go.setText("Plan a session")
            self.go.setEnabled(not self._is_read_only)
            return
        self.set_heading(before(arrival.session, arrival.today))
        self._line.setText(what_is_there(arrival.marked, arrival.ready))
        self.go.setText("Prepare summary")
        self.go.setEnabled(True)

    def set_read_only(self, *, is_read_only: bool) -> None:
        """Do not offer to plan, where nothing can be written."""
        self._is_read_only = is_read_only

    def _go(self) -> None:
        (self.prepare_requested if self._has_session else self.plan_requested).emit()


def before(session: Session, today: date) -> str:
    """Return ``Before Thursday``, ``Before today's session`` or ``Before Thu 10 Dec``."""
    day = session.starts.local.date()
    days = (day - today).days
    if days <= 0:
        return "Before today's session"
    if days == 1:
        return "Before tomorrow's session"
    return f"Before {weekday(day) if days < _A_WEEK else short_day(day)}"


def what_is_there(marked: int, ready: int) -> str:
    """Return ``4 things marked to bring · 1 unsent note ready to say``."""
    said = []
    if marked:
        said.append(f"{marked} thing{'' if marked == 1 else 's'} marked to bring")
    if ready:
        said.append(f"{ready} unsent note{'' if ready == 1 else 's'} ready to say")
    return " · ".join(said) or "Nothing is marked yet, and nothing has to be."
