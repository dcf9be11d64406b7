# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the spelling check: languages, own words, and a note where nothing is there."""

from __future__ import annotations

import sys

import pytest

from tests.services.test_spelling import WITH_LIBRARY
from therapy_journal.services.settings import SPELLING_LANGUAGE, WindowSettings
from therapy_journal.ui.settings.section import Subject
from therapy_journal.ui.settings.spelling_section import ABSENT, SpellingSection
from therapy_journal.ui.widgets.chips import Chip


@pytest.fixture
def section(journal, kit, qtbot, tmp_path):
    journal.spelling.learn("zorblax")
    journal.spelling.learn("Ada")
    window = WindowSettings(tmp_path / "window.json")
    section = SpellingSection(Subject(journal, window, kit, run=_nothing))
    qtbot.addWidget(section)
    section.show()
    return section


def _nothing(command_id: str) -> None:
    """Take the command nobody gives here."""


def words(section):
    return [chip.text() for chip in section.words.findChildren(Chip)]


def test_own_words_are_listed_taken_out_and_put_back(section, journal, said):
    assert words(section) == ["Ada", "zorblax"]
    chip = section.words.findChildren(Chip)[1]
    assert chip.accessibleName() == "Take out zorblax"
    chip.click()
    assert words(section) == ["Ada"]
    assert journal.spelling.words() == ["Ada"]
    said.press()
    assert words(section) == ["Ada", "zorblax"]


@WITH_LIBRARY
def test_a_language_is_chosen_and_kept(section, journal):
    chips = {chip.text(): chip for chip in section.languages.chips()}
    assert chips["As the system"].isChecked()
    english = next(chip for name, chip in chips.items() if "English" in name)
    english.click()
    assert journal.settings.get(SPELLING_LANGUAGE).startswith("en")
    english.click()  # let go again: as the system
    assert chips["As the system"].isChecked()
    assert journal.settings.get(SPELLING_LANGUAGE) == ""


def test_where_the_library_is_absent_a_note_says_so(monkeypatch, request):
    monkeypatch.setitem(sys.modules, "enchant", None)
    section = request.getfixturevalue("section")
    assert section.about.text() == ABSENT
    assert section.languages.isHidden()
