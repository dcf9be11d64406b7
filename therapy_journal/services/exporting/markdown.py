# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything as a folder of Markdown: one file for each entry, note, session and task.

Files are named by day and number alone, so that a list of them tells nothing. Raw layers are
not in it, and nothing this module imports can reach them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from therapy_journal.core.marks import Mark, MarkKind
from therapy_journal.core.reflections import ReflectionRow
from therapy_journal.services import private_files
from therapy_journal.services.exporting import markdown_lists, markdown_texts
from therapy_journal.services.exporting.markdown_pictures import BesidePictures
from therapy_journal.services.exporting.markdown_place import is_export
from therapy_journal.services.homework_forms import load_homework_forms
from therapy_journal.storage import (
    agenda,
    homework,
    marks,
    practice,
    reflection_lists,
    reflections,
    sessions,
    summary_pages,
    unsent_notes,
)
from therapy_journal.storage.connection import Database

_A_BLOCK = 500
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)

_REFLECTION, _NOTE, _SESSION, _HOMEWORK = "reflection", "unsent_note", "session", "homework"

Thing = tuple[str, int]
"""The kind of a thing and its number."""


def write(
    db: Database,
    target: Path,
    *,
    replace: bool,
    sealed_after: date | None,
    only: frozenset[int] | None = None,
    step: Callable[[], object] | None = None,
) -> None:
    """Write the folder, without entries sealed beyond ``sealed_after`` if it is a day.

    With ``only`` it holds the entries of these numbers, the pictures in them, and nothing else.

    With ``replace`` an earlier folder of this kind gives way as a whole; one that holds
    anything else as well never does. ``step`` is called before each file; what it raises ends
    the export, and nothing is left.
    """
    with private_files.new_folder(target, replace=replace, may_go=is_export) as put:
        for name, content in _Folder(db, sealed_after, only).files():
            if step is not None:
                step()
            put(name, content)


class _Folder:
    """Every file of the folder: its path inside, and what stands in it."""

    def __init__(
        self, db: Database, sealed_after: date | None, only: frozenset[int] | None
    ) -> None:
        self._db, self._only = db, only
        self._forms = load_homework_forms()
        self._open_until = sealed_after or date.max
        self._sealed = 0
        self._names = _names(sorted(self._things()))
        self._marks: dict[Thing, list[Mark]] = defaultdict(list)
        for mark in marks.all_marks(db):
            self._marks[mark.kind.value, mark.item_id].append(mark)
        self._told = summary_pages.handed_over(db)
        self._pictures = BesidePictures(db)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Return the files one after the other."""
        makers: dict[str, Callable[[int], bytes | None]] = {
            _REFLECTION: self._reflection,
            _NOTE: self._note,
            _SESSION: self._session,
            _HOMEWORK: self._task,
        }
        for (kind, number), name in self._names.items():
            content = makers[kind](number)
            if content is not None:
                yield name, content
        yield from self._pictures.files()
        kinds = Counter(kind for kind, _ in self._names)
        if self._only is not None:
            yield markdown_lists.readme({_REFLECTION: kinds[_REFLECTION]}, self._sealed)
            return
        yield from markdown_lists.files(self._db, kinds, self._sealed)

    def _things(self) -> Iterator[tuple[date, datetime, str, int]]:
        for row in self._rows():
            yield row.happened.day, row.happened.at, _REFLECTION, row.id
        if self._only is not None:
            return
        for note in unsent_notes.all_notes(self._db):
            if not note.is_out_of_sight:
                yield note.happened.day, note.happened.at, _NOTE, note.id
        for one in sessions.all_sessions(self._db):
            yield one.starts.day, one.starts.at, _SESSION, one.id
        for task in homework.all_homework(self._db):
            yield task.agreed.day, task.agreed.at, _HOMEWORK, task.id

    def _rows(self) -> Iterator[ReflectionRow]:
        ids = [entry_id for entry_id, _ in reflection_lists.ids_with_days(self._db)]
        if self._only is not None:
            ids = [entry_id for entry_id in ids if entry_id in self._only]
        for start in range(0, len(ids), _A_BLOCK):
            block = ids[start : start + _A_BLOCK]
            for row in reflection_lists.rows_of(self._db, block, self._open_until):
                if row.is_sealed:
                    self._sealed += 1
                else:
                    yield row

    def _reflection(self, number: int) -> bytes | None:
        entry = reflections.get(self._db, number)
        if entry is None:
            return None
        marked = self._marks[_REFLECTION, number]
        body = self._pictures.linked(entry.body)
        return markdown_texts.reflection(
            entry, marked, self._link(_SESSION, entry.session_id), body
        )

    def _note(self, number: int) -> bytes | None:
        note = unsent_notes.get(self._db, number)
        if note is None:
            return None
        marked = self._marks[_NOTE, number]
        return markdown_texts.unsent_note(note, marked, self._link(_SESSION, note.session_id))

    def _session(self, number: int) -> bytes | None:
        one = sessions.get(self._db, number)
        if one is None:
            return None
        return markdown_texts.session(
            one,
            links={
                "note": self._link(_REFLECTION, one.note_id),
                "moved_to": self._link(_SESSION, one.moved_to_id),
            },
            page=summary_pages.page(self._db, number, loose_since=_EVER),
            agenda=agenda.of_sessions(self._db, [number], loose_since=_NEVER),
            told=[told for told in self._told if told.session_id == number],
        )

    def _task(self, number: int) -> bytes | None:
        task = homework.get(self._db, number)
        if task is None:
            return None
        tries = practice.of_homework(self._db, number)[::-1]
        brought = {one.id for one in tries if self._marks[MarkKind.PRACTICE.value, one.id]}
        marked = self._marks[_HOMEWORK, number]
        session = self._link(_SESSION, task.session_id)
        return markdown_texts.homework(task, tries, marked, brought, session, self._forms)

    def _link(self, kind: str, number: int | None) -> str | None:
        name = None if number is None else self._names.get((kind, number))
        return None if name is None else f"../{name}"


def _names(things: list[tuple[date, datetime, str, int]]) -> dict[Thing, str]:
    counts: Counter[date] = Counter()
    names = {}
    for day, _, kind, number in things:
        counts[day] += 1
        names[kind, number] = f"{day.year:04d}/{day.isoformat()}-{counts[day]}.md"
    return names
