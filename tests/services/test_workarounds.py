# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions about a session that did not take place: all there, short, kind, and when offered."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest

from therapy_journal.core.appointments import Absence, Appointment
from therapy_journal.core.sessions import AbsenceReason, SessionState
from therapy_journal.services.attending import Attending
from therapy_journal.services.text_files import TextFileError
from therapy_journal.services.workarounds import load_workaround, read_workaround

NEVER = re.compile(r"\b(just|simply|journey|should|must|medication|fault|diagnos\w*)\b|!", re.I)


def sounds(word):
    return max(1, len(re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))))


@pytest.mark.parametrize("reason", list(AbsenceReason))
def test_each_reason_has_its_questions_in_plain_words(reason):
    found = load_workaround(reason)
    assert found.reason is reason
    assert all(NEVER.search(text) is None for text in (found.title, *found.questions))
    text = " ".join(found.questions)
    words = re.findall(r"[A-Za-z]+", text)
    sentences = len(re.findall(r"[.?]", text))
    grade = 0.39 * len(words) / sentences + 11.8 * sum(map(sounds, words)) / len(words) - 15.59
    assert grade <= 8


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("money", "- One?\n- Two?\n- Three?"),
        ("money", "- One?\n- Two?\n- Two?\n- Four?"),
        ("money", "- One?\n- Two?\n- Three?\n- " + "x" * 111),
        ("elsewhere", "- One?\n- Two?\n- Three?\n- Four?"),
    ],
)
def test_a_file_that_is_not_whole_is_refused(tmp_path, name, body):
    path = tmp_path / f"{name}.md"
    path.write_text(f"---\nkey: {name}\ntitle: A title\n---\n\n{body}\n", encoding="utf-8")
    with pytest.raises(TextFileError):
        read_workaround(path)


def test_they_are_offered_until_a_session_was_attended(database, clock):
    attending = Attending(db=database, clock=clock)
    starts = clock.at_local(datetime(2026, 11, 19, 15))
    missed = attending.plan(Appointment(starts), SessionState.MISSED).value
    assert attending.workarounds() == ()
    attending.missed(missed.id, Absence((AbsenceReason.MONEY, AbsenceReason.TIME)))
    assert [w.reason.value for w in attending.workarounds()] == ["money", "time"]
    later = Appointment(clock.at_local(datetime(2026, 11, 22, 15)))
    attending.remove(attending.plan(later, SessionState.ATTENDED).value.id)
    assert attending.workarounds()
    attending.plan(later, SessionState.ATTENDED)
    assert attending.workarounds() == ()


def test_they_are_not_offered_for_ever(database, clock):
    attending = Attending(db=database, clock=clock)
    at = Appointment(clock.at_local(datetime(2026, 11, 19, 15)))
    attending.plan(at, SessionState.CANCELLED, Absence((AbsenceReason.ILL,)))
    assert attending.workarounds()
    clock.at += timedelta(days=60)
    assert attending.workarounds() == ()
