# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal of schema 3 was made. It is never made again: it stands for journals of 0.2.0.

    python -m tests.storage.vectors.make_schema3

Everything in it is invented.
"""

from __future__ import annotations

from tests.storage.vectors.make_schema1 import AT, LATER, MOMENT, ROWS, make, uid
from therapy_journal.storage import schema

IN_THE_TRASH: list[tuple[str, dict[str, object]]] = [
    ("check_in", {"id": 2, "uid": uid(21), **MOMENT, "mood": 6, "word": "late",
                  "trashed_at": LATER}),
    ("agenda_item", {"id": 2, "uid": uid(22), "session_id": 1, "position": 1,
                     "body": "the other tram", "created_at": AT, "trashed_at": LATER}),
]  # fmt: skip


def main() -> None:
    """Make the journal and the file that tells what is in it."""
    assert schema.NEWEST == 3
    make("schema3", ROWS + IN_THE_TRASH)


if __name__ == "__main__":
    main()
