# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: the last backup, a second place, and what is said when one is away."""

from __future__ import annotations

import pytest

from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import WindowSettings
from therapy_journal.storage import backup
from therapy_journal.ui.settings.backups_section import AWAY, NO_SECOND, NONE_YET, BackupsSection
from therapy_journal.ui.settings.section import Subject


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def section(qtbot, vault, clock, kit, stick, tmp_path):
    journal = Journal(vault, clock=clock)
    subject = Subject(journal, WindowSettings(tmp_path / "window.json"), kit, lambda _: None)
    section = BackupsSection(subject, choose=lambda *_: stick)
    qtbot.addWidget(section)
    section.show()
    return section


def test_it_says_that_there_is_none_and_makes_one(vault, section):
    assert section.last.text() == NONE_YET
    section.now.click()
    assert section.last.text().startswith("Last backup: today, ")
    assert section.where.text() == "1 backup in … / Test.tjournal / backups"
    assert len(backup.folders(vault.folder)) == 1


def test_a_second_place_is_chosen_used_missed_and_given_up(vault, section, stick):
    assert section.about_second.text() == NO_SECOND
    section.choose.click()
    assert section.second.text() == f"Second place: {stick}"
    assert section.about_second.text() == "No backup lies there yet."
    section.now.click()
    assert section.about_second.text().startswith("The last backup there: today, ")
    stick.rename(stick.with_name("away"))
    section.now.click()
    assert section.about_second.text() == AWAY
    assert not section.problem.isVisible()
    assert len(backup.folders(vault.folder)) == 2
    section.give_up.click()
    assert not section.second.isVisible()
    assert section.about_second.text() == NO_SECOND


def test_a_place_that_will_not_do_is_told(vault, section):
    section._choose = lambda *_: vault.folder
    section.choose.click()
    assert "inside the journal itself" in section.problem.words
    assert not section.second.isVisible()


def test_a_backup_that_failed_is_told_until_one_succeeds(vault, section):
    place = backup.own_place(vault.folder)
    place.write_text("in the way")
    section.now.click()
    assert "No backup was made" in section.problem.words
    assert section.last.text() == NONE_YET
    place.unlink()
    section.now.click()
    assert not section.problem.isVisible()
