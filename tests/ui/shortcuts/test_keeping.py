# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys a person chose: which may be, what they are taken from, and that they last."""

import json

import pytest
from PySide6.QtGui import QKeySequence

from therapy_journal.services.settings import SHORTCUTS, WindowSettings
from therapy_journal.ui.commands import COMMANDS, Commands
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.shortcuts.allowed import refusal
from therapy_journal.ui.shortcuts.keeping import ShortcutKeeping
from therapy_journal.ui.theme import Theme


@pytest.fixture
def start(qapp, tmp_path):
    """Return a function that starts anew on the same settings."""
    theme = Theme(qapp, mode="light")

    def begin():
        settings = WindowSettings(tmp_path / "window.json")
        return ShortcutKeeping(commands=Commands(Icons(theme)), settings=settings)

    yield begin
    theme.deleteLater()


def text(keeping, command_id):
    return keeping.keys(command_id).toString(QKeySequence.SequenceFormat.PortableText)


@pytest.mark.parametrize(
    "keys",
    ["A", "Shift+A", "5", "Space", "Tab", "Ctrl+Tab", "Shift+Tab", "Return", "Ctrl+Return", "Esc",
     "Up", "Ctrl+Right", "Shift+End", "PgDown", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+A", "Ctrl+Z",
     "Ctrl+Shift+Z", "Ctrl+Y", "Backspace", "Delete", "Ctrl+Backspace", "Alt+F4", "Ctrl+Alt+E"],
)  # fmt: skip
def test_keys_that_write_move_or_edit_are_refused_with_a_sentence(qapp, keys):
    assert refusal(QKeySequence(keys)).endswith(".")


@pytest.mark.parametrize("keys", ["Ctrl+M", "Alt+9", "F7", "Shift+F7", "Ctrl+Shift+Y", "Alt+Up"])
def test_other_keys_may_be_given(qapp, keys):
    assert refusal(QKeySequence(keys)) == ""


def test_every_command_came_with_keys_that_may_be_given(qapp):
    # Ctrl+Enter does in an entry what it does in a form: it says that something is done.
    others = [c for c in COMMANDS if c.shortcut and c.id != "format.done"]
    assert [c.id for c in others if refusal(QKeySequence(c.shortcut))] == []


def test_a_change_acts_at_once_and_at_the_next_start(start):
    keeping = start()
    keeping.give("find", QKeySequence("Ctrl+M"))
    assert text(keeping, "find") == "Ctrl+M"
    assert keeping.is_changed("find")
    assert text(start(), "find") == "Ctrl+M"
    keeping.reset("find")
    assert text(keeping, "find") == "Ctrl+F"
    assert text(start(), "find") == "Ctrl+F"
    assert not keeping.has_changes()


def test_who_had_the_keys_has_none_then_and_gets_them_back_by_reset(start):
    keeping = start()
    assert keeping.holder(QKeySequence("Ctrl+N"), but="find") == "entry.new"
    keeping.give("find", QKeySequence("Ctrl+N"))
    assert (text(keeping, "find"), text(keeping, "entry.new")) == ("Ctrl+N", "")
    again = start()
    assert (text(again, "find"), text(again, "entry.new")) == ("Ctrl+N", "")
    again.reset("entry.new")
    assert (text(again, "find"), text(again, "entry.new")) == ("", "Ctrl+N")
    again.put_back({})
    assert (text(again, "find"), text(again, "entry.new")) == ("Ctrl+F", "Ctrl+N")


def test_none_is_kept_as_well(start):
    start().give("lock", QKeySequence())
    assert text(start(), "lock") == ""


def test_only_ids_and_keys_are_written(start, tmp_path):
    start().give("find", QKeySequence("Ctrl+M"))
    kept = json.loads((tmp_path / "window.json").read_text())
    assert json.loads(kept[SHORTCUTS.key]) == {"find": "Ctrl+M"}


@pytest.mark.parametrize(
    "spoilt",
    ["{", "[]", '{"find": 5}', '{"nowhere": "Ctrl+M"}', '{"find": "A"}', '{"find": "Ctrl+C"}',
     '{"find": "what is this"}', "[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_is_as_if_never_changed(start, tmp_path, spoilt):
    WindowSettings(tmp_path / "window.json").put(SHORTCUTS, spoilt)
    assert text(start(), "find") == "Ctrl+F"


def test_keys_chosen_before_are_not_shared_with_a_command_that_came_later(start, tmp_path):
    kept = json.dumps({"find": "Ctrl+K", "lock": "Ctrl+K"})
    WindowSettings(tmp_path / "window.json").put(SHORTCUTS, kept)
    keeping = start()
    assert text(keeping, "find") == "Ctrl+K"
    assert text(keeping, "palette") == ""
    assert text(keeping, "lock") == "Ctrl+L"
