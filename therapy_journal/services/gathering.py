# SPDX-License-Identifier: GPL-3.0-or-later
"""Gathers what a period offers for the page, from every part of the journal but the raw layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from therapy_journal.core.check_ins import mood_line
from therapy_journal.core.days import short_day
from therapy_journal.core.homework import Homework, HomeworkState, Practice
from therapy_journal.core.marks import Mark, MarkKind, locate
from therapy_journal.core.page_words import takeaway
from therapy_journal.core.practised import badge, practised
from therapy_journal.core.reflections import Reflection, is_sealed
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.stays_out import Surroundings
from therapy_journal.core.summary import MoodMaterial, Stayed
from therapy_journal.core.summary_building import PICTURES, mark_key, outcomes
from therapy_journal.core.summary_material import (
    Attended,
    FamiliarRoadblock,
    MarkedWords,
    Material,
    SayableNote,
    TaskMaterial,
)
from therapy_journal.core.unsent_notes import NoteState
from therapy_journal.services.pictures import pictures_on_page
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.services.summary_period import Frame
from therapy_journal.storage import (
    agenda,
    check_ins,
    homework,
    marks,
    practice,
    reflection_lists,
    reflections,
    roadblock_ratings,
    summary_pages,
    unsent_notes,
)
from therapy_journal.storage.connection import Database


def gather(db: Database, frame: Frame) -> Material:
    """Return everything the frame's time offers for the page."""
    every_mark = marks.all_marks(db)
    with_pictures = bool(summary_pages.switches(db).get(PICTURES))
    return Material(
        session_id=frame.session_id,
        session_day=frame.target.starts.day if frame.target else None,
        period=frame.period,
        since=frame.since,
        page=frame.page,
        today=frame.today,
        last_session=frame.last.starts.day if frame.last else None,
        agenda=tuple(agenda.of_sessions(db, frame.session_ids, loose_since=frame.loose_since)),
        stayed=_stayed(db, frame),
        mood=_mood(db, frame),
        tasks=_tasks(db, frame, every_mark),
        roadblocks=_roadblocks(db),
        marked=_marked(db, frame, every_mark, with_pictures=with_pictures),
        notes=tuple(
            SayableNote(note.note_id, note.say)
            for note in unsent_notes.ready_to_say(db)
            if note.is_marked
        ),
        sessions=tuple(Attended(s.starts.day, s.state) for s in frame.around),
    )


def readable(db: Database, reflection_id: int, today: date) -> Reflection | None:
    """Return an entry unless it lies in the trash or is sealed."""
    entry = reflections.get(db, reflection_id)
    if entry is None or reflections.is_trashed(db, reflection_id) or is_sealed(entry, today):
        return None
    return entry


def _stayed(db: Database, frame: Frame) -> Stayed | None:
    session_id = frame.last.id if frame.last else 0
    if frame.page.stayed.strip():
        return Stayed(session_id, frame.page.stayed, is_own_wording=True)
    if frame.last is None or frame.last.note_id is None:
        return None
    note = readable(db, frame.last.note_id, frame.today)
    words = takeaway(note.body) if note else ""
    return Stayed(session_id, words) if words else None


def _mood(db: Database, frame: Frame) -> MoodMaterial:
    moods = check_ins.moods_between(db, frame.period.start, frame.until_day, open_on=frame.today)
    if not moods:
        return MoodMaterial()
    attended = (s.starts.day for s in frame.around if s.state is SessionState.ATTENDED)
    return MoodMaterial(
        mood_line(moods),
        tuple(attended),
        lowest=min(moods, key=lambda mood: mood[1])[0],
        highest=max(moods, key=lambda mood: mood[1])[0],
    )


def _tasks(db: Database, frame: Frame, every_mark: Iterable[Mark]) -> tuple[TaskMaterial, ...]:
    marked = _marked_ids(every_mark, MarkKind.HOMEWORK)
    brought = _marked_ids(every_mark, MarkKind.PRACTICE)
    log: dict[int, list[Practice]] = defaultdict(list)
    for tried in practice.all_practice(db):
        if frame.holds_day(tried.happened.day) or tried.id in brought:
            # What is written under the lines of a form is for the person alone.
            log[tried.homework_id].append(replace(tried, answers={}))
    tasks = []
    for task in reversed(homework.all_homework(db)):
        tried_here = tuple(reversed(log[task.id]))
        if _is_of_the_period(task, frame) or tried_here or task.id in marked:
            tasks.append(_task(task, tried_here, frame, brought))
    return tuple(tasks)


