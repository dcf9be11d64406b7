# SPDX-License-Identifier: GPL-3.0-or-later
"""The card for the wallet: off until switched on, whole, and a real PDF."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.services.journal import Journal
from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.settings.disk_sheet import FORMS
from therapy_journal.ui.support.card_sheet import EMPTY, FULL, CardSheet


@pytest.fixture
def journal(vault, clock):
    journal = Journal(vault, clock=clock)
    journal.supporting.add_person("M.", "555 0134", "a note for nobody")
    journal.supporting.add_comfort("the park")
    return journal


class Printed(list[PaperLayout]):
    """Stands for the printer, which a test has not; it takes what it is given."""

    def __call__(self, parent, layout, done):
        self.append(layout)
        done()


@pytest.fixture
def printed():
    return Printed()


@pytest.fixture
def sheet(qtbot, journal, kit, tmp_path, printed):
    window = QWidget()
    window.resize(900, 800)
    qtbot.addWidget(window)
    window.show()
    sheet = CardSheet(
        window, supporting=journal.supporting, kit=kit,
        choose=lambda *_: tmp_path / "card.pdf", print_pages=printed,
    )  # fmt: skip
    sheet.begin()
    return sheet


def test_nothing_is_on_the_first_time(sheet):
    assert not any(switch.isChecked() for switch in (*sheet.people, *sheet.comforts))
    assert sheet.hint.text() == EMPTY
    assert not sheet.print_button.isEnabled()


def test_it_opens_on_the_first_thing_to_switch_on(sheet):
    sheet.window().activateWindow()
    assert sheet.people[0].hasFocus()
    sheet.dismiss()
    sheet.begin()
    assert sheet.people[0].hasFocus()


def test_what_is_switched_on_is_drawn(sheet):
    def ink():
        image = sheet.picture.grab().toImage()
        return sum(
            image.pixelColor(x, y).lightness() < 90
            for x in range(image.width())
            for y in range(image.height())
        )

    before = ink()
    sheet.people[0].setChecked(True)
    assert ink() > before + 50
    assert sheet.print_button.isEnabled()


def test_saved_as_pdf_after_the_sentence(sheet, tmp_path, journal):
    sheet.people[0].setChecked(True)
    sheet.pdf_button.click()
    assert not (tmp_path / "card.pdf").exists()
    sheet.letting_out.pdf_sheet.accept()
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")
    assert [one.form for one in journal.looking.look().exported] == ["card, pdf"]


def test_printed_after_the_sentence_with_what_is_switched_on(sheet, journal, printed):
    sheet.people[0].setChecked(True)
    sheet.print_button.click()
    assert not printed
    sheet.letting_out.print_sheet.dismiss()
    assert not printed
    assert journal.looking.look().exported == ()
    sheet.print_button.click()
    sheet.letting_out.print_sheet.accept()
    (card,) = printed
    assert card.page_count == 1
    assert not card.is_cut
    (noted,) = journal.looking.look().exported
    assert FORMS[noted.form] == "A card for the wallet, printed"


def test_too_much_is_told_and_not_cut(sheet, journal):
    for _ in range(20):
        journal.supporting.add_comfort("something rather long that helps me on many a day")
    sheet.dismiss()
    sheet.begin()
    for switch in sheet.comforts:
        switch.setChecked(True)
    assert sheet.hint.text() == FULL
    assert not sheet.print_button.isEnabled()
