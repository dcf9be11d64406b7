# SPDX-License-Identifier: GPL-3.0-or-later
"""One line in passing: an entry of today, and the line that waited is forgotten with it."""

from __future__ import annotations

from datetime import date, datetime

from therapy_journal.core.reflections import Form
from therapy_journal.services.capturing import LINE
from therapy_journal.services.form_drafts import FormKind


def test_a_line_is_an_entry_of_its_own_found_and_kept_over_an_unlock(journal, clock):
    clock.set_local(datetime(2026, 11, 24, 1, 30))
    journal.capturing.forms.keep(FormKind.CAPTURE, 0, {LINE: "half"})
    outcome = journal.capturing.keep("  the light   on the\nstairs ")
    entry = journal.writing.open(outcome.value)
    assert (entry.form, entry.title, entry.body) == (
        Form.LOW_ENERGY, "", "the light on the stairs\n"
    )  # fmt: skip
    assert entry.happened.day == date(2026, 11, 23)
    assert outcome.changes.reflection_list
    assert journal.capturing.forms.get(FormKind.CAPTURE, 0) == {}
    assert [hit.item_id for hit in journal.searching.search("stairs")] == [entry.id]
    journal.take_up()
    assert journal.writing.count() == 1


def test_two_lines_are_two_entries(journal):
    ids = {journal.capturing.keep(words).value for words in ("one", "two")}
    assert len(ids) == 2


def test_no_word_is_no_entry(journal):
    assert journal.capturing.keep(" \n ").value is None
    assert journal.writing.count() == 0
