# SPDX-License-Identifier: GPL-3.0-or-later
"""A form's steps and answers on a real journal: kept, found, exported, and never on the page."""

from __future__ import annotations

import pytest

from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.homework_forms import Step, TaskForm
from therapy_journal.services.exporting import markdown
from therapy_journal.storage import search
from therapy_journal.storage.search_anew import index_all
from therapy_journal.storage.search_texts import texts_of
from therapy_journal.storage.whole_journal import Whole

DONE, PARTLY = PracticeOutcome.DONE, PracticeOutcome.PARTLY
GATE, YARD = Step("Stand at the gate", 4), Step("Walk into the yard", 7)
RECORD = {"thought": "they are cross", "belief": "8", "speaks_for": "a short answer"}


@pytest.fixture
def earlier(journal):
    return journal.earlier_versions


@pytest.fixture
def ladder(practising):
    agreement = Agreement("The ladder", form=TaskForm.LADDER, steps=(GATE, YARD))
    return practising.agree(agreement).value


def found(database, word):
    return [(hit.kind, hit.item_id) for hit in search.query(database, word)]


def test_a_form_and_its_steps_are_kept(practising, ladder):
    kept = practising.homework(ladder.id)
    assert (kept.form, kept.steps) == (TaskForm.LADDER, (GATE, YARD))


def test_a_plain_task_that_is_given_a_form_keeps_its_log(practising):
    task = practising.agree(Agreement("Catch a thought")).value
    tried = practising.log_practice(task.id, Attempt(DONE, noticed="odd")).value
    practising.edit(task.id, Agreement("Catch a thought", form=TaskForm.THOUGHT_RECORD))
    card = practising.card(task.id)
    assert card.homework.form is TaskForm.THOUGHT_RECORD
    assert card.log == (tried,)


def test_an_edit_leaves_what_was_answered_in_another_form(practising):
    task = practising.agree(Agreement("x", form=TaskForm.THOUGHT_RECORD)).value
    tried = practising.log_practice(task.id, Attempt(DONE, answers=RECORD)).value
    practising.edit(task.id, Agreement("x", form=TaskForm.WORRY_TIME))
    practising.edit_practice(tried.id, Attempt(DONE, answers={"worries": "rent"}))
    assert practising.practice(tried.id).answers == RECORD | {"worries": "rent"}
    practising.edit_practice(tried.id, Attempt(DONE, answers={"worries": ""}))
    assert practising.practice(tried.id).answers == RECORD


def test_steps_and_answers_are_found_as_when_all_is_indexed_anew(practising, database, clock):
    task = practising.agree(Agreement("The ladder", form=TaskForm.LADDER, steps=(GATE, YARD))).value
    tried = practising.log_practice(
        task.id, Attempt(PARTLY, answers={"step": GATE.text, "expected": "a storm", "belief": "8"})
    ).value
    for _ in range(2):
        assert found(database, "yard") == [("homework", task.id)]
        assert set(found(database, "gate")) == {("homework", task.id), ("practice", tried.id)}
        assert found(database, "storm") == [("practice", tried.id)]
        assert found(database, "8") == []
        texts = texts_of(database, search.query(database, "storm"))
        assert texts["practice", tried.id].body.strip("\n") == f"{GATE.text}\na storm"
        index_all(database, clock.now().day)
    practising.remove_practice(tried.id)
    assert found(database, "storm") == []


def test_earlier_answers_are_read_line_by_line_and_brought_back(earlier, practising, clock):
    task = practising.agree(Agreement("x", form=TaskForm.THOUGHT_RECORD)).value
    tried = practising.log_practice(task.id, Attempt(DONE, answers=RECORD)).value
    clock.advance(minutes=3)
    practising.edit_practice(tried.id, Attempt(DONE, answers={"thought": "they are busy"}))
    (history,) = earlier.of("practice", tried.id)
    assert history.labels["answers.thought"] == "The thought, as it came"
    assert history.now["answers.thought"] == "they are busy"
    (before,) = history.earlier
    assert before.fields["answers.thought"] == "they are cross"
    earlier.make("practice", tried.id, before.fields)
    assert practising.practice(tried.id).answers == RECORD


def test_earlier_steps_are_read_as_lines_and_brought_back(earlier, practising, ladder, clock):
    clock.advance(minutes=3)
    practising.edit(ladder.id, Agreement("The ladder", form=TaskForm.LADDER, steps=(GATE,)))
    (history,) = earlier.of("homework", ladder.id)
    assert history.now["steps"] == "4 · Stand at the gate"
    assert history.earlier[0].fields["steps"] == "4 · Stand at the gate\n7 · Walk into the yard"
    earlier.make("homework", ladder.id, history.earlier[0].fields)
    assert practising.homework(ladder.id).steps == (GATE, YARD)


def test_the_complete_export_holds_form_steps_and_answers(practising, ladder, database):
    practising.log_practice(ladder.id, Attempt(PARTLY, answers={"step": GATE.text}))
    (task,) = Whole(database, None).homework()
    assert task["form"] == "ladder"
    assert task["steps"] == [
        {"text": "Stand at the gate", "distress": 4},
        {"text": "Walk into the yard", "distress": 7},
    ]
    assert task["practice"][0]["answers"] == {"step": "Stand at the gate"}


def test_no_answer_comes_near_the_page(preparing, practising):
    task = practising.agree(Agreement("x", form=TaskForm.THOUGHT_RECORD)).value
    practising.log_practice(
        task.id, Attempt(DONE, noticed="quiet", answers={"thought": "incanary"}), bring=True
    )
    practising.bring(task.id, on=True)
    material = preparing.material()
    assert "quiet" in repr(material)
    assert "incanary" not in repr(material)


def test_how_often_it_was_carried_over_is_in_no_readable_copy(practising, database, tmp_path):
    task = practising.agree(Agreement("x", form=TaskForm.WORRY_TIME)).value
    practising.carry_over(task.id)
    practising.log_practice(task.id, Attempt(DONE, answers={"worries": "rent\nheating"}))
    markdown.write(database, tmp_path / "Out", replace=False, sealed_after=None)
    (file,) = (tmp_path / "Out").rglob("2026-*.md")
    text = file.read_text(encoding="utf-8")
    assert "carried" not in text
    assert 'form: "Worry time"' in text
    assert "**Worries I put down until then:** rent\nheating" in text
