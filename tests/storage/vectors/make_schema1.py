# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal of schema 1 was made. It is never made again: it stands for journals of 0.1.0.

    python -m tests.storage.vectors.make_schema1

Something stands in every one of its tables. Everything in it is invented.
"""

from __future__ import annotations

import json
from base64 import b64decode
from datetime import date
from pathlib import Path

from therapy_journal.storage import keys, schema, search, unsent_raw, vault

HERE = Path(__file__).resolve().parent
PASSPHRASE = "an old door with a new key"
AT = "2026-11-20T18:05:00.000Z"
LATER = "2026-11-21T08:30:00.000Z"
HERE_AND_THEN = {"utc_offset": 60, "zone": "Europe/Berlin", "day": "2026-11-20"}
MOMENT = {"happened_at": AT, **HERE_AND_THEN}
STAMPS = {"created_at": AT, "changed_at": LATER}


def uid(number: int) -> str:
    """Return a name that cannot be mistaken for one given at random."""
    return f"{number:032x}"


ROWS: list[tuple[str, dict[str, object]]] = [
    ("session", {"id": 1, "uid": uid(1), "starts_at": AT, **HERE_AND_THEN, "with_whom": "M. K.",
                 "place": "Elm Street", "state": "missed", "reasons": '["time"]',
                 "reason_note": "The tram stood still.", **STAMPS}),
    ("session", {"id": 2, "uid": uid(2), "starts_at": LATER, **HERE_AND_THEN, **STAMPS,
                 "trashed_at": LATER}),
    ("reflection", {"id": 1, "uid": uid(3), "title": "The tram", "body": "It stood **still**.",
                    "mood": 3, **MOMENT, **STAMPS, "revision": 2, "session_id": 1}),
    ("reflection", {"id": 2, "uid": uid(4), "title": "", "body": "Put away.", **MOMENT, **STAMPS,
                    "trashed_at": LATER}),
    ("tag", {"id": 1, "name": "waiting"}),
    ("reflection_tag", {"reflection_id": 1, "tag_id": 1, "position": 0}),
    ("unsent_note", {"id": 1, "uid": uid(5), "title": "Late", "know": "I was not late by choice.",
                     "say": "The tram stood still.", "delivery": "say", **MOMENT, **STAMPS}),
    ("unsent_note", {"id": 2, "uid": uid(6), "title": "Gone soon", "know": "x", "say": "",
                     "state": "let_go", "let_go_at": LATER, **MOMENT, **STAMPS}),
    ("unsent_raw", {"note_id": 1, "body": "You looked at the clock.", "revision": 2,
                    "changed_at": LATER}),
    ("unsent_raw_version", {"id": 1, "note_id": 1, "body": "You looked.", "revision": 1,
                            "saved_at": AT}),
    ("unsent_raw_draft", {"note_id": 1, "body": "You looked at the clock. Twice.", "cursor": 31,
                          "revision": 2, "changed_at": LATER}),
    ("homework", {"id": 1, "uid": uid(7), "title": "Leave earlier", "detail": "One tram.",
                  "session_id": 1, "agreed_at": AT, **HERE_AND_THEN, **STAMPS}),
    ("practice", {"id": 1, "uid": uid(8), "homework_id": 1, **MOMENT, "outcome": "done",
                  "noticed": "Time to spare.", **STAMPS}),
    ("care_person", {"id": 1, "uid": uid(9), "name": "M. K.", "role": "therapist", "note": "Fri"}),
    ("alliance_look", {"id": 1, "uid": uid(10), "session_id": 1, "looked_at": AT,
                       "day": "2026-11-20", "heard": 6}),
    ("check_in", {"id": 1, "uid": uid(11), **MOMENT, "mood": 4, "word": "waiting"}),
    ("roadblock_rating", {"id": 1, "uid": uid(12), "key": "consistency", "rating": 2,
                          "rated_at": AT, "day": "2026-11-20"}),
    ("agenda_item", {"id": 1, "uid": uid(13), "session_id": 1, "position": 0,
                     "body": "the tram", "created_at": AT}),
    ("mark", {"id": 1, "uid": uid(14), "kind": "reflection", "item_id": 1, "passage": "still",
              "text_before": "It stood **", "text_after": "**.", "marked_at": AT}),
    ("summary_page", {"id": 1, "session_id": 1, "one_thing": "being late", "stayed": "a chair",
                      "changed_at": AT}),
    ("summary_switch", {"key": "mark.1", "is_on": 1, "decided_at": LATER}),
    ("handed_over", {"id": 1, "uid": uid(15), "session_id": 1, "extent": "part",
                     "page_text": "still", "items": '["mark.1"]', "told_at": LATER,
                     "day": "2026-11-21"}),
    ("shielded_name", {"id": 1, "name": "Anna", "shown_as": "A."}),
    ("person", {"id": 1, "uid": uid(16), "name": "Ben", "number": "0", "note": "evenings"}),
    ("template", {"id": 1, "uid": uid(17), "name": "Trams", "body": "## Where\n"}),
    ("image", {"id": 1, "uid": uid(18), "reflection_id": 1, "mime": "image/png", "width": 1,
               "height": 1, "bytes": "", "created_at": AT}),
    ("word", {"word": "tram"}),
    ("draft", {"kind": "reflection", "item_id": 1, "revision": 2, "cursor": 3,
               "fields": '{"title": "The tram", "body": "It stood **still** again."}',
               "changed_at": LATER}),
    ("version", {"id": 1, "kind": "reflection", "item_id": 1, "revision": 1, "saved_at": AT,
                 "fields": '{"title": "", "body": "It stood."}'}),
    ("import_batch", {"id": 1, "source": "folder", "imported_at": AT}),
    ("export_log", {"id": 1, "what": "summary.1", "form": "pdf", "exported_at": AT}),
    ("setting", {"key": "example", "value": "é"}),
]  # fmt: skip


def main() -> None:
    """Make the journal and the file that tells what is in it."""
    assert schema.NEWEST == 1
    make("schema1", ROWS)


def make(name: str, rows: list[tuple[str, dict[str, object]]]) -> None:
    """Make a journal of the newest schema with these rows, and tell them beside it."""
    folder = HERE / f"{name}.tjournal"
    vault.create(folder, PASSPHRASE, cost=keys.LEAST)
    opened = vault.open_with_passphrase(folder, PASSPHRASE)
    db = opened.database
    with db.atomic():
        for table, row in rows:
            db.insert(table, as_kept(table, row))
    _index(opened)
    db.close()
    told = {"passphrase": PASSPHRASE, "rows": [{"table": t, "row": row} for t, row in rows]}
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (HERE / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def as_kept(table: str, row: dict[str, object]) -> dict[str, object]:
    """Return a row with a picture's bytes as bytes; it is told in base64."""
    return row | ({"bytes": b64decode(str(row["bytes"]))} if table == "image" else {})


def _index(opened: vault.OpenVault) -> None:
    with opened.database.atomic():
        search.put(opened.database, "reflection", 1, date(2026, 11, 20), "The tram",
                   "It stood **still**.", "waiting")  # fmt: skip
        unsent_raw.index(opened.database, 1, "You looked at the clock.")


if __name__ == "__main__":
    main()
