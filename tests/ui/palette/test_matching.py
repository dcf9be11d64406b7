# SPDX-License-Identifier: GPL-3.0-or-later
"""Which commands answer what was typed, and in which order."""

from therapy_journal.ui.commands import COMMANDS, OTHER_WORDS
from therapy_journal.ui.palette.matching import ranked, tier

TITLES = [(command.id, command.title) for command in COMMANDS]


def test_beginnings_of_words_come_before_letters_that_stand_apart():
    titles = [("a", "Erase this journal…"), ("b", "Trash…"), ("c", "Write a scene")]
    assert ranked("tr", titles) == ["b", "a"]
    assert ranked("was", titles) == ["c"]
    assert ranked("sc wr", titles) == ["c"]
    assert ranked("xyz", titles) == []


def test_the_thought_of_leaving_leads_to_the_look_over_all_seven():
    for typed in ("therapy isn't for me", "Therapy isn’t for me", "therapy isnt", "for me"):
        assert ranked(typed, TITLES)[0] == "roadblocks.all"


def test_what_was_used_last_comes_first_among_equals():
    titles = [("a", "Write"), ("b", "Write a scene"), ("c", "Write one line")]
    assert ranked("wri", titles) == ["a", "b", "c"]
    assert ranked("wri", titles, ["c"]) == ["c", "a", "b"]
    assert ranked("", titles, ["c", "b"]) == ["c", "b", "a"]


def test_one_letter_is_answered_by_beginnings_alone():
    assert tier("z", "Seize the day") is None
    assert tier("d", "Seize the day") is not None


def test_signs_and_accents_stand_in_nobodys_way():
    assert tier("cafe", "Café") == 0
    assert tier("…", "Café") == 0


def test_several_of_a_word_find_the_one():
    assert ranked("templates", TITLES)[0] == "entry.from_template"
    assert tier("zs", "Z, one letter") is None


def test_other_words_find_a_command_after_those_of_its_title():
    titles = [("a", "Settings", "dark"), ("b", "Dark days"), ("c", "Dates and remarks")]
    assert ranked("dark", titles) == ["b", "a", "c"]
    assert ranked("settings dark", titles) == ["a"]


def test_other_words_are_those_of_commands_there_are():
    assert set(OTHER_WORDS) <= {command.id for command in COMMANDS}
