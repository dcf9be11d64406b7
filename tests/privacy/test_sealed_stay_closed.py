# SPDX-License-Identifier: GPL-3.0-or-later
"""An entry closed until a day: every way on which its words could come to light.

Each way is walked twice: with the entry open, where it has to lead to the words, and with the
entry closed, where it must not.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.services.test_pictures import PICTURE
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.filters import Filters
from therapy_journal.core.marks import Span
from therapy_journal.core.pictures import source_line
from therapy_journal.core.reflections import Form
from therapy_journal.core.summary_building import PICTURES
from therapy_journal.core.summary_text import plain_text
from therapy_journal.services.exporting.choose import exporter, of_entries
from therapy_journal.services.journal import Journal
from therapy_journal.services.reading_on import ReadingOn
from therapy_journal.services.searching import BEST
from therapy_journal.services.settings import PICK_UP_TEXT
from therapy_journal.storage import search_anew
from therapy_journal.ui.palette.offers import found

WORD = "quincecanary"
A_YEAR_AGO = timedelta(days=365)


@pytest.fixture
def journal(vault, clock):
    """Return a journal with the word in an old entry and in the last session's note."""
    made = Journal(vault, clock=clock)
    now = clock.at
    clock.at = now - A_YEAR_AGO
    old = written(made, f"{WORD} title", f"{WORD} body, and a {WORD} passage.\n")
    uid = made.writing.pictures.keep(old.id, PICTURE)
    entry = made.writing.open(old.id)
    clock.advance(hours=2)
    shown = source_line(uid).replace("![", f"![{WORD} caption", 1)
    made.writing.save(old.id, entry.title, f"{entry.body}\n{shown}\n", entry.revision)
    made.writing.set_tags(old.id, [WORD])
    made.writing.set_mood(old.id, 6)
    clock.at = now
    made.writing.bring(old.id)
    made.writing.mark_passage(old.id, Span(0, len(WORD)))
    _add_last_session(made, clock)
    made.settings.put(PICK_UP_TEXT, True)
    switch_everything_on(made)
    return made


def _add_last_session(journal, clock):
    at = clock.at_local(datetime(2026, 11, 22, 15))
    session = journal.attending.plan(Appointment(at)).value.id
    journal.attending.attended(session)
    note = journal.writing.new(Form.AFTER_SESSION, session_id=session).value
    body = note.body.replace("\n\n\n", f"\n\n{WORD} kept\n\n", 1)
    journal.writing.save(note.id, "", body, note.revision)
    journal.attending.link_note(session, note.id)


def written(journal, title, body):
    entry = journal.writing.new().value
    return journal.writing.save(entry.id, title, body, entry.revision).value


def switch_everything_on(journal):
    for section in journal.preparing.offers():
        for key in (section.key, *(item.key for item in section.items)):
            journal.preparing.set_switch(key, True)
    journal.preparing.set_switch(PICTURES, True)


def every_id(journal):
    return [each for month in journal.writing.lists.months() for each in month.ids]


def old_id(journal):
    return every_id(journal)[-1]


def close(journal, clock):
    journal.writing.sealing.seal(every_id(journal), clock.now().day + timedelta(days=30))


def _passing(journal, filters):
    ids = [each for month in journal.writing.lists.months(filters) for each in month.ids]
    return WORD if ids else ""


def _found(journal, typed, **how):
    return journal.searching.search(typed, **how)


def _palette(journal):
    return found(journal.searching.search(WORD), journal.clock.now().day)


def _then_and_now(journal):
    offered = journal.looking_back.offer()
    return journal.looking_back.read(offered.reflection_id) if offered else ""


def _offered_before_it_was_closed(journal):
    return journal.looking_back.read(old_id(journal))


def _read_on(journal, choose):
    reading = ReadingOn(writing=journal.writing, clock=journal.clock)
    return reading.texts(choose(reading))


def _day_of(journal):
    day = journal.writing.open(old_id(journal)).happened.day
    return journal.writing.rows([journal.writing.lists.first_on(day)])


def _pictures(journal):
    marked = journal.preparing.material().marked
    return WORD if any(each.content for words in marked for each in words.pictures) else ""


def _export(journal, form, tmp_path):
    target = tmp_path / f"Out of {form}"
    export = exporter(form, with_raw=False, with_sealed=False, clock=journal.clock)
    journal.export(export, target, replace=target.exists())
    files = [target] if target.is_file() else [p for p in target.rglob("*") if p.is_file()]
    return [str(path) for path in files] + [
        path.read_bytes().decode("utf-8", "replace") for path in files
    ]


