# SPDX-License-Identifier: GPL-3.0-or-later
"""Three layers, the shelf, and letting go: on a real encrypted journal."""

from dataclasses import fields
from datetime import date, timedelta

import pytest

from therapy_journal.core.days import Moment
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.sessions import Session, SessionState
from therapy_journal.core.summary_building import note_key
from therapy_journal.core.unsent_notes import (
    Delivery,
    Group,
    NoteCounts,
    NoteGone,
    NoteState,
    ReadyToSay,
    SaidHow,
    ShelfRow,
    UnsentNote,
    is_long_to_say,
)
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import (
    drafts,
    marks,
    sessions,
    summary_pages,
    unsent_notes,
    unsent_raw,
    versions,
)
from therapy_journal.storage.vault import open_with_passphrase


@pytest.fixture
def notes(database, clock):
    return UnsentNotes(db=database, clock=clock)


def written(notes, **layers):
    texts = {"title": "", "raw": "", "know": "", "say": ""} | layers
    return notes.new(**texts).value


def save(notes, note_id, **layers):
    note, raw = notes.open(note_id)
    texts = {"title": note.title, "raw": raw.body, "know": note.know, "say": note.say} | layers
    return notes.save(note_id, **texts)


def hold_session(database, clock, **when):
    starts = clock.at_local(clock.now().local.replace(minute=0) + timedelta(**when))
    session = Session(0, starts, state=SessionState.ATTENDED)
    return sessions.insert(database, session, clock.now())


# The layers


def test_a_note_keeps_its_three_layers_apart_and_whole(notes):
    note_id = written(notes, title="The jokes", raw="Stop laughing.", know="I joke.", say="Ask me.")
    note, raw = notes.open(note_id)
    assert (note.title, note.know, note.say) == ("The jokes", "I joke.", "Ask me.")
    assert raw.body == "Stop laughing."
    assert raw.note_id == note_id
    assert note.delivery is Delivery.NOT_YET
    assert note.happened.day == date(2026, 11, 23)


@pytest.mark.parametrize("kind", [UnsentNote, ReadyToSay, ShelfRow])
def test_no_type_but_the_raw_layer_itself_has_room_for_what_was_said_raw(kind):
    names = {field.name for field in fields(kind)}
    assert not {name for name in names if "raw" in name or name == "body"}


def test_what_goes_to_the_page_has_room_for_the_third_layer_only():
    assert {f.name for f in fields(ReadyToSay)} == {
        "note_id", "say", "delivery", "day", "is_marked",
    }  # fmt: skip


def test_saving_keeps_every_earlier_version_of_each_layer(notes, database, clock):
    note_id = written(notes, raw="first raw", know="first know")
    clock.advance(minutes=2)
    save(notes, note_id, raw="second raw", know="second know")
    assert [v.body for v in unsent_raw.versions(database, note_id)] == ["second raw", "first raw"]
    kept = versions.of_item(database, "unsent_note", note_id)
    assert [v.fields["know"] for v in kept] == ["second know", "first know"]


def test_saving_what_is_saved_already_makes_no_version(notes, database, clock):
    note_id = written(notes, raw="raw", know="know")
    clock.advance(minutes=2)
    outcome = save(notes, note_id)
    assert outcome.value.note.revision == 1
    assert len(unsent_raw.versions(database, note_id)) == 1
    assert len(versions.of_item(database, "unsent_note", note_id)) == 1


def test_characters_that_cannot_be_kept_are_replaced_and_told(notes):
    note_id = written(notes)
    assert save(notes, note_id, raw="a\r\nb\x00").value.replaced
    assert notes.open(note_id)[1].body == "a\nb\ufffd"
    assert not save(notes, note_id, raw="plain").value.replaced


# Drafts


def test_a_draft_found_at_unlock_becomes_the_note(vault, notes, clock, passphrase):
    note_id = written(notes, raw="raw", know="know")
    notes.keep_draft(note_id, title="t", raw="raw and more", know="know and more", say="")
    vault.database.close()
    again = open_with_passphrase(vault.folder, passphrase).database
    later = UnsentNotes(db=again, clock=clock)
    assert later.find("more") == frozenset()
    assert later.recover_drafts().value == {note_id}
    note, raw = later.open(note_id)
    assert (note.title, note.know, raw.body) == ("t", "know and more", "raw and more")
    assert later.find("more") == {note_id}
    assert later.recover_drafts().value == frozenset()
    again.close()


