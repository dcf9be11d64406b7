# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start, page by page, up to an open journal."""

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.kits import Said, immediate_kit
from therapy_journal.services.settings import SHEET_FILE
from therapy_journal.ui.lock.guide.guide import Guide
from therapy_journal.ui.widgets.buttons import PrimaryButton

PASSPHRASE = "seven green bottles standing"


@pytest.fixture
def guide(qtbot, qapp, clock, tmp_path, opened):
    guide = Guide(
        folder=tmp_path / "New.tjournal",
        kit=immediate_kit(qapp, clock, Said()),
        choose=lambda *_: tmp_path / "papers" / "Sheet.pdf",
    )
    (tmp_path / "papers").mkdir()
    qtbot.addWidget(guide)
    guide.opened.connect(opened.append)
    guide.resize(1280, 800)
    guide.show()
    return guide


def choose(qtbot, guide, first, second):
    guide.welcome.go_on_requested.emit()
    page = guide.passphrase
    for field, text in zip(page.fields, (first, second), strict=True):
        field.clear()
        qtbot.keyClicks(field, text)
    qtbot.keyClick(page.fields[1], Qt.Key.Key_Return)
    return page


def type_back(qtbot, page, groups):
    page.have.click()
    for place, field in zip(page.asked, page.fields, strict=True):
        field.clear()
        qtbot.keyClicks(field, groups[place])
    qtbot.keyClick(page.fields[1], Qt.Key.Key_Return)


def test_from_nothing_to_an_open_journal_with_a_first_session(
    qtbot, guide, opened, tmp_path, clock
):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    sheet = guide.sheet_page.keeping
    assert guide.currentWidget() is guide.sheet_page
    sheet.save.click()
    saved = tmp_path / "papers" / "Sheet.pdf"
    assert saved.stat().st_mode & 0o777 == 0o600
    type_back(qtbot, sheet, sheet.sheet.groups)
    assert guide.currentWidget() is guide.session_page
    guide.session_page.planned.emit(datetime.combine(date(2026, 11, 26), time(15)), "R.")
    (journal,) = opened
    session = journal.attending.next()
    assert (session.starts.local, session.with_whom) == (datetime(2026, 11, 26, 15), "R.")
    assert journal.settings.get(SHEET_FILE) == str(saved)


def test_the_sheet_holds_the_key_and_no_name(qtbot, guide, tmp_path):
    import subprocess

    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    guide.sheet_page.keeping.save.click()
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "papers" / "Sheet.pdf"), "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert all(group in text for group in guide.sheet_page.keeping.sheet.groups)
    assert guide.sheet_page.keeping.sheet.number in text
    assert "This sheet opens one journal on your computer" in text


def test_who_may_find_the_saved_sheet_is_said_once_at_a_time(qtbot, guide):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    keeping_sheet = guide.sheet_page.keeping

    def said():
        shown = [
            label.text() for label in keeping_sheet.findChildren(QLabel) if not label.isHidden()
        ]
        return sum("Anyone who finds the saved sheet" in text for text in shown)

    assert said() == 1
    keeping_sheet.save.click()
    assert "was saved" in keeping_sheet.told
    assert said() == 1


def test_a_sheet_is_never_saved_beside_the_journal(qtbot, qapp, clock, tmp_path):
    folder = tmp_path / "New.tjournal"
    guide = Guide(
        folder=folder,
        kit=immediate_kit(qapp, clock, Said()),
        choose=lambda *_: folder / "Sheet.pdf",
    )
    qtbot.addWidget(guide)
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    guide.sheet_page.keeping.save.click()
    assert not (folder / "Sheet.pdf").exists()
    assert "beside the journal" in guide.sheet_page.keeping.told


def test_a_short_passphrase_makes_nothing(qtbot, guide, tmp_path):
    page = choose(qtbot, guide, "short", "short")
    assert "at least 12" in page.told
    assert not (tmp_path / "New.tjournal").exists()


def test_two_that_differ_make_nothing(qtbot, guide, tmp_path):
    page = choose(qtbot, guide, PASSPHRASE, PASSPHRASE + "s")
    assert "differ" in page.told
    assert not (tmp_path / "New.tjournal").exists()
    qtbot.keyClick(page._new.fields[1], Qt.Key.Key_End)
    qtbot.keyClick(page._new.fields[1], Qt.Key.Key_Backspace)
    assert not page._problem.isVisibleTo(page)


def test_a_group_typed_wrong_goes_no_further(qtbot, guide, opened):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    type_back(qtbot, guide.sheet_page.keeping, ["0000"] * 9)
    assert guide.currentWidget() is guide.sheet_page
    assert "does not match" in guide.sheet_page.keeping.told
    assert not opened


def test_a_group_may_be_typed_as_it_was_read(qtbot, guide):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    page = guide.sheet_page.keeping
    type_back(qtbot, page, [f" {group.lower()}".replace("0", "o") for group in page.sheet.groups])
    assert guide.currentWidget() is guide.session_page


def test_the_first_session_may_be_left_open(qtbot, guide, opened):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    type_back(qtbot, guide.sheet_page.keeping, guide.sheet_page.keeping.sheet.groups)
    guide.session_page.findChildren(PrimaryButton)[0].click()
    (journal,) = opened
    assert journal.attending.next() is None


def test_going_on_without_a_sheet_needs_the_words_typed(qtbot, guide):
    choose(qtbot, guide, PASSPHRASE, PASSPHRASE)
    page = guide.sheet_page.keeping
    page.skip.click()
    qtbot.keyClicks(page.acknowledge, "yes yes")
    qtbot.keyClick(page.acknowledge, Qt.Key.Key_Return)
    assert guide.currentWidget() is guide.sheet_page
    page.acknowledge.clear()
    qtbot.keyClicks(page.acknowledge, "Nobody can open it")
    qtbot.keyClick(page.acknowledge, Qt.Key.Key_Return)
    assert guide.currentWidget() is guide.session_page
    guide.session_page.later.emit()
