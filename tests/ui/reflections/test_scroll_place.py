# SPDX-License-Identifier: GPL-3.0-or-later
"""The list stands after a lock where it stood before."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractSlider

from therapy_journal.services.searching import Searching
from therapy_journal.ui.reflections.screen import ReflectionsScreen


@pytest.fixture(name="made")
def many_entries(entry_of, screen):
    made = [entry_of(f"Title {day}", "words", days=day) for day in range(80)]
    screen.refresh()
    return made


@pytest.fixture(name="again")
def another_screen(made, writing, database, kit, qtbot):
    """Return a screen that shows nothing yet, as after an unlock."""
    screen = ReflectionsScreen(writing=writing, searching=Searching(db=database), kit=kit)
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.show()
    qtbot.waitExposed(screen)
    return screen


def scroll(screen, value):
    bar = screen.entry_list.list.verticalScrollBar()
    bar.setSliderPosition(value)
    bar.actionTriggered.emit(QAbstractSlider.SliderAction.SliderMove.value)


@pytest.mark.parametrize("opens_first", [True, False])
def test_it_is_there_again_though_the_open_entry_is_out_of_sight(screen, made, again, opens_first):
    screen.open_entry(made[2])
    scroll(screen, 2_500)
    place = screen.whereabouts("reflections")
    assert place.top in made[30:70]
    if opens_first:
        again.resume(place)
        again.refresh()
    else:
        again.refresh()
        again.resume(place)
    assert again.entry_id == made[2]
    assert again.entry_list.top() == place.top


def test_it_is_let_go_once_somebody_moves_or_opens_another(screen, made, again):
    screen.open_entry(made[2])
    scroll(screen, 2_500)
    again.refresh()
    again.resume(screen.whereabouts("reflections"))
    scroll(again, 1_000)
    moved = again.entry_list.top()
    again.refresh()
    assert again.entry_list.top() == moved
    again.resume(screen.whereabouts("reflections"))
    again.open_entry(made[0])
    assert again.entry_list.top() in (0, made[0])


def test_at_the_very_top_nothing_is_kept(screen, made):
    screen.open_entry(made[0])
    assert screen.whereabouts("reflections").top == 0
