# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks the whole journal over once a week while nobody writes, and says what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.services.journal import Journal

REST_MS = 60_000
"""How long nothing may have been saved before the check is begun."""

PUT_RIGHT = "Everything that was saved is there."
DAMAGED = Message(
    "The weekly check found damage in the journal's file.",
    "What you see is as you wrote it. Lock the journal and unlock it: it is put right then, or you "
    "can restore a backup or recover what can be read.",
    key="check",
    stays=True,
)


class CheckWatch(QObject):
    """Tells at the start what opening put right; later begins the check that is due."""

    def __init__(self, *, kit: Kit, parent: QObject) -> None:
        super().__init__(parent)
        self._kit = kit
        self._journal: Journal | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)

    def take_up(self, journal: Journal) -> None:
        """Take care of this journal from now on."""
        self._journal = journal
        self._kit.jobs.run(journal.looking.found_at_opening, self, self._tell_found)
        if not journal.is_read_only:
            self._kit.bus.changed.connect(self._saved)
            self._rest.start()

    def look(self) -> None:
        """Begin the check if it is due and nobody needs the journal meanwhile."""
        if self._journal is not None:
            self._kit.jobs.run(self._journal.looking.is_check_due, self, self._begin)

    def _saved(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002 — Qt's
        if self._rest.isActive():
            self._rest.start()

    def _begin(self, is_due: bool) -> None:  # noqa: FBT001 — an answer
        if self._journal is not None and is_due:
            check = self._journal.looking.check_giving_way
            self._kit.jobs.run_giving_way(check, self, self._checked, self._failed)

    def _checked(self, is_sound: bool | None) -> None:  # noqa: FBT001 — an answer
        if is_sound is None:
            self._rest.start()
        elif not is_sound:
            self._kit.say(DAMAGED)

    def _failed(self, problem: JournalProblem) -> None:
        self._kit.say(Message.of(problem))

    def _tell_found(self, sentences: tuple[str, ...]) -> None:
        if sentences:
            self._kit.say(Message(" ".join(sentences), PUT_RIGHT, key="found", stays=True))
