# SPDX-License-Identifier: GPL-3.0-or-later
"""Moving, copying and erasing from the window, with the real storage thread and real files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from therapy_journal.app import Program
from therapy_journal.services import keeping
from therapy_journal.services.erasing import Kept, Known, going
from therapy_journal.services.settings import ERASING, LAST_JOURNAL, WindowSettings
from therapy_journal.storage import journal_files
from therapy_journal.ui.settings.another_computer_sheet import AnotherComputerSheet
from therapy_journal.ui.settings.disk_sheet import DiskSheet, size_words
from therapy_journal.ui.settings.erase_sheet import EraseSheet, what_goes
from therapy_journal.ui.settings.move_sheet import MoveSheet
from therapy_journal.ui.whole_journal import DRAFTS_WAIT
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label


class Restarts(list[Path | None]):
    """Stands for replacing the process, which would end the test; counts instead."""

    def __call__(self, journal: Path | None, *, is_covered: bool = False) -> None:
        self.append(journal)


@pytest.fixture
def restarts() -> Restarts:
    return Restarts()


@pytest.fixture
def elsewhere(tmp_path):
    place = tmp_path / "elsewhere"
    place.mkdir()
    return place


@pytest.fixture
def program(qtbot, qapp, clock, vault_folder, tmp_path, restarts, elsewhere) -> Iterator[Program]:
    hook = sys.excepthook
    settings = WindowSettings(tmp_path / "window.json")
    program = Program(qapp, folder=vault_folder, clock=clock, settings=settings, restart=restarts)
    program.whole_journal._choose_folder = lambda *_: elsewhere
    program.show()
    yield program
    if restarts:
        program.window.hide()
    elif program.window.isVisible():
        program.window.leave()
        qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=20_000)
    program.jobs.close()
    program.window.deleteLater()
    program.theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.excepthook = hook


@pytest.fixture
def opened(qtbot, program, passphrase) -> Program:
    field = program.lock_screen.unlock_page.field
    qtbot.keyClicks(field, passphrase)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    program.commands.run("entry.new")
    screen = program.window.desk.screen_of("reflections")
    qtbot.waitUntil(screen.has_entry, timeout=20_000)
    qtbot.keyClicks(screen.pane.area, "Typed before")
    return program


def sheet_of(qtbot, program, kind, command):
    program.commands.run(command)
    qtbot.waitUntil(lambda: bool(program.window.findChildren(kind)), timeout=20_000)
    return program.window.findChildren(kind)[-1]


def bodies(folder, passphrase, clock):
    journal = keeping.unlock(folder, passphrase, clock=clock)
    try:
        ids = [each for each, _ in journal.writing.ids_with_days()]
        return [journal.writing.open(each).body.strip() for each in ids]
    finally:
        journal.vault.database.close()


def test_words_that_wait_for_room_on_the_disk_are_told_at_the_unlock(
    qtbot, opened, vault_folder, passphrase, clock
):
    journal = opened.window._journal
    assert opened.bar.isHidden()
    journal.are_drafts_waiting = True
    opened.whole_journal.take_up(journal)
    assert opened.bar.text == DRAFTS_WAIT.text


def test_a_move_takes_what_was_being_typed_and_the_program_follows(
    qtbot, opened, restarts, vault_folder, elsewhere, passphrase, clock
):
    sheet = sheet_of(qtbot, opened, MoveSheet, "journal.move")
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)
    new = elsewhere / vault_folder.name
    assert restarts == [new]
    assert opened.settings.get(LAST_JOURNAL) == str(new)
    assert not vault_folder.exists()
    assert bodies(new, passphrase, clock) == ["Typed before"]


def test_a_move_that_cannot_be_made_is_told_in_the_sheet(
    qtbot, opened, vault_folder, elsewhere, passphrase
):
    (elsewhere / vault_folder.name).mkdir()
    sheet = sheet_of(qtbot, opened, MoveSheet, "journal.move")
    sheet.go.click()
    qtbot.waitUntil(lambda: "already" in sheet.problem.words, timeout=20_000)
    assert sheet.go.isEnabled()
    assert vault_folder.exists()
    sheet.dismiss()


def test_another_computer_gets_a_whole_copy(
    qtbot, opened, vault_folder, elsewhere, passphrase, clock
):
    sheet = sheet_of(qtbot, opened, AnotherComputerSheet, "journal.another")
    opened.window.save_now()
    sheet.go.click()
    copy = elsewhere / vault_folder.name
    qtbot.waitUntil(lambda: str(copy) in sheet.told.text(), timeout=20_000)
    assert bodies(copy, passphrase, clock) == ["Typed before"]
    sheet.dismiss()


def test_a_copy_is_under_way_until_it_was_read_back(qtbot, opened, elsewhere):
    sheet = sheet_of(qtbot, opened, AnotherComputerSheet, "journal.another")
    gate = Event()
    opened.jobs.run(partial(gate.wait, 20), opened.window)
    sheet.go.click()
    assert opened.kit.ongoing.is_busy
    gate.set()
    qtbot.waitUntil(lambda: str(elsewhere) in sheet.told.text(), timeout=20_000)
    assert not opened.kit.ongoing.is_busy
    sheet.dismiss()


def test_erasing_asks_for_the_name_and_leaves_nothing(
    qtbot, opened, restarts, vault_folder, elsewhere, home
):
    sheet = sheet_of(qtbot, opened, EraseSheet, "journal.erase")
    assert not sheet.erase.isEnabled()
    qtbot.keyClicks(sheet.name, "tes")
    assert not sheet.erase.isEnabled()
    qtbot.keyClicks(sheet.name, "t ")
    assert sheet.erase.isEnabled()
    sheet.erase.click()
    qtbot.waitUntil(lambda: bool(restarts), timeout=20_000)
    assert restarts == [None]
    assert not vault_folder.exists()
    assert not going(vault_folder).exists()
    assert opened.settings.get(LAST_JOURNAL) == ""
    assert opened.settings.get(ERASING) == ""
    assert not list(home.rglob("log.txt"))


def test_everything_can_be_kept_before_it_is_erased(qtbot, opened, vault_folder, elsewhere):
    sheet = sheet_of(qtbot, opened, EraseSheet, "journal.erase")
    for link in sheet.findChildren(LinkButton):
        link.click()
        qtbot.waitUntil(lambda: "It was kept in" in sheet.told.text(), timeout=20_000)
        sheet.told.setText("")
    kept = sorted(path.name for path in elsewhere.iterdir())
    assert kept == ["Journal 2026-11-23", vault_folder.name]
    texts = "".join(path.read_text() for path in (elsewhere / kept[0]).rglob("*.md"))
    assert "Typed before" in texts
    sheet.dismiss()


def test_an_erasing_that_was_cut_short_goes_on_at_the_next_start(
    qtbot, program, vault_folder, tmp_path
):
    vault_folder.rename(going(vault_folder))
    program.settings.put(ERASING, str(going(vault_folder)))
    program.finish_erasing()
    assert not going(vault_folder).exists()
    assert program.settings.get(ERASING) == ""


def test_the_page_names_every_file_and_what_it_is(qtbot, opened, vault_folder):
    shown = []
    sheet = sheet_of(qtbot, opened, DiskSheet, "journal.disk")
    sheet._show = shown.append
    qtbot.waitUntil(lambda: bool(words_of(sheet)), timeout=20_000)
    for name in ("Your journal", "Key file and its copy", "Backups beside it",
                 "Recovery sheet you saved"):  # fmt: skip
        assert name in words_of(sheet)
    assert "Not checked yet." in sheet.checked.text()
    sheet.check.click()
    qtbot.waitUntil(lambda: "Everything could be read." in sheet.checked.text(), timeout=20_000)
    assert len(journal_files.of_others(vault_folder)) == 0
    sheet.dismiss()


def words_of(sheet):
    return [label.text() for label in sheet.rows.findChildren(Label)]


def test_sizes_are_said_as_people_say_them():
    sizes = (0, 812, 14_200, 999_600, 3_200_000, 48_000_000, 2_400_000_000)
    said = [size_words(size) for size in sizes]
    assert said == ["0 bytes", "812 bytes", "14 KB", "1.0 MB", "3.2 MB", "48 MB", "2.4 GB"]


def test_every_backup_that_goes_is_named_by_its_day(tmp_path):
    days = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (23, 23, 12)]
    kept = tuple(Kept(tmp_path / str(number), day) for number, day in enumerate(days))
    known = Known(tmp_path, "Mine", kept, tmp_path / "stick", kept[:1], is_second_there=True)
    lines = what_goes(known, date(2026, 11, 23))
    assert lines[1] == "3 backups beside it, of today, 12 Nov"
    assert lines[2] == f"1 backup in {tmp_path / 'stick'}, of today"
    away = replace(known, is_second_there=False)
    assert "is not connected" in what_goes(away, date(2026, 11, 23))[2]
