# SPDX-License-Identifier: GPL-3.0-or-later
"""The storage thread: order, answers, faults, searches."""

import sys
import threading
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QObject

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.errors import DiskFull
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.jobs import ImmediateJobs, Jobs


@pytest.fixture
def bus(qapp):
    return Bus()


@pytest.fixture
def jobs(bus):
    jobs = Jobs(bus)
    yield jobs
    jobs.close()


@pytest.fixture
def owner(qapp):
    return QObject()


def test_work_runs_on_one_other_thread_in_order_and_answers_on_the_windows(qtbot, jobs, owner):
    ran, answered = [], []
    for number in range(50):
        jobs.run(
            lambda n=number: ran.append((n, threading.current_thread().name)) or n,
            owner,
            lambda n: answered.append((n, threading.current_thread())),
        )
    qtbot.waitUntil(lambda: len(answered) == 50)
    assert [n for n, _ in ran] == list(range(50))
    assert len({name for _, name in ran}) == 1
    assert ran[0][1].startswith("storage")
    assert {thread for _, thread in answered} == {threading.main_thread()}


def test_an_outcome_is_answered_and_then_told_on_the_bus(qtbot, jobs, bus, owner):
    told = []
    bus.changed.connect(lambda changes, who: told.append((changes, who)))
    jobs.run(lambda: Outcome(7, Changes(homework=True)), owner, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [7, (Changes(homework=True), owner)]


def test_an_answer_is_dropped_when_its_owner_is_gone(qtbot, jobs, owner):
    answers = []
    gate = threading.Event()
    jobs.run(gate.wait, owner, answers.append)
    other = QObject()
    jobs.run(lambda: 2, other, answers.append)
    owner.deleteLater()
    del owner
    qtbot.waitUntil(lambda: True)
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [2]


def test_a_fault_whose_owner_is_gone_is_told_to_everybody(qtbot, jobs, owner):
    def fail():
        gate.wait()
        raise DiskFull

    gate = threading.Event()
    own, common = [], []
    jobs.problem.connect(common.append)
    jobs.run(fail, owner, failed=own.append)
    shiboken6.delete(owner)
    gate.set()
    qtbot.waitUntil(lambda: bool(common))
    assert isinstance(common[0], DiskFull)
    assert own == []


def test_a_fault_of_the_world_goes_to_failed_or_to_everybody(qtbot, jobs, owner):
    def fail():
        raise DiskFull

    own, common = [], []
    jobs.problem.connect(common.append)
    jobs.run(fail, owner, failed=own.append)
    jobs.run(fail, owner)
    qtbot.waitUntil(lambda: bool(own and common))
    assert own[0].code == common[0].code == "E_DISK_FULL"


def test_our_own_fault_goes_to_the_crash_hook(qtbot, jobs, owner, monkeypatch):
    caught = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(kind))
    jobs.run(lambda: {}["nothing"], owner)
    qtbot.waitUntil(lambda: bool(caught))
    assert caught == [KeyError]


def test_a_newer_search_interrupts_the_older_and_only_it_is_answered(qtbot, jobs, owner):
    interrupted = threading.Event()
    started = threading.Event()
    jobs.set_interrupt(interrupted.set)
    answers = []

    def slow():
        started.set()
        assert interrupted.wait(10)
        return "old"

    jobs.search(slow, owner, answers.append)
    assert started.wait(10)
    jobs.search(lambda: "new", owner, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    jobs.flush()
    assert answers == ["new"]


def test_flush_waits_for_everything_asked_for(jobs, owner):
    done = []
    for number in range(20):
        jobs.run(lambda n=number: done.append(n), owner)
    jobs.flush()
    assert done == list(range(20))


def test_immediate_jobs_keep_the_same_rules(bus, owner):
    jobs = ImmediateJobs(bus)
    told = []
    bus.changed.connect(lambda changes, who: told.append((changes, who)))
    jobs.run(lambda: Outcome("x", Changes(marks=True)), owner, told.append)
    assert told == ["x", (Changes(marks=True), owner)]


def test_long_work_gives_way_to_whoever_asks_next(qtbot, jobs, owner):
    order, interrupted = [], Event()
    jobs.set_interrupt(interrupted.set)

    def long(stop):
        order.append("begun")
        assert interrupted.wait(10)
        order.append("stopped" if stop() else "not told")
        return "gave way"

    answers = []
    jobs.run_giving_way(long, owner, answers.append)
    qtbot.waitUntil(lambda: order == ["begun"])
    jobs.run(lambda: order.append("saved"), owner)
    qtbot.waitUntil(lambda: bool(answers))
    jobs.flush()
    assert order == ["begun", "stopped", "saved"]
    assert answers == ["gave way"]
    interrupted.clear()
    jobs.run(lambda: None, owner)
    jobs.flush()
    assert not interrupted.is_set()


def test_work_aside_lets_the_journal_be_used(qtbot, jobs, owner):
    go_on, answers = Event(), []
    jobs.run_aside(lambda: go_on.wait(10), owner, answers.append)
    jobs.run(lambda: "saved", owner, answers.append)
    qtbot.waitUntil(lambda: answers == ["saved"])
    go_on.set()
    qtbot.waitUntil(lambda: answers == ["saved", True])


def test_a_fault_of_work_aside_is_told(qtbot, jobs, owner):
    def fail():
        raise DiskFull

    problems = []
    jobs.run_aside(fail, owner, None, problems.append)
    qtbot.waitUntil(lambda: bool(problems))
    assert isinstance(problems[0], DiskFull)
