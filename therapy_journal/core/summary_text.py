# SPDX-License-Identifier: GPL-3.0-or-later
"""The page in words: its headings, its lines, and the whole of it as plain text."""

from __future__ import annotations

from datetime import date

from therapy_journal.core.days import bare_day, full_day, short_day
from therapy_journal.core.summary import (
    AttendancePart,
    Bring,
    HomeworkPart,
    MoodPart,
    OneThing,
    PassagesPart,
    PassageText,
    Period,
    RoadblocksPart,
    SayPart,
    SectionValue,
    StayedPart,
    Summary,
    Wish,
    WishesPart,
)

NOT_A_RECORD = "written by me; not a clinical record"
CONFIDENTIAL = "Private and confidential"
NOTES_HEADING = "Notes"

_ENDS = ".!?…:"

HEADINGS: dict[type[SectionValue], str] = {
    OneThing: "If we only talk about one thing",
    Bring: "What I want to bring",
    StayedPart: "What stayed from last time",
    MoodPart: "How it went",
    HomeworkPart: "Homework",
    RoadblocksPart: "Roadblocks that sound familiar",
    PassagesPart: "From my journal",
    SayPart: "Ready to say",
    AttendancePart: "Sessions",
    WishesPart: "What I would like from today",
}


def heading(section: SectionValue) -> str:
    """Return the heading of a part of the page."""
    if isinstance(section, MoodPart) and (section.period.end - section.period.start).days <= 8:
        return "How the week went"
    return HEADINGS[type(section)]


def page_title(session_day: date | None) -> str:
    """Return the page's title, e.g. ``For my session on Thu 26 November 2026``."""
    return f"For my session on {full_day(session_day)}" if session_day else "For my next session"


def covers(period: Period) -> str:
    """Say which days the page covers, e.g. ``Covers 19 – 26 November``."""
    start, end = period.start, period.end
    month = full_day(end).split(" ")[2]
    if start.year != end.year:
        return f"Covers {bare_day(start)} {start.year} – {bare_day(end)} {end.year}"
    if start.month != end.month:
        return f"Covers {bare_day(start)} – {bare_day(end)}"
    if start == end:
        return f"Covers {start.day} {month}"
    return f"Covers {start.day} – {end.day} {month}"


def passage_lead(passage: PassageText) -> str:
    """Return what stands before a passage: its date, and its title where that is on."""
    lead = f"{short_day(passage.day)}."
    if not passage.title:
        return lead
    return f"{lead} {passage.title}{'' if passage.title[-1] in _ENDS else '.'}"


def plain_text(summary: Summary) -> str:
    """Return the page as plain text, to be remembered and to be read out."""
    lines = [page_title(summary.session_day), f"{covers(summary.period)} · {NOT_A_RECORD}"]
    for section in summary.sections:
        lines += ["", heading(section), *_lines(section)]
    return "\n".join(lines)


def _said(passage: PassageText) -> list[str]:
    """Return the paragraphs of a passage, and a line for each of its pictures."""
    captions = (picture.caption for picture in passage.pictures)
    shown = [f"(A picture: {words})" if words else "(A picture)" for words in captions]
    return [*passage.paragraphs, *shown]


def _lines(section: SectionValue) -> list[str]:  # noqa: C901, PLR0911 - a list of kinds
    match section:
        case OneThing(words):
            return [words] if words else []
        case Bring(lines):
            return [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        case StayedPart(paragraphs):
            return list(paragraphs)
        case MoodPart():
            return [section.caption]
        case HomeworkPart(rows):
            return [
                " · ".join(part for part in (r.title, r.practised, r.outcomes, *r.lines) if part)
                for r in rows
            ]
        case RoadblocksPart(names):
            return [" · ".join(names)]
        case PassagesPart(passages):
            return [f"{passage_lead(p)} " + "\n".join(_said(p)) for p in passages]
        case SayPart(said):
            return ["\n".join(paragraphs) for _, paragraphs in said]
        case AttendancePart(lines):
            return [" · ".join(lines)]
        case WishesPart(chosen):
            return [" ".join(f"{'☑' if w in chosen else '☐'} {w.value}" for w in Wish)]
