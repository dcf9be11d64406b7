# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting a page out: one sentence first, then the file or the printer."""

from __future__ import annotations

import stat
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.paper.conftest import pdf_text
from tests.ui.summary.conftest import words
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.paper.letting_out import LettingOut
from therapy_journal.ui.paper.pdf import BOXES, UNENCRYPTED
from therapy_journal.ui.paper.printing import NoPrinter
from therapy_journal.ui.summary.handing_out import _ROUNDS, SPOOLER
from therapy_journal.ui.summary.screen import SummaryScreen


def test_a_pdf_is_written_after_one_sentence_and_a_place(shown, tmp_path):
    shown.week.all_on()
    shown.screen.refresh()
    shown.target = tmp_path / "Notes 2026-11-26.pdf"
    shown.screen.save_button.click()
    assert UNENCRYPTED in words(shown.screen.window())
    assert shown.suggested == []
    shown.screen.handing_out.pdf_sheet.accept()
    assert shown.suggested[0].name == "Notes 2026-11-26.pdf"
    assert stat.S_IMODE(shown.target.stat().st_mode) == 0o600
    assert "I came close to cancelling." in pdf_text(shown.target)
    assert shown.said.last.text == "The PDF was saved."
    assert str(tmp_path) not in shown.said.last.text + shown.said.last.detail


def test_words_typed_a_moment_ago_are_on_the_page_let_out(shown, tmp_path, qtbot):
    shown.turn("section.one_thing")
    shown.target = tmp_path / "Notes.pdf"
    box = shown.screen.controls.one_thing
    box.selectAll()
    qtbot.keyClicks(box, "Only this")
    shown.screen.save_pdf()
    shown.screen.handing_out.pdf_sheet.accept()
    assert "Only this" in pdf_text(shown.target)
    assert "I came close" not in pdf_text(shown.target)


@pytest.fixture
def waiting(shown):
    """Return the screen beside the real storage thread, where answers come late."""
    shown.week.all_on()
    # The other screen would read on this thread while the storage thread writes.
    shown.screen.hide()
    bus = Bus(shown.kit.theme)
    jobs = Jobs(bus)
    screen = SummaryScreen(
        preparing=shown.week.preparing, kit=replace(shown.kit, jobs=jobs, bus=bus),
        choose=shown.choose, print_pages=shown.print_pages,
    )  # fmt: skip
    screen.resize(1074, 800)
    screen.show()
    screen.open_for(None)
    yield screen
    jobs.close()
    screen.close()
    screen.deleteLater()


def test_what_was_switched_off_a_moment_ago_is_not_on_the_page_let_out(
    shown, waiting, tmp_path, qtbot
):
    qtbot.waitUntil(lambda: "I came close" in waiting.preview.accessibleDescription())
    shown.target = tmp_path / "Notes.pdf"
    waiting.controls.rows.row("section.one_thing").switch.click()
    waiting.save_pdf()
    sheet = waiting.handing_out.pdf_sheet
    qtbot.waitUntil(lambda: sheet.is_open)
    sheet.accept()
    qtbot.waitUntil(lambda: bool(shown.said.notices))
    assert "Ready to say" in pdf_text(shown.target)
    assert "I came close" not in pdf_text(shown.target)


def test_no_page_is_offered_once_the_screen_is_left(shown, waiting, qtbot):
    qtbot.waitUntil(lambda: "I came close" in waiting.preview.accessibleDescription())
    waiting.save_pdf()
    waiting.hide()
    for _ in range(2 * _ROUNDS):
        answered = []
        waiting._kit.jobs.when_answered(waiting, answered.append)
        qtbot.waitUntil(lambda answered=answered: bool(answered))
    assert not waiting.handing_out.pdf_sheet.is_open


def test_characters_without_a_font_are_told_before_anything_is_made(shown):
    assert BOXES not in said_before(shown)
    shown.week.writing.bring(shown.week.write("\U0010abcd", "Private use is in no font."))
    shown.week.all_on()
    shown.screen.refresh()
    assert said_before(shown) == [f"{UNENCRYPTED}\n\n{BOXES}", f"{SPOOLER}\n\n{BOXES}"]