def test_a_draft_whose_note_is_lost_is_a_note_of_its_own(notes, database):
    lost = [written(notes, know="a"), written(notes, know="b")]
    for note_id, word in zip(reversed(lost), ("walnut", "hazel"), strict=True):
        notes.keep_draft(note_id, title="", raw="", know=word, say="")
    database.execute("DELETE FROM unsent_note")
    assert notes.recover_drafts().value == frozenset(lost)
    assert [notes.open(note_id)[0].know for note_id in lost] == ["hazel", "walnut"]
    assert notes.find("walnut") == {lost[1]}
    assert drafts.pending(database) == []


def test_what_was_erased_is_not_brought_back_by_a_draft(notes, database, clock):
    note_id = written(notes, know="a")
    notes.erase_now(note_id)
    drafts.put(database, "unsent_note", note_id, {"know": "walnut"}, 0, 1, clock.now())
    notes.recover_drafts()
    assert notes.open(note_id)[0].know == ""
    assert drafts.pending(database) == []


def test_a_note_opens_as_it_was_typed_last_even_where_it_can_only_be_read(notes, database):
    note_id = written(notes, raw="raw", know="know")
    notes.keep_draft(note_id, title="t", raw="raw and more", know="know and more", say="")
    database.is_read_only = True
    assert not notes.recover_drafts().value
    note, raw = notes.open(note_id)
    assert (note.title, note.know, raw.body) == ("t", "know and more", "raw and more")


def test_saving_is_the_end_of_the_drafts(notes, database):
    note_id = written(notes)
    notes.keep_draft(note_id, title="", raw="r", know="k", say="")
    save(notes, note_id, raw="r", know="k")
    assert drafts.pending(database) == []
    assert unsent_raw.pending(database) == []


def test_a_draft_keeps_only_what_differs_from_the_note(notes, database):
    note_id = written(notes, know="same")
    notes.keep_draft(note_id, title="", raw="only raw is being typed", know="same", say="")
    assert drafts.pending(database) == []
    assert [draft.body for draft in unsent_raw.pending(database)] == ["only raw is being typed"]
    notes.keep_draft(note_id, title="", raw="", know="same", say="")
    assert unsent_raw.pending(database) == []


def test_a_draft_of_a_note_let_go_is_recovered_without_coming_into_sight(notes, clock):
    note_id = written(notes, know="walnut")
    notes.let_go(note_id)
    notes.keep_draft(note_id, title="", raw="hazel", know="walnut and almond", say="")
    notes.recover_drafts()
    assert notes.find("almond") == frozenset()
    assert notes.find("hazel") == frozenset()
    notes.take_back(note_id)
    assert notes.find("almond") == notes.find("hazel") == {note_id}


def test_an_empty_note_leaves_again_and_a_written_one_stays(notes):
    empty, begun, raw_only = written(notes), written(notes), written(notes, raw="x")
    notes.keep_draft(begun, title="", raw="", know="typing", say="")
    assert notes.drop_if_empty(empty).value
    assert not notes.drop_if_empty(begun).value
    assert not notes.drop_if_empty(raw_only).value
    assert {row.id for row in notes.shelf().still_yours} == {begun, raw_only}


def test_a_note_left_empty_is_gone_at_the_next_unlock(notes):
    written(notes)
    kept = written(notes, say="x")
    notes.recover_drafts()
    assert [row.id for row in notes.shelf().still_yours] == [kept]
    assert notes.count_kept() == 1


def test_a_note_emptied_after_writing_stays_with_its_versions(notes, database):
    note_id = written(notes, know="was here")
    save(notes, note_id, know="")
    assert not notes.drop_if_empty(note_id).value
    assert versions.of_item(database, "unsent_note", note_id)


# The raw layer lives apart


def test_raw_words_are_nowhere_in_the_common_tables(notes, database):
    note_id = written(notes, know="common")
    notes.keep_draft(note_id, title="", raw="quagmire unsaid", know="common", say="")
    save(notes, note_id, raw="quagmire said raw")
    notes.keep_draft(note_id, title="", raw="quagmire once more", know="common too", say="")
    for table in ("search", "draft", "version", "unsent_note", "search_row", "mark"):
        dump = [tuple(row) for row in database.all(f"SELECT * FROM {table}")]
        assert "quagmire" not in str(dump), table
    assert notes.find("quagmire") == {note_id}


def test_searching_the_shelf_looks_into_every_layer(notes):
    by_raw = written(notes, raw="the lighthouse keeper")
    by_know = written(notes, know="a lighthouse at night")
    by_say = written(notes, say="Lighthouse, please.")
    by_title = written(notes, title="My lighthouse")
    written(notes, know="something else")
    found = notes.shelf("lighth").still_yours
    assert {row.id for row in found} == {by_raw, by_know, by_say, by_title}
    assert notes.find("") is None


