# SPDX-License-Identifier: GPL-3.0-or-later
"""The bar above an entry gives up what its menu has too before it cuts anything."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from therapy_journal.core.reflections import Form
from therapy_journal.ui.reflections.top_bar import TopBar
from therapy_journal.ui.theme import Theme


@pytest.fixture
def bar(qtbot, qapp):
    theme = Theme(qapp, mode="light")
    made = TopBar()
    qtbot.addWidget(made)
    made.show_form(Form.AFTER_SESSION)
    made.offer_formats([QAction("Bold", made)], QApplication.beep)
    made.resize(600, made.height())
    made.show()
    yield made
    theme.deleteLater()


def letters(bar):
    return [glyph.text() for glyph in bar._glyphs if glyph.isVisible()]


def test_with_room_everything_is_there(bar):
    assert letters(bar) == ["B", "I", "H", "“ ”", "• List"]
    assert bar.form.isVisible()
    assert bar.more.isVisible()


@pytest.mark.parametrize("width", range(260, 600, 20))
def test_nothing_is_cut_at_any_width(qtbot, bar, width):
    bar.resize(width, bar.height())

    def is_whole():
        parts = (bar.form, *bar._glyphs, bar.more, bar.trash)
        shown = [part for part in parts if part.isVisible()]
        has_room = all(part.width() >= part.sizeHint().width() for part in shown)
        return bar.width() == width and has_room and bar.trash.geometry().right() < width

    qtbot.waitUntil(is_whole, timeout=1_000)


def test_letters_go_before_the_forms_name(bar):
    bar.resize(380, bar.height())
    assert len(letters(bar)) < 5
    assert bar.form.isVisible()
    assert bar.more.isVisible()
    bar.resize(600, bar.height())
    assert len(letters(bar)) == 5


def test_where_nothing_may_be_written_no_letter_comes_back(bar):
    bar.set_read_only(is_read_only=True)
    bar.resize(700, bar.height())
    assert letters(bar) == []
    assert not bar.more.isVisible()
