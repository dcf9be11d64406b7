# SPDX-License-Identifier: GPL-3.0-or-later
"""What the list says of an entry, and of something that was found."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from therapy_journal.core.days import month_name, weekday
from therapy_journal.core.reflections import FORM_TITLES, Form, ReflectionRow
from therapy_journal.services.searching import Hit
from therapy_journal.ui.widgets.grouped_list import GroupedListModel, RowView

NOTHING_YET = "Nothing written yet."
SEALED = "Closed for now"
SEALED_SNIPPET = "You closed this entry until a day you chose."

_HIT_ICONS = {
    "homework": "list-checks",
    "practice": "list-checks",
    "session": "calendar-heart",
    "unsent_note": "mail-x",
}
_HIT_NAMES = {
    "reflection": FORM_TITLES[Form.FREE],
    "homework": "Homework",
    "practice": "Practice",
    "session": "Session",
    "unsent_note": "Unsent note",
}


class HitKey(NamedTuple):
    """What a row of the results stands for."""

    kind: str
    item_id: int


class ReflectionListModel(GroupedListModel):
    """Entries under their months."""

    def row_view(self, item: object) -> RowView:
        """Turn an entry's row into what is drawn."""
        return row_of_entry(item) if isinstance(item, ReflectionRow) else super().row_view(item)


def row_of_entry(row: ReflectionRow) -> RowView:
    """Return what is drawn of an entry: its first line stands for a missing title."""
    when = in_month(row.happened.day)
    if row.is_sealed:
        return RowView(SEALED, when, SEALED_SNIPPET, ("lock",), is_dimmed=True, spoken="closed")
    title = row.title or FORM_TITLES[row.form]
    snippet = row.snippet
    if row.title and snippet.startswith(row.title.rstrip("…")):
        snippet = snippet[len(row.title.rstrip("…")) :].lstrip(" …")
    if not row.title and not snippet:
        snippet = NOTHING_YET
    icons = ("pin",) if row.is_marked else ()
    return RowView(title, when, snippet, icons, spoken="to bring to the session" if icons else "")


def row_of_hit(hit: Hit) -> RowView:
    """Return what is drawn of something found, with the words around it."""
    name = _HIT_NAMES.get(hit.kind, "")
    icon = _HIT_ICONS.get(hit.kind)
    return RowView(
        hit.title or name,
        in_month(hit.day),
        hit.snippet,
        (icon,) if icon else (),
        spoken=name if icon else "",
    )


def hit_groups(hits: Iterable[Hit]) -> list[tuple[str, list[HitKey]]]:
    """Return what was found under its months, in the order it came."""
    return [
        (month, [HitKey(hit.kind, hit.item_id) for hit in group])
        for month, group in groupby(hits, key=_month)
    ]


def in_month(day: date) -> str:
    """Return a day where the month stands above it: ``Mon 23``."""
    return f"{weekday(day)[:3]} {day.day}"


def _month(hit: Hit) -> str:
    return month_name(hit.day)
