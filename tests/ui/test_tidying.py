# SPDX-License-Identifier: GPL-3.0-or-later
"""Garbage goes, on the window's thread, and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject

from therapy_journal.ui.tidying import Tidying


class Ring:
    """Refers to itself, so that only a look for garbage finds it."""

    def __init__(self, told):
        self.itself = self
        weakref.finalize(self, told)


@pytest.fixture
def tidying(qapp):
    parent = QObject()
    yield Tidying(parent)
    gc.unfreeze()
    gc.enable()


def allocate():
    """Make more than what Python bears before it looks for garbage by itself."""
    return [[] for _ in range(50 * gc.get_threshold()[0])]


def test_garbage_waits_for_the_windows_thread(tidying):
    went_on = []
    Ring(lambda: went_on.append(threading.current_thread()))
    kept = allocate()
    with ThreadPoolExecutor(1) as pool:
        kept += pool.submit(allocate).result()
    assert went_on == []
    tidying.look()
    assert went_on == [threading.main_thread()]
    assert kept


def test_a_look_is_short_when_there_is_nothing_to_look_at(tidying):
    tidying.begin()
    gone = []
    Ring(lambda: gone.append(True))
    tidying.look()
    assert gone == []  # a handful of objects is not worth it
    kept = allocate()
    tidying.look()
    assert gone
    assert kept


def test_it_looks_by_itself(qtbot, tidying):
    tidying.begin()
    gone = []
    Ring(lambda: gone.append(True))
    kept = allocate()
    qtbot.waitUntil(lambda: bool(gone), timeout=10_000)
    assert kept
