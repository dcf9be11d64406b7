# SPDX-License-Identifier: GPL-3.0-or-later
"""Words wrap or are elided, are never rich, and take the colour of their role."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QStyle

from therapy_journal.ui.widgets import labels
from therapy_journal.ui.widgets.labels import CapsLabel, Label
from therapy_journal.ui.widgets.painting import break_lines

LONG = "Write the thought down, then one kinder version. It does not have to be believable yet."


def darkest(widget):
    image = widget.grab().toImage()
    return min(
        (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())),
        key=lambda color: color.lightness(),
    )


def test_markup_is_shown_as_it_was_written(show):
    label = show(Label("<b>not bold</b>"))
    assert label.textFormat() == Qt.TextFormat.PlainText
    plain = show(Label("not bold"))
    assert label.sizeHint().width() > plain.sizeHint().width()


@pytest.mark.parametrize("scale", [0.9, 1.0, 1.5, 2.0])
@pytest.mark.parametrize("serif", [False, True])
def test_wrapped_words_take_the_height_of_their_lines(show, theme, scale, serif):
    theme.set_scale(scale)
    label = show(Label(LONG, serif=serif))
    one, narrow = label.heightForWidth(5_000), label.heightForWidth(150)
    assert one >= label.fontMetrics().height()
    assert narrow >= 3 * one
    label.resize(150, narrow)
    QApplication.processEvents()
    bottom = [
        label.grab().toImage().pixelColor(x, narrow - 1).lightness() for x in range(0, 150, 3)
    ]
    assert min(bottom) > 200  # no letter is cut at the lower edge


def test_words_that_do_not_wrap_are_elided_not_cut(show):
    label = show(Label(LONG, wrap=False), width=120)
    block = break_lines(LONG, label.font(), 120, lines=1)
    assert block.last.endswith("…")
    assert label.fontMetrics().horizontalAdvance(block.last) <= 120
    assert label.minimumSizeHint().width() < label.sizeHint().width()


def test_line_feeds_are_kept(show):
    label = show(Label("one\ntwo\nthree"))
    single = show(Label("one"))
    assert label.sizeHint().height() == 3 * single.sizeHint().height()


def test_the_role_is_the_colour_and_follows_the_theme(show, theme):
    label = show(Label("MMMM", weight=700, size=30))
    assert darkest(label) == theme.color("ink")
    label.set_role("homework")
    assert darkest(label) == theme.color("homework")
    label.setEnabled(False)
    assert darkest(label) == theme.color("disabled")


def test_size_weight_and_family_are_as_asked(show, theme):
    label = show(Label("words", size=26, weight=600, serif=True))
    assert label.font().family() == "Literata"
    assert label.font().pixelSize() == 26
    assert label.font().weight() == QFont.Weight.DemiBold
    theme.set_scale(2.0)
    assert label.font().pixelSize() == 52


def test_a_caps_heading_keeps_its_words_for_the_reader(show):
    label = show(CapsLabel("Next session"))
    assert label.text() == "Next session"
    assert label.font().capitalization() == QFont.Capitalization.AllUppercase


@pytest.mark.parametrize("text", ["", " ", "\n", "🌱", "שלום", "日本語の文章", "a" * 3_000])
def test_any_text_can_be_laid_out(show, text):
    label = show(Label(text), width=200)
    assert label.heightForWidth(200) > 0
    label.grab()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_a_block_is_cut_to_its_lines_with_an_ellipsis(theme, lines):
    block = break_lines(LONG * 3, theme.ui_font(13), 180, lines=lines)
    assert block.shown == lines
    assert block.last.endswith("…")
    whole = break_lines("short", theme.ui_font(13), 180, lines=lines)
    assert (whole.shown, whole.last) == (1, "")


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
@pytest.mark.parametrize("side", ["AlignLeft", "AlignRight", "AlignHCenter"])
@pytest.mark.parametrize("is_absolute", [True, False])
def test_words_stand_on_the_side_the_style_would_say(direction, side, is_absolute):
    flags = Qt.AlignmentFlag
    asked = flags[side] | (flags.AlignAbsolute if is_absolute else flags(0))
    said = QStyle.visualAlignment(direction, asked) & ~flags.AlignAbsolute
    assert labels._as_seen(asked, direction) == said
