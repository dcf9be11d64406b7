# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking stock from the first line to the trash, on a real journal."""

from __future__ import annotations

import pytest

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.homework import GoneMeanwhile
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.stock import LABELS, LINES, NoLine, StockKind
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.taking_stock import FORMS
from therapy_journal.storage import drafts, search, search_anew, versions


@pytest.fixture
def taking(journal):
    return journal.taking_stock


def found(journal, word):
    return [(hit.kind, hit.title, hit.snippet) for hit in journal.searching.search(word)]


def test_one_line_is_enough_and_its_words_are_found(taking, journal, clock):
    kept = taking.keep(StockKind.GOING, {"hoped": "  to sleep\n", "different": " "}).value
    assert taking.get(kept.id) == kept
    assert (kept.lines, kept.happened) == ({"hoped": "to sleep"}, clock.now())
    assert found(journal, "sleep") == [("stock", "Look at how this is going", "to sleep")]
    with pytest.raises(NoLine):
        taking.keep(StockKind.GOING, {"hoped": " \n"})


def test_the_latest_of_a_kind_comes_first(taking, clock):
    taking.keep(StockKind.EXPECTED, {"hoped": "quickly"})
    first = taking.keep(StockKind.GOING, {"hoped": "sleep"}).value
    clock.advance(days=40)
    second = taking.keep(StockKind.GOING, {"hoped": "rest"}).value
    assert taking.of_kind(StockKind.GOING) == (second, first)
    assert taking.latest(StockKind.GOING) == second
    assert taking.latest(StockKind.ENDING) is None
    assert len(taking.all()) == 3


def test_only_earlier_looks_stand_beside_one_the_latest_first(taking, clock):
    hoped = taking.keep(StockKind.EXPECTED, {"hoped": "quickly"}).value
    clock.advance(days=9)
    one = taking.keep(StockKind.GOING, {"hoped": "sleep"}).value
    clock.advance(days=9)
    two = taking.keep(StockKind.GOING, {"hoped": "rest"}).value
    taking.keep(StockKind.CHANGE, {"keep": "the garden"})
    assert taking.before(None) == (two, one, hoped)
    assert taking.before(two) == (one, hoped)
    assert taking.before(hoped) == ()


def test_what_sounded_familiar_since_a_look_is_named_from_its_day_on(taking, journal, clock):
    journal.checking_in.rate(RoadblockKey.CHANGE, Familiar.A_LOT)
    clock.advance(days=9)
    journal.checking_in.rate(RoadblockKey.FIT, Familiar.NOT_NOW)
    journal.checking_in.rate(RoadblockKey.CONSISTENCY, Familiar.A_LITTLE)
    look = taking.keep(StockKind.GOING, {"hoped": "sleep"}).value
    assert taking.roadblocks_since(look) == ("Showing up",)
    assert set(taking.roadblocks_since(None)) == {"Showing up", "Fear of change"}


def test_an_edit_leaves_the_lines_it_does_not_name_and_can_be_taken_back(taking, journal, clock):
    kept = taking.keep(StockKind.EXPECTED, {"hoped": "to sleep", "by_when": "by June"}).value
    clock.advance(days=2)
    changed = taking.edit(kept.id, {"now": "some nights", "by_when": ""}).value
    assert changed.lines == {"hoped": "to sleep", "now": "some nights"}
    assert found(journal, "June") == []
    taking.put_back(kept)
    assert taking.get(kept.id) == kept
    assert found(journal, "June")
    with pytest.raises(NoLine):
        taking.edit(kept.id, {"hoped": "", "by_when": ""})
    assert taking.get(kept.id) == kept


def test_earlier_words_can_be_had_back(taking, journal, database, clock):
    kept = taking.keep(StockKind.ENDING, {"keep": "the timetable"}).value
    clock.advance(days=2)
    taking.edit(kept.id, {"keep": "the garden", "helped": "tea"})
    (history,) = journal.earlier_versions.of("stock", kept.id)
    (before,) = history.earlier
    assert history.name == "When therapy ends or pauses, 23 Nov"
    assert before.fields["keep"] == "the timetable"
    journal.earlier_versions.make("stock", kept.id, before.fields)
    assert taking.get(kept.id).line("keep") == "the timetable"
    assert taking.get(kept.id).line("helped") == "tea"
    assert len(versions.of_item(database, "stock", kept.id)) == 3


def test_what_is_removed_is_in_no_list_and_comes_back_with_its_words(taking, journal):
    kept = taking.keep(StockKind.CHANGE, {"keep": "the garden"}).value
    taking.forms.keep(FORMS[StockKind.CHANGE], kept.id, {"keep": "the gate"})
    taking.remove(kept.id)
    assert taking.forms.get(FORMS[StockKind.CHANGE], kept.id) == {}
    assert taking.all() == ()
    assert found(journal, "garden") == []
    (lying,) = journal.trash.contents()
    assert (lying.name, lying.words) == ("For somebody new, today", "the garden")
    taking.restore(kept.id)
    assert taking.all() == (kept,)
    assert found(journal, "garden")
    for work in (taking.remove, taking.restore):
        with pytest.raises(GoneMeanwhile):
            work(999)


def test_it_stays_when_its_session_goes(taking, journal, clock):
    session = journal.attending.plan(Appointment(clock.now())).value
    kept = taking.keep(StockKind.GOING, {"hoped": "rest"}, session.id).value
    journal.attending.remove(session.id)
    asked = journal.trash.ask([journal.trash.contents()[0].item])
    journal.trash.erase(asked)
    assert taking.get(kept.id).lines == {"hoped": "rest"}
    assert taking.get(kept.id).session_id is None


@pytest.mark.parametrize("kind", list(StockKind))
def test_what_was_being_written_is_forgotten_once_it_is_kept(taking, database, kind):
    form = FORMS[kind]
    (first, *_) = LINES[kind]
    taking.forms.keep(form, 0, {first: "half"})
    kept = taking.keep(kind, {first: "whole"}).value
    taking.forms.keep(form, kept.id, {first: "half again"})
    taking.edit(kept.id, {first: "whole again"})
    assert not drafts.pending(database)


def test_indexing_anew_finds_the_same(taking, database, clock):
    kept = taking.keep(StockKind.GOING, {"hoped": "harbour", "ask": "lantern"}).value
    search.drop(database, "stock", kept.id)
    search_anew.index_all(database, clock.now().day)
    for word in ("harbour", "lantern"):
        assert [hit.item_id for hit in search.query(database, word)] == [kept.id]


def test_a_line_is_called_the_same_wherever_it_stands():
    for lines in LINES.values():
        for key, label in lines.items():
            assert LABELS[key] == label
    assert len(set(FORMS.values())) == len(StockKind)
    assert all(form in set(FormKind) for form in FORMS.values())
