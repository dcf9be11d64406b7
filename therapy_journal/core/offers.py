# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered for the page: one switch a part, one an item, all off until decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from therapy_journal.core.days import bare_day, short_day
from therapy_journal.core.homework import Practice
from therapy_journal.core.page_words import plain_paragraphs
from therapy_journal.core.roadblocks import FAMILIAR_TITLES
from therapy_journal.core.summary import PART_TITLES, Part
from therapy_journal.core.summary_building import (
    PICTURES,
    agenda_key,
    mark_key,
    mark_title_key,
    note_key,
    noticed_key,
    obstacle_key,
    obstacle_line,
    roadblock_key,
    stayed_key,
    task_key,
)
from therapy_journal.core.summary_material import MarkedWords, Material
from therapy_journal.core.text import shorten

LOST_NOTE = "this passage changed, look again"

_LABEL = 60


@dataclass(frozen=True, slots=True)
class Offer:
    """One switch. ``is_new`` means that nobody has decided about it yet; then it is off.

    ``needs`` names the switch above it, without which it lets nothing through.
    """

    key: str
    label: str
    note: str = ""
    is_on: bool = False
    is_new: bool = False
    is_lost: bool = False
    needs: str = ""


@dataclass(frozen=True, slots=True)
class OfferSection:
    """One part of the page with its items, in the order in which they are printed."""

    part: Part
    title: str
    note: str
    is_on: bool
    is_new: bool
    items: tuple[Offer, ...] = ()

    @property
    def key(self) -> str:
        """The key of the part's own switch."""
        return self.part.key


def offers(material: Material, switches: Mapping[str, bool]) -> tuple[OfferSection, ...]:
    """Return every part with its items. A key that is not in ``switches`` is off and new."""
    desk = _Desk(material, switches)
    return tuple(desk.section(part) for part in Part)


def shown_items(section: OfferSection) -> tuple[Offer, ...]:
    """Return the items to be listed: those under a switch that is on."""
    on = {section.key} if section.is_on else set()
    shown = []
    for item in section.items:
        if item.needs in on:
            shown.append(item)
            if item.is_on:
                on.add(item.key)
    return tuple(shown)


def undecided(sections: tuple[OfferSection, ...]) -> tuple[str, ...]:
    """Return the keys that are listed and that nobody has decided about."""
    parts = [section.key for section in sections if section.is_new]
    return (*parts, *(item.key for s in sections for item in shown_items(s) if item.is_new))


class _Desk:
    def __init__(self, material: Material, switches: Mapping[str, bool]) -> None:
        self._material = material
        self._switches = switches

    def section(self, part: Part) -> OfferSection:
        """Return one part with its items and a note that counts them."""
        items = self._items(part)
        return OfferSection(
            part,
            PART_TITLES[part],
            self._note(part, items),
            bool(self._switches.get(part.key)),
            part.key not in self._switches,
            items,
        )

    def _items(self, part: Part) -> tuple[Offer, ...]:
        makers: dict[Part, Callable[[], tuple[Offer, ...]]] = {
            Part.AGENDA: self._agenda,
            Part.STAYED: self._stayed,
            Part.HOMEWORK: self._homework,
            Part.ROADBLOCKS: self._roadblocks,
            Part.PASSAGES: self._passages,
            Part.NOTES: self._notes,
        }
        return makers.get(part, tuple)()

    def _note(self, part: Part, items: tuple[Offer, ...]) -> str:
        if part is Part.MOOD:
            return _so_many(len(self._material.mood.points), "day")
        if part is Part.ATTENDANCE:
            return str(len(self._material.sessions) or "")
        counted = [item for item in items if item.needs == part.key and item.key != PICTURES]
        if not counted:
            return ""
        chosen = sum(item.is_on for item in counted)
        return f"{chosen} of {len(counted)}"

    def _offer(self, key: str, label: str, *, needs: str, note: str = "") -> Offer:
        return Offer(
            key,
            shorten(" ".join(plain_paragraphs(label)), _LABEL),
            note,
            bool(self._switches.get(key)),
            key not in self._switches,
            needs=needs,
        )

    def _agenda(self) -> tuple[Offer, ...]:
        return tuple(
            self._offer(agenda_key(item.id), item.body, needs=Part.AGENDA.key)
            for item in self._material.agenda
        )

    def _stayed(self) -> tuple[Offer, ...]:
        stayed = self._material.stayed
        if stayed is None or not stayed.words.strip():
            return ()
        return (self._offer(stayed_key(stayed.session_id), stayed.words, needs=Part.STAYED.key),)

    def _homework(self) -> tuple[Offer, ...]:
        found: list[Offer] = []
        for task in self._material.tasks:
            above = task_key(task.homework.id)
            found.append(
                self._offer(
                    above, task.homework.title, needs=Part.HOMEWORK.key, note=task.practised
                )
            )
            for practice in task.practices:
                found.extend(self._of_practice(practice, above, practice.id in task.brought))
        return tuple(found)

    def _of_practice(self, practice: Practice, above: str, is_brought: bool) -> list[Offer]:  # noqa: FBT001
        when = f"{short_day(practice.happened.day)}{', marked' if is_brought else ''}"
        found: list[Offer] = []
        if practice.noticed.strip():
            key = noticed_key(practice.id)
            found.append(self._offer(key, practice.noticed, needs=above, note=f"noticed {when}"))
        obstacle = obstacle_line(practice)
        if obstacle:
            key = obstacle_key(practice.id)
            found.append(self._offer(key, obstacle, needs=above, note=f"in the way {when}"))
        return found

    def _roadblocks(self) -> tuple[Offer, ...]:
        return tuple(
            self._offer(
                roadblock_key(known.key),
                known.title,
                needs=Part.ROADBLOCKS.key,
                note=FAMILIAR_TITLES[known.familiar].lower(),
            )
            for known in self._material.roadblocks
        )

    def _passages(self) -> tuple[Offer, ...]:
        found: list[Offer] = []
        for marked in self._material.marked:
            found.extend(self._of_mark(marked))
        with_some = [each for each in self._material.marked if each.pictures and not each.is_lost]
        if with_some:
            count = sum(len(each.pictures) for each in with_some)
            note = _so_many(count, "picture")
            is_any_on = any(self._switches.get(mark_key(each.mark_id)) for each in with_some)
            if self._switches.get(PICTURES) and not is_any_on:
                note += ", its entry is off" if count == 1 else ", their entries are off"
            found.append(
                self._offer(PICTURES, "Pictures in them", needs=Part.PASSAGES.key, note=note)
            )
        return tuple(found)

    def _of_mark(self, marked: MarkedWords) -> tuple[Offer, ...]:
        key = mark_key(marked.mark_id)
        label = marked.title.strip() or marked.words
        if marked.is_lost:
            return (Offer(key, label, LOST_NOTE, is_lost=True, needs=Part.PASSAGES.key),)
        what = "whole entry" if marked.is_whole else "passage"
        note = f"{what}, {bare_day(marked.day)}"
        offered = [self._offer(key, label, needs=Part.PASSAGES.key, note=note)]
        if marked.title.strip():
            title = mark_title_key(marked.mark_id)
            offered.append(self._offer(title, f"Its title: {label}", needs=key))
        return tuple(offered)

    def _notes(self) -> tuple[Offer, ...]:
        return tuple(
            self._offer(note_key(note.id), note.words, needs=Part.NOTES.key)
            for note in self._material.notes
        )


def _so_many(count: int, what: str) -> str:
    if not count:
        return ""
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
