# SPDX-License-Identifier: GPL-3.0-or-later
"""A lock meets a copy or an export that is not done yet, on the real storage thread."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest

from therapy_journal.services.resting import Instant

LATER = Instant(10_000_000.0, 10_000_000_000.0)


class LongWork:
    """Keeps the storage thread at work until it may go on."""

    def __init__(self, opened) -> None:
        self.gate, self.done = Event(), []
        counted = opened.kit.ongoing.counted(partial(self.gate.wait, 20))
        opened.jobs.run(counted, opened.window, self.done.append)


@pytest.fixture
def begin(opened):
    """Return a function that begins long work; whatever is left is let go on at the end."""
    begun = []

    def begin() -> LongWork:
        begun.append(LongWork(opened))
        return begun[-1]

    yield begin
    for work in begun:
        work.gate.set()


def test_rest_leaves_it_alone(qtbot, opened, begin, restarts):
    work = begin()
    opened.window.idle._clock = lambda: LATER
    opened.window.idle.look()
    assert opened.window.centralWidget().isVisible()
    work.gate.set()
    qtbot.waitUntil(lambda: work.done == [True])
    assert not opened.kit.ongoing.is_busy
    opened.window.idle.look()
    qtbot.waitUntil(lambda: bool(restarts))


def test_a_lock_hides_at_once_and_waits_for_it(qtbot, opened, write, begin, restarts, texts):
    write("Typed meanwhile")
    work = begin()
    opened.commands.run("lock")
    assert not opened.window.centralWidget().isVisible()
    opened.commands.run("hide")
    assert not opened.window.centralWidget().isVisible()
    assert not restarts
    work.gate.set()
    qtbot.waitUntil(lambda: bool(restarts))
    assert work.done == [True]
    assert texts() == ["Typed meanwhile"]


def test_work_that_fails_is_under_way_no_longer(opened):
    def fail():
        raise OSError

    work = opened.kit.ongoing.counted(fail)
    assert opened.kit.ongoing.is_busy
    with pytest.raises(OSError):  # noqa: PT011 — whatever it is, it goes through
        work()
    assert not opened.kit.ongoing.is_busy
