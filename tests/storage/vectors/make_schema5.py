# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal of schema 5 was made. It is never made again: it stands for journals of 0.4.0.

    python -m tests.storage.vectors.make_schema5

Everything in it is invented.
"""

from __future__ import annotations

from tests.storage.vectors.make_schema1 import HERE_AND_THEN, LATER, MOMENT, ROWS, STAMPS, make, uid
from tests.storage.vectors.make_schema3 import IN_THE_TRASH
from tests.storage.vectors.make_schema4 import WRITTEN_WITH_0_3
from therapy_journal.storage import schema

STARTS = "2026-11-27T14:00:00.000Z"
FRIDAY = {"utc_offset": 60, "zone": "Europe/Berlin", "day": "2026-11-27"}

WRITTEN_WITH_0_4: list[tuple[str, dict[str, object]]] = [
    ("session_series", {"id": 1, "uid": uid(41), "rule": "FREQ=WEEKLY;INTERVAL=2",
                        "starts_at": STARTS, **FRIDAY, "minutes": 45, "with_whom": "M. K.",
                        "place": "Elm Street", "skipped": '["2026-12-25"]',
                        "ended_day": "2027-03-05", **STAMPS}),
    ("session_series", {"id": 2, "uid": uid(42), "rule": "FREQ=MONTHLY;BYDAY=1TU",
                        "starts_at": STARTS, **FRIDAY, **STAMPS, "trashed_at": LATER}),
    ("session", {"id": 3, "uid": uid(43), "starts_at": STARTS, **FRIDAY, "with_whom": "M. K.",
                 "series_id": 1, "series_day": "2026-11-27", **STAMPS}),
    ("homework", {"id": 2, "uid": uid(44), "title": "The platform", "form": "ladder",
                  "steps": '[{"text": "Stand at the gate", "distress": 4}]',
                  "agreed_at": LATER, **HERE_AND_THEN, **STAMPS}),
    ("practice", {"id": 2, "uid": uid(45), "homework_id": 2, **MOMENT, "outcome": "partly",
                  "before": 7, "after": 5, "answers": '{"step": "0"}', **STAMPS}),
    ("unsent_note", {"id": 3, "uid": uid(46), "title": "The clock", "know": "I see it too.",
                     "say": "Could we sit the other way?", "not_yet_day": "2026-11-21",
                     **MOMENT, **STAMPS}),
    ("stock", {"id": 1, "uid": uid(47), "kind": "going", "lines": '{"hoped": "To travel again."}',
               **MOMENT, "session_id": 1, **STAMPS}),
    ("stock", {"id": 2, "uid": uid(48), "kind": "ending", "lines": '{"keep": "The timetable."}',
               **MOMENT, **STAMPS, "trashed_at": LATER}),
    ("person", {"id": 2, "uid": uid(49), "name": "Cem", "number": "1", "on_lock_screen": 1,
                "position": 1}),
    ("person", {"id": 3, "uid": uid(50), "name": "Dana", "position": 2, "trashed_at": LATER}),
    ("comfort", {"id": 1, "uid": uid(51), "body": "A cold window pane", "position": 0}),
    ("comfort", {"id": 2, "uid": uid(52), "body": "Counting wagons", "position": 1,
                 "trashed_at": LATER}),
]  # fmt: skip


def main() -> None:
    """Make the journal and the file that tells what is in it."""
    assert schema.NEWEST == 5
    make("schema5", ROWS + IN_THE_TRASH + WRITTEN_WITH_0_3 + WRITTEN_WITH_0_4)


if __name__ == "__main__":
    main()
