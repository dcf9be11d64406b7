# SPDX-License-Identifier: GPL-3.0-or-later
"""What is read of a note to show it."""

from __future__ import annotations

from typing import NamedTuple

from therapy_journal.core.days import Moment
from therapy_journal.core.unsent_notes import UnsentNote
from therapy_journal.core.unsent_raw import RawLayer
from therapy_journal.services.unsent_notes import UnsentNotes


class Opened(NamedTuple):
    """A note, its raw layer, the session to ask after, and what others have of it."""

    note: UnsentNote
    raw: RawLayer
    session: Moment | None
    is_handed_over: bool


def read(unsent_notes: UnsentNotes, note_id: int) -> Opened:
    """Read a note, on the storage thread."""
    note, raw = unsent_notes.open(note_id)
    session = unsent_notes.session_to_ask_after(note_id)
    return Opened(note, raw, session, unsent_notes.is_handed_over(note_id))
