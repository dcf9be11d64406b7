# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window on a real journal with the real storage thread."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from therapy_journal.app import Program
from therapy_journal.core.messages import Message
from therapy_journal.core.stock import StockKind
from therapy_journal.services import keeping
from therapy_journal.services.settings import GEOMETRY, LAST_JOURNAL, REMEMBER_LAST, WindowSettings
from therapy_journal.ui.clipboard import copy_privately
from therapy_journal.ui.main_window import TITLE

PLACES = ("today", "reflections", "homework", "unsent_notes", "sessions", "patterns", "summary")


def reflections(program):
    return program.window.desk.screen_of("reflections")


def write(qtbot, program, words):
    program.commands.run("entry.new")
    screen = reflections(program)
    qtbot.waitUntil(screen.has_entry)
    qtbot.keyClicks(screen.pane.area, words)


def texts(folder, passphrase, clock):
    journal = keeping.unlock(folder, passphrase, clock=clock)
    try:
        ids = [entry_id for entry_id, _ in journal.writing.ids_with_days()]
        return [journal.writing.open(entry_id).body.strip() for entry_id in ids]
    finally:
        journal.close()


def test_every_screen_can_be_gone_to_and_every_command_does_something(qtbot, opened):
    desk = opened.window.desk
    for place in PLACES:
        opened.commands.run("go.summary" if place == "summary" else f"go.{place}")
        qtbot.waitUntil(lambda place=place: desk.place == place)
        assert desk.screen_of(place).isVisible()
    assert opened.commands.unbound() == []


def test_what_belongs_to_the_list_can_be_asked_for_from_any_screen(qtbot, opened):
    desk, run = opened.window.desk, opened.commands.run
    opened.window.resize(700, 600)
    run("go.today")
    run("list.calendar")
    popup = reflections(opened).entry_list.calendar.popup
    qtbot.waitUntil(popup.isVisible)
    popup.close()
    write(qtbot, opened, "Nothing but the page is in sight here.")
    assert not reflections(opened).entry_list.isVisible()
    run("list.calendar")
    qtbot.waitUntil(popup.isVisible)
    popup.close()
    run("go.homework")
    run("roadblocks.toggle")
    assert desk.sidebar.is_open
    run("list.everything")
    assert desk.place == "reflections"
    run("roadblocks.toggle")
    run("list.calendar")
    qtbot.waitUntil(popup.isVisible)
    assert not desk.sidebar.is_open
    popup.close()


def test_escape_serves_the_screen_first_and_the_notice_when_no_one_needs_it(qtbot, opened):
    desk, press = opened.window.desk, qtbot.keyClick
    opened.tell(Message("Something to know.", key="known", stays=True))
    opened.commands.run("find")
    search = QApplication.focusWidget()
    qtbot.keyClicks(search, "kettle")
    press(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    opened.commands.run("go.summary")
    assert desk.place == "summary"
    press(desk.screen_of("summary"), Qt.Key.Key_Escape)
    assert desk.place != "summary"
    assert opened.bar.isVisible()
    write(qtbot, opened, "A line.")
    press(reflections(opened).pane.area, Qt.Key.Key_Escape)
    assert not opened.bar.isVisible()


def test_enter_is_kept_until_what_was_searched_is_found(qtbot, opened):
    write(qtbot, opened, "The kettle sang.")
    opened.window.save_now()
    screen = reflections(opened)
    screen.search_everything()
    search, found = screen.entry_list.search, screen.entry_list.results
    search.setText("kettle")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is search
    qtbot.waitUntil(lambda: QApplication.focusWidget() is found)


def test_locking_saves_what_was_typed_and_replaces_the_process(
    qtbot, opened, restarts, vault_folder, passphrase, clock
):
    write(qtbot, opened, "Not lost by a lock")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert restarts == [vault_folder]
    assert texts(vault_folder, passphrase, clock) == ["Not lost by a lock"]


def test_closing_the_window_saves_first(qtbot, opened, vault_folder, passphrase, clock):
    write(qtbot, opened, "Not lost by closing")
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert texts(vault_folder, passphrase, clock) == ["Not lost by closing"]


def test_keys_that_come_while_a_save_is_under_way_do_not_hold_the_lock_back(
    qtbot, opened, restarts, vault_folder, passphrase, clock
):
    opened.commands.run("go.summary")
    screen = opened.window.desk.screen_of("summary")
    qtbot.waitUntil(lambda: screen._layout is not None)
    qtbot.keyClicks(screen.controls.one_thing, "Say it")
    screen.flush()
    qtbot.keyClicks(screen.controls.one_thing, " slowly")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts) or opened.window.doors.cover is not None)
    assert restarts
    journal = keeping.unlock(vault_folder, passphrase, clock=clock)
    assert journal.preparing.overview(None).material.page.one_thing == "Say it slowly"
    journal.close()


