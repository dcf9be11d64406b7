# SPDX-License-Identifier: GPL-3.0-or-later
"""What the summary's screen shows, and what its switches do."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.services.weeks import PASSAGE
from tests.ui.summary.conftest import words
from therapy_journal.core.days import full_day
from therapy_journal.core.summary import Wish
from therapy_journal.ui.theme import Theme


def test_the_first_page_is_empty_and_says_how_to_fill_it(shown):
    assert shown.screen.header.title() == "Summary for Thu 26 Nov"
    assert PASSAGE not in shown.page()
    assert "cancelling" not in shown.page()
    said = words(shown.screen.controls)
    assert "Nothing is on the page yet. Switch on what you would like to bring." in said
    assert "Not on the page: its switch is off." in said
    assert all(key.startswith("section.") for key in shown.screen.controls.rows.listed())


def test_a_switch_puts_its_words_on_the_page_at_once(shown):
    shown.turn("section.passages")
    assert PASSAGE not in shown.page()
    mark = f"mark.{shown.week.mark_id}"
    shown.turn(mark)
    assert PASSAGE in shown.page()
    assert "After the call" not in shown.page()
    shown.turn(f"{mark}.title")
    assert "Mon 23 Nov. After the call. " + PASSAGE in shown.page()
    shown.turn("section.passages")
    assert PASSAGE not in shown.page()


def test_the_focus_stays_on_a_switch_while_rows_come_and_go(shown, qtbot):
    switch = shown.switch("section.homework")
    switch.setFocus()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is switch
    assert f"homework.{shown.week.task_id}" in shown.screen.controls.rows.listed()
    qtbot.keyClick(switch, Qt.Key.Key_Space)
    assert f"homework.{shown.week.task_id}" not in shown.screen.controls.rows.listed()


def test_tab_goes_down_the_switches_in_their_order(shown, qtbot):
    shown.turn("section.agenda")
    keys = shown.screen.controls.rows.listed()
    first, second, third = (shown.switch(key) for key in keys[:3])
    QApplication.processEvents()  # a new row is shown with the next layout
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is third
    assert keys[2].startswith("agenda.")


def test_what_was_marked_since_then_is_listed_off_and_new(shown):
    shown.turn("section.passages", f"mark.{shown.week.mark_id}")
    shown.week.clock.advance(minutes=1)
    again = shown.week.writing.bring(shown.week.write("Later", "A later thought.")).value
    shown.screen.refresh()
    new = shown.switch(f"mark.{again}")
    assert new.note() == "new"
    assert not new.isChecked()
    assert shown.switch(f"mark.{shown.week.mark_id}").note() == ""
    assert "A later thought." not in shown.page()


def test_a_part_that_is_off_says_how_much_waits_in_it(shown):
    assert shown.switch("section.agenda").note() == "2 new"
    assert shown.switch("section.mood").note() == "3 days"
    shown.turn("section.agenda")
    assert shown.switch("section.agenda").note() == "0 of 2"


def test_a_lost_passage_cannot_be_switched_on(shown):
    week = shown.week
    shown.turn("section.passages", f"mark.{week.mark_id}")
    entry = week.writing.open(week.entry_id)
    week.writing.save(entry.id, entry.title, "quite other words", entry.revision)
    shown.screen.refresh()
    row = shown.screen.controls.rows.row(f"mark.{week.mark_id}")
    assert row.note() == "this passage changed, look again"
    assert not row.switch.isEnabled()
    assert not row.switch.isChecked()
    assert PASSAGE not in shown.page()


def test_since_begins_with_the_last_session_and_can_begin_elsewhere(shown):
    controls = shown.screen.controls
    assert controls.since.text() == full_day(date(2026, 11, 19))
    assert "Last session, 19 Nov" in words(controls)
    controls.since_changed.emit(date(2026, 11, 22))
    assert "The day you chose." in words(controls)
    assert "Covers 22 – 24 November" in shown.page()
    controls.since_last.click()
    assert "Covers 19 – 24 November" in shown.page()


def test_wishes_are_ticked_on_the_page(shown):
    shown.turn("section.wishes")
    assert "☑ understand" in shown.page()
    listen = shown.screen.controls.wishes.chips()[0]
    listen.click()
    assert "☑ listen ☑ understand" in shown.page()
    assert shown.week.preparing.material().page.wishes == {Wish.LISTEN, Wish.UNDERSTAND}


def test_paper_and_large_print_change_the_page(shown):
    before = shown.screen.preview.page_image_size()
    shown.screen.controls.paper_changed.emit("Letter", False)
    after = shown.screen.preview.page_image_size()
    assert before.width() / before.height() == pytest.approx(210 / 297, abs=0.01)
    assert after.width() / after.height() == pytest.approx(8.5 / 11, abs=0.01)
    shown.screen.controls.large.click()
    assert shown.week.preparing.overview().is_large


def test_a_page_too_full_says_so_and_offers_a_second(shown):
    body = "\n".join(f"line {number}" for number in range(60))
    shown.week.writing.bring(shown.week.write("Long one", body))
    shown.week.all_on()
    shown.screen.refresh()
    assert shown.screen.overflow.isVisible()
    assert "Long one (60 lines)" in shown.screen.overflow.text()
    shown.screen.overflow.second_page_requested.emit()
    assert not shown.screen.overflow.isVisible()
    assert shown.screen.controls.second.isChecked()


def test_names_are_shielded_and_shown(shown, qtbot):
    shown.turn("section.agenda")
    shown.turn(shown.screen.controls.rows.listed()[2])
    names = shown.screen.controls.names
    names.name_field.setText("mother")
    names.role_field.setText("M.")
    qtbot.keyClick(names.role_field, Qt.Key.Key_Return)
    assert "The call with my M." in shown.page()
    assert "mother prints as M." in words(names)
    assert names.name_field.text() == ""
    before = shown.week.preparing.names()
    names.unshield_requested.emit(before[0].id)
    assert shown.week.preparing.names() == ()
    shown.said.press()
    (again,) = shown.week.preparing.names()
    assert (again.name, again.shown_as) == (before[0].name, before[0].shown_as)
    names.unshield_requested.emit(again.id)
    assert "The call with my mother" in shown.page()


def test_what_stays_out_is_told_in_a_panel(shown):
    shown.turn("section.one_thing")
    shown.screen.controls.see_stays_out.click()
    said = " ".join(words(shown.screen.window()))
    assert "What my therapist will see" in said
    assert "canaryunmarkedtitle" in said
    assert "canaryrawlayer" not in said
    assert "canaryunmarkedbody" not in said


def test_the_page_can_be_seen_larger_and_whole_again(shown, qtbot):
    preview = shown.screen.preview
    whole = preview.page_image_size()
    preview.setFocus()
    qtbot.keyClick(preview, Qt.Key.Key_Plus)
    assert preview.page_image_size().width() > whole.width()
    qtbot.keyClick(preview, Qt.Key.Key_0)
    assert preview.page_image_size() == whole


def test_two_pages_are_as_wide_as_there_is_room_beside_their_scroll_bar(shown):
    body = "\n".join(f"line {number}" for number in range(60))
    shown.week.writing.bring(shown.week.write("Long one", body))
    shown.week.all_on()
    shown.week.preparing.set_second_page(True)
    shown.screen.refresh()
    shown.screen.resize(900, 1_000)  # less wide than a page of this height
    QApplication.processEvents()
    preview = shown.screen.preview
    assert preview.verticalScrollBar().maximum() > 0
    assert preview.horizontalScrollBar().maximum() == 0
    assert preview.page_image_size().width() > 0.8 * preview.viewport().width()


def test_where_it_is_narrow_one_side_is_shown_at_a_time(shown):
    screen = shown.screen
    screen.resize(434, 560)
    QApplication.processEvents()
    assert screen.controls.isVisible()
    assert not screen.preview.isVisible()
    screen.sides.set_value("page")
    screen.sides.value_changed.emit("page")
    assert screen.preview.isVisible()
    assert not screen.controls.isVisible()
    screen.resize(1074, 800)
    QApplication.processEvents()
    assert screen.preview.isVisible()
    assert screen.controls.isVisible()


def test_escape_leads_back(shown, qtbot):
    with qtbot.waitSignal(shown.screen.back_requested, timeout=1000):
        qtbot.keyClick(shown.screen, Qt.Key.Key_Escape)


def test_what_others_change_is_shown(shown):
    shown.turn("section.agenda")
    outcome = shown.week.preparing.add_to_agenda(None, "A third thing")
    shown.kit.bus.changed.emit(outcome.changes, None)
    assert "A third thing" in [line.field.text() for line in shown.screen.controls.agenda.lines()]


def test_everything_that_takes_the_focus_has_a_name(shown):
    shown.week.all_on()
    shown.screen.refresh()
    nameless = [
        each
        for each in shown.screen.findChildren(QWidget)
        if each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not each.accessibleName()
        and not getattr(each, "text", str)()
    ]
    assert nameless == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_is_drawn_in_every_look(shown, mode, scale):
    theme: Theme = shown.kit.theme
    theme.set_mode(mode)
    theme.set_scale(scale)
    QApplication.processEvents()
    image = shown.screen.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, 1074, 40) for y in range(0, 800, 40)}
    assert len(colors) > 3
    assert shown.screen.controls.width() == theme.px(312)


def test_a_journal_that_is_only_shown_can_be_printed_but_not_changed(shown, database):
    shown.week.all_on()
    database.is_read_only = True
    shown.screen.refresh()
    assert not shown.switch("section.mood").isEnabled()
    assert shown.screen.controls.one_thing.isReadOnly()
    shown.screen.print_page()
    shown.screen.handing_out.print_sheet.accept()
    assert len(shown.printed) == 1
    assert not shown.said.notices
    database.is_read_only = False


def test_things_to_bring_begin_one_below_the_other(shown):
    lines = shown.screen.controls.agenda.lines()
    assert len(lines) > 1
    assert len({line.field.mapTo(line, line.field.rect().topLeft()).x() for line in lines}) == 1
