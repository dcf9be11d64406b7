# SPDX-License-Identifier: GPL-3.0-or-later
"""A closing step is offered once after heavy writing, by form and mood alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.test_roadblock_texts import grade, words_of_guide
from tests.services.test_roadblock_texts import (
    test_no_text_pushes_promises_or_blames as no_push,
)
from therapy_journal.core.reflections import EntryGone, Form
from therapy_journal.core.support import NothingWritten
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.guides import load_guide
from therapy_journal.services.journal import Journal


@pytest.fixture
def journal(vault, clock):
    return Journal(vault, clock=clock)


def write(journal, form, body, mood=None):
    entry = journal.writing.new(form).value
    entry = journal.writing.save(entry.id, "", body, entry.revision).value
    if mood is not None:
        journal.writing.set_mood(entry.id, mood)
    return entry.id


@pytest.mark.parametrize(
    ("form", "body", "mood", "is_due"),
    [
        (Form.SCENE, "The kitchen went quiet.", None, True),
        (Form.FREE, "A heavy day.", 3, True),
        (Form.FREE, "An even day.", 4, False),
        (Form.FREE, "A day.", None, False),
        (Form.SCENE, "", None, False),
        (Form.FREE, "die kill hurt", None, False),
    ],
)
def test_a_form_or_a_mood_decides_and_no_word(journal, clock, form, body, mood, is_due):
    since = clock.now().at
    entry_id = write(journal, form, body, mood)
    assert journal.closing.is_due(entry_id, since) is is_due


def test_it_is_offered_once(journal, clock):
    since = clock.now().at
    entry_id = write(journal, Form.SCENE, "The kitchen.")
    assert journal.closing.is_due(entry_id, since)
    assert not journal.closing.is_due(entry_id, since)


def test_what_was_only_read_is_left_in_peace(journal, clock):
    entry_id = write(journal, Form.SCENE, "The kitchen.")
    assert not journal.closing.is_due(entry_id, clock.now().at + timedelta(minutes=1))


def test_it_can_be_switched_off(journal, clock):
    journal.closing.offer(is_on=False)
    entry_id = write(journal, Form.SCENE, "The kitchen.")
    assert not journal.closing.is_due(entry_id, clock.now().at)


def test_what_i_do_next_becomes_the_last_line(journal):
    entry_id = write(journal, Form.FREE, "A heavy day.\n")
    journal.closing.forms.keep(FormKind.NEXT_STEP, entry_id, {"next": "Make tea."})
    journal.closing.keep_next(entry_id, " Make tea. ")
    assert journal.writing.open(entry_id).body == "A heavy day.\n\nMake tea.\n"
    assert journal.closing.forms.get(FormKind.NEXT_STEP, entry_id) == {}
    with pytest.raises(NothingWritten):
        journal.closing.keep_next(entry_id, " ")


def test_what_was_typed_and_not_saved_yet_stays_before_it(journal):
    entry_id = write(journal, Form.FREE, "A heavy day.\n")
    saved = journal.writing.open(entry_id)
    typed = "A heavy day.\n\nThen she called.\n"
    journal.writing.save_draft(entry_id, "", typed, 0, saved.revision)
    journal.closing.keep_next(entry_id, "Make tea.")
    body = "A heavy day.\n\nThen she called.\n\nMake tea.\n"
    assert journal.writing.open(entry_id).body == body


def test_an_entry_that_is_gone_takes_no_line_and_the_line_waits(journal):
    forms = journal.closing.forms
    forms.keep(FormKind.NEXT_STEP, 99, {"next": "Make tea."})
    with pytest.raises(EntryGone):
        journal.closing.keep_next(99, "Make tea.")
    assert forms.get(FormKind.NEXT_STEP, 99) == {"next": "Make tea."}


def test_the_words_are_plain():
    guide = load_guide("closing")
    words = [text for text in words_of_guide(guide) if text]
    assert len(guide.sections[1].points) >= 3
    for text in words:
        no_push("closing", text)
    assert grade(". ".join(text.rstrip(".") for text in words)) <= 7
