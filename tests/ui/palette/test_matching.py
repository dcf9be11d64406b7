# SPDX-License-Identifier: GPL-3.0-or-later
"""Which commands answer what was typed, and in which order."""

from therapy_journal.ui.commands import COMMANDS
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
