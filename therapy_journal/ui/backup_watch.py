# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the backup of the day while nobody writes, and says so when it could not be made."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from therapy_journal.core.changes import Changes
from therapy_journal.core.errors import BackupPlaceAway, JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded with the journal
    from therapy_journal.services.backing_up import Begun, Finished
    from therapy_journal.services.journal import Journal

REST_MS = 5_000
"""How long nothing may have been saved before a backup is begun."""
SHORT_REST_MS = 500
"""The same for a backup that somebody asked for and waits for."""
LONG_REST_MS = 60_000
"""The same for the day's own, once it was interrupted three times."""

MADE = Message("A backup was made, and it can be read.", key="backup")
MADE_WITHOUT_SECOND = Message(
    "A backup was made in the journal's own folder.",
    "The second place is not there at the moment. A backup goes there the next time.",
    key="backup",
)
CLOUD = "This journal lies in a folder that {service} seems to copy to other places."
CLOUD_DETAIL = (
    "What it copies is encrypted. Open the journal on one computer at a time; that folder "
    "could hold backups instead."
)


class BackupWatch(QObject):
    """Listens for the first save of a day; one backup is under way at a time."""

    def __init__(self, *, kit: Kit, commands: Commands, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._commands = kit, commands
        self._journal: Journal | None = None
        self._is_under_way = False
        self._is_asked_for = False
        self._is_told = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look)
        commands.bind("backup.now", self.back_up_now)

    def take_up(self, journal: Journal) -> None:
        """Take care of this journal from now on."""
        self._journal = journal
        if journal.is_read_only:
            return
        self._kit.bus.changed.connect(self._saved)
        self._kit.jobs.run(journal.backing_up.cloud_to_tell, self, self._tell_cloud)

    def back_up_now(self) -> None:
        """Make a backup as soon as nobody waits for the journal, and say so."""
        if self._journal is not None and not self._is_under_way:
            self._is_asked_for = True
            self._begin(is_due=True)

    # -- when ---------------------------------------------------------------------------

    def _saved(self, changes: Changes, initiator: QObject | None) -> None:  # noqa: ARG002
        is_writing = replace(changes, settings=False).any
        if self._journal is not None and is_writing:
            self._journal.backing_up.owe()
            self._rest.start()

    def _look(self) -> None:
        if self._is_asked_for:
            self._begin(is_due=True)
        elif self._journal is not None and not self._is_under_way:
            self._kit.jobs.run(self._journal.backing_up.is_due, self, self._begin_if_due)

    def _begin_if_due(self, is_due: bool) -> None:  # noqa: FBT001 — an answer
        self._begin(is_due=is_due)

    # -- making one -----------------------------------------------------------------------

    def _begin(self, *, is_due: bool) -> None:
        if self._journal is not None and is_due and not self._is_under_way:
            self._is_under_way = True
            backing_up = self._journal.backing_up
            if self._is_asked_for and backing_up.waits_for_rest:
                # Somebody waits for this backup; what else is asked for can wait once.
                begin = partial(backing_up.begin, _nobody_waits)
                self._kit.jobs.run(begin, self, self._begun, self._failed)
            else:
                giving_way = backing_up.begin
                self._kit.jobs.run_giving_way(giving_way, self, self._begun, self._failed)

    def _begun(self, begun: Begun | None) -> None:
        if begun is None:
            self._begin_again()
        elif self._journal is not None:
            finish = partial(self._journal.backing_up.finish, begun)
            self._kit.jobs.run_aside(finish, self, self._finished, self._failed)

    def _begin_again(self) -> None:
        """Wait for a rest; whoever waited for the journal goes first."""
        self._is_under_way = False
        if self._is_asked_for:
            self._rest.start(SHORT_REST_MS)
        elif self._journal is not None:
            waits = self._journal.backing_up.waits_for_rest
            self._rest.start(LONG_REST_MS if waits else REST_MS)

    def _finished(self, finished: Finished | None) -> None:
        if finished is None:
            self._begin_again()
            return
        self._is_under_way = False
        problem = finished.problems[0] if finished.problems else None
        self._note(problem.code if problem else "")
        if isinstance(problem, BackupPlaceAway):
            self._say(MADE_WITHOUT_SECOND)
        elif problem is not None:
            self._say_failed(problem)
        elif self._is_asked_for:
            self._say(MADE)
        self._is_asked_for = False

    def _failed(self, problem: JournalProblem) -> None:
        self._is_under_way = False
        self._note(problem.code)
        if self._is_asked_for or not self._is_told:
            self._is_told = True
            self._say_failed(problem)
        self._is_asked_for = False

    def _note(self, code: str) -> None:
        if self._journal is not None:
            self._kit.jobs.run(partial(self._journal.backing_up.note, code), self)

    # -- saying so ------------------------------------------------------------------------

    def _say(self, message: Message) -> None:
        self._kit.say(message)

    def _say_failed(self, problem: JournalProblem) -> None:
        open_settings = partial(self._commands.run, "settings")
        self._kit.say(replace(Message.of(problem), action="Settings"), open_settings)

    def _tell_cloud(self, service: str) -> None:
        if service:
            text = CLOUD.format(service=service)
            self._say(Message(text, CLOUD_DETAIL, key="cloud", stays=True))


def _nobody_waits() -> bool:
    return False
