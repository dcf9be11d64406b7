# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON: complete, and every thing names others by a uid that is in it."""

import json
import re

import pytest

from tests.clocks import SettableClock
from therapy_journal.services.exporting.choose import exporter
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample import make_sample
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.keys import LEAST

ROOT_NAMES = [
    "format", "version", "with_raw_layers", "left_out", "reflections", "unsent_notes", "sessions",
    "session_series",
    "homework", "care_team", "people", "comforts", "looks", "stock", "check_ins",
    "roadblock_ratings", "opening_sentences", "agenda", "pages", "marks", "switches",
    "handed_over", "shielded_names", "pictures", "templates",
]  # fmt: skip


@pytest.fixture
def read(clock, tmp_path):
    """Return a function that exports a journal and reads what was written."""

    def done(journal, *, raw=False, sealed=False):
        target = tmp_path / "out.json"
        export = exporter("json", with_raw=raw, with_sealed=sealed, clock=clock)
        journal.export(export, target, replace=True)
        return json.loads(target.read_bytes())

    return done


def by_uid(items):
    return {item["uid"]: item for item in items}


def test_it_says_what_it_is_and_what_is_left_out(journal, read):
    whole = read(journal)
    assert list(whole) == ROOT_NAMES
    assert (whole["format"], whole["version"]) == ("therapy-journal", 1)
    assert whole["with_raw_layers"] is False
    # An entry, a session, a task, a try of another one, somebody of the care team, stock taken,
    # and one thing that helps.
    assert whole["left_out"] == {"in_trash": 7, "sealed": 2, "let_go": 1}
    assert read(journal, sealed=True)["left_out"]["sealed"] == 0
    assert list(read(journal, raw=True)) == [*ROOT_NAMES, "raw_layers", "words"]


def test_an_entry_is_complete(journal, read):
    entry = next(e for e in read(journal)["reflections"] if e["title"] == "incanarytitle")
    assert re.fullmatch(r"[0-9a-f]{32}", entry.pop("uid"))
    assert entry == {
        "form": "free",
        "title": "incanarytitle",
        "body": "incanarybody and then incanarypassage, no more\n",
        "mood": None,
        "tags": ["incanarytag"],
        "happened": {
            "at": "2026-11-23T19:42:00.000Z",
            "offset": 60,
            "zone": "Europe/Berlin",
            "day": "2026-11-23",
        },
        "session": None,
        "roadblock": None,
        "sealed_until": None,
        "look_back": True,
        "created_at": "2026-11-23T19:42:00.000Z",
        "changed_at": "2026-11-23T19:42:00.000Z",
        "revision": 2,
    }


def test_things_name_each_other(journal, read):
    whole = read(journal)
    sessions = by_uid(whole["sessions"])
    entries, tasks = by_uid(whole["reflections"]), by_uid(whole["homework"])
    notes = by_uid(whole["unsent_notes"])
    tries = by_uid([one for task in tasks.values() for one in task["practice"]])
    past = next(s for s in sessions.values() if s["state"] == "attended")
    assert entries[past["note"]]["body"] == "incanaryaftersession"
    assert entries[past["note"]]["session"] == past["uid"]
    assert next(s for s in sessions.values() if s["state"] == "missed")["note"] is None
    assert [task["session"] for task in tasks.values()] == [past["uid"]]
    assert whole["looks"][0]["session"] == past["uid"]
    assert [one["session"] for one in whole["stock"]] == [past["uid"]]
    assert whole["stock"][0]["lines"] == {"hoped": "incanaryhoped", "ask": "incanaryask"}
    coming = whole["agenda"][0]["session"]
    assert sessions[coming]["state"] == "planned"
    assert whole["pages"][0]["session"] == whole["handed_over"][0]["session"] == coming
    marked = {"reflection": entries, "unsent_note": notes, "practice": tries, "homework": tasks}
    assert len(whole["marks"]) == 4
    for mark in whole["marks"]:
        assert mark["item"] in marked[mark["kind"]]
    passage = next(mark for mark in whole["marks"] if mark["passage"])
    body = entries[passage["item"]]["body"]
    assert passage["text_before"] + passage["passage"] + passage["text_after"] == body
    known = {
        "agenda": by_uid(whole["agenda"]), "stayed": sessions, "homework": tasks,
        "practice": tries, "mark": by_uid(whole["marks"]), "note": notes,
    }  # fmt: skip
    named = [switch["key"].split(".") for switch in whole["switches"]]
    assert {kind for kind, *_ in named} >= {"section", "roadblock", "agenda", "mark", "note"}
    for kind, name, *_ in named:
        assert kind not in known or name in known[kind]
    assert set(whole["handed_over"][0]["items"]) <= {s["key"] for s in whole["switches"]}


def test_opening_sentences_are_those_made_ones_own(journal, read):
    assert read(journal)["opening_sentences"] == [
        {"key": "fit", "position": 0, "body": "For a start"},
        {"key": "communication", "position": 10, "body": "incanaryopening"},
    ]


def test_raw_layers_stand_apart_by_the_uid_of_their_note(journal, read):
    whole = read(journal, raw=True)
    notes = by_uid(whole["unsent_notes"])
    raw = {notes[layer["unsent_note"]]["title"]: layer["body"] for layer in whole["raw_layers"]}
    assert raw == {"incanarynotetitle": "rawcanarykept", "": "rawcanarysaid"}
    assert not any("raw" in key for note in notes.values() for key in note)


def test_any_text_comes_back_as_it_was(vault, clock, read):
    journal = Journal(vault, clock=clock)
    text = 'line\n\ttab "quoted" \\ \x01 \x7f \u202e日記 🫖\ufffd'
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "", text, entry.revision)
    written = read(journal)["reflections"][0]
    assert written["body"] == text


def rows_kept(db, table):
    """Return how many rows a table has that do not lie in the trash."""
    columns = [row["name"] for row in db.all(f"PRAGMA table_info({table})")]
    kept = "WHERE trashed_at IS NULL" if "trashed_at" in columns else ""
    return db.one(f"SELECT count(*) FROM {table} {kept}")[0]


def test_it_holds_every_row_of_the_sample(tmp_path, read):
    folder, clock = tmp_path / "S.tjournal", SettableClock()
    words = "quiet harbour lantern seventeen"
    make_sample(folder, passphrase=words, today=clock.now().day, clock=clock, cost=LEAST)
    vault = vaults.open_with_passphrase(folder, words)
    whole = read(Journal(vault, clock=clock), raw=True, sealed=True)
    tables = {
        "reflections": "reflection", "sessions": "session", "homework": "homework",
        "care_team": "care_person", "people": "person", "comforts": "comfort",
        "looks": "alliance_look", "stock": "stock",
        "check_ins": "check_in",
        "roadblock_ratings": "roadblock_rating", "agenda": "agenda_item",
        "pages": "summary_page", "marks": "mark", "switches": "summary_switch",
    }  # fmt: skip
    for name, table in tables.items():
        assert len(whole[name]) == rows_kept(vault.database, table) > 0, name
    tries = sum(len(task["practice"]) for task in whole["homework"])
    assert tries == rows_kept(vault.database, "practice")
    assert len(whole["unsent_notes"]) == 7  # one of the eight was erased
    vault.database.close()


def test_own_words_are_in_it_with_the_raw_layers_alone(journal, read):
    # Which text a word came from is not kept: it may have been a raw layer.
    journal.spelling.learn("zorblax")
    assert read(journal, raw=True)["words"] == [{"word": "rawcanarylearned"}, {"word": "zorblax"}]
    assert "words" not in read(journal, sealed=True)
