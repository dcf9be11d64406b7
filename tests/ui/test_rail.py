# SPDX-License-Identifier: GPL-3.0-or-later
"""The rail in a window of any height: nothing in it is cut."""

from __future__ import annotations

from datetime import date

import pytest

from therapy_journal.ui.commands import Commands
from therapy_journal.ui.icons import Icons
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
