# SPDX-License-Identifier: GPL-3.0-or-later
"""Preparing a session on a real journal: what comes onto the page, and what never does."""

from __future__ import annotations

from datetime import date

import pytest

from tests.services.weeks import CANARIES, PASSAGE, lived
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import Extent, Part, Period
from therapy_journal.core.summary_text import plain_text


@pytest.fixture
def week(database, clock):
    return lived(database, clock)


def text(week):
    return plain_text(week.preparing.summary())


def item(week, key):
    found = {item.key: item for s in week.preparing.offers() for item in s.items}
    return found[key]


def test_the_first_page_is_empty_whatever_was_marked(week):
    overview = week.preparing.overview()
    assert overview.is_first
    assert overview.summary.sections == ()
    assert all(section.is_new and not section.is_on for section in overview.sections)


def test_everything_switched_on_is_on_the_page_and_no_canary(week):
    week.all_on()
    page = text(week)
    for words in (
        "For my session on Thu 26 November 2026", "Covers 19 – 24 November",
        "I came close to cancelling.", "1. The call with my mother", "2. Whether we could look",
        "It may be unfinished.", "Lowest: Sat 21. Highest: Sun 22.", "Catch one “should” a day",
        "on 1 day", "1 done", "Easier with tea.", "In the way: forgot",
        "Saying it out loud (a lot)", "Mon 23 Nov. After the call. " + PASSAGE,
        "When you joked, it stung.", "Thu 19 Nov attended", "☑ understand", "☐ listen",
    ):  # fmt: skip
        assert words in page
    assert [canary for canary in CANARIES if canary in page] == []
    assert "Fear of change" not in page


def test_the_page_covers_the_time_since_the_last_session(week):
    assert week.preparing.material().period == Period(date(2026, 11, 19), date(2026, 11, 24))


def test_the_first_page_of_all_covers_fourteen_days(database, clock):
    from tests.services.weeks import services

    fresh = services(database, clock)
    assert fresh.preparing.material().period == Period(date(2026, 11, 9), date(2026, 11, 23))


def test_since_can_be_set_and_given_back(week):
    week.preparing.set_since(None, date(2026, 11, 22))
    assert [p.day.day for p in week.preparing.material().mood.points] == [22]
    week.preparing.set_since(None, None)
    assert week.preparing.material().period.start == date(2026, 11, 19)


def test_what_is_marked_after_deciding_is_new_and_off(week):
    week.all_on()
    mark_id = week.writing.bring(week.write("Later", "A later thought.")).value
    assert item(week, f"mark.{mark_id}").is_new
    assert "A later thought." not in text(week)


def test_a_mark_that_is_given_an_old_number_is_new(week):
    week.all_on()
    week.notes.take_from_summary(week.note_id)
    week.writing.unmark(week.mark_id)
    week.clock.advance(minutes=1)
    again = week.writing.bring(week.write("Another", "Another entry.")).value
    assert again == week.mark_id  # the number came again
    assert item(week, f"mark.{again}").is_new
    assert "Another entry." not in text(week)


def test_a_note_put_on_the_summary_again_has_to_be_looked_at_again(week):
    week.all_on()
    week.notes.take_from_summary(week.note_id)
    assert "it stung" not in text(week)
    week.clock.advance(minutes=1)
    week.notes.add_to_summary(week.note_id)
    assert item(week, f"note.{week.note_id}").is_new
    assert "it stung" not in text(week)


def test_a_passage_whose_words_changed_goes_off_and_says_so(week):
    week.all_on()
    entry = week.writing.open(week.entry_id)
    week.writing.save(
        entry.id, entry.title, entry.body.replace("a hobby", "a game"), entry.revision
    )
    overview = week.preparing.overview()
    lost = next(i for s in overview.sections for i in s.items if i.is_lost)
    assert lost.note == "this passage changed, look again"
    assert PASSAGE not in plain_text(overview.summary)
    changed = week.writing.open(week.entry_id)
    week.writing.save(entry.id, entry.title, entry.body, changed.revision)
    # The words are back, but the switch was put off when they had changed.
    assert not item(week, f"mark.{week.mark_id}").is_on


def test_an_entry_in_the_trash_or_sealed_is_not_offered(week):
    week.all_on()
    week.writing.seal(week.entry_id, date(2027, 1, 1))
    assert PASSAGE not in text(week)
    assert any("1 sealed reflection" in line.text for line in week.preparing.stays_out())
    week.writing.unseal(week.entry_id)
    assert PASSAGE in text(week)
    week.writing.trash(week.entry_id)
    assert PASSAGE not in text(week)


def test_a_note_let_go_is_on_no_page(week):
    week.all_on()
    week.notes.let_go(week.note_id)
    assert "it stung" not in text(week)


def test_a_roadblock_that_sounds_familiar_no_more_goes(week):
    week.all_on()
    week.checking_in.rate(RoadblockKey.COMMUNICATION, Familiar.NOT_NOW)
    assert "Saying it out loud" not in text(week)


def test_names_marked_once_print_as_they_shall(week):
    week.all_on()
    week.preparing.set_one_thing(None, "Anna came along.")
    week.preparing.shield_name(" Anna ")
    assert "A. came along." in text(week)
    week.preparing.shield_name("Anna", "my sister")
    (name,) = week.preparing.names()
    assert "my sister came along." in text(week)
    week.preparing.unshield_name(name.id)
    assert "Anna came along." in text(week)


