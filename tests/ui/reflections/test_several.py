# SPDX-License-Identifier: GPL-3.0-or-later
"""Several entries at once: selecting by key, doing one thing to all of them, undoing it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.reflections.conftest import press, rows
from therapy_journal.core.reflections import EntryGone
from therapy_journal.services.many_entries import ManyEntries
from therapy_journal.storage import backup
from therapy_journal.ui.reflections.several import Several

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(name="answered")
def answering(screen, vault, writing, kit):
    many = ManyEntries(db=vault.database, vault=lambda: vault, writing=writing)
    several = Several(many=many, kit=kit, parent=screen)
    screen.acting.several_requested.connect(several.do)
    return screen


@pytest.fixture(name="three")
def three_entries(answered, entry_of):
    made = [entry_of(name, "words", days=days) for name, days in (("A", 1), ("B", 2), ("C", 40))]
    answered.refresh()
    answered.entry_list.list.set_current_id(made[0])
    answered.entry_list.list.setFocus()
    return made


def test_shift_and_arrows_select_on_over_a_month_and_esc_leaves_one(answered, three):
    grouped, bar = answered.entry_list.list, answered.entry_list.selected
    press(grouped, Qt.Key.Key_Down, SHIFT)
    assert answered.entry_list.several() == tuple(three[:2])
    assert (bar.isVisible(), bar.words.text()) == (True, "2 selected")
    press(grouped, Qt.Key.Key_A, CTRL)
    assert answered.entry_list.several() == tuple(three)
    press(grouped, Qt.Key.Key_Escape)
    assert answered.entry_list.several() == ()
    assert not bar.isVisible()


def test_a_selection_outlives_a_list_filled_anew(answered, three):
    press(answered.entry_list.list, Qt.Key.Key_Down, SHIFT)
    answered.refresh()
    assert answered.entry_list.several() == tuple(three[:2])


def test_all_are_marked_and_all_are_let_be_again(answered, three, writing, said):
    writing.bring(three[1])
    press(answered.entry_list.list, Qt.Key.Key_A, CTRL)
    answered.entry_list.selected.bring.click()
    assert all(writing.marks(each) for each in three)
    assert said.last.text == "Marked to bring: 2 entries."
    said.press()
    assert [bool(writing.marks(each)) for each in three] == [False, True, False]


def test_all_get_a_tag_and_lose_it_again(answered, three, writing, said):
    writing.set_tags(three[0], ["sleep"])
    writing.set_tags(three[1], ["work"])
    press(answered.entry_list.list, Qt.Key.Key_A, CTRL)
    bar = answered.entry_list.selected
    bar.tag.click()
    next(each for each in bar.menu.actions() if each.data() == "sleep").trigger()
    tags = [writing.open(each).tags for each in three]
    assert tags == [("sleep",), ("work", "sleep"), ("sleep",)]
    said.press()
    assert [writing.open(each).tags for each in three] == [("sleep",), ("work",), ()]


def test_where_one_of_them_is_gone_nothing_is_done_to_the_others(three, vault, writing):
    writing.set_tags(three[0], ["sleep"])
    many = ManyEntries(db=vault.database, vault=lambda: vault, writing=writing)
    with pytest.raises(EntryGone):
        many.untag([three[0], 999], "sleep")
    assert writing.open(three[0]).tags == ("sleep",)


def test_all_go_to_the_trash_once_a_backup_holds_them_and_come_back(
    answered, three, vault, writing, said
):
    press(answered.entry_list.list, Qt.Key.Key_Down, SHIFT)
    before = len(backup.everywhere(vault))
    answered.acting.trash()
    assert [view.title for view in rows(answered.entry_list.list)] == ["C"]
    assert len(backup.everywhere(vault)) == before + 1
    assert answered.entry_list.several() == ()
    said.press()
    assert [view.title for view in rows(answered.entry_list.list)] == ["A", "B", "C"]
    assert writing.counts().trashed == 0


def test_who_is_writing_trashes_that_entry_and_not_the_selected_ones(
    answered, three, writing, said
):
    answered.open_entry(three[0])
    for place in (answered.pane.area, answered.pane.head.title):
        press(answered.entry_list.list, Qt.Key.Key_A, CTRL)
        place.setFocus()
        answered.acting.trash()
        assert writing.counts().trashed == 1
        said.press()
        assert answered.entry_id == three[0]


def test_a_selection_out_of_sight_is_none_until_the_list_is_back(answered, three):
    entry_list = answered.entry_list
    press(entry_list.list, Qt.Key.Key_A, CTRL)
    entry_list.search.setText("words")
    assert entry_list.several() == ()
    assert not entry_list.selected.isVisible()
    entry_list.search.clear()
    assert entry_list.several() == tuple(three)
    assert entry_list.selected.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_how_many_are_selected_is_never_cut(answered, three, kit, scale):
    kit.theme.set_scale(scale)
    answered.resize(1000, 700)
    bar = answered.entry_list.selected
    for count in (2, 117, 3_650):
        bar.show_count(count)
        answered.layout().activate()
        QApplication.sendPostedEvents()
        needed = bar.words.fontMetrics().horizontalAdvance(f"{count:,} selected")
        assert bar.words.width() >= needed
        for button in (bar.bring, bar.leave):
            assert button.mapTo(bar, button.rect().bottomRight()).x() < bar.width()
            assert button.mapTo(bar, button.rect().bottomRight()).y() < bar.height()
