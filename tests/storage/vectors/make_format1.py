# SPDX-License-Identifier: GPL-3.0-or-later
"""How the vector of format 1 was made. It is never made again: it stands for old journals.

    python -m tests.storage.vectors.make_format1

Everything in it is invented.
"""

from __future__ import annotations

import json
from pathlib import Path

from therapy_journal.storage import keys, vault

HERE = Path(__file__).resolve().parent
PASSPHRASE = "kein Haus am Café, nur Licht № 7"
AT = "2026-11-23T19:42:05.123Z"
MOMENT = {"happened_at": AT, "utc_offset": 60, "zone": "Europe/Berlin", "day": "2026-11-23"}
STAMPS = {"created_at": AT, "changed_at": AT}

ROWS: list[tuple[str, dict[str, object]]] = [
    (
        "reflection",
        {
            "id": 1,
            "uid": "00000000000000000000000000000001",
            "title": "The bus stop",
            "body": "I **waited** twenty minutes.\n\nNothing happened, and that was the point.",
            "mood": 4,
            **MOMENT,
            **STAMPS,
        },
    ),
    (
        "reflection",
        {
            "id": 2,
            "uid": "00000000000000000000000000000002",
            "title": "静かな朝",
            "body": "דף אחד 🌱 e\u0301 ﬁ\tzwei\n\n- ผมไม่แน่ใจ",
            **MOMENT,
            **STAMPS,
        },
    ),
    ("tag", {"id": 1, "name": "waiting"}),
    ("reflection_tag", {"reflection_id": 1, "tag_id": 1, "position": 0}),
    (
        "unsent_note",
        {
            "id": 1,
            "uid": "00000000000000000000000000000003",
            "title": "To the person who asks",
            "know": "That I count the minutes.",
            "say": "I would like to talk about waiting.",
            **MOMENT,
            **STAMPS,
        },
    ),
    (
        "unsent_raw",
        {"note_id": 1, "body": "You never wait. I do.", "revision": 3, "changed_at": AT},
    ),
    (
        "homework",
        {
            "id": 1,
            "uid": "00000000000000000000000000000004",
            "title": "Wait one bus longer",
            "agreed_at": AT,
            "utc_offset": 60,
            "zone": "Europe/Berlin",
            "day": "2026-11-23",
            **STAMPS,
        },
    ),
    (
        "practice",
        {
            "id": 1,
            "uid": "00000000000000000000000000000005",
            "homework_id": 1,
            "outcome": "partly",
            "minutes": 12,
            "before": 7,
            "after": 4,
            "noticed": "My hands grew warm.",
            **MOMENT,
            **STAMPS,
        },
    ),
    ("setting", {"key": "example", "value": "é"}),
]


def main() -> None:
    """Make the journal and the file that tells what is in it."""
    folder = HERE / "format1.tjournal"
    created = vault.create(folder, PASSPHRASE, cost=keys.LEAST)
    opened = vault.open_with_passphrase(folder, PASSPHRASE)
    with opened.database.atomic():
        for table, row in ROWS:
            opened.database.insert(table, row)
    opened.database.close()
    told = {
        "passphrase": PASSPHRASE,
        "recovery_key": created.recovery_key,
        "vault_id": created.vault_id,
        "secret": opened.secret.hex(),
        "rows": [{"table": table, "row": row} for table, row in ROWS],
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    (HERE / "format1.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
