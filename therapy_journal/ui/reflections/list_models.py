# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list says of an entry, and of something that was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from therapy_journal.core.days import bare_day, month_name, weekday
from therapy_journal.core.reflections import FORM_TITLES, Form, ReflectionRow
from therapy_journal.services.searching import Hit
from therapy_journal.ui.widgets.grouped_list import GroupedListModel, RowView

NOTHING_YET = "Nothing written yet."
CLOSED_SNIPPET = "It opens by itself then, or whenever you like."

_HIT_ICONS = {
    "homework": "list-checks",
    "practice": "list-checks",
    "session": "calendar-heart",
    "stock": "calendar-heart",
    "unsent_note": "mail-x",
}
_HIT_NAMES = {
    "reflection": FORM_TITLES[Form.FREE],
    "homework": "Homework",
    "practice": "Practice",
    "session": "Session",
    "stock": "Looking at the whole",
    "unsent_note": "Unsent note",
}


class HitKey(NamedTuple):
    """What a row of the results stands for."""

    kind: str
    item_id: int


class ReflectionListModel(GroupedListModel):
    """Entries under their months.

    With ``changed_minutes`` they stand by their last change: each row says the day of that,
    so many minutes east of UTC.
    """

    changed_minutes: int | None = None

    def row_view(self, item: object) -> RowView:
        """Turn an entry's row into what is drawn."""
        if not isinstance(item, ReflectionRow):
            return super().row_view(item)
        view = row_of_entry(item)
        if self.changed_minutes is None or item.changed_at is None:
            return view
        changed = item.changed_at + timedelta(minutes=self.changed_minutes)
        return replace(view, when=in_month(changed.date()))


def row_of_entry(row: ReflectionRow) -> RowView:
    """Return what is drawn of an entry: its first line stands for a missing title."""
    when = in_month(row.happened.day)
    if row.closed_until is not None:
        title = f"Closed until {_day_to_come(row)}"
        return RowView(title, when, CLOSED_SNIPPET, ("lock",), is_dimmed=True)
    title, snippet = row.title, row.snippet
    runs_on = bool(title) and snippet.startswith(title.removesuffix("…"))
    if not title:
        title, snippet = FORM_TITLES[row.form], snippet or NOTHING_YET
    icons = ("pin",) if row.is_marked else ()
    spoken = "to bring to the session" if icons else ""
    return RowView(title, when, snippet, icons, spoken=spoken, runs_on=runs_on)


def _day_to_come(row: ReflectionRow) -> str:
    """Return ``3 March``, or ``3 Mar 2027`` where it is not in the entry's own year."""
    until = row.closed_until or row.happened.day
    if until.year != row.happened.day.year:
        return f"{bare_day(until)} {until.year}"
    return f"{until.day} {month_name(until).split()[0]}"


def row_of_hit(hit: Hit, *, is_in_month: bool = True) -> RowView:
    """Return what is drawn of something found, with the words around it."""
    name = _HIT_NAMES.get(hit.kind, "")
    icon = _HIT_ICONS.get(hit.kind)
    return RowView(
        hit.title or name,
        in_month(hit.day) if is_in_month else f"{bare_day(hit.day)} {hit.day.year}",
        hit.snippet,
        (icon,) if icon else (),
        spoken=name if icon else "",
        found=hit.highlights,
        title_found=hit.title_highlights if hit.title else (),
    )


def hit_groups(hits: Iterable[Hit], *, is_by_month: bool = True) -> list[tuple[str, list[HitKey]]]:
    """Return what was found under its months, or all under none, in the order it came."""
    return [
        (month, [HitKey(hit.kind, hit.item_id) for hit in group])
        for month, group in groupby(hits, key=_month if is_by_month else _nowhere)
    ]


def in_month(day: date) -> str:
    """Return a day where the month stands above it: ``Mon 23``."""
    return f"{weekday(day)[:3]} {day.day}"


def _month(hit: Hit) -> str:
    return month_name(hit.day)


def _nowhere(hit: Hit) -> str:  # noqa: ARG001 — stands where a month would
    return ""
