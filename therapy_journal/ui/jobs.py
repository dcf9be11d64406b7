# SPDX-License-Identifier: GPL-3.0-or-later
"""The storage thread: the window asks here, and is answered by a queued signal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event, Lock
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from shiboken6 import isValid

from therapy_journal.core.changes import Outcome
from therapy_journal.core.errors import JournalProblem
from therapy_journal.ui.bus import Bus

if TYPE_CHECKING:  # nothing is asked of the journal before the lock screen is painted
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")
Stop = Callable[[], bool]
"""Says that somebody else waits for the storage thread."""


@dataclass(slots=True)
class _Job:
    """One piece of work and where its answer goes."""

    fn: Callable[[], Any]
    owner: QObject
    done: Callable[[Any], object] | None
    failed: Callable[[JournalProblem], object] | None
    generation: int = 0
    stop: Event | None = None
    result: Any = None
    error: BaseException | None = None


class Jobs(QObject):
    """Runs work on the one storage thread, in the order in which it was asked for.

    ``done`` and ``failed`` are called on the window's thread, unless the owner is gone. When
    the work returns an ``Outcome``, ``done`` receives its value and afterwards the bus tells
    what changed. A fault of the world goes to ``failed``, or where none was given or its
    owner is gone to ``problem``: what was not saved is never kept quiet. Any other exception
    is a bug and goes to ``sys.excepthook``.
    """

    problem = Signal(object)
    _finished = Signal(object)

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._pool: ThreadPoolExecutor | None = None
        self._interrupt: Callable[[], None] | None = None
        self._generation = 0
        self._running_search = False
        self._aside: ThreadPoolExecutor | None = None
        self._guard = Lock()
        self._giving_way: Event | None = None
        self._runs_giving_way = False
        self._is_closed = False
        self._is_ending = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def set_interrupt(self, interrupt: Callable[[], None] | None) -> None:
        """Say how a running query is interrupted (safe from any thread)."""
        self._interrupt = interrupt

    def run(
        self,
        fn: Callable[[], T],
        owner: QObject,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[JournalProblem], object] | None = None,
    ) -> None:
        """Queue ``fn`` for the storage thread."""
        self._submit(_Job(fn, owner, done, failed))

    def when_answered(self, owner: QObject, then: Callable[[None], object]) -> None:
        """Call ``then`` once everything asked for so far was answered, in that order."""
        self.run(_nothing, owner, then)

    def run_last(self, fn: Callable[[], T], owner: QObject, done: Callable[[Any], object]) -> None:
        """Queue the last piece of work; what is asked for afterwards is not taken any more.

        Closing the journal is the last: a list that wants to be read anew after the final
        save must not find a closed database. ``done`` is called with a fault of the world
        as well: what was saved is safe in the journal or its log.
        """
        self._submit(_Job(fn, owner, done, done))
        self._is_ending = True

    def search(self, fn: Callable[[], T], owner: QObject, done: Callable[[T], object]) -> None:
        """Queue a search; a newer one interrupts the running one and drops its answer."""
        self._generation += 1
        if self._running_search and self._interrupt is not None:
            self._interrupt()
        self._submit(_Job(fn, owner, done, None, generation=self._generation))

    def run_giving_way(
        self,
        fn: Callable[[Stop], T],
        owner: QObject,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[JournalProblem], object] | None = None,
    ) -> None:
        """Queue long work that is to stop as soon as anything else is asked for.

        Its statement is interrupted then, and what ``fn`` was given says so from then on; its
        answer should tell that it gave way.
        """
        stop = Event()
        self._submit(_Job(partial(fn, stop.is_set), owner, done, failed, stop=stop))

    def run_aside(
        self,
        fn: Callable[[], T],
        owner: QObject,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[JournalProblem], object] | None = None,
    ) -> None:
        """Run long work that never opens the journal on a thread of its own."""
        if not (self._is_closed or self._is_ending):
            self._start_aside(_Job(fn, owner, done, failed))

    def flush(self) -> None:
        """Wait until everything asked for so far has run (answers arrive afterwards)."""
        if not self._is_closed:
            self._ask_to_give_way()
            self._storage().submit(_nothing).result()

    def deliver(self) -> None:
        """Give the answers of what has run, now: whoever asks next is not to wait for the loop."""
        QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)

    def close(self) -> None:
        """Finish what is queued and end the thread; answers still under way are dropped.

        Work aside is not waited for: it leaves nothing half done that has a name.
        """
        self._is_closed = True
        if self._aside is not None:
            self._aside.shutdown(wait=False, cancel_futures=True)
        if self._pool is not None:
            self._pool.shutdown(wait=True)

    def _submit(self, job: _Job) -> None:
        if not (self._is_closed or self._is_ending):
            self._start(job)

    def _start(self, job: _Job) -> None:
        self._ask_to_give_way()
        if job.stop is not None:
            with self._guard:
                self._giving_way = job.stop
        future = self._storage().submit(self._work, job)
        future.add_done_callback(_raise_if_broken)

    def _storage(self) -> ThreadPoolExecutor:
        if self._pool is None:
            self._pool = _thread("storage")
        return self._pool

    def _start_aside(self, job: _Job) -> None:
        if self._aside is None:
            self._aside = _thread("aside")
        future = self._aside.submit(self._do, job)
        future.add_done_callback(_raise_if_broken)

    def _work(self, job: _Job) -> None:
        if job.generation and job.generation != self._generation:
            return
        self._running_search = bool(job.generation)
        if job.stop is not None:
            with self._guard:
                self._runs_giving_way = True
        try:
            self._do(job)
        finally:
            self._running_search = False

    def _do(self, job: _Job) -> None:
        try:
            job.result = job.fn()
        except Exception as error:  # noqa: BLE001 — every error is delivered to the window
            job.error = error
        if job.stop is not None:
            # From here on an interruption would meet the work that waited.
            with self._guard:
                self._runs_giving_way = False
                if self._giving_way is job.stop:
                    self._giving_way = None
        if isValid(self):
            self._finished.emit(job)

    def _ask_to_give_way(self) -> None:
        with self._guard:
            if self._giving_way is not None:
                self._giving_way.set()
                if self._runs_giving_way and self._interrupt is not None:
                    self._interrupt()

    def _deliver(self, job: _Job) -> None:
        if job.generation and job.generation != self._generation:
            return
        if job.error is not None:
            self._deliver_error(job, job.error)
            return
        value, changes = job.result, None
        if isinstance(job.result, Outcome):
            value, changes = job.result.value, job.result.changes
        if job.done is not None and isValid(job.owner):
            job.done(value)
        if changes is not None and changes.any:
            self._bus.changed.emit(changes, job.owner if isValid(job.owner) else None)

    def _deliver_error(self, job: _Job, error: BaseException) -> None:
        if not isinstance(error, JournalProblem):
            sys.excepthook(type(error), error, error.__traceback__)
        elif job.failed is not None and isValid(job.owner):
            job.failed(error)
        else:
            self.problem.emit(error)


class ImmediateJobs(Jobs):
    """The same rules, run at once and inline: for tests of single widgets."""

    def flush(self) -> None:
        """Nothing is ever waiting here."""

    def _start_aside(self, job: _Job) -> None:
        self._start(job)

    def _start(self, job: _Job) -> None:
        try:
            job.result = job.fn()
        except Exception as error:  # noqa: BLE001 — as on the storage thread
            job.error = error
        self._deliver(job)


def _nothing() -> None:
    """Mark a place in the queue."""


def _thread(name: str) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 — see above

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


def _raise_if_broken(future: Future[None]) -> None:
    error = future.exception()
    if error is not None:
        sys.excepthook(type(error), error, error.__traceback__)
