# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the Markdown file of each kind of thing; a person's own text is unchanged."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from therapy_journal.core.days import clock_time, full_day
from therapy_journal.core.homework import Frequency, Homework, HomeworkState, Practice, UntilKind
from therapy_journal.core.homework_forms import Answers, TaskForm, steps_in_words
from therapy_journal.core.homework_words import (
    OUTCOME_TITLES,
    how_often,
    obstacle_words,
    practice_details,
)
from therapy_journal.core.marks import Mark
from therapy_journal.core.reflections import FORM_TITLES, Reflection
from therapy_journal.core.session_words import STATE_TITLES
from therapy_journal.core.sessions import ABSENCE_TITLES, Session
from therapy_journal.core.summary import (
    PART_TITLES,
    AgendaItem,
    Extent,
    HandedOver,
    Part,
    SummaryPage,
)
from therapy_journal.core.unsent_notes import DELIVERY_TITLES, SAID_TITLES, UnsentNote
from therapy_journal.services.exporting.front_matter import Value, document, moment
from therapy_journal.services.homework_forms import FormText

_STATES = {
    HomeworkState.ACTIVE: "in progress",
    HomeworkState.FINISHED: "finished",
    HomeworkState.LET_GO: "let go",
}
_EXTENTS = {Extent.ALL: "all of it", Extent.PART: "part of it", Extent.NO: "not handed over"}

Section = tuple[str, str]
"""A heading and the words below it."""

Forms = Mapping[TaskForm, FormText]


def reflection(entry: Reflection, marks: Sequence[Mark], session: str | None, body: str) -> bytes:
    """Return an entry: ``body`` stands below the front matter exactly as it is given."""
    fields: dict[str, Value] = {
        "kind": FORM_TITLES[entry.form].lower(),
        "title": entry.title,
        **moment(entry.happened),
        "mood": entry.mood,
        "tags": entry.tags,
        "sealed_until": entry.sealed_until,
        "roadblock": entry.roadblock,
        "session": session,
        **_brought(marks),
    }
    return document(fields, _ended(body))


def unsent_note(note: UnsentNote, marks: Sequence[Mark], session: str | None) -> bytes:
    """Return the second and third layers of a note, and what became of it."""
    fields: dict[str, Value] = {
        "kind": "unsent note",
        "title": note.title,
        **moment(note.happened),
        "delivery": DELIVERY_TITLES[note.delivery],
        "said": None if note.said_how is None else SAID_TITLES[note.said_how],
        "said_on": note.said_day,
        "session": session,
        **_brought(marks),
    }
    return document(
        fields,
        sections(
            ("What I need them to know", note.know),
            ("Ready to say", note.say),
            ("What happened when I said it", note.said_note),
        ),
    )


def session(
    one: Session,
    *,
    links: dict[str, Value],
    page: SummaryPage | None,
    agenda: Sequence[AgendaItem],
    told: Iterable[HandedOver],
) -> bytes:
    """Return a session with what was prepared for it and what became of it."""
    fields: dict[str, Value] = {
        "kind": "session",
        **moment(one.starts),
        "minutes": one.minutes,
        "with": one.with_whom,
        "place": one.place,
        "state": STATE_TITLES[one.state],
        "reasons": tuple(ABSENCE_TITLES[reason] for reason in one.reasons),
        **links,
    }
    return document(
        fields,
        sections(
            ("Why it did not take place", one.reason_note),
            *prepared(page, agenda),
            *handed_over_sections(told),
        ),
    )


def prepared(page: SummaryPage | None, agenda: Sequence[AgendaItem]) -> list[Section]:
    """Return the words prepared for a session."""
    lines = "\n".join(f"{rank}. {_hanging(item.body)}" for rank, item in enumerate(agenda, 1))
    found = [(PART_TITLES[Part.AGENDA], lines)]
    if page is not None:
        wishes = ", ".join(sorted(wish.value for wish in page.wishes))
        found = [
            (PART_TITLES[Part.ONE_THING], page.one_thing),
            *found,
            (PART_TITLES[Part.STAYED], page.stayed),
            (PART_TITLES[Part.WISHES], wishes),
        ]
    return found


def handed_over_sections(told: Iterable[HandedOver]) -> list[Section]:
    """Return what was handed over, as somebody else has it."""
    return [
        (f"Handed over on {full_day(one.day)}: {_EXTENTS[one.extent]}", one.page_text)
        for one in told
    ]


def homework(
    task: Homework,
    practices: Iterable[Practice],
    marks: Sequence[Mark],
    brought_tries: Collection[int],
    session: str | None,
    texts: Forms,
) -> bytes:
    """Return a task with its plan and its practice, the first try first.

    How often it was carried over is for the person's own eyes and does not leave.
    """
    until: dict[UntilKind, Value] = {
        UntilKind.NEXT_SESSION: "the next session",
        UntilKind.DAY: task.until_day,
        UntilKind.OPEN: None,
    }
    often = "once" if task.frequency is Frequency.ONCE else how_often(task)
    fields: dict[str, Value] = {
        "kind": "homework",
        "title": task.title,
        "form": texts[task.form].title if task.form in texts else None,
        **moment(task.agreed),
        "until": until[task.until_kind],
        "how_often": often,
        "state": _STATES[task.state],
        "ended": task.ended_day,
        "session": session,
        **_brought(marks),
    }
    body = sections(
        ("", task.detail),
        ("When and where I will do it", task.plan_when),
        ("What may get in the way", task.plan_obstacle),
        ("Then I will", task.plan_then),
        ("Steps", "\n".join(f"- {line}" for line in steps_in_words(task.steps).splitlines())),
        ("What I learned", task.learned),
        *(_tried(one, texts, is_brought=one.id in brought_tries) for one in practices),
    )
    return document(fields, body)


def sections(*parts: Section) -> str:
    """Return texts under their headings; a part without words is left out."""
    said = [(heading, words) for heading, words in parts if words.strip()]
    texts = [
        f"## {heading}\n\n{_ended(words)}" if heading else _ended(words) for heading, words in said
    ]
    return "\n".join(texts)


def _tried(practice: Practice, texts: Forms, *, is_brought: bool) -> Section:
    happened = practice.happened
    head = [
        f"Tried on {full_day(happened.day)}, {clock_time(happened.local)}",
        OUTCOME_TITLES[practice.outcome].lower(),
        *practice_details(practice),
        *(["to bring to the session"] if is_brought else []),
    ]
    named = obstacle_words(practice.obstacles, "")
    lines = [*_answered(practice.answers, texts), practice.noticed]
    if named or practice.obstacle_note:
        lines += ["In the way: " + " · ".join(filter(None, (practice.obstacle_note, named)))]
    # A try of which nothing more was said still has its line.
    return " · ".join(head), "\n\n".join(filter(None, lines)) or "–"


def _answered(answers: Answers, texts: Forms) -> list[str]:
    """Return what was written under the lines of forms, whichever form each belongs to."""
    labels = {key: line.label for text in texts.values() for key, line in text.lines.items()}
    return [
        f"**{labels[key]}:** {words}" if key in labels else words for key, words in answers.items()
    ]


def _brought(marks: Sequence[Mark]) -> dict[str, Value]:
    return {
        "brought_whole": True if any(mark.passage is None for mark in marks) else None,
        "brought_passages": tuple(mark.passage for mark in marks if mark.passage),
    }


def _hanging(words: str) -> str:
    return words.replace("\n", "\n   ")


def _ended(words: str) -> str:
    return words if not words or words.endswith("\n") else f"{words}\n"
