# SPDX-License-Identifier: GPL-3.0-or-later
"""A long list: blocks on demand, headings passed over, selection kept by id."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTableView

from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.grouped_list import GroupedList, GroupedListModel, Role, RowView
from therapy_journal.ui.widgets.grouped_model import BLOCK, spoken
from therapy_journal.ui.widgets.row_delegate import RowDelegate

GROUPS = [("November 2026", [11, 12, 13]), ("October 2026", [21, 22])]


def rows_for(ids):
    return {
        each: RowView(
            f"Title {each}", "Mon 23", f"Snippet of {each}. " * 9, ("pin",), spoken="marked"
        )
        for each in ids
    }


class Later:
    """Storage that answers when it is told to."""

    def __init__(self):
        self.asked = []

    def __call__(self, ids):
        self.asked.append(ids)


@pytest.fixture
def model(qapp):
    made = GroupedListModel(rows_for)
    yield made
    made.deleteLater()


@pytest.fixture
def filled(show, model):
    view = GroupedList(model, name="Reflections")
    model.set_groups(GROUPS)
    return show(view, 290, 500)


def settle():
    for _ in range(3):
        QApplication.processEvents()


def test_the_model_keeps_the_rules_of_qt(model):
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    assert tester.model() is model
    model.set_groups(GROUPS)
    for row in range(model.rowCount()):
        model.data(model.index(row, 0), Role.VIEW)
    settle()
    model.drop([12])
    model.set_groups([("", [1, 2]), ("Empty", [])])
    model.deliver(rows_for([1]))
    model.forget()
    assert model.rowCount() == 0


def test_headings_stand_before_their_groups_and_empty_groups_have_none(model):
    model.set_groups([*GROUPS, ("September 2026", [])])
    assert model.headings() == (0, 4)
    assert [model.id_at(row) for row in range(7)] == [None, 11, 12, 13, None, 21, 22]
    assert model.row_of(21) == 5
    assert model.row_of(99) is None
    assert model.id_at(-1) is None
    assert model.id_at(70) is None
    assert model.ids() == (11, 12, 13, 21, 22)


def test_a_heading_can_be_neither_chosen_nor_reached(model):
    model.set_groups(GROUPS)
    assert model.flags(model.index(0, 0)) == Qt.ItemFlag.NoItemFlags
    assert model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.data(model.index(0, 0)) == "November 2026"
    assert model.data(QModelIndex()) is None


def test_only_blocks_in_sight_are_asked_for(show, qapp):
    later = Later()
    model = GroupedListModel(later)
    view = GroupedList(model)
    model.set_ids(range(50_000))
    show(view, 290, 600)
    settle()
    assert later.asked == [tuple(range(BLOCK))]
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    settle()
    assert len(later.asked) <= 3
    assert all(len(ids) <= BLOCK for ids in later.asked)
    assert set(later.asked[1]) & set(range(24_000, 26_000))


def test_nothing_waits_for_storage_and_the_answer_is_drawn(show):
    later = Later()
    model = GroupedListModel(later)
    view = show(GroupedList(model), 290, 300)
    model.set_groups(GROUPS)
    settle()
    assert model.data(model.index(1, 0), Role.VIEW) is None
    empty = view.grab().toImage()
    told = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.deliver(rows_for([11, 12, 13, 21, 22]))
    settle()
    assert told == [(1, 6)]
    assert view.grab().toImage() != empty
    assert model.data(model.index(1, 0), Role.VIEW).title == "Title 11"


def test_without_a_fetch_the_request_is_told_once(model, show):
    asked = []
    model = GroupedListModel()
    model.request.connect(asked.append)
    view = show(GroupedList(model), 290, 300)
    model.set_groups(GROUPS)
    settle()
    view.viewport().repaint()
    settle()
    assert asked == [(11, 12, 13, 21, 22)]


def test_a_changed_row_is_asked_for_again(filled, model):
    settle()
    model.deliver({12: RowView("Another title")})
    assert model.data(model.index(2, 0)) == "Another title"
    model.drop([12])
    settle()
    assert model.data(model.index(2, 0)) == "Title 12"


def test_a_subclass_says_what_its_rows_look_like(qapp):
    class Notes(GroupedListModel):
        def row_view(self, item):
            return RowView(item.upper())

    notes = Notes(lambda ids: dict.fromkeys(ids, "note"))
    notes.set_ids([1])
    notes.data(notes.index(0, 0), Role.VIEW)
    settle()
    assert notes.data(notes.index(0, 0)) == "NOTE"
    with pytest.raises(TypeError):
        GroupedListModel().deliver({1: "note"})


def test_forgetting_leaves_no_words(filled, model):
    settle()
    model.forget()
    model.set_groups(GROUPS)
    assert model.data(model.index(1, 0), Role.VIEW) is None


def test_keys_go_over_headings_and_tell_the_id(filled, qtbot):
    told = []
    filled.chosen.connect(told.append)
    filled.set_current_id(13)
    filled.setFocus()
    QTest.keyClick(filled, Qt.Key.Key_Down)
    QTest.keyClick(filled, Qt.Key.Key_Up)
    QTest.keyClick(filled, Qt.Key.Key_End)
    QTest.keyClick(filled, Qt.Key.Key_Home)
    assert told == [21, 13, 22, 11]
    with qtbot.waitSignal(filled.opened) as opened:
        QTest.keyClick(filled, Qt.Key.Key_Return)
    assert opened.args == [11]


def test_the_focus_alone_chooses_nothing_and_the_first_key_the_first_row(show, model):
    model.set_groups(GROUPS)
    view = GroupedList(model)
    told = []
    view.chosen.connect(told.append)
    show(view, 290, 500)
    view.setFocus()
    assert view.currentIndex().row() == 1  # where the ring is seen
    assert told == []
    assert view.current_id() is None
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert told == [11, 12]


def test_a_click_on_the_row_with_the_ring_chooses_it(filled, model):
    told = []
    filled.chosen.connect(told.append)
    filled.setFocus()
    place = filled.visualRect(model.index(1, 0)).center()
    QTest.mouseClick(filled.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [11]


def test_an_empty_list_takes_every_key(filled, model):
    model.set_groups([])
    told = []
    filled.chosen.connect(told.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Space):
        QTest.keyClick(filled, key)
    assert told == []


def test_a_click_tells_the_id_and_one_on_a_heading_tells_nothing(filled, model):
    told = []
    filled.chosen.connect(told.append)
    for row in (2, 0):
        place = filled.visualRect(model.index(row, 0)).center()
        QTest.mouseClick(filled.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [12]
    assert filled.current_id() == 12


def test_an_id_set_from_code_is_selected_and_tells_nobody(filled, model):
    told = []
    filled.chosen.connect(told.append)
    filled.set_current_id(22)
    assert filled.selectionModel().isSelected(model.index(6, 0))
    filled.set_current_id(None)
    assert not filled.selectionModel().hasSelection()
    assert told == []


def test_the_selection_is_kept_by_id_when_rows_move(filled, model):
    told = []
    filled.set_current_id(13)
    filled.chosen.connect(told.append)
    model.set_groups([("December 2026", [1, 2]), *GROUPS])
    chosen = [index.row() for index in filled.selectionModel().selectedIndexes()]
    assert [model.id_at(row) for row in chosen] == [13]
    assert told == []


def test_an_id_that_is_not_here_yet_is_selected_when_it_comes(filled, model):
    filled.set_current_id(77)
    assert not filled.selectionModel().hasSelection()
    model.set_groups([("December 2026", [77]), *GROUPS])
    assert filled.selectionModel().isSelected(model.index(1, 0))


def test_the_place_is_kept_when_the_list_is_renewed(show, model):
    view = GroupedList(model)
    model.set_ids(range(1_000))
    show(view, 290, 400)
    view.verticalScrollBar().setValue(5_000)
    model.set_ids(range(1_000))
    assert view.verticalScrollBar().value() == 5_000


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_rows_and_headings_have_their_heights_at_every_text_size(filled, theme, scale):
    theme.set_scale(scale)
    heights = [filled.rowHeight(row) for row in range(7)]
    assert heights[1] == theme.px(74)
    assert heights[0] == heights[4] == theme.px(33)
    assert heights[1] >= 3 * filled.fontMetrics().height()
    assert filled.columnWidth(0) == filled.viewport().width()


def test_the_selected_row_has_the_bar_at_its_start(filled, model, theme):
    filled.set_current_id(12)
    rect = filled.visualRect(model.index(2, 0))
    image = filled.viewport().grab().toImage()
    assert image.pixelColor(1, rect.center().y()) == theme.color("accent")
    assert image.pixelColor(rect.right() - 4, rect.center().y()) == theme.color("selection")
    filled.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    rect = filled.visualRect(model.index(2, 0))
    image = filled.viewport().grab().toImage()
    assert image.pixelColor(rect.right() - 1, rect.center().y()) == theme.color("accent")


def test_a_row_is_read_aloud_whole(filled, model):
    settle()
    said = model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Title 11, Mon 23, marked, Snippet of 11.")
    assert spoken(RowView("Only a title")) == "Only a title"
    interface = QAccessible.queryAccessibleInterface(filled)
    assert interface.text(QAccessible.Text.Name) == "Reflections"
    assert isinstance(filled, QTableView)


def test_fifty_thousand_rows_are_shown_in_a_moment(show, model):
    view = show(GroupedList(model), 290, 600)
    groups = [(f"Month {n}", range(n * 400, n * 400 + 400)) for n in range(125)]
    plain = time.perf_counter()
    assert sorted(range(50_000), key=lambda n: -n)[0] == 49_999
    plain = time.perf_counter() - plain
    started = time.perf_counter()
    model.set_groups(groups)
    view.viewport().repaint()
    spent = time.perf_counter() - started
    assert model.rowCount() == 50_125
    assert spent < max(40 * plain, 0.5)


def test_a_dimmed_row_is_drawn_lighter(show, theme):
    model = GroupedListModel(
        lambda ids: {n: RowView("Sealed", snippet="until May", is_dimmed=n == 2) for n in ids}
    )
    view = show(GroupedList(model), 290, 200)
    model.set_ids([1, 2])
    settle()
    image = view.viewport().grab().toImage()

    def darkest(row):
        rect = view.visualRect(model.index(row, 0))
        return min(
            image.pixelColor(QPoint(x, y)).lightness()
            for x in range(20, 120)
            for y in range(rect.top() + 10, rect.top() + 28)
        )

    assert darkest(0) < darkest(1)


def test_a_title_that_runs_on_is_said_once_and_shown_as_far_as_there_is_room(show, qapp):
    words = "Tomorrow is a normal day and I want to remember the light on the stairs"
    view = RowView(words, "Sat 21", f"{words}. It was evening.", runs_on=True)
    assert spoken(view) == f"{words}, Sat 21, It was evening."
    delegate = RowDelegate()
    assert delegate._fitting(view, 2_000) == words
    title, snippet = view.parted(delegate._fitting(view, 200))
    assert words.startswith(title.removesuffix("…"))
    assert f"{title.removesuffix('…')} {snippet}" == view.snippet


def test_rows_are_as_high_as_their_lines(show, model):
    heights = {}
    for lines in (1, 2):
        view = GroupedList(model, lines=lines)
        model.set_groups([("", [11, 12])])
        show(view, 290, 500)
        heights[lines] = view.rowHeight(0)
    assert heights == {1: current_theme().px(56), 2: current_theme().px(74)}
