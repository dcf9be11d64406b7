# SPDX-License-Identifier: GPL-3.0-or-later
"""The search catches up with an older journal while the window is used, and nobody need know."""

from __future__ import annotations

from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import Qt

from therapy_journal.services import keeping
from therapy_journal.services.search_renewal import LETTERS, SearchRenewal
from therapy_journal.services.settings import SEARCH_LETTERS
from therapy_journal.storage import indexing
from therapy_journal.ui import search_watch
from therapy_journal.ui.jobs import Jobs

PICTURE = "👧"


@pytest.fixture
def old(vault_folder, passphrase, clock):
    """Write entries and index them as version 0.2.0 did, without pictures."""
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    for number in range(60):
        entry = journal.writing.new().value
        body = f"At the sea {PICTURE}" if number % 30 == 7 else "nothing of it"
        journal.writing.save(entry.id, f"Day {number}", body, entry.revision)
    db = journal.vault.database
    for row, title, body, kind, item in db.all(
        "SELECT rowid, title, body, kind, item_id FROM search"
    ):
        indexing.take_out(db, "search", row)
        db.execute(
            "INSERT INTO search (rowid, title, body, tags, kind, item_id)"
            " VALUES (?, ?, ?, '', ?, ?)",
            (row, title, f"At the sea {PICTURE}" if "sea" in body else body, kind, item),
        )
    journal.settings.put(SEARCH_LETTERS, 0)
    journal.close()


@pytest.fixture
def soon(monkeypatch):
    """Let no person's rest be waited for."""
    monkeypatch.setattr(search_watch, "REST_MS", 50)


@pytest.fixture
def unlocked(qtbot, old, soon, program, passphrase):
    page = program.lock_screen.unlock_page
    qtbot.keyClicks(page.field, passphrase)
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    return program


def ask(qtbot, program, fn):
    answers = []
    program.kit.jobs.run(fn, program.window, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


def is_done(qtbot, program):
    journal = program.window._journal
    return ask(qtbot, program, partial(journal.settings.get, SEARCH_LETTERS)) == LETTERS


def found(qtbot, program):
    journal = program.window._journal
    return ask(qtbot, program, partial(journal.searching.search, PICTURE))


def test_what_an_earlier_version_left_out_is_found_after_a_rest(qtbot, unlocked):
    qtbot.waitUntil(lambda: is_done(qtbot, unlocked))
    assert [hit.title for hit in found(qtbot, unlocked)] == ["Day 37", "Day 7"]
    assert unlocked.bar.isHidden()


class Slow:
    """Goes on until it is to give way, or may end as always."""

    def __init__(self):
        self.was_asked, self.may_end, self.gave_way = Event(), Event(), []
        self._renew = SearchRenewal.renew_giving_way

    def renew(self, renewal, stop):
        self.was_asked.set()
        while not self.may_end.is_set() and not stop():
            pass
        ended = self._renew(renewal, stop)
        self.gave_way.append(not ended)
        return ended


@pytest.fixture
def slow(monkeypatch):
    slow = Slow()
    monkeypatch.setattr(SearchRenewal, "renew_giving_way", lambda *given: slow.renew(*given))  # noqa: PLW0108 - bound to ours
    return slow


def test_it_gives_way_to_the_window_and_goes_on(qtbot, slow, unlocked):
    qtbot.waitUntil(slow.was_asked.is_set)
    assert found(qtbot, unlocked) == []  # the answer comes although it has not ended
    qtbot.waitUntil(lambda: True in slow.gave_way)
    slow.may_end.set()
    qtbot.waitUntil(lambda: is_done(qtbot, unlocked))
    assert len(found(qtbot, unlocked)) == 2


def test_a_journal_that_is_up_to_date_is_left_alone(qtbot, soon, opened, monkeypatch):
    qtbot.waitUntil(lambda: is_done(qtbot, opened), timeout=10_000)
    asked = []
    monkeypatch.setattr(Jobs, "run_giving_way", partial(_note, asked))
    opened.search_watch.look()
    opened.kit.jobs.flush()
    opened.kit.jobs.deliver()
    assert asked == []


def _note(asked, *arguments):
    asked.append(arguments)
