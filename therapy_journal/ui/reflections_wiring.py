# SPDX-License-Identifier: GPL-3.0-or-later
"""Gives the screen of reflections what acts on its entries, each behind its command."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.services.journal import Journal
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.formats_wiring import bind_formats
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.reflections.going_through import GoingThrough
from therapy_journal.ui.reflections.helping import KeepsHeadings, help_writing
from therapy_journal.ui.reflections.list_menu import ListMenu
from therapy_journal.ui.reflections.readable_copy import ReadableCopy
from therapy_journal.ui.reflections.screen import ReflectionsScreen
from therapy_journal.ui.reflections.several import Several
from therapy_journal.ui.reflections.ways_of_writing import WaysOfWriting


def wire_reflections(
    screen: ReflectionsScreen,
    *,
    journal: Journal,
    kit: Kit,
    commands: Commands,
    open_roadblock: Callable[[], RoadblockKey | None],
    own_words: KeepsHeadings,
) -> GoingThrough:
    """Bind all that concerns this screen alone; returns what leads from entry to entry."""
    several = Several(many=journal.many, kit=kit, parent=screen)
    screen.acting.several_requested.connect(several.do)
    copies = ReadableCopy(journal=journal, kit=kit, screen=screen)
    screen.acting.several_requested.connect(copies.do)
    ListMenu(entry_list=screen.entry_list, commands=commands)
    going = GoingThrough(screen=screen, writing=journal.writing, kit=kit)
    ways = WaysOfWriting(screen.pane, settings=journal.settings, kit=kit)
    for command, slot in (
        ("entry.bring", screen.acting.bring),
        ("entry.preview", screen.toggle_reading),
        ("entry.next", going.go_to_next),
        ("entry.before", going.go_to_before),
        ("read.on", going.read_on),
        ("read.month", going.read_month),
        ("read.list", going.read_list),
        ("entry.picture", screen.pictures.add),
        ("find.next", screen.found.go_on),
        ("find.before", screen.found.go_back),
        ("entry.seal", screen.acting.seal),
        ("entry.trash", screen.acting.trash),
        ("entry.copy", screen.acting.copy_readable),
        ("entry.typewriter", ways.turn_typewriter),
    ):
        commands.bind(command, slot)
    help_writing(
        screen, journal=journal, kit=kit, commands=commands,
        open_roadblock=open_roadblock, own_words=own_words,
    )  # fmt: skip
    bind_formats(commands, screen.pane)
    return going


def bind_list(commands: Commands, arrive: Callable[[], ReflectionsScreen]) -> None:
    """Bind what is done with the list, from wherever one is; ``arrive`` goes to its screen."""
    commands.bind("list.filter", partial(_open_filters, arrive))
    commands.bind("list.everything", partial(_show_everything, arrive))
    commands.bind("list.calendar", partial(_open_calendar, arrive))


def _open_filters(arrive: Callable[[], ReflectionsScreen]) -> None:
    arrive().show_list().bar.open_filters()


def _show_everything(arrive: Callable[[], ReflectionsScreen]) -> None:
    arrive().show_list().end_search()


def _open_calendar(arrive: Callable[[], ReflectionsScreen]) -> None:
    arrive().show_list().calendar.open()
