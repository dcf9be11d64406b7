# SPDX-License-Identifier: GPL-3.0-or-later
"""What was being typed when the journal closed is the entry when it opens again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.clocks import SettableClock
from therapy_journal.services.searching import Searching
from therapy_journal.services.writing import Writing
from therapy_journal.storage import drafts, search, vault


class Desk:
    """A journal that can be closed and opened again."""

    def __init__(self, folder, passphrase, clock: SettableClock) -> None:
        self._folder, self._passphrase, self._clock = folder, passphrase, clock
        self.open()

    def open(self) -> None:
        self.vault = vault.open_with_passphrase(self._folder, self._passphrase)
        self.db = self.vault.database
        self.writing = Writing(db=self.db, clock=self._clock)

    def reopen(self):
        self.db.close()
        self.open()
        return self.writing.recover_drafts()

    def found(self, typed: str) -> list[int]:
        return [hit.item_id for hit in Searching(db=self.db).search(typed)]

    def written(self, body: str):
        entry = self.writing.new().value
        return self.writing.save(entry.id, "", body, entry.revision).value


@pytest.fixture
def desk(vault_folder, passphrase, clock) -> Iterator[Desk]:
    desk = Desk(vault_folder, passphrase, clock)
    yield desk
    desk.db.close()


def test_a_newer_draft_becomes_the_entry(desk):
    entry = desk.written("I was")
    desk.writing.save_draft(entry.id, "Title", "I was going to say", 18, entry.revision)
    outcome = desk.reopen()
    assert outcome.value == (entry.id,)
    assert outcome.changes.reflections == {entry.id}
    back = desk.writing.open(entry.id)
    assert (back.title, back.body, back.revision) == (
        "Title", "I was going to say", entry.revision + 1,
    )  # fmt: skip
    assert desk.found("going") == [entry.id]
    assert drafts.pending(desk.db) == []
    assert desk.writing.recover_drafts().value == ()


def test_the_draft_of_a_first_line_becomes_the_entry(desk):
    entry = desk.writing.new().value
    desk.writing.save_draft(entry.id, "", "one line", 8, entry.revision)
    desk.reopen()
    assert desk.writing.open(entry.id).body == "one line"


def test_words_taken_out_in_a_draft_stay_in_a_version(desk):
    entry = desk.written("all of it")
    desk.writing.save_draft(entry.id, "", "", 0, entry.revision)
    desk.reopen()
    assert desk.writing.open(entry.id).body == ""
    assert [v.fields["body"] for v in desk.writing.versions(entry.id)] == ["", "all of it"]


def test_a_draft_over_an_older_revision_is_kept_beside(desk):
    entry = desk.written("first")
    desk.writing.save_draft(entry.id, "", "typed here", 10, entry.revision)
    other = desk.writing.save(entry.id, "", "saved there", entry.revision).value
    assert drafts.get(desk.db, "reflection", entry.id) is None
    desk.writing.save_draft(entry.id, "", "typed here", 10, entry.revision)
    (recovered,) = desk.reopen().value
    assert desk.writing.open(other.id).body == "saved there"
    assert desk.writing.open(recovered).body == "typed here"
    assert recovered != other.id


def test_drafts_whose_entries_are_lost_are_entries_of_their_own(desk, clock):
    entries = [desk.writing.new().value.id for _ in range(3)]
    for number in reversed(entries):  # the order in which numbers are given again is the other
        clock.advance(seconds=1)
        desk.writing.save_draft(number, "", f"typed in {number}", 5, 1)
        search.drop(desk.db, "reflection", number)
    desk.db.execute("DELETE FROM reflection WHERE id <> 0")
    assert set(desk.reopen().value) == set(entries)
    bodies = [desk.writing.open(number).body for number in entries]
    assert bodies == [f"typed in {number}" for number in entries]
    assert drafts.pending(desk.db) == []
    assert desk.found("typed") != []


def test_opening_an_entry_shows_what_its_draft_holds(desk):
    entry = desk.written("saved")
    desk.writing.save_draft(entry.id, "", "saved and typed", 15, entry.revision)
    shown = desk.writing.open(entry.id)
    assert (shown.body, shown.revision) == ("saved and typed", entry.revision)
    saved = desk.writing.save(entry.id, "", shown.body + " on", shown.revision).value
    assert (saved.id, desk.writing.open(entry.id).body) == (entry.id, "saved and typed on")


def test_a_draft_in_the_trash_is_recovered_there(desk):
    entry = desk.written("saved")
    desk.writing.save_draft(entry.id, "", "saved and typed", 15, entry.revision)
    desk.writing.trash(entry.id)
    desk.reopen()
    assert desk.writing.counts() == (0, 1)
    assert desk.writing.open(entry.id).body == "saved and typed"
    assert desk.found("typed") == []


def test_entries_begun_and_never_written_are_gone(desk):
    kept = desk.written("words")
    desk.writing.new()
    outcome = desk.reopen()
    assert outcome.changes.reflection_list
    assert [month.ids for month in desk.writing.lists.months()] == [(kept.id,)]


def test_seals_whose_day_has_come_are_opened(desk, clock):
    entry = desk.written("heavy")
    desk.writing.seal(entry.id, date(2026, 12, 1))
    desk.reopen()
    assert desk.found("heavy") == []
    clock.advance(days=8)
    desk.reopen()
    assert desk.found("heavy") == [entry.id]
    assert desk.writing.open(entry.id).sealed_until is None


def test_drafts_of_other_things_are_left_alone(desk, clock):
    drafts.put(desk.db, "unsent_note", 1, {"know": "x"}, 0, 1, clock.now())
    assert desk.reopen().value == ()
    assert len(drafts.pending(desk.db)) == 1


def test_a_journal_that_can_only_be_read_still_shows_the_draft(desk):
    entry = desk.written("saved")
    desk.writing.save_draft(entry.id, "", "saved and typed", 15, entry.revision)
    desk.db.is_read_only = True
    assert desk.writing.recover_drafts().value == ()
    assert desk.writing.open(entry.id).body == "saved and typed"
