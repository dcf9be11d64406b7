# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with homework and check-ins."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.faults.model.base import LINES, MOST, WHICH, Machine, where
from tests.faults.model.expected import Task, Try
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome

WHAT = ["edit", "try", "end", "remove"]


class TaskRules(Machine):
    @where(lambda m: len(m.expected.tasks) < MOST)
    @rule(title=LINES, detail=LINES)
    def agree(self, title: str, detail: str) -> None:
        task = self.journal.practising.agree(Agreement(title, detail=detail)).value
        self.expected.tasks[task.id] = Task(title, detail)

    def _task(self, which: int) -> tuple[int, Task] | None:
        numbers = [n for n, task in self.expected.tasks.items() if not task.is_trashed]
        number = numbers[which % len(numbers)] if numbers else None
        return None if number is None else (number, self.expected.tasks[number])

    @rule(which=WHICH, noticed=LINES, title=LINES, what=st.sampled_from(WHAT))
    def work_on_a_task(self, which: int, noticed: str, title: str, what: str) -> None:
        if (found := self._task(which)) is None:
            return
        number, task = found
        practising = self.journal.practising
        if what == "edit":
            practising.edit(number, Agreement(title, detail=task.detail))
            task.title = title
        elif what == "try":
            attempt = Attempt(PracticeOutcome.PARTLY, noticed=noticed)
            self.expected.tries[practising.log_practice(number, attempt).value.id] = Try(
                number, noticed
            )
        elif what == "end":
            practising.finish(number)
            task.state = "finished"
        else:
            self.removed_tasks[number] = practising.remove(number).value
            task.is_trashed = True

    @where(lambda m: m.removed_tasks)
    @rule(which=WHICH)
    def take_a_task_out_of_the_trash(self, which: int) -> None:
        number = sorted(self.removed_tasks)[which % len(self.removed_tasks)]
        self.journal.practising.restore(self.removed_tasks.pop(number))
        self.expected.tasks[number].is_trashed = False

    @rule(which=WHICH)
    def remove_a_try(self, which: int) -> None:
        numbers = [
            number
            for number, one in self.expected.tries.items()
            if not one.is_trashed and not self.expected.tasks[one.task].is_trashed
        ]
        if numbers:
            number = numbers[which % len(numbers)]
            self.removed_tries[number] = self.journal.practising.remove_practice(number).value
            self.expected.tries[number].is_trashed = True

    @where(lambda m: m.removed_tries)
    @rule(which=WHICH)
    def take_a_try_out_of_the_trash(self, which: int) -> None:
        number = sorted(self.removed_tries)[which % len(self.removed_tries)]
        one = self.expected.tries[number]
        if not self.expected.tasks[one.task].is_trashed:
            self.journal.practising.restore_practice(self.removed_tries.pop(number))
            one.is_trashed = False

    @rule(mood=st.integers(0, 10), word=st.sampled_from(["", "tired", "brighter"]))
    def check_in(self, mood: int, word: str) -> None:
        kept = self.journal.checking_in.check_in(mood, word).value
        self.expected.check_ins[kept.id] = (mood, word)
        self.expected.waiting = ""

    @where(lambda m: m.expected.check_ins)
    @rule(which=WHICH, put_back=st.booleans())
    def take_a_check_in_out(self, which: int, put_back: bool) -> None:
        number = sorted(self.expected.check_ins)[which % len(self.expected.check_ins)]
        self.journal.checking_in.remove(number)
        if put_back:
            self.journal.checking_in.put_back(number)
        else:
            del self.expected.check_ins[number]

    @rule(word=st.sampled_from(["", "tired", "brighter"]))
    def wait_for_a_number(self, word: str) -> None:
        self.journal.checking_in.keep_waiting(word)
        self.expected.waiting = word
