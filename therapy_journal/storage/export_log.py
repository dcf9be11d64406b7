# SPDX-License-Identifier: GPL-3.0-or-later
"""Which readable copies of the whole journal were made, and when; not where they are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text, to_text

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Database

JOURNAL = "journal"
"""How a copy of everything is called in the log."""
ENTRIES = "entries"
"""How a copy of some entries is called; which ones is not noted."""

CARD = "card"
"""How a card for the wallet is called."""


def note(db: Database, form: str, now: Moment, what: str = JOURNAL) -> None:
    """Note that everything, or some of it, was written in a form, e.g. ``markdown``."""
    db.insert("export_log", {"what": what, "form": form, "exported_at": to_text(now.at)})


def forms(db: Database) -> list[str]:
    """Return the forms of the copies made, the latest first."""
    rows = db.all("SELECT form FROM export_log WHERE what = ? ORDER BY id DESC", (JOURNAL,))
    return [str(row[0]) for row in rows]


def everything(db: Database) -> list[tuple[str, datetime]]:
    """Return (form, when) of whatever left the journal readable, the latest first.

    The form is that of a copy of everything (``markdown``), ``entries, markdown`` for some
    entries, ``card, pdf`` for a card, or ``pdf`` and ``print`` for a page.
    """
    rows = db.all("SELECT what, form, exported_at FROM export_log ORDER BY id DESC")
    return [
        (f"{what}, {form}" if what in (ENTRIES, CARD) else str(form), from_text(at))
        for what, form, at in rows
    ]
