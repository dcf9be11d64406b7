# SPDX-License-Identifier: GPL-3.0-or-later
"""Locking and leaving: save first, and go only when nothing is unsaved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMainWindow

from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui import clipboard
from therapy_journal.ui.doors.cover import Cover
from therapy_journal.ui.doors.elsewhere import KEPT, Elsewhere
from therapy_journal.ui.kit import Kit

if TYPE_CHECKING:  # loaded while the passphrase is being typed
    from therapy_journal.core.whereabouts import Whereabouts
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.desk import Desk
    from therapy_journal.ui.doors.locked_cover import LockedCover
    from therapy_journal.ui.doors.not_closed import NotClosedSheet

T = TypeVar("T")

HIDDEN_MS = 30_000
"""After so long behind the neutral cover the journal locks."""

_LOOK_AGAIN_MS = 1_000
"""How often it is looked whether what could not be saved at a door has been saved since."""

_SAVES = 3
"""Saves asked for at a door: a key may come while one is under way, and needs the next."""


class Doors(QObject):
    """Every way out of an open journal.

    ``closing`` tells that the journal is being closed for good, ``locked`` and ``ended`` that
    it is closed: the process is to be replaced, or to end. ``covered`` tells that the window is
    covered because the last words could not be saved.
    """

    closing = Signal()
    locked = Signal()
    ended = Signal()
    covered = Signal()

    def __init__(self, *, window: QMainWindow, kit: Kit, elsewhere: Elsewhere) -> None:
        super().__init__(window)
        self._window, self._kit, self._elsewhere = window, kit, elsewhere
        self._journal: Journal | None = None
        self._desk: Desk | None = None
        self._go_on: Callable[[], object] | None = None
        self._not_yet: Callable[[], object] = self._stay
        self._is_saving = False
        self._is_locking = False
        self._is_closed = False
        self._place: Whereabouts | None = None
        self.is_hidden = False
        self.cover: LockedCover | None = None
        self._plain: Cover | None = None
        self._question: NotClosedSheet | None = None
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self._try_again)
        self._until_lock = QTimer(self)
        self._until_lock.setSingleShot(True)
        self._until_lock.setInterval(HIDDEN_MS)
        self._until_lock.timeout.connect(self.lock)

    def open(self, journal: Journal, desk: Desk) -> None:
        """Watch over the doors of a journal that was opened."""
        self._journal, self._desk = journal, desk

    # -- the doors --------------------------------------------------------------------

    def lock(self) -> None:
        """Hide at once, save and close; what cannot be saved is kept behind the passphrase."""
        if self._desk is None or self.is_behind_passphrase:
            return
        self._is_locking = True
        self._save_then(self._close_to_lock, self._cover_up)
        self._hide_for_good()

    def leave(self) -> None:
        """Save and end; what cannot be saved is asked about."""
        if self.is_behind_passphrase:
            return  # who stands before a covered window has not said who they are
        self._save_then(self._close_to_end, self._cover_up if self._is_locking else self._ask)

    def leave_at_once(self) -> None:
        """Save and end because the system ends the program; nobody can be asked."""
        if self.save_now():
            self._close_to_end()

    def save_now(self) -> bool:
        """Save what is typed and wait for it; what the journal refuses is kept elsewhere.

        Says whether every word is in safety.
        """
        desk, jobs = self._desk, self._kit.jobs
        if desk is None or self._is_closed:
            return True
        for _ in range(_SAVES):
            desk.flush()
            jobs.flush()
            jobs.deliver()
            if not desk.unsaved():
                return True
        kept: list[object] = []
        jobs.run(self._elsewhere.keep_anywhere(desk.unsaved_texts()), self, kept.append)
        jobs.flush()
        jobs.deliver()
        return any(kept)

    def hide_or_show(self) -> None:
        """Cover the window with a neutral cover at once; the same keys lift it again."""
        if self._plain is None:
            self._plain = Cover(self._window, open_to=("hide", "lock"))
        if self._is_locking:
            return
        if self._plain.is_laid:
            self.is_hidden = False
            self._until_lock.stop()
            self._plain.lift()
        elif not self._is_covered:
            self.is_hidden = True
            if self._desk is not None:
                self._place = self._desk.whereabouts()
            self._plain.lay()
            self._until_lock.start()
            if self._desk is not None:
                self._desk.flush()

    def saved_then(self, go_on: Callable[[], object], not_yet: Callable[[], object]) -> None:
        """Save what is typed everywhere, then go on; ``not_yet`` when that is not possible.

        Nothing of it once the journal is being locked: that is not put off.
        """
        if self._is_locking:
            return
        self._save_then(partial(self._stayed, go_on), partial(self._stayed, not_yet))

    @property
    def is_closed(self) -> bool:
        """Whether the journal is being closed for good, or was."""
        return self._is_closed

    def close_by(self, work: Callable[[], T], done: Callable[[T | JournalProblem], object]) -> None:
        """Close the journal for good by ``work``, which does so itself, on the storage thread."""
        self._close(work, done)

    def _stayed(self, then: Callable[[], object]) -> None:
        self._stay()
        then()

    def has_unsaved(self) -> bool:
        """Whether the window holds words that the journal does not have."""
        return self._desk is not None and self._desk.unsaved()

    def keep_elsewhere(self) -> None:
        """Keep what cannot be saved in a file, and go on here."""
        if self._desk is not None and self.has_unsaved():
            words = self._desk.unsaved_texts()
            say = partial(self._kit.say, KEPT)
            self._elsewhere.choose_and_keep(words, self._window, say, self._kit.jobs.problem.emit)

    @property
    def is_behind_passphrase(self) -> bool:
        """Whether the window is covered as locked, over words that could not be saved."""
        return self.cover is not None and self.cover.is_laid

    @property
    def _is_covered(self) -> bool:
        return any(cover is not None and cover.is_laid for cover in (self.cover, self._plain))

    # -- saving -----------------------------------------------------------------------

    def _save_then(self, go_on: Callable[[], object], not_yet: Callable[[], object]) -> None:
        if self._desk is None or self._is_closed:
            return
        # Whoever asks last says where the door leads, also while the words are being saved.
        self._go_on, self._not_yet = go_on, not_yet
        if not self._is_covered:
            # Behind a cover the focus is elsewhere.
            self._place = self._desk.whereabouts()
        if not self._is_saving:
            self._is_saving = True
            self._save(self._desk, _SAVES)

    def _save(self, desk: Desk, saves: int) -> None:
        desk.flush()
        self._kit.jobs.when_answered(self, partial(self._saved, desk, saves - 1))

    def _saved(self, desk: Desk, saves: int, _: None) -> None:
        is_unsaved = desk.unsaved()
        if is_unsaved and saves:
            self._save(desk, saves)
            return
        self._is_saving = False
        if is_unsaved:
            self._look_again.start()
            self._not_yet()
        elif self._go_on is not None:
            self._go_on()

    def _try_again(self) -> None:
        """Go through the door once everything is saved; savers try by themselves."""
        if self._desk is None or self._go_on is None:
            self._look_again.stop()
        elif not self._desk.unsaved():
            self._look_again.stop()
            self._save_then(self._go_on, self._look_again.start)

    def _stay(self) -> None:
        self._look_again.stop()
        self._go_on = None
        self._is_locking = False

    # -- what cannot be saved -----------------------------------------------------------

    def _ask(self) -> None:
        from therapy_journal.ui.doors.not_closed import NotClosedSheet  # noqa: PLC0415

        if self._question is None:
            self._question = NotClosedSheet(self._window)
            self._question.dismissed.connect(self._stay)
            self._question.elsewhere_requested.connect(self._keep_and_go)
        self._question.open()

    def _cover_up(self) -> None:
        from therapy_journal.ui.doors.locked_cover import LockedCover  # noqa: PLC0415

        if self.cover is None:
            self.cover = LockedCover(self._window)
            self.cover.passphrase_entered.connect(self._check)
            self.cover.elsewhere_requested.connect(self._keep_and_go)
            self.cover.back_requested.connect(self._uncover)
        if self._plain is not None:
            self._plain.lift()  # nothing is painted before the other one lies there
        self.cover.ask()
        clipboard.take_back()
        self.covered.emit()

    def _check(self, passphrase: str) -> None:
        if self._journal is not None and self.cover is not None:
            opens = partial(self._journal.opens_with, passphrase)
            self._kit.jobs.run(opens, self, self._checked, self.cover.refuse)

    def _checked(self, is_right: bool) -> None:  # noqa: FBT001 — a job's answer
        if self.cover is None:
            return
        if not is_right:
            self.cover.refuse()
        elif self._desk is not None:
            # Whoever is back goes on: nothing locks behind their back now.
            self._look_again.stop()
            self._save_then(self._uncover, self.cover.offer_elsewhere)

    def _uncover(self) -> None:
        self._stay()
        if self.cover is not None:
            self.cover.lift()

    def _keep_and_go(self) -> None:
        if self._desk is None:
            return
        done = self._close_to_lock if self.is_behind_passphrase else self._close_to_end
        words = self._desk.unsaved_texts()
        self._elsewhere.choose_and_keep(words, self._window, done, self._tell_refusal)

    def _tell_refusal(self, problem: JournalProblem) -> None:
        asking = self.cover if self.is_behind_passphrase else self._question
        if asking is not None:
            asking.tell(problem)

    # -- closing ------------------------------------------------------------------------

    def _close_to_lock(self) -> None:
        self._close_journal(self.locked.emit)

    def _hide_for_good(self) -> None:
        """Cover what is shown: nobody is to read on while a copy or an owed backup is finished."""
        if self._is_closed or self.is_behind_passphrase:
            return
        if self._plain is None:
            self._plain = Cover(self._window)
        self._plain.lay()

    def _close_to_end(self) -> None:
        self._close_journal(self.ended.emit)

    def _close_journal(self, done: Callable[[], object]) -> None:
        if self._journal is not None:
            self._close(self._journal.close, partial(_then, done))

    def _remember_place(self, desk: Desk) -> None:
        if not self._is_covered:
            self._place = desk.whereabouts()
        if self._journal is not None and self._place is not None:
            leave = partial(self._journal.leave_at, self._place)
            self._kit.jobs.run(leave, self, None, _let_be)

    def _close(self, work: Callable[[], T], done: Callable[[Any], object]) -> None:
        desk = self._desk
        if desk is None or self._is_closed:
            return
        self._is_closed = True
        self._remember_place(desk)
        self._look_again.stop()
        self._until_lock.stop()
        self.closing.emit()
        clipboard.take_back()
        if not desk.unsaved():
            self._kit.jobs.run(self._elsewhere.settle(), self)
        self._kit.jobs.run_last(work, self, done)


def _let_be(problem: JournalProblem) -> None:
    """Not to find the place again is no reason to stay open."""


def _then(done: Callable[[], object], answer: object) -> None:  # noqa: ARG001
    done()
