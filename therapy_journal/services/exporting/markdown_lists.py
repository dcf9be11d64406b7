# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown files that hold many small things: check-ins, answers, the care team."""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from therapy_journal.core.days import clock_time, from_text
from therapy_journal.core.rhythms import rhythm_words
from therapy_journal.core.roadblocks import FAMILIAR_TITLES, Familiar
from therapy_journal.core.stock import LABELS, TITLES
from therapy_journal.services.exporting import markdown_texts
from therapy_journal.services.exporting.markdown_place import MARKER, README
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.storage import agenda, session_series, sessions, stock, summary_pages
from therapy_journal.storage.connection import Database
from therapy_journal.storage.whole_items import Item
from therapy_journal.storage.whole_journal import Whole

_EVER = datetime(1970, 1, 1, tzinfo=UTC)

_TOLD = """\
What was written in a therapy journal, as plain text. It is not encrypted: anyone who can open
this folder can read it. The raw layers of unsent notes are not in it, and neither is what lies
in the trash or was let go. Earlier versions stay in the journal as well.
"""
_COUNTED = {
    "reflection": "Reflections",
    "unsent_note": "Unsent notes",
    "session": "Sessions",
    "homework": "Homework",
}


def files(db: Database, kinds: Mapping[str, int], sealed: int) -> Iterator[tuple[str, bytes]]:
    """Return the files by their names; those that would be empty are left out."""
    whole = Whole(db, None)
    yield readme({kind: kinds.get(kind, 0) for kind in _COUNTED}, sealed)
    found = {
        "care-team": _care_team(whole),
        "support": _support(whole),
        "rhythms": _rhythms(db),
        "roadblocks": _ratings(whole),
        "opening-sentences": _openings(whole),
        "next-session": _next_session(db),
        "looking-at-the-whole": _stock(db),
        "names": _names(whole),
        "templates": _templates(whole),
    }
    for name, text in found.items():
        if text:
            yield f"{name}.md", text.encode()
    for year, text in _check_ins(whole).items():
        yield f"{year}/check-ins.md", text.encode()


def readme(kinds: Mapping[str, int], sealed: int) -> tuple[str, bytes]:
    """Return the file that says what the folder is; a kind without a count is not named."""
    counted = "".join(f"- {_COUNTED[kind]}: {count}\n" for kind, count in kinds.items())
    closed = f"\nStill sealed, and left out: {sealed}.\n" if sealed else ""
    return README, f"---\n{MARKER}---\n\n{_TOLD}{closed}\n{counted}".encode()


def _care_team(whole: Whole) -> str:
    people = [
        (" · ".join(filter(None, (one["name"], one["role"]))), one["note"] or "–")
        for one in whole.care_team()
    ]
    return _page("Care team", markdown_texts.sections(*people))


def _support(whole: Whole) -> str:
    people = [
        (" · ".join(filter(None, (one["name"], one["number"]))), one["note"] or "–")
        for one in whole.people()
    ]
    helps = "\n".join(f"- {one['body']}" for one in whole.comforts())
    parts = [*people, *([("What helps me", helps)] if helps else [])]
    return _page("Support", markdown_texts.sections(*parts))


def _rhythms(db: Database) -> str:
    rows = [
        (
            rhythm_words(series),
            series.first_day.isoformat(),
            f"{series.minutes} min",
            series.with_whom,
            series.place,
            ", ".join(day.isoformat() for day in series.skipped),
        )
        for series in session_series.all_series(db)
    ]
    head = ("Rhythm", "Since", "Length", "With", "Where", "Left out")
    return _page("Appointments that repeat", _table(head, rows))


def _ratings(whole: Whole) -> str:
    titles: dict[str, str] = {
        roadblock.key.value: roadblock.title for roadblock in load_roadblocks()
    }
    rows = [
        (
            str(one["day"]),
            titles.get(one["key"]) or str(one["key"]),
            FAMILIAR_TITLES[Familiar(one["rating"])],
        )
        for one in whole.roadblock_ratings()
    ]
    return _page("Does this sound familiar?", _table(("Day", "Roadblock", "Answer"), rows))


def _openings(whole: Whole) -> str:
    questions = {
        (roadblock.key.value, place): prompt.question
        for roadblock in load_roadblocks()
        for place, prompt in enumerate(roadblock.prompts)
    }
    words = [
        (questions.get((one["key"], one["position"])) or str(one["key"]), one["body"])
        for one in whole.opening_sentences()
    ]
    return _page("How I could begin, in my words", markdown_texts.sections(*words))


def _next_session(db: Database) -> str:
    page = summary_pages.page(db, None, loose_since=_EVER)
    told = [one for one in summary_pages.handed_over(db) if _is_loose(db, one.session_id)]
    return _page(
        "For the next session",
        markdown_texts.sections(
            *markdown_texts.prepared(page, agenda.of_sessions(db, (), loose_since=_EVER)),
            *markdown_texts.handed_over_sections(told),
        ),
    )


def _stock(db: Database) -> str:
    words = "".join(
        f"## {TITLES[taken.kind]}, {taken.happened.day.isoformat()}\n\n"
        + "".join(f"**{LABELS.get(key, key)}**\n\n{text}\n\n" for key, text in taken.in_order)
        for taken in reversed(stock.all_taken(db))
    )
    return _page("Looking at the whole", words)


def _names(whole: Whole) -> str:
    rows = [(one["name"], one["shown_as"]) for one in whole.shielded_names()]
    return _page("Names that print as something else", _table(("Name", "On paper"), rows))


def _templates(whole: Whole) -> str:
    """Return each template as it is typed: its own headings are not to become the page's."""
    words = "".join(
        f"## {one['name']}\n\n{textwrap.indent(one['body'].strip(), '    ')}\n\n"
        for one in whole.templates()
    )
    return _page("Templates", words)


def _check_ins(whole: Whole) -> dict[str, str]:
    years: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in whole.check_ins():
        day = str(one["happened"]["day"])
        row = (day, _time(one["happened"]), str(one["mood"]), one["word"])
        years[day[:4]].append(row)
    return {
        year: _page(f"Check-ins of {year}", _table(("Day", "Time", "Mood", "Word"), rows))
        for year, rows in years.items()
    }


def _is_loose(db: Database, session_id: int | None) -> bool:
    """Whether something belongs to no session that has a file of its own."""
    return session_id is None or sessions.get(db, session_id) is None


def _time(happened: Item) -> str:
    local = from_text(happened["at"]) + timedelta(minutes=happened["offset"])
    return clock_time(local)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) if rows else ""


def _cell(words: str) -> str:
    return " ".join(words.replace("\\", "\\\\").replace("|", "\\|").split())


def _page(title: str, words: str) -> str:
    return f"# {title}\n\n{words}" if words else ""
