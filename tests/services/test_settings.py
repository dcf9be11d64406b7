# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of the window and of the journal."""

import json
import stat

import pytest

from therapy_journal.services import settings as declared
from therapy_journal.services.settings import Settings, WindowSettings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "window.json"


def test_what_was_put_is_there_in_the_next_start(file):
    WindowSettings(file).put(declared.TEXT_SIZE, 150)
    assert WindowSettings(file).get(declared.TEXT_SIZE) == 150
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_last_journal_is_forgotten_when_it_is_not_to_be_remembered(file):
    settings = WindowSettings(file)
    settings.put(declared.LAST_JOURNAL, "somewhere")
    settings.put(declared.REMEMBER_LAST, value=False)
    assert "somewhere" not in file.read_text()
    settings.put(declared.LAST_JOURNAL, "elsewhere")
    assert "elsewhere" not in file.read_text()


@pytest.mark.parametrize(
    "spoilt",
    ["", "{", "[]", '{"text_size": "large"}', '{"unknown": 1}', "[" * 30_000 + "]" * 30_000],
    ids=range(6),
)
def test_a_spoilt_file_means_the_defaults(file, spoilt):
    file.parent.mkdir()
    file.write_text(spoilt)
    assert WindowSettings(file).get(declared.TEXT_SIZE) == 100


def test_a_number_out_of_bounds_is_brought_within(file):
    file.parent.mkdir()
    file.write_text(json.dumps({"text_size": 900, "lock_minutes": 0}))
    settings = WindowSettings(file)
    assert settings.get(declared.TEXT_SIZE) == 200
    assert settings.get(declared.LOCK_MINUTES) == 1


def test_a_place_that_cannot_be_written_interrupts_nobody(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    settings = WindowSettings(blocked / "window.json")
    settings.put(declared.APPEARANCE, "dark")
    assert settings.get(declared.APPEARANCE) == "dark"


def test_a_journal_keeps_its_own_settings(database):
    settings = Settings(db=database)
    assert settings.get(declared.THEN_AND_NOW) is True
    outcome = settings.put(declared.THEN_AND_NOW, value=False)
    assert outcome.changes.settings
    assert Settings(db=database).get(declared.THEN_AND_NOW) is False
    settings.put(declared.PAPER_SIZE, "Foolscap")
    assert settings.get(declared.PAPER_SIZE) == "A4"


def test_every_declared_key_is_its_own():
    keys = [s.key for s in vars(declared).values() if isinstance(s, declared.Setting)]
    assert len(keys) == len(set(keys))
