# SPDX-License-Identifier: GPL-3.0-or-later
"""What answers the words typed into the palette: commands, a day or month, what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtGui import QKeySequence

from therapy_journal.core.days import away, full_day, month_name, recent_day
from therapy_journal.core.text import shorten
from therapy_journal.core.typed_dates import TypedDate, read
from therapy_journal.services.searching import Hit
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.palette.matching import IN_ORDER, ranked, tier
from therapy_journal.ui.palette.rows import Offer, Row

ITSELF = "palette"
_SHORTEST_DAY = 4
"""Characters from which on a day comes before the commands: ``sun`` may be more than a day."""
_LONGEST_TITLE = 90
_HIT_LOOKS = {
    "reflection": ("notebook-pen", "Reflection"),
    "homework": ("list-checks", "Homework"),
    "practice": ("list-checks", "Practice"),
    "session": ("calendar-heart", "Session"),
    "stock": ("calendar-heart", "Looking at the whole"),
    "unsent_note": ("mail-x", "Unsent note"),
}


def before_found(typed: str, commands: Commands, recent: Sequence[str], today: date) -> list[Row]:
    """Return what is offered at once: the day that was typed, and the commands that answer."""
    rows = _commands(typed, commands, recent)
    typed_date = read(typed, today)
    if typed_date is None:
        return rows
    days = _days(typed_date, today)
    answers = rows and tier(typed, rows[0].title) in range(IN_ORDER + 1)
    is_doubtful = len(typed.strip()) < _SHORTEST_DAY and answers
    return [*rows, *days] if is_doubtful else [*days, *rows]


def found(hits: Iterable[Hit], today: date) -> list[Row]:
    """Return what was found, as it came."""
    return [_hit(hit, today) for hit in hits]


def _commands(typed: str, commands: Commands, recent: Sequence[str]) -> list[Row]:
    enabled = [action for action in commands.all_actions() if action.isEnabled()]
    titles = [
        (action.objectName(), action.text(), commands.other_words(action.objectName()))
        for action in enabled
    ]
    by_id = {action.objectName(): action for action in enabled}
    return [
        Row(
            Offer.COMMAND,
            command_id,
            by_id[command_id].text(),
            by_id[command_id].shortcut().toString(QKeySequence.SequenceFormat.NativeText),
            commands.icon_of(command_id),
        )
        for command_id in ranked(typed, titles, recent)
        if command_id != ITSELF
    ]


def _days(typed: TypedDate, today: date) -> list[Row]:
    if typed.is_month:
        name = month_name(typed.first)
        return [
            Row(Offer.DAY, typed, name, "Go to its entries", "calendar"),
            Row(Offer.READ_MONTH, typed.first, f"Read {name} through", "", "eye"),
        ]
    day = typed.first
    return [Row(Offer.DAY, typed, full_day(day), f"Go to {away(day, today)}", "calendar")]


def _hit(hit: Hit, today: date) -> Row:
    icon, kind = _HIT_LOOKS.get(hit.kind, ("search", ""))
    words = shorten(" ".join((hit.title or hit.snippet or kind).split()), _LONGEST_TITLE)
    day = recent_day(hit.day, today)
    return Row(Offer.HIT, (hit.kind, hit.item_id), words, day, icon, f"{words}, {kind}, {day}")