def _is_of_the_period(task: Homework, frame: Frame) -> bool:
    if task.agreed.at > frame.until:
        return False
    if task.ended_day is not None:
        return frame.period.start <= task.ended_day
    return task.state is HomeworkState.ACTIVE


def _task(
    task: Homework, tried: tuple[Practice, ...], frame: Frame, brought: frozenset[int]
) -> TaskMaterial:
    since = max(task.agreed.day, frame.period.start)
    counted = [p for p in tried if since <= p.happened.day <= frame.until_day]
    numbers = practised(task, counted, since, frame.until_day)
    words = badge(task, numbers, counted).text or "not yet"
    if task.state is HomeworkState.FINISHED:
        words = f"{words}, finished" if words != "not yet" else "finished"
    elif task.state is HomeworkState.LET_GO:
        words = f"{words}, let go" if words != "not yet" else "let go"
    marked = brought & {p.id for p in tried}
    return TaskMaterial(task, words, tried, outcomes(counted), marked)


def _roadblocks(db: Database) -> tuple[FamiliarRoadblock, ...]:
    ratings = roadblock_ratings.latest(db)
    titles = {text.key: text.title for text in load_roadblocks()} if ratings else {}
    return tuple(
        FamiliarRoadblock(key, titles[key], ratings[key].familiar)
        for key in RoadblockKey
        if key in ratings and ratings[key].familiar is not Familiar.NOT_NOW
    )


def _marked(
    db: Database, frame: Frame, every_mark: Iterable[Mark], *, with_pictures: bool = False
) -> tuple[MarkedWords, ...]:
    has_been_told = {key for told in summary_pages.handed_over(db) for key in told.keys}
    found = []
    for mark in every_mark:
        if mark.kind is not MarkKind.REFLECTION or mark.marked_at > frame.until:
            continue
        entry = readable(db, mark.item_id, frame.today)
        if entry is None:
            continue
        is_recent = frame.holds(entry.happened.at) or frame.holds(mark.marked_at)
        if is_recent or mark_key(mark.id) not in has_been_told:
            words = _words(mark, entry)
            shown = pictures_on_page(db, words.words, with_content=with_pictures)
            found.append((entry.happened.at, mark.id, replace(words, pictures=shown)))
    return tuple(words for _, _, words in sorted(found, key=lambda item: item[:2]))


def _words(mark: Mark, entry: Reflection) -> MarkedWords:
    return MarkedWords(
        mark.id,
        entry.happened.day,
        entry.title,
        entry.body if mark.passage is None else mark.passage,
        is_whole=mark.passage is None,
        is_lost=mark.is_lost or locate(entry.body, mark) is None,
    )


def _marked_ids(every_mark: Iterable[Mark], kind: MarkKind) -> frozenset[int]:
    return frozenset(mark.item_id for mark in every_mark if mark.kind is kind)


def surroundings(db: Database, frame: Frame) -> Surroundings:
    """Return what was written in the frame's time and is not offered: for the person alone."""
    every_mark = marks.all_marks(db)
    marked = _marked_ids(every_mark, MarkKind.REFLECTION)
    written = reflection_lists.ids_between(db, frame.period.start, frame.until_day)
    rows = reflection_lists.rows_of(db, written, frame.today)
    kept = [
        note.title or short_day(note.happened.day)
        for note in unsent_notes.all_notes(db)
        if note.state is NoteState.KEPT and not note.is_marked
    ]
    return Surroundings(
        tuple(
            row.title or short_day(row.happened.day)
            for row in rows
            if not row.is_sealed and row.id not in marked
        ),
        sum(row.is_sealed for row in rows),
        tuple(kept),
    )


def count_to_bring(db: Database, frame: Frame) -> int:
    """Count what is marked for the page and what is on the agenda."""
    every_mark = marks.all_marks(db)
    passages = [marked for marked in _marked(db, frame, every_mark) if not marked.is_lost]
    others = [mark for mark in every_mark if mark.kind is not MarkKind.REFLECTION]
    items = agenda.of_sessions(db, frame.session_ids, loose_since=frame.loose_since)
    return len(passages) + len(others) + len(items)


def lost_marks(db: Database) -> tuple[int, ...]:
    """Return the marked passages whose words changed or are gone."""
    lost = []
    for mark in marks.all_marks(db):
        if mark.kind is MarkKind.REFLECTION and mark.passage is not None:
            entry = reflections.get(db, mark.item_id)
            if mark.is_lost or entry is None or locate(entry.body, mark) is None:
                lost.append(mark.id)
    return tuple(lost)
