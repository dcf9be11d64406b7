# SPDX-License-Identifier: GPL-3.0-or-later
"""At most three things to bring, ranked."""

from __future__ import annotations

import pytest

from tests.services.weeks import services
from therapy_journal.core.summary import AgendaFull


@pytest.fixture
def preparing(database, clock):
    week = services(database, clock)
    week.plan(26)
    return week.preparing


def lines(preparing):
    return [item.body for item in preparing.agenda()]


def test_three_things_and_no_fourth(preparing):
    for words in ("one", " two\n lines ", "three"):
        preparing.add_to_agenda(None, words)
    with pytest.raises(AgendaFull):
        preparing.add_to_agenda(None, "four")
    assert lines(preparing) == ["one", "two lines", "three"]


def test_blanks_are_nothing_to_bring(preparing):
    outcome = preparing.add_to_agenda(None, " \n ")
    assert outcome.value is None
    assert not outcome.changes.any
    assert lines(preparing) == []


@pytest.mark.parametrize(("to", "order"), [(0, "bac"), (2, "acb"), (9, "acb"), (-1, "bac")])
def test_ranks_change(preparing, to, order):
    ids = [preparing.add_to_agenda(None, words).value for words in "abc"]
    preparing.move_agenda(None, ids[1], to)
    assert "".join(lines(preparing)) == order


def test_a_thing_emptied_is_taken_out_with_its_switch(preparing):
    item_id = preparing.add_to_agenda(None, "one").value
    preparing.set_switch(f"agenda.{item_id}", True)
    preparing.edit_agenda(item_id, "  ")
    assert lines(preparing) == []
    # A row's number may come again; what was decided must not come with it.
    assert preparing.offers()[1].items == ()
    again = preparing.add_to_agenda(None, "another").value
    assert preparing.offers()[1].items[0].is_new, again


def test_editing_keeps_the_rank(preparing):
    first = preparing.add_to_agenda(None, "one").value
    preparing.add_to_agenda(None, "two")
    preparing.edit_agenda(first, "first")
    assert lines(preparing) == ["first", "two"]


def test_a_thing_taken_out_comes_back_as_it_stood(preparing):
    ids = [preparing.add_to_agenda(None, words, source=words).value for words in "abc"]
    preparing.set_switch(f"agenda.{ids[1]}", True)
    taken = preparing.remove_from_agenda(ids[1]).value
    assert lines(preparing) == ["a", "c"]
    preparing.put_back_on_agenda(None, taken)
    assert lines(preparing) == ["a", "b", "c"]
    assert [item.is_on for item in preparing.offers()[1].items] == [False, True, False]
    assert preparing.agenda()[1].source == "b"
    assert preparing.remove_from_agenda(999).value is None


def test_what_was_meant_for_a_session_in_the_trash_is_for_the_next_one(database, clock):
    week = services(database, clock)
    gone = week.plan(26)
    week.preparing.add_to_agenda(None, "one")
    week.preparing.set_one_thing(None, "It mattered.")
    week.attending.remove(gone)
    for _ in range(2):  # while no session is planned, and once one is
        assert lines(week.preparing) == ["one"]
        assert week.preparing.material().page.one_thing == "It mattered."
        week.plan(27)
