# SPDX-License-Identifier: GPL-3.0-or-later
"""How large and how wide what is written stands, beside the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from therapy_journal.ui.unsent_notes.layer_area import LayerArea


def column(area):
    return area.viewport().width()


def test_larger_words_leave_the_rest_as_it_is(area, theme):
    area.set_text("# A\n\nwords", 1)
    rest = theme.ui_font().pixelSize()
    area.go_to(4)
    theme.set_page(scale=1.35, line_width="normal")
    assert area.font().pixelSize() == round(17 * 1.35)
    assert theme.ui_font().pixelSize() == rest
    line = area.document().firstBlock()
    assert line.layout().formats()[-1].format.font().pixelSize() == round(24 * 1.35)
    assert (area.text(), area.place()) == ("# A\n\nwords", 4)


def test_a_narrow_and_a_wide_column(area, theme):
    area.resize(1200, 500)
    wide = []
    for width in ("narrow", "normal", "wide"):
        theme.set_page(scale=1.0, line_width=width)
        wide.append(column(area))
    assert wide == [500, 620, 780]


def test_another_width_keeps_what_can_be_undone(area, theme):
    area.set_text("words", 1)
    area.insert("more ")
    theme.set_page(scale=1.0, line_width="narrow")
    area.undo()
    assert area.text() == "words"


def test_unsent_notes_are_as_large(theme, qtbot):
    layer = LayerArea("", name="raw")
    qtbot.addWidget(layer)
    layer.set_text("words")
    theme.set_page(scale=0.85, line_width="normal")
    assert layer.font().pixelSize() == round(17 * 0.85)
    assert layer.text() == "words"


class Resizes(QObject):
    def __init__(self, watched):
        super().__init__(watched)
        self.area, self.lines = watched.parent(), []
        watched.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self.lines.append(self.area.document().blockCount())
        return False


def test_a_long_text_finds_its_scroll_bar_there(area):
    area.set_text("short", 1)
    width = column(area)
    before = Resizes(area.viewport())
    area.set_text("some words of it\n" * 2_000, 2)
    QApplication.processEvents()
    assert area.verticalScrollBar().isVisible()
    assert all(lines == 1 for lines in before.lines), "laid out once more"
    area.set_text("short", 3)
    assert not area.verticalScrollBar().isVisible()
    assert column(area) == width