def said_before(shown):
    """Return what the two sheets say, having left both."""
    said = []
    handing_out = shown.screen.handing_out
    for ask, sheet in (
        (shown.screen.save_pdf, handing_out.pdf_sheet),
        (shown.screen.print_page, handing_out.print_sheet),
    ):
        ask()
        said.append(sheet.accessibleDescription())
        sheet.dismiss()
    return said


def test_nothing_is_written_when_it_is_left(shown, tmp_path):
    shown.screen.save_button.click()
    shown.screen.handing_out.pdf_sheet.dismiss()
    assert shown.suggested == []
    problems = []
    shown.kit.jobs.problem.connect(problems.append)
    shown.screen.save_button.click()
    shown.screen.handing_out.pdf_sheet.accept()
    assert len(shown.suggested) == 1
    assert not shown.said.notices
    assert problems == []
    assert list(tmp_path.rglob("*.pdf")) == []


def test_the_window_counts_a_file_as_under_way_until_it_is_written_and_noted(shown, tmp_path):
    letting_out = LettingOut(kit=shown.kit, screen=shown.screen, choose=shown.choose)
    shown.target = tmp_path / "Notes.pdf"
    found = []

    def remember():
        found.append((shown.kit.ongoing.is_busy, shown.target.exists()))

    letting_out.as_pdf(shown.screen._layout, shown.kit.clock.now().day, remember)
    letting_out.pdf_sheet.accept()
    assert found == [(True, True)]
    assert not shown.kit.ongoing.is_busy


def test_a_place_that_refuses_is_told(shown, tmp_path):
    shown.target = tmp_path / "gone" / "Notes.pdf"
    shown.screen.save_pdf()
    problems = []
    shown.kit.jobs.problem.connect(problems.append)
    shown.screen.handing_out.pdf_sheet.accept()
    assert len(problems) == 1
    shown.week.at(26, 17)
    shown.week.attending.attended(shown.week.next_id)
    assert shown.week.preparing.to_ask_about() is None  # nothing was handed over
    assert str(tmp_path) not in problems[0].sentence + problems[0].action
    assert not shown.said.notices


def test_a_page_too_full_is_neither_saved_nor_printed(shown):
    body = "\n".join(f"line {number}" for number in range(60))
    shown.week.writing.bring(shown.week.write("Long one", body))
    shown.week.all_on()
    shown.screen.refresh()
    shown.screen.save_pdf()
    assert shown.said.last.key == "E_PAGE_FULL"
    shown.screen.print_page()
    assert not shown.screen.handing_out.pdf_sheet.is_open
    assert not shown.screen.handing_out.print_sheet.is_open
    assert shown.printed == []


def test_printing_comes_after_one_sentence_on_the_spool(shown):
    shown.screen.print_button.click()
    assert SPOOLER in words(shown.screen.window())
    assert shown.printed == []
    shown.screen.handing_out.print_sheet.accept()
    assert len(shown.printed) == 1


def test_a_printer_that_is_not_there_is_told(shown):
    shown.refusal = NoPrinter()
    shown.screen.print_page()
    shown.screen.handing_out.print_sheet.accept()
    assert shown.said.last.key == "E_NO_PRINTER"
    shown.week.at(26, 17)
    shown.week.attending.attended(shown.week.next_id)
    assert shown.week.preparing.to_ask_about() is None  # nothing was handed over


def test_what_was_listed_and_left_is_not_new_after_a_print(shown):
    shown.turn("section.passages")
    mark = f"mark.{shown.week.mark_id}"
    assert shown.switch(mark).note() == "new"
    shown.screen.print_page()
    shown.screen.handing_out.print_sheet.accept()
    assert shown.switch(mark).note() == ""
    assert not shown.switch(mark).isChecked()


def test_the_printing_system_is_not_touched_before_print_is_pressed():
    program = """
import sys
import therapy_journal.ui.summary.screen
import therapy_journal.ui.summary.handed_over
assert "PySide6.QtPrintSupport" not in sys.modules
assert "PySide6.QtNetwork" not in sys.modules
"""
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=120
    )
    assert answer.returncode == 0, answer.stderr
