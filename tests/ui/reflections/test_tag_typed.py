# SPDX-License-Identifier: GPL-3.0-or-later
"""A tag being typed is lost neither by a lock nor by a full disk."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.reflections.conftest import press, type_into
from therapy_journal.core.errors import DiskFull
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.searching import Searching
from therapy_journal.ui.reflections.screen import ReflectionsScreen


@pytest.fixture
def opened(screen, entry_of):
    entry_id = entry_of("A day", "It rained.")
    screen.refresh()
    screen.open_entry(entry_id)
    return entry_id


def popup(screen):
    screen.pane.head.chips.add_tag.click()
    return screen.pane.head.chips.tag_popup


def test_a_tag_being_typed_is_there_after_a_lock(screen, opened, writing, database, kit, entry_of):
    other = entry_of("Another", "It snowed.", days=1)
    type_into(popup(screen).field, "fami")
    assert screen.unsaved()
    screen.flush()
    assert not screen.unsaved()
    again = ReflectionsScreen(writing=writing, searching=Searching(db=database), kit=kit)
    again.show()
    again.open_entry(other)
    assert popup(again).field.text() == ""
    again.open_entry(opened)
    assert popup(again).field.text() == "fami"
    again.close()
    again.deleteLater()


def test_a_tag_left_with_escape_or_taken_waits_no_more(screen, opened, writing):
    field = popup(screen).field
    type_into(field, "fami")
    screen.flush()
    press(popup(screen).field, Qt.Key.Key_Escape)
    screen.flush()
    assert writing.forms.get(FormKind.TAG, opened) == {}
    type_into(popup(screen).field, "family")
    press(field, Qt.Key.Key_Return)
    screen.flush()
    assert writing.forms.get(FormKind.TAG, opened) == {}
    assert writing.open(opened).tags == ("family",)


def test_tags_with_commas_between_them_are_several(screen, opened, writing):
    field = popup(screen).field
    type_into(field, "anger, my sister;anger,")
    press(field, Qt.Key.Key_Return)
    screen.flush()
    assert set(writing.open(opened).tags) == {"anger", "my sister"}


def test_a_tag_that_could_not_be_stored_is_tried_again(screen, opened, writing, said, monkeypatch):
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(writing, "set_tags", full)
    type_into(popup(screen).field, "family")
    press(screen.pane.head.chips.tag_popup.field, Qt.Key.Key_Return)
    assert said.last.key == DiskFull.code
    assert screen.unsaved()
    type_into(popup(screen).field, "work")
    press(screen.pane.head.chips.tag_popup.field, Qt.Key.Key_Return)
    (words,) = screen.unsaved_texts()
    assert words.fields == {"names": "family\nwork"}
    monkeypatch.undo()
    screen.flush()
    assert not screen.unsaved()
    assert writing.open(opened).tags == ("family", "work")
