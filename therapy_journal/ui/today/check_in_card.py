# SPDX-License-Identifier: GPL-3.0-or-later
"""The check-in: a number and perhaps a word, kept at once, as often a day as one likes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from therapy_journal.core.check_ins import CheckIn
from therapy_journal.core.days import clock_time
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import CHECK_IN, Unsaved
from therapy_journal.services.checking_in import CheckingIn, CheckInGone
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.today.check_in_form import CheckInForm

WORD_REST_MS = 500
"""After so long a rest in typing, the word is kept."""

AGAIN_MS = 5_000
"""After a save that failed, the next try."""

WAITS = "The word is kept once you choose a number."
READ_ONLY = "This journal can only be read here, so nothing can be added."
_TAKEN_BACK = Message("Taken back.", action="Put it back", key="check_in")


class _Values(NamedTuple):
    mood: int | None = None
    word: str = ""


class CheckInCard(CheckInForm):
    """Shows today's last check-in, which may be changed, or an empty one.

    One save is under way at a time; what changed meanwhile follows it. A word without a
    number is no check-in; it waits in the journal for its number.
    """

    def __init__(self, *, checking_in: CheckingIn, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checking_in, self._kit = checking_in, kit
        self._current: CheckIn | None = None
        self._earlier: tuple[CheckIn, ...] = ()
        self._kept = self._begun = self._asked = _Values()
        self._waiting = ""
        self._is_new = False
        self._is_saving = False
        self._removed: CheckIn | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.keep_now)
        self.rating.value_changed.connect(self._mood_changed)
        self.word.textEdited.connect(self._word_typed)
        self.word.editingFinished.connect(self.keep_now)
        self.undo.clicked.connect(self._undo)
        self.again.clicked.connect(self._begin_anew)
        self.show_state("", can_undo=False, can_go_on=False)

    def refresh(self) -> None:
        """Show today's check-ins, unless one is being written."""
        if not self.unsaved() and not self._is_saving:
            self._kit.jobs.run(partial(_read, self._checking_in), self, self._load)

    def unsaved(self) -> bool:
        """Whether something chosen or typed has not reached the journal."""
        values = self._values()
        if self._checking_in.is_read_only:
            return False
        if self._is_waiting():
            return values.word != self._waiting
        return values != self._kept

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        if not self.unsaved():
            return []
        values, current = self._values(), self._current
        mood = "" if values.mood is None else str(values.mood)
        at = self._kit.clock.now().local.replace(tzinfo=None).isoformat()
        fields = {"mood": mood, "word": values.word, "at": at}
        return [Unsaved(CHECK_IN, current.id if current else 0, fields)]

    def keep_now(self) -> None:
        """Keep what the form says, if it is not kept already."""
        self._timer.stop()
        values = self._values()
        if self._is_saving or not self.unsaved():
            self._show_state()
        elif self._is_waiting():
            self._run(partial(self._checking_in.keep_waiting, values.word), self._waits)
        elif self._current is None:
            self._run(
                partial(self._checking_in.check_in, values.mood or 0, values.word), self._done
            )
        elif values.mood is None:
            self._run(partial(self._checking_in.remove, self._current.id), self._gone)
        else:
            change = partial(self._checking_in.change, self._current.id, values.mood, values.word)
            self._run(change, self._done)

    def _values(self) -> _Values:
        return _Values(self.rating.value(), self.word.text())

    def _is_waiting(self) -> bool:
        """Whether there is no number yet, so that a word would not be a check-in."""
        return self._current is None and self.rating.value() is None

    def _load(self, stored: tuple[Sequence[CheckIn], str]) -> None:
        if self.unsaved() or self._is_saving:
            return
        check_ins, waiting = stored
        if waiting and self._current is None and not self.word.text():
            self._is_new = True
            self._waiting = waiting
            self.word.setText(waiting)
        if self._is_new:
            self._earlier = tuple(check_ins)
        else:
            self._earlier = tuple(check_ins[:-1])
            self._show_current(check_ins[-1] if check_ins else None)
        self._show_state()

    def _show_current(self, current: CheckIn | None) -> None:
        is_other = current is None or self._current is None or current.id != self._current.id
        waiting = self.word.text() if current is None and self._current is None else ""
        self._current = current
        self._kept = _Values(current.mood, current.word) if current else _Values(None, waiting)
        if is_other:
            self._begun = self._kept
        self._set_mood(self._kept.mood)
        if self.word.text() != self._kept.word:
            self.word.setText(self._kept.word)

    def _set_mood(self, mood: int | None) -> None:
        had_focus = self.window().focusWidget() in self.rating.circles()
        self.rating.set_value(mood)
        if had_focus:
            self.rating.setFocus()  # the focus stands on the number that is chosen

    def _mood_changed(self, mood: object) -> None:
        if mood is not None and self._is_of_another_day() and not self._is_saving:
            self._leave_that_day()
        self.keep_now()

    def _is_of_another_day(self) -> bool:
        """Whether the day has turned since, and nothing was read anew yet."""
        current = self._current
        return current is not None and current.happened.day != self._kit.clock.now().day

    def _leave_that_day(self) -> None:
        """Let the number that was chosen begin today's check-in; the day before stays."""
        if self.word.text() == self._kept.word:
            self.word.clear()
        self._current, self._earlier = None, ()
        self._kept = self._begun = _Values()

    def _word_typed(self, word: str) -> None:  # noqa: ARG002 - read from the field
        self._timer.start(WORD_REST_MS)

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        self._is_saving = True
        self._asked = self._values()
        self._kit.jobs.run(work, self, done, self._failed)

    def _done(self, check_in: CheckIn) -> None:
        self._current, self._kept = check_in, self._asked
        self._is_new, self._waiting = False, ""
        self._go_on()

    def _waits(self, _nothing: None) -> None:
        self._waiting = self._asked.word
        self._go_on()

    def _gone(self, removed: CheckIn) -> None:
        self._removed = removed
        self._current, self._kept = None, self._asked
        self._begun = _Values()
        self.word.clear()
        self._kit.say(_TAKEN_BACK, self._put_back)
        self._go_on()

    def _go_on(self) -> None:
        self._is_saving = False
        if self._values() != self._kept:
            self.keep_now()
        else:
            self._show_state()

    def _failed(self, problem: JournalProblem) -> None:
        self._is_saving = False
        if isinstance(problem, CheckInGone):
            self._kit.say(Message.of(problem))
            self._current = None
            self._kept = self._values()
            self.refresh()
        else:
            self._kit.say(Message.trying(problem))
            self._timer.start(AGAIN_MS)

    def _undo(self) -> None:
        self._set_mood(self._begun.mood)
        self.word.setText(self._begun.word)
        self.keep_now()
        self.rating.setFocus()

    def _put_back(self) -> None:
        if self._removed is not None:
            self._is_new = False
            work = partial(self._checking_in.put_back, self._removed.id)
            self._kit.jobs.run(work, self, self._back)

    def _back(self, check_in: CheckIn) -> None:  # noqa: ARG002 - read anew
        self.refresh()

    def _begin_anew(self) -> None:
        self.keep_now()
        if self._current is not None and not self.unsaved():
            self._earlier = (*self._earlier, self._current)
            self._current, self._is_new = None, True
            self._kept = self._begun = _Values()
            self._set_mood(None)
            self.word.clear()
            self._show_state()
        self.rating.setFocus()

    def _show_state(self) -> None:
        current, is_read_only = self._current, self._checking_in.is_read_only
        said = ""
        if is_read_only:
            said = READ_ONLY
        elif current is not None and not self.unsaved():
            said = f"Kept at {clock_time(current.happened.local)}"
        elif self.word.text().strip() and self.rating.value() is None:
            said = WAITS
        self.show_state(
            said,
            can_undo=current is not None and self._kept != self._begun,
            can_go_on=current is not None and not is_read_only,
        )
        self.show_earlier([_told(check_in) for check_in in self._earlier])
        for widget in (self.rating, self.word):
            widget.setEnabled(not is_read_only)


def _read(checking_in: CheckingIn) -> tuple[Sequence[CheckIn], str]:
    return checking_in.today(), checking_in.waiting()


def _told(check_in: CheckIn) -> str:
    word = f" {check_in.word}" if check_in.word else ""
    return f"{clock_time(check_in.happened.local)} · {check_in.mood}{word}"
