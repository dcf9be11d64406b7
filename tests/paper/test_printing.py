# SPDX-License-Identifier: GPL-3.0-or-later
"""Printing draws the very pages of the PDF. The spooler is not asked: a file takes its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from tests.paper.conftest import pdf_info, pdf_text
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.headless import write_summary_pdf
from therapy_journal.ui.paper.pages import lay_out
from therapy_journal.ui.paper.printing import new_printer, print_pages


def to_file(printer, path):
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))


@pytest.mark.parametrize("size", PaperSize)
def test_a_print_says_what_the_pdf_says(full, tmp_path, size):
    layout = lay_out(full, PageForm(size))
    printer = new_printer(layout)
    to_file(printer, tmp_path / "printed.pdf")
    assert print_pages(printer, layout)
    del printer
    write_summary_pdf(full, tmp_path / "saved.pdf", size.value)
    assert pdf_text(tmp_path / "printed.pdf") == pdf_text(tmp_path / "saved.pdf")
    assert (
        pdf_info(tmp_path / "printed.pdf")["Page size"]
        == pdf_info(tmp_path / "saved.pdf")["Page size"]
    )


def test_a_job_at_the_printer_has_a_name_that_says_nothing(full):
    assert new_printer(lay_out(full, PageForm())).docName() == "Document"


def test_on_other_paper_the_page_is_made_to_fit(full, tmp_path):
    layout = lay_out(replace(full, two_pages=True), PageForm())
    printer = new_printer(layout)
    to_file(printer, tmp_path / "small.pdf")
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    assert print_pages(printer, layout)
    del printer
    text = pdf_text(tmp_path / "small.pdf")
    assert "Private and confidential" in text
    assert "1/1" in text
