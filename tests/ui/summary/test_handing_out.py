# SPDX-License-Identifier: GPL-3.0-or-later
"""Letting a page out: one sentence first, then the file or the printer."""

from __future__ import annotations

import stat
import subprocess
import sys

from tests.paper.conftest import pdf_text
from tests.ui.summary.conftest import words
from therapy_journal.ui.paper.pdf import BOXES, UNENCRYPTED
from therapy_journal.ui.paper.printing import NoPrinter
from therapy_journal.ui.summary.handing_out import SPOOLER


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
    shown.screen.save_button.click()
    shown.screen.handing_out.pdf_sheet.accept()
    assert len(shown.suggested) == 1
    assert not shown.said.notices
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_place_that_refuses_is_told(shown, tmp_path):
    shown.target = tmp_path / "gone" / "Notes.pdf"
    shown.screen.save_pdf()
    problems = []
    shown.kit.jobs.problem.connect(problems.append)
    shown.screen.handing_out.pdf_sheet.accept()
    assert len(problems) == 1
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
