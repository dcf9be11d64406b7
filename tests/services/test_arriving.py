# SPDX-License-Identifier: GPL-3.0-or-later
"""What Today is told: names without words, and counts of what could be said."""

from __future__ import annotations

from datetime import date

from therapy_journal.core.reflections import Form
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services.journal import Journal


def note(journal: Journal, say: str) -> int:
    note_id = journal.unsent_notes.new().value
    journal.unsent_notes.save(note_id, title="", raw="raw", know="know", say=say)
    return note_id


def test_an_empty_journal_has_nothing_to_pick_up(journal: Journal) -> None:
    arrival = journal.arriving.look()
    assert arrival.today == date(2026, 11, 23)
    assert (arrival.pick_up, arrival.tasks, arrival.session) == (None, (), None)
    assert not arrival.has_homework
    assert (arrival.marked, arrival.ready) == (0, 0)


def test_what_is_picked_up_has_a_name_and_none_of_its_words(journal: Journal) -> None:
    entry = journal.writing.new(Form.SCENE).value
    journal.writing.save(entry.id, " ", "Words that stay closed.", entry.revision)
    pick_up = journal.arriving.look().pick_up
    assert pick_up is not None
    assert (pick_up.reflection_id, pick_up.name) == (entry.id, "Scene of Mon 23 Nov")
    assert pick_up.beginning == ""


def test_a_sealed_entry_is_not_picked_up(journal: Journal) -> None:
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "Heavy", "words", entry.revision)
    journal.writing.seal(entry.id, date(2026, 12, 24))
    assert journal.arriving.look().pick_up is None


def test_ready_are_notes_still_kept_that_have_a_third_layer(journal: Journal) -> None:
    note(journal, "This could be said.")
    note(journal, " \n")
    journal.unsent_notes.said(note(journal, "This was said."), how=SaidHow.ALL)
    journal.unsent_notes.let_go(note(journal, "This was let go."))
    assert journal.arriving.look().ready == 1


def test_a_note_on_the_summary_is_counted_once_as_marked(journal: Journal) -> None:
    journal.unsent_notes.add_to_summary(note(journal, "This could be said."))
    arrival = journal.arriving.look()
    assert (arrival.marked, arrival.ready) == (1, 0)