def test_words_taken_out_of_the_raw_layer_are_found_no_more(notes):
    note_id = written(notes, raw="pelican")
    save(notes, note_id, raw="heron")
    assert notes.find("pelican") == frozenset()
    assert notes.find("heron") == {note_id}


# The shelf


def test_the_shelf_groups_by_what_became_of_a_note(notes, clock):
    still = written(notes, title="About the jokes", know="I make jokes when it is close.")
    clock.advance(days=1)
    spoken = written(notes, title="Trust", say="I don't trust this yet.")
    notes.said(spoken, SaidHow.ALL, "You thanked me.")
    gone = written(notes, title="Secret title", know="secret words")
    notes.let_go(gone)
    shelf = notes.shelf()
    assert [(group, [row.id for row in rows]) for group, rows in shelf.groups] == [
        (Group.STILL_YOURS, [still]),
        (Group.SAID, [spoken]),
        (Group.LET_GO, [gone]),
    ]
    assert shelf.still_yours[0].line == "I make jokes when it is close."
    assert shelf.said[0].line == "Said on 24 Nov. You thanked me."
    assert "ecret" not in shelf.let_go[0].name + shelf.let_go[0].line
    assert shelf.let_go[0].name == "Draft of 24 Nov"
    assert shelf.let_go[0].line == "Out of sight. You can take it back until 1 Dec."
    assert notes.counts() == NoteCounts(1, 1, 1)


def test_a_note_is_called_by_its_first_words_until_it_has_a_title(notes):
    note_id = written(notes, raw="never shown in a list")
    row = notes.shelf().still_yours[0]
    assert (row.name, row.line) == ("Note of 23 Nov", "Raw so far. Only for you.")
    save(notes, note_id, say="Could we slow down?")
    assert notes.shelf().still_yours[0].name == "Could we slow down?"
    save(notes, note_id, title="Pace")
    assert notes.shelf().still_yours[0].name == "Pace"


# After a session


def test_saying_part_of_it_moves_the_note_and_not_saying_it_does_not(notes):
    note_id = written(notes, say="x")
    notes.said(note_id, SaidHow.PART, "Half.", date(2026, 11, 20))
    assert notes.shelf().said[0].line == "Said in part on 20 Nov. Half."
    notes.said(note_id, SaidHow.NO, "There was no room.")
    assert notes.shelf().said == ()
    note = notes.open(note_id)[0]
    assert (note.state, note.said_how, note.said_note) == (
        NoteState.KEPT, SaidHow.NO, "There was no room.",
    )  # fmt: skip


def test_what_was_said_is_taken_to_have_been_at_the_last_session(notes, database, clock):
    note_id = written(notes, say="x")
    assert notes.session_since(note_id) is None
    clock.advance(days=2)
    hold_session(database, clock, hours=-3)
    clock.advance(days=1)
    assert notes.session_since(note_id).day == date(2026, 11, 25)
    notes.said(note_id, SaidHow.ALL)
    assert notes.open(note_id)[0].said_day == date(2026, 11, 25)


def test_a_session_before_the_note_is_not_asked_about(notes, database, clock):
    hold_session(database, clock, days=-2)
    assert notes.session_since(written(notes, say="x")) is None


def test_what_happened_is_found_and_keeps_its_versions(notes, database, clock):
    note_id = written(notes, say="x")
    notes.said(note_id, SaidHow.ALL, "Marzipan afterwards.")
    assert notes.find("marzipan") == {note_id}
    save(notes, note_id, say="y")
    assert notes.find("marzipan") == {note_id}
    clock.advance(minutes=2)
    notes.said(note_id, SaidHow.ALL, "Nothing much.")
    assert notes.find("marzipan") == frozenset()
    kept = [v.fields.get("said_note") for v in versions.of_item(database, "unsent_note", note_id)]
    assert "Marzipan afterwards." in kept


def test_an_answer_can_be_taken_back_without_its_words(notes):
    note_id = written(notes, say="x")
    notes.said(note_id, SaidHow.ALL, "It went well.")
    notes.said(note_id, None, "It went well.")
    note = notes.open(note_id)[0]
    assert (note.state, note.said_how, note.said_day) == (NoteState.KEPT, None, None)
    assert note.said_note == "It went well."


# On the summary


def test_only_a_third_layer_can_be_brought(notes, database):
    note_id = written(notes, raw="raw", know="know", say="  \n")
    assert not notes.add_to_summary(note_id).value
    save(notes, note_id, say="Ask me about the jokes.")
    outcome = notes.add_to_summary(note_id)
    assert outcome.value
    assert outcome.changes.marks
    assert notes.open(note_id)[0].is_marked
    line = unsent_notes.ready_to_say(database)[0]
    assert (line.note_id, line.say, line.is_marked) == (note_id, "Ask me about the jokes.", True)