def test_what_stayed_is_taken_from_the_note_and_can_be_said_anew(week):
    week.all_on()
    week.preparing.set_stayed(None, "Unfinished is fine.")
    assert "Unfinished is fine." in text(week)
    assert "It may be unfinished." not in text(week)
    week.preparing.set_stayed(None, "")
    assert "It may be unfinished." in text(week)


def test_a_try_marked_by_itself_is_offered_though_it_is_older(week):
    week.preparing.set_since(None, date(2026, 11, 24))
    key = f"practice.{week.tried_id}.noticed"
    assert key not in {i.key for s in week.preparing.offers() for i in s.items}
    week.practising.bring_practice(week.tried_id, on=True)
    assert "marked" in item(week, key).note
    week.all_on()
    # The line is brought; what was practised is still counted for the time covered.
    assert "not yet · Easier with tea." in text(week)


def test_what_stays_out_counts_and_names_without_the_words(week):
    lines = week.preparing.stays_out()
    unmarked = next(line for line in lines if "did not mark" in line.text)
    assert "canaryunmarkedtitle" in unmarked.titles
    said = " ".join([line.text for line in lines] + [t for line in lines for t in line.titles])
    assert "canaryrawlayer" not in said
    assert "canaryunmarkedbody" not in said


def test_words_for_a_session_that_did_not_take_place_go_on_to_the_next(week):
    week.all_on()
    week.at(27)
    week.attending.missed(week.next_id)
    week.plan(30)
    page = text(week)
    assert "For my session on Mon 30 November 2026" in page
    assert "I came close to cancelling." in page
    assert "1. The call with my mother" in page
    assert "Thu 26 Nov missed" in page


def test_words_do_not_go_on_once_the_session_was(week):
    week.all_on()
    week.at(27)
    week.attending.attended(week.next_id)
    page = text(week)
    assert "cancelling" not in page
    assert "my mother" not in page


def test_words_noted_before_a_session_was_planned_are_taken_over(database, clock):
    from tests.services.weeks import services

    week = services(database, clock)
    week.preparing.set_one_thing(None, "No date yet.")
    week.preparing.add_to_agenda(None, "First")
    week.plan(26)
    week.preparing.add_to_agenda(None, "Second")
    week.preparing.set_since(None, date(2026, 11, 20))
    assert week.preparing.material().page.one_thing == "No date yet."
    assert [i.body for i in week.preparing.agenda()] == ["First", "Second"]


def test_counting_what_is_to_be_brought(week):
    # A passage, a note, two lines of the agenda.
    assert week.preparing.count_marked() == 4


def test_a_page_that_was_made_has_been_looked_at(week):
    week.preparing.set_switch("section.passages", True)
    week.preparing.page_made(None, "pdf")
    assert not item(week, f"mark.{week.mark_id}").is_new
    assert not item(week, f"mark.{week.mark_id}").is_on
    # What was under a part that is off has not been seen.
    assert item(week, f"note.{week.note_id}").is_new


def test_the_question_comes_once_after_a_session_for_which_a_page_was_made(week):
    assert week.preparing.to_ask_about() is None
    week.all_on()
    week.preparing.page_made(None, "print")
    week.at(26, 17)
    week.attending.attended(week.next_id)
    asked = week.preparing.to_ask_about()
    assert asked is not None
    assert asked.id == week.next_id
    week.preparing.handed_over(asked.id, Extent.ALL)
    assert week.preparing.to_ask_about() is None
    told = week.preparing.last_handed_over()
    assert told is not None
    assert PASSAGE in told.page_text
    assert f"mark.{week.mark_id}" in told.keys
    assert week.notes.is_handed_over(week.note_id)


def test_of_a_page_handed_over_in_part_only_that_is_remembered(week):
    week.all_on()
    week.preparing.handed_over(week.next_id, Extent.PART, {Part.NOTES, Part.MOOD})
    told = week.preparing.last_handed_over()
    assert told is not None
    assert PASSAGE in told.page_text
    assert "it stung" not in told.page_text
    assert f"note.{week.note_id}" not in told.keys
    week.preparing.handed_over(week.next_id, Extent.NO)
    assert week.preparing.last_handed_over() is None


def test_a_passage_the_therapist_has_is_not_offered_for_the_time_after(week):
    week.all_on()
    week.preparing.handed_over(week.next_id, Extent.ALL)
    week.at(26, 17)
    week.attending.attended(week.next_id)
    keys = {i.key for s in week.preparing.offers() for i in s.items}
    assert f"mark.{week.mark_id}" not in keys


def test_a_page_for_a_session_in_the_past_covers_its_own_time(week):
    week.all_on()
    week.at(26, 17)
    week.attending.attended(week.next_id)
    week.at(28)
    week.checking_in.check_in(9)
    mood = week.preparing.material(week.next_id).mood
    assert max(point.day.day for point in mood.points) == 22


def test_an_attended_session_is_a_mark_on_the_mood_line(week):
    assert week.preparing.material().mood.session_days == (date(2026, 11, 19),)


def test_paper_and_second_page_are_remembered(week):
    week.preparing.set_paper("Letter", True)
    week.preparing.set_second_page(True)
    overview = week.preparing.overview()
    assert (overview.paper_size, overview.is_large) == ("Letter", True)
    assert overview.summary.two_pages


def test_a_cancelled_session_is_named_without_its_reason(week):
    from therapy_journal.core.appointments import Absence

    week.all_on()
    session_id = week.plan(20, SessionState.CANCELLED)
    week.attending.cancelled(session_id, Absence(note="canaryreason"))
    page = text(week)
    assert "Fri 20 Nov cancelled" in page
    assert "canaryreason" not in page
