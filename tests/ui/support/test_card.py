# SPDX-License-Identifier: GPL-3.0-or-later
"""The card for the wallet: off until switched on, whole, and a real PDF."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from therapy_journal.services.journal import Journal
from therapy_journal.ui.support.card_sheet import EMPTY, FULL, CardSheet


@pytest.fixture
def journal(vault, clock):
    journal = Journal(vault, clock=clock)
    journal.supporting.add_person("M.", "555 0134", "a note for nobody")
    journal.supporting.add_comfort("the park")
    return journal


@pytest.fixture
def sheet(qtbot, journal, kit, tmp_path):
    window = QWidget()
    window.resize(900, 800)
    qtbot.addWidget(window)
    window.show()
    sheet = CardSheet(
        window, supporting=journal.supporting, kit=kit,
        choose=lambda *_: tmp_path / "card.pdf",
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
    assert [one.form for one in journal.looking.look().exported] == ["pdf"]


def test_too_much_is_told_and_not_cut(sheet, journal):
    for _ in range(20):
        journal.supporting.add_comfort("something rather long that helps me on many a day")
    sheet.dismiss()
    sheet.begin()
    for switch in sheet.comforts:
        switch.setChecked(True)
    assert sheet.hint.text() == FULL
    assert not sheet.print_button.isEnabled()
