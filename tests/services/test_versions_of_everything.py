# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is written and then edited can be had back, in every part of the journal."""

from __future__ import annotations

from datetime import timedelta

from therapy_journal.core.appointments import Absence, Appointment
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.writing import Writing
from therapy_journal.storage import unsent_raw, versions


def texts(database, kind, item_id):
    return [version.fields for version in versions.of_item(database, kind, item_id)]


def test_homework_keeps_what_was_agreed_and_learned(practising, database, clock):
    task = practising.agree(Agreement("Walk", detail="round the lake")).value
    assert texts(database, "homework", task.id) == []
    clock.advance(minutes=5)
    practising.edit(task.id, Agreement("Walk slowly", plan_when="after breakfast"))
    clock.advance(minutes=5)
    practising.finish(task.id, "I can stop and look")
    now, edited, first = texts(database, "homework", task.id)
    assert first["detail"] == "round the lake"
    assert (edited["title"], edited["plan_when"]) == ("Walk slowly", "after breakfast")
    assert now["learned"] == "I can stop and look"
    assert versions.of_item(database, "homework", task.id)[-1].saved_at < clock.now().at


def test_taking_an_edit_back_is_a_version_as_well(practising, database, clock):
    task = practising.agree(Agreement("Walk")).value
    practising.edit(task.id, Agreement("Sit"))
    practising.put_back(task)
    assert [fields["title"] for fields in texts(database, "homework", task.id)] == [
        "Walk", "Sit", "Walk",
    ]  # fmt: skip


def test_what_is_edited_beside_the_words_makes_no_version(practising, database):
    task = practising.agree(Agreement("Walk")).value
    practising.carry_over(task.id)
    practising.let_go(task.id)
    assert texts(database, "homework", task.id) == []


def test_a_try_keeps_what_was_noticed_and_what_got_in_the_way(practising, database, clock):
    task = practising.agree(Agreement("Walk")).value
    tried = practising.log_practice(
        task.id, Attempt(PracticeOutcome.PARTLY, noticed="rain", obstacle_note="the rain")
    ).value
    clock.advance(minutes=2)
    practising.edit_practice(tried.id, Attempt(PracticeOutcome.DONE, noticed="it was good"))
    assert texts(database, "practice", tried.id) == [
        {"noticed": "it was good", "obstacle_note": "", "answers": "{}"},
        {"noticed": "rain", "obstacle_note": "the rain", "answers": "{}"},
    ]


def test_a_session_keeps_why_it_was_missed_though_it_was_not(attending, database, clock):
    past = clock.at_local(clock.now().local - timedelta(days=1))
    session = attending.plan(Appointment(past, 50, "M.", "Elm Street")).value
    attending.missed(session.id, Absence((), "I could not get up"))
    clock.advance(minutes=3)
    attending.attended(session.id)
    kept = texts(database, "session", session.id)
    assert kept[0]["reason_note"] == ""
    assert kept[1] == {
        "with_whom": "M.", "place": "Elm Street", "reason_note": "I could not get up",
    }  # fmt: skip


def test_somebody_of_the_care_team_keeps_their_notes(attending, database, clock):
    person = attending.add_person("Dr M.", "psychiatrist", "ask about sleep").value
    clock.advance(days=2)
    attending.edit_person(person.id, "Dr M.", "psychiatrist", "")
    now, before = versions.of_item(database, "care_person", person.id)
    assert (now.fields["note"], before.fields["note"]) == ("", "ask about sleep")
    assert now.saved_at - before.saved_at == timedelta(days=2)


def test_a_line_to_bring_keeps_its_words(preparing, database, clock):
    item_id = preparing.add_to_agenda(None, "the letter").value
    clock.advance(minutes=2)
    preparing.edit_agenda(item_id, "the phone call")
    assert texts(database, "agenda_item", item_id) == [
        {"body": "the phone call"}, {"body": "the letter"},
    ]  # fmt: skip


def test_a_page_keeps_its_own_words_from_next_session_to_that_session(
    preparing, attending, database, clock
):
    preparing.set_one_thing(None, "my sister")
    clock.advance(minutes=2)
    preparing.set_one_thing(None, "my mother")
    session = attending.plan(
        Appointment(clock.at_local(clock.now().local + timedelta(days=2)))
    ).value
    clock.advance(minutes=2)
    preparing.set_one_thing(session.id, "the house")
    row = database.one("SELECT id FROM summary_page WHERE session_id = ?", (session.id,))
    kept = [fields["one_thing"] for fields in texts(database, "summary_page", row[0])]
    assert kept == ["the house", "my mother", "my sister"]


def test_a_check_in_keeps_its_word(database, clock):
    checking_in = CheckingIn(db=database, clock=clock)
    made = checking_in.check_in(4, "foggy").value
    clock.advance(minutes=2)
    checking_in.change(made.id, 4, "clear")
    checking_in.change(made.id, 7, "clear")
    assert texts(database, "check_in", made.id) == [{"word": "clear"}, {"word": "foggy"}]


def test_an_entry_written_for_a_day_is_thinned_while_it_is_saved(database, clock):
    writing = Writing(db=database, clock=clock)
    entry = writing.new().value
    for minute in range(180):
        entry = writing.save(entry.id, "", entry.body + f"line {minute}\n", entry.revision).value
        clock.advance(minutes=1)
    kept = writing.versions(entry.id)
    assert 60 <= len(kept) < 130
    assert kept[0].fields["body"] == entry.body
    clock.advance(days=30)
    entry = writing.save(entry.id, "", entry.body + "today", entry.revision).value
    assert len(writing.versions(entry.id)) == 2


def test_a_page_of_words_taken_out_long_ago_is_still_there(database, clock):
    writing = Writing(db=database, clock=clock)
    entry = writing.new().value
    long = "what I said and then took out again, all of it"
    for body in ("a beginning", long, "a beginning", "a beginning and more"):
        entry = writing.save(entry.id, "", body, entry.revision).value
        clock.advance(minutes=1)
    clock.advance(days=30)
    writing.save(entry.id, "", "a beginning and more, later", entry.revision)
    assert long in [version.fields["body"] for version in writing.versions(entry.id)]


def test_the_raw_layer_is_thinned_by_the_same_rule_in_its_own_table(database, clock):
    notes = UnsentNotes(db=database, clock=clock)
    note_id = notes.new(raw="first").value
    body = "first"
    for minute in range(150):
        body += f" {minute}"
        notes.save(note_id, title="", raw=body, know="", say="")
        clock.advance(minutes=1)
    clock.advance(days=3)
    notes.save(note_id, title="", raw=body + " end", know="", say="")
    kept = unsent_raw.versions(database, note_id)
    assert [version.body for version in kept] == [body + " end", body]
    assert texts(database, "unsent_note", note_id) == []
