# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings: each section stands under its heading, and what it changes is kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import (
    LINE_WIDTH,
    LOCK_MINUTES,
    PICK_UP_TEXT,
    REMEMBER_LAST,
    TEXT_SIZE,
    UNSAID_AFTER,
    WRITING_SIZE,
    Settings,
    WindowSettings,
)
from therapy_journal.ui.settings.section import Section
from therapy_journal.ui.settings.settings_sheet import SettingsSheet
from therapy_journal.ui.widgets.buttons import DrawnButton
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.switches import Switch


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def sheet(vault, clock, kit, commands, window, tmp_path):
    sheet = SettingsSheet(
        journal=Journal(vault, clock=clock),
        window=WindowSettings(tmp_path / "window.json"),
        kit=kit,
        commands=commands,
        parent=window,
    )
    sheet.open()
    return sheet


def named(sheet, kind, name):
    return next(w for w in sheet.findChildren(kind) if w.accessibleName() == name)


def test_every_section_stands_under_its_heading_in_order(sheet):
    titles = [section.accessibleName() for section in sheet.findChildren(Section)]
    wanted = [
        "Appearance", "Writing", "Spelling", "The day", "Sessions", "Unsent notes",
        "Looking at the whole", "Locking", "Passphrase and recovery key",
        "Backups", "This journal",
    ]  # fmt: skip
    assert [title for title in wanted if title in titles] == titles


def test_a_low_window_scrolls_and_tab_reaches_the_last_of_it(qtbot, sheet):
    area = sheet.findChild(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0
    last = sheet.findChildren(Section)[-1].findChildren(Switch)[-1]
    for _ in range(60):
        if last.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert last.hasFocus()
    top = last.mapTo(area.viewport(), last.rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height() - last.height()


def test_what_is_chosen_is_kept(qtbot, sheet, tmp_path, vault, clock):
    segments = {s.accessibleName(): s for s in sheet.findChildren(Segments)}
    with qtbot.waitSignal(sheet.rest_changed):
        segments["Lock after rest of"].value_changed.emit(15)
    segments["Text size"].value_changed.emit(125)
    switches = {s.text(): s for s in sheet.findChildren(Switch)}
    switches[REMEMBER_LAST.title].click()
    switches[PICK_UP_TEXT.title].click()
    kept = WindowSettings(tmp_path / "window.json")
    assert kept.get(LOCK_MINUTES) == 15
    assert kept.get(TEXT_SIZE) == 125
    assert kept.get(REMEMBER_LAST) is False
    assert Journal(vault, clock=clock).settings.get(PICK_UP_TEXT) is True


def test_the_page_takes_its_size_and_width_at_once(sheet, kit, tmp_path):
    segments = {s.accessibleName(): s for s in sheet.findChildren(Segments)}
    segments["Size of what I write"].value_changed.emit(115)
    segments["Line width"].value_changed.emit("wide")
    assert (kit.theme.page_scale, kit.theme.line_width) == (1.15, "wide")
    kept = WindowSettings(tmp_path / "window.json")
    assert (kept.get(WRITING_SIZE), kept.get(LINE_WIDTH)) == (115, "wide")


def test_when_an_unsaid_note_is_asked_about_is_chosen(qtbot, sheet, vault):
    after = named(sheet, Segments, UNSAID_AFTER.title)
    settings = Settings(db=vault.database)
    qtbot.waitUntil(after.isEnabled)
    assert after.value() == settings.get(UNSAID_AFTER) == 3
    after.part(0).click()
    qtbot.waitUntil(lambda: settings.get(UNSAID_AFTER) == 0)


def test_a_button_closes_the_settings_and_does_its_command(qtbot, sheet, commands):
    button = next(b for b in sheet.findChildren(DrawnButton) if b.text() == "Recovery sheet…")
    with qtbot.waitSignal(commands.action("keys.sheet").triggered):
        button.click()
    assert not sheet.is_open
