# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of sessions and people at once, told in the message bar with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from therapy_journal.core.changes import Outcome
from therapy_journal.core.messages import Message
from therapy_journal.core.rhythms import rhythm_words
from therapy_journal.core.sessions import AllianceLook, Session
from therapy_journal.services.attending import Attending, Moved, Taken
from therapy_journal.services.repeating import Repeated
from therapy_journal.ui.kit import Kit

T = TypeVar("T")

_KEY = "sessions"
_NAMES = {
    "homework": ("homework", "homework"),
    "reflection": ("reflection", "reflections"),
    "unsent_note": ("unsent note", "unsent notes"),
    "agenda_item": ("line to bring", "lines to bring"),
    "summary_page": ("page", "pages"),
    "handed_over": ("page handed over", "pages handed over"),
}


class Doing(QObject):
    """I was there, moved, trash; *Undo* instead of a question."""

    def __init__(self, *, attending: Attending, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._attending, self._kit = attending, kit

    def attended(self, session_id: int) -> None:
        """Say that a session took place."""
        work = partial(_with_before, self._attending, session_id)
        self._kit.jobs.run(work, self, partial(self._tell, "Noted: you were there."))

    def tell_absence(self, before: Session | None) -> None:
        """Tell that an absence was noted; ``before`` is the session as it was."""
        self._tell("Noted.", before)

    def tell_move(self, moved: Moved) -> None:
        """Tell that a session was moved."""
        message = Message("Moved. What you prepared goes along.", action="Undo", key=_KEY)
        self._kit.say(message, partial(self._run, partial(self._attending.undo_move, moved)))

    def tell_repeated(self, done: Repeated) -> None:
        """Tell what became of a rhythm."""
        message = Message(repeated_words(done), went_along(done), action="Undo", key=_KEY)
        back = partial(self._attending.repeating.undo, done)
        self._kit.say(message, partial(self._run, back))

    def remove(self, session_id: int) -> None:
        """Move a session to the trash."""
        self._kit.jobs.run(partial(self._attending.remove, session_id), self, self._tell_taken)

    def remove_person(self, person_id: int) -> None:
        """Move somebody of the care team to the trash."""
        remove = partial(self._attending.remove_person, person_id)
        self._kit.jobs.run(remove, self, self._tell_person_removed)

    def remove_look(self, look_id: int) -> None:
        """Take a look away."""
        remove = partial(self._attending.remove_look, look_id)
        self._kit.jobs.run(remove, self, self._tell_look_removed)

    def _tell(self, told: str, before: Session | None) -> None:
        if before is not None:
            back = partial(self._attending.put_back, before)
            self._kit.say(Message(told, action="Undo", key=_KEY), partial(self._run, back))

    def _tell_taken(self, taken: Taken) -> None:
        message = Message("Moved to the trash.", what_stays(taken), action="Undo", key=_KEY)
        back = partial(self._attending.restore, taken.id)
        self._kit.say(message, partial(self._run, back))

    def _tell_person_removed(self, person_id: int) -> None:
        message = Message("Moved to the trash.", action="Undo", key=_KEY)
        back = partial(self._attending.restore_person, person_id)
        self._kit.say(message, partial(self._run, back))

    def _tell_look_removed(self, look: AllianceLook) -> None:
        message = Message("Moved to the trash.", action="Undo", key=_KEY)
        back = partial(self._attending.put_look_back, look.id)
        self._kit.say(message, partial(self._run, back))

    def _run(self, back: Callable[[], Outcome[T]]) -> None:
        self._kit.jobs.run(back, self)


def repeated_words(done: Repeated) -> str:
    """Say which rhythm holds now, as in *Planned: every week on Thursday, 15:00*."""
    if done.made is None:
        return "The rhythm ends with this session."
    begun = "Planned" if done.before is None else "From here on"
    return f"{begun}: {rhythm_words(done.made)}."


def went_along(done: Repeated) -> str:
    """Say how many later sessions with something of their own lie in the trash now."""
    count = len(done.trashed)
    if not count:
        return ""
    return f"{count} later {'session is' if count == 1 else 'sessions are'} in the trash."


def what_stays(taken: Taken) -> str:
    """Say what named the session and stays, as in *1 homework and 2 reflections stay*."""
    parts = [f"{count} {_NAMES[kind][count != 1]}" for kind, count in taken.links.items() if count]
    if not parts:
        return ""
    named = parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    verb = "stays" if sum(taken.links.values()) == 1 else "stay"
    return f"{named} {verb}."


def _with_before(attending: Attending, session_id: int) -> Outcome[Session | None]:
    """Say that a session took place, and return it as it was before."""
    before = attending.get(session_id)
    return Outcome(before, attending.attended(session_id).changes)