WAYS = {
    "list": lambda journal: journal.writing.rows(every_id(journal)),
    "first rows": lambda journal: journal.writing.lists.newest("day", 50),
    "by change": lambda journal: journal.writing.lists.newest("change", 50),
    "search": lambda journal: _found(journal, WORD),
    "best match": lambda journal: _found(journal, WORD[:5], order=BEST),
    "tag searched": lambda journal: _found(journal, f"tag:{WORD}"),
    "mood searched": lambda journal: _found(journal, "mood:6"),
    "marked searched": lambda journal: _found(journal, "is:marked"),
    "filters beside": lambda journal: _found(journal, WORD, chosen=Filters(is_marked=True)),
    "days searched": lambda journal: _found(journal, "before:2026-01"),
    "palette": _palette,
    "form filter": lambda journal: _passing(journal, Filters(forms=frozenset({Form.FREE}))),
    "tag filter": lambda journal: _passing(journal, Filters(tags=frozenset({WORD}))),
    "mood filter": lambda journal: _passing(journal, Filters(mood=(0, 10))),
    "marked filter": lambda journal: _passing(journal, Filters(is_marked=True)),
    "tags": lambda journal: journal.writing.tags(),
    "tags' sheet": lambda journal: journal.tagging.all(),
    "then and now": _then_and_now,
    "then and now, asked": _offered_before_it_was_closed,
    "read on": lambda journal: _read_on(journal, lambda r: r.from_entry(old_id(journal))),
    "read the list": lambda journal: _read_on(journal, lambda r: r.of_these(every_id(journal))),
    "read a month": lambda journal: _read_on(
        journal, lambda r: r.of_month(journal.writing.open(old_id(journal)).happened.day)
    ),
    "ways to begin": lambda journal: journal.prompting.offers(),
    "offered for the page": lambda journal: journal.preparing.offers(),
    "gathered for the page": lambda journal: journal.preparing.material(),
    "page": lambda journal: plain_text(journal.preparing.summary()),
    "pictures on paper": _pictures,
    "overview": lambda journal: journal.preparing.overview(),
    "pick up": lambda journal: journal.arriving.look(),
    "earlier versions": lambda journal: journal.earlier_versions.of("reflection", old_id(journal)),
    "calendar": _day_of,
}


@pytest.mark.parametrize("way", WAYS)
def test_this_way_leads_to_an_open_entry_and_to_no_closed_one(journal, clock, way):
    assert WORD in repr(WAYS[way](journal))
    close(journal, clock)
    assert WORD not in repr(WAYS[way](journal))


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_no_readable_copy_holds_it_unless_asked_for(journal, clock, tmp_path, form):
    assert WORD in repr(_export(journal, form, tmp_path))
    close(journal, clock)
    assert WORD not in repr(_export(journal, form, tmp_path))


@pytest.mark.parametrize("form", ["markdown", "html", "pdf"])
def test_no_readable_copy_of_what_is_selected_holds_it(journal, clock, tmp_path, form):
    def seen(entries):
        return "".join(f"{entry.title} {entry.body}" for entry in entries).encode()

    def copied(place):
        drawing = seen if form == "pdf" else None
        write = of_entries(every_id(journal), form, clock=clock, drawing=drawing)
        write(journal.vault.database, place, False)
        return [path.read_bytes() for path in (place, *place.rglob("*")) if path.is_file()]

    assert WORD in repr(copied(tmp_path / "Open"))
    close(journal, clock)
    written(journal, "", "Other words.")
    assert WORD not in repr(copied(tmp_path / "Closed"))


def test_its_mood_is_not_on_the_page_and_still_on_the_own_line(journal, clock):
    lately = written(journal, "", "Words.")
    journal.writing.set_mood(lately.id, 2)
    day = clock.now().day
    assert journal.preparing.material().mood.points
    journal.writing.sealing.seal([lately.id], day + timedelta(days=7))
    assert not journal.preparing.material().mood.points
    assert journal.checking_in.moods_between(day, day) == ((day, 2),)


def test_it_stays_closed_through_an_unlock_and_a_new_index(journal, clock, database):
    close(journal, clock)
    entry = journal.writing.open(old_id(journal))
    journal.writing.save_draft(entry.id, entry.title, f"{WORD} typed", 0, entry.revision)
    journal.take_up()
    journal.tagging.rename(WORD, WORD.title())
    journal.tagging.rename(WORD, WORD)
    search_anew.index_all(database, clock.now().day)
    assert journal.writing.open(entry.id).body == f"{WORD} typed"
    told = [way for way, walk in WAYS.items() if WORD in repr(walk(journal))]
    assert told == []


def test_on_its_day_every_way_leads_to_it_again(journal, clock):
    before = {way for way, walk in WAYS.items() if WORD in repr(walk(journal))}
    journal.writing.sealing.seal(every_id(journal), clock.now().day + timedelta(days=1))
    clock.advance(days=1)
    journal.turn_day()
    assert {way for way, walk in WAYS.items() if WORD in repr(walk(journal))} == before
