# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing for good: the rows of a thing and all that repeats its words, raw layers too.

Pages that were handed over stay: they say what somebody else has, and the person is told.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment
from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.marks import MarkKind
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.storage import (
    drafts,
    marks,
    mending,
    pictures,
    reflections,
    search,
    session_series,
    sessions,
    summary_pages,
    unsent_notes,
    unsent_raw,
    versions,
)
from therapy_journal.storage.folder_names import DATABASE_NAME

if TYPE_CHECKING:
    from pathlib import Path

    from therapy_journal.storage.connection import Database

_FORMS: dict[TrashKind, tuple[str, ...]] = {
    TrashKind.HOMEWORK: ("homework_form", "practice_form", "finish_form"),
    TrashKind.PRACTICE: ("practice_edit_form",),
    TrashKind.SESSION: sessions.FORMS,
    TrashKind.CARE_PERSON: ("care_person_form",),
    TrashKind.REFLECTION: ("next_step",),
    TrashKind.PERSON: ("person_form",),
    TrashKind.COMFORT: ("comfort_form",),
    TrashKind.STOCK: ("going_form", "expected_form", "change_form", "ending_form"),
}
"""The forms whose drafts are about a thing of each kind."""

_SWITCHES = {
    TrashKind.HOMEWORK: "homework.{}",
    TrashKind.PRACTICE: "practice.{}",
    TrashKind.SESSION: "stayed.{}",
    TrashKind.AGENDA_ITEM: "agenda.{}",
    TrashKind.UNSENT_NOTE: "note.{}",
}


def erase(db: Database, item: Item, now: Moment) -> None:
    """Erase one thing with everything that hangs on it; one transaction."""
    with db.atomic():
        _ERASERS[item.kind](db, item.id, now)


def leave_no_trace(db: Database, folder: Path) -> None:
    """Take what was erased out of the files beside the database as well.

    The words are gone by the commit before. The log forgets its old pages here or, where the
    disk refuses at this moment, when the journal is locked.
    """
    with contextlib.suppress(JournalProblem):
        db.checkpoint()
    mending.forget_replaced(folder / DATABASE_NAME)


def _around(db: Database, kind: TrashKind, item_id: int) -> None:
    """Erase what stands beside the row: index, drafts, versions, marks and switches."""
    search.drop(db, kind.value, item_id)
    drafts.drop(db, kind.value, item_id)
    for form in _FORMS.get(kind, ()):
        drafts.drop(db, form, item_id)
    versions.drop_all(db, kind.value, item_id)
    if kind.value in set(MarkKind):
        for mark in marks.of_item(db, MarkKind(kind.value), item_id):
            summary_pages.forget_switch(db, f"mark.{mark.id}")
        marks.remove_all(db, MarkKind(kind.value), item_id)
    if kind in _SWITCHES:
        summary_pages.forget_switch(db, _SWITCHES[kind].format(item_id))


def _erase_row(kind: TrashKind, table: str) -> Callable[[Database, int, Moment], None]:
    def erase_it(db: Database, item_id: int, now: Moment) -> None:  # noqa: ARG001 - as the others
        _around(db, kind, item_id)
        db.execute(f"DELETE FROM {table} WHERE id = ?", (item_id,))  # noqa: S608 - our own names

    return erase_it


_erase_try = _erase_row(TrashKind.PRACTICE, "practice")
_erase_line = _erase_row(TrashKind.AGENDA_ITEM, "agenda_item")


def _erase_reflection(db: Database, item_id: int, now: Moment) -> None:  # noqa: ARG001
    _around(db, TrashKind.REFLECTION, item_id)
    pictures.erase_of_entry(db, item_id)
    reflections.erase(db, item_id)


def _erase_note(db: Database, item_id: int, now: Moment) -> None:
    for mark in marks.of_item(db, MarkKind.UNSENT_NOTE, item_id):
        summary_pages.forget_switch(db, f"mark.{mark.id}")
    summary_pages.forget_switch(db, f"note.{item_id}")
    unsent_raw.erase(db, item_id)
    unsent_notes.erase(db, item_id, now)


def _erase_homework(db: Database, item_id: int, now: Moment) -> None:
    for row in db.all("SELECT id FROM practice WHERE homework_id = ?", (item_id,)):
        _erase_try(db, row[0], now)
    _around(db, TrashKind.HOMEWORK, item_id)
    db.execute("DELETE FROM homework WHERE id = ?", (item_id,))


def _erase_session(db: Database, item_id: int, now: Moment) -> None:
    """Erase a session with the page made for it and what was to be brought to it."""
    for row in db.all("SELECT id FROM summary_page WHERE session_id = ?", (item_id,)):
        versions.drop_all(db, summary_pages.KIND, row[0])
    for row in db.all("SELECT id FROM agenda_item WHERE session_id = ?", (item_id,)):
        _erase_line(db, row[0], now)
    _around(db, TrashKind.SESSION, item_id)
    made = db.one("SELECT series_id, series_day FROM session WHERE id = ?", (item_id,))
    db.execute("DELETE FROM session WHERE id = ?", (item_id,))
    if made is not None and made["series_id"] is not None and made["series_day"] is not None:
        # Its rhythm would make it again, and would keep its words once it is the last.
        session_series.skip(db, made["series_id"], date.fromisoformat(made["series_day"]))
        session_series.erase_unused(db, made["series_id"])


_ERASERS: dict[TrashKind, Callable[[Database, int, Moment], None]] = {
    TrashKind.REFLECTION: _erase_reflection,
    TrashKind.UNSENT_NOTE: _erase_note,
    TrashKind.HOMEWORK: _erase_homework,
    TrashKind.PRACTICE: _erase_try,
    TrashKind.SESSION: _erase_session,
    TrashKind.CARE_PERSON: _erase_row(TrashKind.CARE_PERSON, "care_person"),
    TrashKind.PERSON: _erase_row(TrashKind.PERSON, "person"),
    TrashKind.COMFORT: _erase_row(TrashKind.COMFORT, "comfort"),
    TrashKind.LOOK: _erase_row(TrashKind.LOOK, "alliance_look"),
    TrashKind.STOCK: _erase_row(TrashKind.STOCK, "stock"),
    TrashKind.AGENDA_ITEM: _erase_line,
    TrashKind.CHECK_IN: _erase_row(TrashKind.CHECK_IN, "check_in"),
}
