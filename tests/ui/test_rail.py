# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail in a window of any height: nothing in it is cut."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QScrollArea

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.rail.nav_button import NavButton
from therapy_journal.ui.rail.rail import Rail
from therapy_journal.ui.theme import Theme
from therapy_journal.ui.widgets.labels import Label


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_the_next_session_gives_way_before_its_words_are_cut(qapp, qtbot, scale):
    theme = Theme(qapp, mode="light", scale=scale)
    rail = Rail(commands=Commands(Icons(theme)), theme=theme)
    qtbot.addWidget(rail)
    rail.next_session.show_session(None, date(2026, 11, 23), 0)
    shown = []
    rail.show()
    for height in range(1400, 500, -60):
        rail.resize(rail.width(), height)
        qapp.sendPostedEvents()
        shown.append(rail.next_session.isVisible())
        for label in rail.next_session.findChildren(Label):
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()) - 1
    assert shown == sorted(shown, reverse=True)
    assert shown[0]
    rail.resize(rail.width(), 1400)
    assert rail.next_session.isVisible()
    theme.deleteLater()


@pytest.fixture(name="made")
def rail_of_large_text(qapp, qtbot):
    theme = Theme(qapp, mode="light", scale=1.5)
    rail = Rail(commands=Commands(Icons(theme)), theme=theme)
    qtbot.addWidget(rail)
    rail.next_session.show_session(None, date(2026, 11, 23), 0)
    rail.show()
    yield rail
    theme.deleteLater()


def test_in_a_low_window_it_scrolls_to_its_last_button(made, qapp):
    made.resize(made.width(), 300)
    qapp.sendPostedEvents()
    buttons = made.findChildren(NavButton)
    assert all(button.height() >= button.sizeHint().height() for button in buttons)
    last = next(button for button in buttons if button.text() == "Lock now")
    area = made.findChild(QScrollArea)
    area.ensureWidgetVisible(last)
    assert not last.visibleRegion().isEmpty()
    assert last.mapTo(made, last.rect().bottomLeft()).y() < made.height()


def test_folded_it_shows_icons_and_says_their_names(made, qapp):
    wide = made.width()
    made.resize(wide, 1200)
    made.set_narrow(is_narrow=True)
    qapp.sendPostedEvents()
    assert made.width() < wide / 3
    today = next(b for b in made.findChildren(NavButton) if b.text() == "Today")
    assert today.mapTo(made, today.rect().topRight()).x() < made.width()
    assert today.toolTip() == "Today"
    assert made.next_session.isHidden()
    made.set_narrow(is_narrow=False)
    qapp.sendPostedEvents()
    assert (made.width(), today.toolTip()) == (wide, "")
    assert made.next_session.isVisible()
