# SPDX-License-Identifier: GPL-3.0-or-later
"""Only what is switched on comes through, and each switch lets through its own."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.summaries import a_week, all_on, day, every_key
from therapy_journal.core.name_shield import NameShield, ShieldedName
from therapy_journal.core.summary import Period, SummaryPage
from therapy_journal.core.summary_building import build, mood_caption
from therapy_journal.core.summary_material import MarkedWords, SayableNote
from therapy_journal.core.summary_text import covers, page_title, plain_text

WORDS = {
    "section.one_thing": "I came close to cancelling.",
    "agenda.1": "The call with my mother",
    "agenda.2": "The fee",
    "stayed.6": "It is allowed to be unfinished.",
    "section.mood": "Lowest: Sat 21. Highest: Tue 24.",
    "homework.1": "Catch one “should” a day",
    "practice.1.noticed": "Easier with tea.",
    "practice.2.obstacle": "In the way: Weekends vanish., forgot",
    "roadblock.expectations": "What I expected (a little)",
    "roadblock.communication": "Saying it out loud (a lot)",
    "mark.17": "I’d rather not be asked.",
    "mark.17.title": "After the call",
    "mark.18": "A whole entry.",
    "note.5": "When you joked, it stung.",
    "section.attendance": "Thu 19 Nov attended",
    "section.wishes": "☑ understand",
}
ABOVE = {"practice.1.noticed": "homework.1", "practice.2.obstacle": "homework.1"}


def test_nothing_is_on_the_first_time():
    built = build(a_week(), {})
    assert built.sections == ()
    assert built.keys == ()
    assert not any(words in plain_text(built) for words in WORDS.values())


def test_everything_switched_on_is_on_the_page():
    text = plain_text(build(a_week(), all_on(a_week())))
    assert [key for key, words in WORDS.items() if words not in text] == []


@pytest.mark.parametrize("key", WORDS)
def test_a_switch_takes_its_own_words_off(key):
    text = plain_text(build(a_week(), all_on(a_week()) | {key: False}))
    assert WORDS[key] not in text


@given(st.sets(st.sampled_from(sorted(WORDS))))
def test_no_words_without_their_own_switch(on):
    parts = {key: True for key in every_key(a_week()) if key.startswith("section.")}
    parts |= {key: key in on for key in WORDS}
    text = plain_text(build(a_week(), parts))
    for key, words in WORDS.items():
        above = ABOVE.get(key)
        if key == "mark.17.title":
            above = "mark.17"
        is_expected = key in on and (above is None or above in on)
        assert (words in text) == is_expected, key


def test_a_part_that_is_off_holds_everything_under_it_back():
    text = plain_text(build(a_week(), all_on(a_week()) | {"section.passages": False}))
    assert "rather not" not in text


def test_words_that_changed_since_they_were_marked_never_print():
    lost = MarkedWords(17, day(23), "After the call", "old words", is_lost=True)
    built = build(a_week(marked=(lost,)), all_on(a_week()))
    assert "old words" not in plain_text(built)
    assert "mark.17" not in built.keys


def test_a_whole_entry_prints_without_its_title_and_marks():
    text = plain_text(build(a_week(), all_on(a_week()) | {"mark.17.title": False}))
    assert "After the call" not in text
    assert "**" not in text


def test_the_one_thing_left_empty_is_a_line_to_fill_in():
    week = a_week(page=SummaryPage(7))
    built = build(week, {"section.one_thing": True})
    assert len(built.sections) == 1
    assert built.sections[0].words == ""


def test_the_part_of_a_note_that_can_be_printed_has_one_text_only():
    assert [field.name for field in fields(SayableNote)] == ["id", "words"]


def test_names_are_shielded_wherever_they_stand():
    week = a_week(
        page=SummaryPage(7, "Anna and I"),
        marked=(MarkedWords(17, day(23), "Anna again", "*Anna* called"),),
        notes=(SayableNote(5, "It is about Anna."),),
    )
    text = plain_text(build(week, all_on(week), NameShield([ShieldedName(1, "Anna", "A.")])))
    assert "Anna" not in text
    assert text.count("A.") == 4


def test_the_keys_name_what_let_something_through():
    built = build(a_week(), {"section.agenda": True, "agenda.2": True, "note.5": True})
    assert built.keys == ("agenda.2",)


def test_the_most_familiar_roadblock_comes_first():
    text = plain_text(build(a_week(), all_on(a_week())))
    assert text.index("Saying it out loud") < text.index("What I expected")


def test_the_caption_names_both_months_where_they_differ():
    mood = replace(a_week().mood, lowest=day(1).replace(month=10))
    assert mood_caption(mood).startswith(
        "Mood 0–10, one point a day. Lowest: Thu 1 Oct. Highest: Tue 24 Nov."
    )


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (day(19), day(26), "Covers 19 – 26 November"),
        (day(26), day(26), "Covers 26 November"),
        (day(26).replace(month=10), day(2), "Covers 26 Oct – 2 Nov"),
        (date(2026, 12, 28), date(2027, 1, 4), "Covers 28 Dec 2026 – 4 Jan 2027"),
    ],
)  # fmt: skip
def test_the_time_covered_is_said_as_people_say_it(start, end, said):
    assert covers(Period(start, end)) == said


def test_the_title_names_the_session_where_there_is_one():
    assert page_title(day(26)) == "For my session on Thu 26 November 2026"
    assert page_title(None) == "For my next session"


def test_a_line_of_marks_alone_leaves_nothing_to_be_said():
    week = a_week(notes=(SayableNote(5, "![picture](journal:3)"), SayableNote(6, "---")))
    summary = build(week, all_on(week))
    assert "Ready to say" not in plain_text(summary)
