# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done to tasks and tries at once, told in the message bar with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from therapy_journal.core.changes import Outcome
from therapy_journal.core.homework import Homework
from therapy_journal.core.messages import Message
from therapy_journal.services.practice_log import Removed
from therapy_journal.services.practising import Practising
from therapy_journal.ui.kit import Kit


class Doing(QObject):
    """Carry over, let go, take up again, trash, bring; *Undo* instead of a question."""

    def __init__(self, *, practising: Practising, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._practising, self._kit = practising, kit

    def carry_over(self, homework_id: int) -> None:
        """Take a task along to the next session."""
        carry = partial(self._practising.carry_over, homework_id)
        self._change(homework_id, carry, "Carried over to the next session.")

    def let_go(self, homework_id: int) -> None:
        """Let a task go."""
        self._change(homework_id, partial(self._practising.let_go, homework_id), "Let go.")

    def reopen(self, homework_id: int) -> None:
        """Take a task up again."""
        reopen = partial(self._practising.reopen, homework_id)
        self._change(homework_id, reopen, "In progress again.")

    def tell_finished(self, before: Homework | None) -> None:
        """Tell that a task was finished; ``before`` is what it was."""
        self._tell_change("Finished.", before)

    def remove(self, homework_id: int) -> None:
        """Move a task with its log to the trash."""
        remove = partial(self._practising.remove, homework_id)
        self._kit.jobs.run(remove, self, partial(self._tell_removed, self._practising.restore))

    def remove_practice(self, practice_id: int) -> None:
        """Move a try to the trash."""
        remove = partial(self._practising.remove_practice, practice_id)
        back = self._practising.restore_practice
        self._kit.jobs.run(remove, self, partial(self._tell_removed, back))

    def bring(self, homework_id: int, is_on: bool) -> None:  # noqa: FBT001 — what a signal sends
        """Switch on or off that a task is brought to the session."""
        self._kit.jobs.run(partial(self._practising.bring, homework_id, on=is_on), self)

    def bring_practice(self, practice_id: int, is_on: bool) -> None:  # noqa: FBT001
        """Switch on or off that a try is brought to the session."""
        self._kit.jobs.run(partial(self._practising.bring_practice, practice_id, on=is_on), self)

    def _change(self, homework_id: int, change: Callable[[], Outcome[Homework]], told: str) -> None:
        work = partial(_with_before, self._practising, homework_id, change)
        self._kit.jobs.run(work, self, partial(self._tell_change, told))

    def _tell_change(self, told: str, before: Homework | None) -> None:
        if before is not None:
            message = Message(told, action="Undo", key="homework")
            self._kit.say(message, partial(self._put_back, before))

    def _put_back(self, homework: Homework) -> None:
        self._kit.jobs.run(partial(self._practising.put_back, homework), self)

    def _tell_removed(self, back: Callable[[Removed], Outcome[int]], removed: Removed) -> None:
        message = Message("Moved to the trash.", action="Undo", key="homework")
        self._kit.say(message, partial(self._restore, back, removed))

    def _restore(self, back: Callable[[Removed], Outcome[int]], removed: Removed) -> None:
        self._kit.jobs.run(partial(back, removed), self)


def _with_before(
    practising: Practising, homework_id: int, change: Callable[[], Outcome[Homework]]
) -> Outcome[Homework | None]:
    """Do a change and return the task as it was before."""
    before = practising.homework(homework_id)
    return Outcome(before, change().changes)