def test_what_was_copied_does_not_outlast_the_lock(qtbot, opened, restarts):
    copy_privately("Only for a minute")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert QGuiApplication.clipboard().text() == ""


def test_the_title_is_neutral_and_settings_hold_nothing_written(
    qtbot, opened, tmp_path, vault_folder
):
    write(qtbot, opened, "Sycamore seventeen")
    assert opened.window.windowTitle() == TITLE
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    kept = (tmp_path / "window.json").read_text()
    assert "Sycamore" not in kept
    assert str(vault_folder) in kept
    assert opened.settings.get(GEOMETRY)


def test_the_place_of_the_journal_is_not_kept_when_switched_off(qtbot, program, passphrase):
    program.settings.put(REMEMBER_LAST, value=False)
    qtbot.keyClicks(program.lock_screen.unlock_page.field, passphrase)
    qtbot.keyClick(program.lock_screen.unlock_page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None)
    assert program.settings.get(LAST_JOURNAL) == ""


def test_where_one_was_is_where_one_is_after_unlocking(
    qtbot, qapp, opened, restarts, vault_folder, passphrase, clock, tmp_path
):
    opened.commands.run("go.homework")
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    opened.window.hide()
    again = Program(
        qapp,
        folder=vault_folder,
        clock=clock,
        settings=WindowSettings(tmp_path / "again.json"),
        restart=restarts,
    )
    again.show()
    qtbot.keyClicks(again.lock_screen.unlock_page.field, passphrase)
    qtbot.keyClick(again.lock_screen.unlock_page.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: again.window.desk is not None)
    assert again.window.desk.place == "homework"
    again.window.close()
    qtbot.waitUntil(lambda: not again.window.isVisible())
    again.window.deleteLater()


def test_a_fault_of_ours_is_told_without_words_and_the_text_is_saved(
    qtbot, opened, vault_folder, passphrase, clock, home
):
    opened.take_care_of_faults()
    write(qtbot, opened, "Kept through a fault")

    def break_down() -> None:
        raise KeyError("Kept through a fault")

    opened.jobs.run(break_down, opened.window)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    box = QApplication.activeModalWidget()
    assert "KeyError" in box.informativeText()
    assert "Kept" not in box.informativeText() + box.text()
    box.buttons()[0].click()
    logs = "".join(file.read_text() for file in home.rglob("log.txt"))
    assert "KeyError" in logs
    assert "Kept" not in logs
    opened.window.close()
    qtbot.waitUntil(lambda: not opened.window.isVisible())
    assert texts(vault_folder, passphrase, clock) == ["Kept through a fault"]


def test_rest_locks_after_a_notice_and_a_key_keeps_it_open(qtbot, opened, restarts):
    idle = opened.window.idle
    with qtbot.waitSignal(idle.soon):
        idle.soon.emit()
    assert "Locking in 30 seconds" in opened.bar.text
    idle.stirred.emit()
    assert opened.bar.text == ""
    idle.rested.emit()
    qtbot.waitUntil(lambda: bool(restarts))


def test_what_was_expected_has_a_form_of_its_own_by_its_command(qtbot, opened):
    opened.commands.run("stock.expected")
    desk = opened.window.desk
    qtbot.waitUntil(lambda: desk.place == "sessions")
    form = desk.screen_of("sessions").whole.forms[StockKind.EXPECTED]
    qtbot.waitUntil(form.isVisible)
