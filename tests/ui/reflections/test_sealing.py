# SPDX-License-Identifier: GPL-3.0-or-later
"""*Seal until…*: asked, closed, taken back, opened early, and open by itself on its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.reflections.conftest import press, rows, type_into
from therapy_journal.core.whereabouts import Whereabouts
from therapy_journal.services.journal import Journal

pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)


@pytest.fixture
def heavy(screen, entry_of):
    entry_id = entry_of("Heavy", "heavy words")
    screen.refresh()
    screen.open_entry(entry_id)
    return entry_id


def test_a_week_is_one_key_away_and_the_words_are_gone_from_the_screen(
    screen, heavy, said, writing
):
    type_into(screen.pane.area, "More: ")
    screen.acting.seal()
    popup = screen.sealing.popup
    assert popup.offers[0].text() == "A week, until Mon 30 Nov"
    assert popup.offers[1].text() == "A month, until Wed 23 Dec"
    assert popup.offers[2].text() == "Three months, until Tue 23 Feb 2027"
    assert popup.offers[0].hasFocus()
    press(popup.offers[0], Qt.Key.Key_Space)
    assert not popup.isVisible()
    assert said.last.text == "Closed until Monday 30 November."
    assert screen.side.closed.isVisible()
    assert screen.pane.area.text() == ""
    assert screen.pane.head.title.text() == ""
    assert not screen.has_entry()
    (view,) = rows(screen.entry_list.list)
    assert (view.title, view.icons) == ("Closed until 30 November", ("lock",))
    assert "More: " in writing.open(heavy).body


def test_undo_opens_it_again_as_it_was(screen, heavy, said):
    screen.acting.seal()
    screen.sealing.popup.offers[2].click()
    said.press()
    assert screen.pane.area.text() == "heavy words"
    assert rows(screen.entry_list.list)[0].title == "Heavy"


def test_any_later_day_can_be_chosen_and_none_that_is_over(screen, heavy, writing):
    screen.acting.seal()
    popup = screen.sealing.popup
    popup.other.click()
    month = popup.calendar().calendar()
    assert month.minimumDate() == QDate(2026, 11, 24)
    month.setSelectedDate(QDate(2027, 6, 1))
    month.clicked.emit(month.selectedDate())
    assert not popup.isVisible()
    assert writing.open(heavy).sealed_until == date(2027, 6, 1)


def test_esc_leaves_it_open(screen, heavy, writing):
    screen.acting.seal()
    press(screen.sealing.popup.offers[0], Qt.Key.Key_Escape)
    assert not screen.sealing.popup.isVisible()
    assert writing.open(heavy).sealed_until is None


def test_opened_early_it_is_open_for_good_and_can_be_closed_again(screen, heavy, said, writing):
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    screen.side.closed.button.click()
    assert screen.pane.area.text() == "heavy words"
    assert said.last.text == "Opened for good."
    assert writing.open(heavy).sealed_until is None
    said.press()
    assert screen.side.closed.isVisible()
    assert writing.open(heavy).sealed_until == date(2026, 11, 30)


def test_nothing_closed_is_kept_to_be_undone(screen, heavy, entry_of, said):
    area = screen.pane.area
    type_into(area, "More: ")
    other = entry_of("Light", "light words")
    screen.open_entry(other)
    type_into(area, "More: ")
    held = [document.toPlainText() for document in area.findChildren(QTextDocument)]
    assert any("heavy words" in text for text in held)
    screen.sealing.ask(screen.pane.bar.seal, [heavy, other])
    screen.sealing.popup.offers[0].click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = [document.toPlainText() for document in area.findChildren(QTextDocument)]
    assert not any("words" in text for text in held)
    said.press()
    screen.open_entry(heavy)
    assert area.text() == "More: heavy words"
    assert not area.document().isUndoAvailable()


def test_closed_again_it_is_not_kept_to_be_undone(screen, heavy, said):
    area = screen.pane.area
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    screen.side.closed.button.click()
    type_into(area, "More: ")
    said.press()
    assert screen.side.closed.isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = [document.toPlainText() for document in area.findChildren(QTextDocument)]
    assert not any("heavy words" in text for text in held)


def test_several_are_closed_at_once(screen, entry_of, said, writing):
    ids = [entry_of("One", "a"), entry_of("Two", "b"), entry_of("Three", "c")]
    screen.refresh()
    screen.open_entry(ids[0])
    screen.sealing.ask(screen.entry_list, ids[1:])
    screen.sealing.popup.offers[0].click()
    assert said.last.text == "2 entries are closed until Monday 30 November."
    assert screen.pane.area.text() == "a"
    titles = {view.title for view in rows(screen.entry_list.list)}
    assert titles == {"One", "Closed until 30 November"}
    said.press()
    assert all(writing.open(each).sealed_until is None for each in ids)


def test_on_its_day_the_closed_page_turns_into_the_entry(screen, heavy, kit, vault, clock, qtbot):
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    clock.advance(days=7)
    kit.jobs.run(Journal(vault, clock=clock).turn_day, screen)
    assert screen.pane.area.text() == "heavy words"


def test_an_entry_of_the_night_keeps_the_day_that_is_set(screen, heavy, writing):
    when, *_ = screen.pane.head.chips.popups()
    screen.pane.head.chips.when.click()
    when.calendar().setSelectedDate(QDate(2026, 11, 20))
    when.time.setText("01:30")
    when.done.click()
    happened = writing.open(heavy).happened
    assert happened.day == date(2026, 11, 20)
    assert happened.local == datetime(2026, 11, 21, 1, 30)
    assert screen.pane.head.chips.when.text() == "Fri 20 November, 01:30"


def test_an_entry_from_another_zone_says_so_quietly(screen, entry_of, clock):
    clock.zone = "Asia/Tokyo"
    entry = entry_of("", "written there")
    clock.zone = "Europe/Berlin"
    screen.refresh()
    screen.open_entry(entry)
    assert screen.pane.head.chips.when.text() == "Tue 24 November, 04:42 · Tokyo time"
    clock.at += timedelta(days=1)
    here = entry_of("", "written here")
    screen.open_entry(here)
    assert "time" not in screen.pane.head.chips.when.text()


def test_several_selected_are_closed_from_their_bar_and_by_the_command(
    screen, entry_of, said, writing
):
    ids = [entry_of("One", "a"), entry_of("Two", "b"), entry_of("Three", "c")]
    screen.refresh()
    entry_list = screen.entry_list
    entry_list.list.setFocus()
    entry_list.list.selectAll()
    assert entry_list.several() == tuple(reversed(ids))
    entry_list.selected.seal.click()
    assert screen.sealing.popup.isVisible()
    press(screen.sealing.popup.offers[0], Qt.Key.Key_Escape)
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    assert said.last.text == "3 entries are closed until Monday 30 November."
    assert all(writing.open(each).sealed_until == date(2026, 11, 30) for each in ids)
    assert {view.title for view in rows(entry_list.list)} == {"Closed until 30 November"}
    said.press()
    assert all(writing.open(each).sealed_until is None for each in ids)


def test_a_day_in_another_year_is_named_with_it(screen, heavy):
    screen.acting.seal()
    screen.sealing.popup.offers[2].click()
    (view,) = rows(screen.entry_list.list)
    assert view.title == "Closed until 23 Feb 2027"


def words_on(widget):
    """Return every word that stands on a widget and what is in it."""
    said = []
    for each in widget.findChildren(QWidget):
        for name in ("text", "toPlainText", "accessibleName"):
            read = getattr(each, name, None)
            said.append(str(read()) if callable(read) else "")
    return "\n".join(said)


def test_no_way_to_its_page_shows_a_word_of_it(screen, heavy, writing):
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    for open_it in (
        lambda: screen.open_entry(heavy),
        lambda: screen.resume(Whereabouts("reflections", heavy, cursor=3)),
        lambda: screen.entry_list.calendar.go_to(writing.open(heavy).happened.day),
        lambda: screen.entry_list.entered.emit(heavy),
        screen.refresh,
    ):
        open_it()
        assert screen.side.closed.isVisible()
        assert screen.entry_id is None
        assert "eavy" not in words_on(screen)


def test_in_the_trash_it_is_closed_as_well(screen, heavy, writing):
    screen.acting.seal()
    screen.sealing.popup.offers[0].click()
    writing.trash(heavy)
    screen.refresh()
    screen.entry_list.show_trash()
    screen.entry_list.trashed_chosen.emit(heavy)
    assert screen.side.trashed.isVisible()
    assert "eavy" not in words_on(screen)
    assert "until Monday 30 November" in words_on(screen.side.trashed)
    screen.side.trashed.put_back.click()
    assert screen.side.closed.isVisible()