def test_without_its_third_layer_a_note_is_off_the_summary(notes, database):
    note_id = written(notes, say="Now.")
    notes.add_to_summary(note_id)
    save(notes, note_id, say="")
    assert marks.of_item(database, MarkKind.UNSENT_NOTE, note_id) == []
    assert unsent_notes.ready_to_say(database) == []


def test_keeping_a_note_unsent_takes_it_off_the_summary(notes):
    note_id = written(notes, say="Now.")
    notes.add_to_summary(note_id)
    assert notes.keep(note_id).value
    assert not notes.open(note_id)[0].is_marked
    assert not notes.keep(note_id).value


def test_how_it_is_to_be_brought_is_kept(notes):
    note_id = written(notes, say="Now.")
    notes.set_delivery(note_id, Delivery.COPY)
    assert notes.open(note_id)[0].delivery is Delivery.COPY


# Letting go


def test_a_note_let_go_is_out_of_sight_at_once_and_whole_when_taken_back(notes, database):
    note_id = written(notes, title="t", raw="raven", know="kestrel", say="Sparrow.")
    notes.add_to_summary(note_id)
    assert notes.let_go(note_id).value
    assert notes.find("raven") == notes.find("kestrel") == notes.find("sparrow") == frozenset()
    assert unsent_notes.ready_to_say(database) == []
    assert not notes.open(note_id)[0].is_marked
    notes.take_back(note_id, mark_again=True)
    note, raw = notes.open(note_id)
    assert (note.title, raw.body, note.know, note.say) == ("t", "raven", "kestrel", "Sparrow.")
    assert note.is_marked
    assert note.let_go_at is None
    assert notes.find("raven") == notes.find("sparrow") == {note_id}


def test_a_note_that_was_said_goes_back_among_those_said(notes):
    note_id = written(notes, say="x")
    notes.said(note_id, SaidHow.ALL)
    notes.let_go(note_id)
    notes.take_back(note_id)
    assert [row.id for row in notes.shelf().said] == [note_id]


def test_letting_go_twice_does_not_begin_the_week_anew(notes, clock):
    note_id = written(notes, say="x")
    notes.let_go(note_id)
    clock.advance(days=3)
    notes.let_go(note_id)
    clock.advance(days=4, minutes=1)
    assert notes.erase_due(clock.now().at).value == 1


def test_a_note_can_be_taken_back_for_a_week_and_is_erased_after_it(notes, clock):
    note_id = written(notes, title="t", raw="raw", know="know", say="say")
    notes.let_go(note_id)
    clock.advance(days=6, hours=23)
    assert notes.erase_due(clock.now().at).value == 0
    assert notes.open(note_id)[1].body == "raw"
    clock.advance(hours=2)
    assert notes.erase_due(clock.now().at).value == 1
    note, raw = notes.open(note_id)
    assert (note.state, note.title, note.know, note.say, raw.body) == (
        NoteState.ERASED, "", "", "", "",
    )  # fmt: skip
    row = notes.shelf().let_go[0]
    assert (row.name, row.line) == ("Draft of 23 Nov", "Erased on 30 Nov.")


def test_nothing_that_was_decided_about_an_erased_note_is_left(notes, database, clock):
    gone, stays = (written(notes, say="x") for _ in range(2))
    for note_id in (gone, stays):
        summary_pages.set_switch(database, note_key(note_id), True, clock.now())
    notes.let_go(gone)
    clock.advance(days=7)
    assert notes.erase_due(clock.now().at).value == 1
    assert [row[0] for row in database.all("SELECT key FROM summary_switch")] == [note_key(stays)]


def test_an_erased_note_takes_no_more_words(notes):
    note_id = written(notes, raw="raw", say="say")
    notes.erase_now(note_id)
    with pytest.raises(NoteGone):
        save(notes, note_id, raw="late autosave")
    with pytest.raises(NoteGone):
        notes.keep_draft(note_id, title="", raw="late draft", know="", say="")
    with pytest.raises(NoteGone):
        notes.take_back(note_id)
    assert notes.open(note_id)[1].body == ""


def test_a_third_layer_of_a_sentence_or_two_is_never_called_long():
    assert not is_long_to_say("I make jokes when it is close to the bone. Please stop me, gently.")
    assert is_long_to_say("and then there is one more thing " * 12)


def test_a_day_is_told_in_the_zone_it_is_looked_at(notes, clock):
    note_id = written(notes, say="x")
    assert isinstance(notes.open(note_id)[0].happened, Moment)
    clock.at = clock.at.replace(hour=2)  # 3 in the morning here: still the day before
    notes.erase_now(note_id)
    assert notes.shelf().let_go[0].line == "Erased on 22 Nov."
