# SPDX-License-Identifier: GPL-3.0-or-later
"""How the journal of schema 4 was made. It is never made again: it stands for journals of 0.3.0.

    python -m tests.storage.vectors.make_schema4

Everything in it is invented.
"""

from __future__ import annotations

from tests.storage.vectors.make_schema1 import AT, LATER, MOMENT, ROWS, STAMPS, make, uid
from tests.storage.vectors.make_schema3 import IN_THE_TRASH
from therapy_journal.storage import schema

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAE0lEQVR42mMQkdM4cekOAxADWQAn"
    "HgWhdtdQ7wAAAABJRU5ErkJggg=="
)
"""A picture of two by two pixels, in base64."""

WRITTEN_WITH_0_3: list[tuple[str, dict[str, object]]] = [
    ("reflection", {"id": 3, "uid": uid(31), "form": "scene", "title": "The timetable",
                    "body": f"Nobody reads it.\n\n![The timetable](journal:{uid(33)})\n",
                    "mood": 6, **MOMENT, **STAMPS, "roadblock": "consistency"}),
    ("reflection", {"id": 4, "uid": uid(32), "title": "For the summer", "body": "Not yet 😀.",
                    **MOMENT, **STAMPS, "sealed_until": "2027-06-01", "look_back": 0}),
    ("tag", {"id": 2, "name": "Bahnhöfe"}),
    ("tag", {"id": 3, "name": "unused"}),
    ("reflection_tag", {"reflection_id": 3, "tag_id": 2, "position": 0}),
    ("reflection_tag", {"reflection_id": 3, "tag_id": 1, "position": 1}),
    ("reflection_tag", {"reflection_id": 4, "tag_id": 2, "position": 0}),
    ("template", {"id": 2, "uid": uid(34), "name": "After a ride",
                  "body": "## Where I sat\n\n- [ ] breathed\n", "position": 1}),
    ("word", {"word": "Haltestelle"}),
    ("image", {"id": 2, "uid": uid(33), "reflection_id": 3, "mime": "image/png", "width": 2,
               "height": 2, "bytes": PNG, "created_at": AT}),
    ("draft", {"kind": "template", "item_id": 2, "revision": 1, "cursor": 4,
               "fields": '{"name": "After a ride", "body": "## Where"}', "changed_at": LATER}),
    ("setting", {"key": "spelling.language", "value": '"en_GB"'}),
]  # fmt: skip


def main() -> None:
    """Make the journal and the file that tells what is in it."""
    assert schema.NEWEST == 4
    make("schema4", ROWS + IN_THE_TRASH + WRITTEN_WITH_0_3)


if __name__ == "__main__":
    main()
