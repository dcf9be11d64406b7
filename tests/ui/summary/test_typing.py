# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed on the summary's screen reaches the journal, and the page."""

from __future__ import annotations

from contextlib import contextmanager

from PySide6.QtCore import Qt

from therapy_journal.core.errors import DiskFull


def bodies(shown):
    return [item.body for item in shown.week.preparing.agenda()]


def one_thing(shown):
    return shown.week.preparing.material().page.one_thing


@contextmanager
def a_full_disk(preparing, method):
    def refuse(*args):
        raise DiskFull

    setattr(preparing, method, refuse)
    try:
        yield
    finally:
        delattr(preparing, method)


def test_the_one_thing_is_saved_and_on_the_page_while_it_is_typed(shown, qtbot):
    shown.turn("section.one_thing")
    box = shown.screen.controls.one_thing
    box.selectAll()
    qtbot.keyClicks(box, "Only this")
    assert shown.screen.unsaved()
    qtbot.waitUntil(lambda: "Only this" in shown.page(), timeout=2000)
    assert one_thing(shown) == "Only this"
    assert not shown.screen.unsaved()


def test_steady_typing_is_saved_as_well(shown, qtbot):
    box = shown.screen.controls.one_thing
    box.selectAll()
    typed = ""
    while one_thing(shown) == "I came close to cancelling.":
        qtbot.keyClicks(box, "word ", delay=20)
        typed += "word "
        assert len(typed) < 500
    assert typed.startswith(one_thing(shown))


def test_leaving_saves_at_once(shown, qtbot):
    box = shown.screen.controls.one_thing
    box.selectAll()
    qtbot.keyClicks(box, "Before I go")
    shown.screen.flush()
    assert one_thing(shown) == "Before I go"


def test_what_is_typed_is_kept_when_the_disk_is_full_and_tried_again(shown, qtbot):
    box = shown.screen.controls.one_thing
    with a_full_disk(shown.week.preparing, "set_one_thing"):
        box.selectAll()
        qtbot.keyClicks(box, "Still here")
        shown.screen.flush()
        assert shown.said.last.key == "E_DISK_FULL"
        assert shown.screen.unsaved()
        shown.screen.refresh()
        assert box.text() == "Still here"
    shown.screen.flush()
    assert one_thing(shown) == "Still here"
    assert not shown.screen.unsaved()


def test_what_is_typed_belongs_to_the_session_it_was_typed_for(shown, qtbot):
    later = shown.week.plan(30)
    box = shown.screen.controls.one_thing
    box.selectAll()
    qtbot.keyClicks(box, "For the first")
    shown.screen.open_for(later)
    assert shown.week.preparing.material(shown.week.next_id).page.one_thing == "For the first"
    assert shown.week.preparing.material(later).page.one_thing == ""
    assert box.text() == ""
    assert shown.screen.header.title() == "Summary for Mon 30 Nov"


def test_what_cannot_be_saved_keeps_its_own_session_open(shown, qtbot):
    later = shown.week.plan(30)
    box = shown.screen.controls.one_thing
    with a_full_disk(shown.week.preparing, "set_one_thing"):
        box.selectAll()
        qtbot.keyClicks(box, "For the first")
        shown.screen.open_for(later)
        assert shown.screen.header.title() == "Summary for Thu 26 Nov"
        assert box.text() == "For the first"
    shown.screen.open_for(later)
    assert shown.week.preparing.material(shown.week.next_id).page.one_thing == "For the first"
    assert shown.week.preparing.material(later).page.one_thing == ""
    assert shown.screen.header.title() == "Summary for Mon 30 Nov"


def test_a_thing_to_bring_is_kept_while_it_is_typed(shown, qtbot):
    agenda = shown.screen.controls.agenda
    agenda.new_field.setFocus()
    qtbot.keyClicks(agenda.new_field, "A third")
    qtbot.waitUntil(lambda: len(bodies(shown)) == 3, timeout=2000)
    qtbot.keyClicks(agenda.new_field, " thing")
    qtbot.keyClick(agenda.new_field, Qt.Key.Key_Return)
    assert bodies(shown)[2] == "A third thing"
    assert [line.field.text() for line in agenda.lines()] == bodies(shown)
    assert not agenda.new_field.isVisible()
    assert agenda.new_field.text() == ""


def test_a_thing_typed_and_left_is_one_thing(shown, qtbot):
    agenda = shown.screen.controls.agenda
    agenda.new_field.setFocus()
    qtbot.keyClicks(agenda.new_field, "Once only")
    shown.screen.controls.one_thing.setFocus()
    shown.screen.flush()
    assert bodies(shown).count("Once only") == 1
    assert not shown.screen.unsaved()


def test_a_thing_changed_is_saved(shown, qtbot):
    field = shown.screen.controls.agenda.lines()[0].field
    field.selectAll()
    qtbot.keyClicks(field, "Changed")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert bodies(shown)[0] == "Changed"


def test_ranks_change_by_key_and_the_focus_goes_along(shown, qtbot):
    first, second = shown.screen.controls.agenda.lines()
    before = bodies(shown)
    second.field.setFocus()
    qtbot.keyClick(second.field, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert bodies(shown) == before[::-1]
    assert shown.screen.controls.agenda.lines() == [second, first]
    assert second.field.hasFocus()
    assert second.field.accessibleName() == "Thing 1 to bring"


def test_a_thing_taken_out_can_be_had_back_as_it_was(shown):
    shown.turn("section.agenda")
    key = shown.screen.controls.rows.listed()[2]
    shown.turn(key)
    before = bodies(shown)
    shown.screen.controls.agenda.lines()[0].remove_requested.emit(int(key.partition(".")[2]))
    assert bodies(shown) == before[1:]
    assert shown.said.last.text == "Taken out."
    shown.said.press()
    assert bodies(shown) == before
    assert before[0] in shown.page()


def test_what_stayed_can_be_said_in_other_words(shown, qtbot):
    shown.turn("section.stayed")
    shown.turn(f"stayed.{shown.week.last_id}")
    assert "It may be unfinished." in shown.page()
    box = shown.screen.controls.stayed
    assert box.isVisible()
    assert box.text() == "It may be unfinished."
    box.selectAll()
    qtbot.keyClicks(box, "Slow is fine.")
    shown.screen.flush()
    assert "Slow is fine." in shown.page()
    assert "unfinished" not in shown.page()
