# SPDX-License-Identifier: GPL-3.0-or-later
"""What is offered: everything off and new until it is decided."""

from tests.core.summaries import a_week, all_on, day
from therapy_journal.core.offers import LOST_NOTE, offers, shown_items, undecided
from therapy_journal.core.stays_out import Surroundings, stays_out
from therapy_journal.core.summary import Part
from therapy_journal.core.summary_material import MarkedWords


def section(part, switches=None, **changes):
    found = offers(a_week(**changes), switches or {})
    return next(s for s in found if s.part is part)


def test_the_first_time_everything_is_off_and_new():
    for part in offers(a_week(), {}):
        assert not part.is_on
        assert part.is_new
        assert all(item.is_new and not item.is_on for item in part.items)


def test_what_was_decided_is_remembered_and_what_came_since_is_new_and_off():
    switches = {"section.passages": True, "mark.17": True}
    items = {item.key: item for item in section(Part.PASSAGES, switches).items}
    assert items["mark.17"].is_on
    assert not items["mark.17"].is_new
    assert items["mark.18"].is_new
    assert not items["mark.18"].is_on


def test_a_switch_turned_off_is_not_new():
    item = section(Part.AGENDA, {"agenda.1": False}).items[0]
    assert not item.is_on
    assert not item.is_new


def test_each_line_of_a_task_has_its_own_switch_under_it():
    items = section(Part.HOMEWORK).items
    assert [item.key for item in items] == [
        "homework.1", "practice.1.noticed", "practice.2.obstacle",
    ]  # fmt: skip
    assert [item.needs for item in items] == ["section.homework", "homework.1", "homework.1"]


def test_the_title_of_an_entry_is_a_switch_of_its_own():
    keys = [item.key for item in section(Part.PASSAGES).items]
    assert keys == ["mark.17", "mark.17.title", "mark.18"]


def test_a_lost_passage_says_so_and_is_off_whatever_was_decided():
    lost = MarkedWords(17, day(23), "After the call", "old words", is_lost=True)
    (item,) = section(Part.PASSAGES, {"mark.17": True}, marked=(lost,)).items
    assert item.note == LOST_NOTE
    assert item.is_lost
    assert not item.is_on
    assert not item.is_new


def test_notes_count_what_is_on():
    assert section(Part.MOOD).note == "5 days"
    assert section(Part.PASSAGES, {"mark.18": True}).note == "1 of 2"
    assert section(Part.ATTENDANCE).note == "1"


def test_items_show_under_switches_that_are_on():
    switches = {"section.homework": True}
    assert [i.key for i in shown_items(section(Part.HOMEWORK, switches))] == ["homework.1"]
    switches["homework.1"] = True
    assert len(shown_items(section(Part.HOMEWORK, switches))) == 3
    assert shown_items(section(Part.PASSAGES)) == ()


def test_undecided_are_the_parts_and_the_items_in_sight():
    found = undecided(offers(a_week(), {"section.agenda": True, "agenda.1": True}))
    assert "agenda.2" in found
    assert "section.mood" in found
    assert "mark.17" not in found
    assert "agenda.1" not in found


def test_what_stays_out_is_named_and_counted():
    around = Surroundings(("Sunday", "The tram"), 1, ("Not for you",))
    switches = all_on(a_week()) | {"agenda.2": False, "section.mood": False}
    lines = {line.text: line.titles for line in stays_out(offers(a_week(), switches), around)}
    assert lines["Parts that are switched off:"] == ("Mood",)
    assert lines["1 thing that is offered and not on the page:"] == ("The fee",)
    assert lines["2 reflections you did not mark:"] == ("Sunday", "The tram")
    assert lines["1 sealed reflection."] == ()
    assert lines["1 unsent note you keep unsent:"] == ("Not for you",)
    assert any("raw" in text for text in lines)


def test_an_item_under_a_part_that_is_off_stays_out():
    switches = all_on(a_week()) | {"section.homework": False}
    texts = [line.titles for line in stays_out(offers(a_week(), switches), Surroundings())]
    assert any("Easier with tea." in titles for titles in texts)
