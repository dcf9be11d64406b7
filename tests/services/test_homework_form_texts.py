# SPDX-License-Identifier: GPL-3.0-or-later
"""The forms of homework: complete, plain, kind, and each can be left."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.services.test_roadblock_texts import MEDICATION_ADVICE, UNKIND, grade
from therapy_journal.core.homework_forms import SHAPES, LineKind, TaskForm
from therapy_journal.paths import resource
from therapy_journal.services.homework_forms import (
    FormText,
    load_homework_forms,
    read_homework_form,
)
from therapy_journal.services.text_files import TextFileError

FORMS = load_homework_forms()
RELIVE = re.compile(r"\b(relive|remember|memory|describe|what hurt|trauma|worst)\b", re.IGNORECASE)


def words_of(text: FormText) -> list[str]:
    lines = [part for line in text.lines.values() for part in (line.label, line.example)]
    ends = [end for line in text.lines.values() for end in line.ends]
    return [part for part in (text.title, text.about, text.leaving, *lines, *ends) if part]


EVERY_TEXT = [(str(form), text) for form, said in FORMS.items() for text in words_of(said)]


def test_every_form_but_the_plain_one_has_its_words_in_every_language():
    languages = [path for path in resource("homework_forms").iterdir() if path.is_dir()]
    assert [path.name for path in languages] == ["en"]
    for language in languages:
        forms = load_homework_forms(language.name)
        assert list(forms) == [form for form in TaskForm if form is not TaskForm.PLAIN]
        for form, text in forms.items():
            assert list(text.lines) == [line.key for line in SHAPES[form].lines]


def test_the_titles_are_those_of_the_product():
    assert [text.title for text in FORMS.values()] == [
        "Thought record", "Activity plan", "Facing-it ladder", "Worry time", "Breathing",
    ]  # fmt: skip


def test_numbers_say_what_both_ends_mean():
    for form, text in FORMS.items():
        for line in SHAPES[form].lines:
            has_ends = all(text.lines[line.key].ends)
            assert has_ends is (line.kind is LineKind.RATING)


def test_the_first_end_is_what_none_means():
    assert FORMS[TaskForm.THOUGHT_RECORD].lines["belief"].ends == ("not at all", "fully")


def test_each_says_that_one_key_leaves_it():
    for text in FORMS.values():
        assert "You can stop at any" in text.leaving
        assert "Esc leaves" in text.leaving


def test_the_ladder_begins_with_the_session():
    assert FORMS[TaskForm.LADDER].about.startswith("Something we agreed in a session")


@pytest.mark.parametrize(("where", "text"), EVERY_TEXT)
def test_no_text_pushes_promises_or_blames(where: str, text: str):
    assert "!" not in text, where
    assert not [word for word in UNKIND if re.search(rf"\b{re.escape(word)}\b", text.lower())]
    assert not MEDICATION_ADVICE.search(text), where
    assert not RELIVE.search(text), where


@pytest.mark.parametrize("form", FORMS)
def test_each_reads_at_about_grade_seven(form: TaskForm):
    assert grade(". ".join(text.rstrip(".") for text in words_of(FORMS[form]))) <= 7
    assert grade(FORMS[form].about) <= 7


def test_a_language_without_texts_reads_english():
    assert load_homework_forms("tlh") == FORMS


GOOD = resource("homework_forms", "en", "thought_record.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("key: thought_record", "key: thoughts", "as the file is named"),
        ("## trigger\n", "## started_by\n", "in this order"),
        ("What set it off\n", "- What set it off\n", "A name, and an example"),
        ("What set it off\n", "What set it off\n\nAnd who\n", "A name, and an example"),
        ("How strongly I believed it\n\n- not at all\n", "How strongly\n\n", "two points"),
        ("You can stop at any line", "## thought\n\nYou can stop", "Two paragraphs"),
    ],
)
def test_a_mistake_is_told_with_the_file(tmp_path: Path, old: str, new: str, reason: str):
    assert GOOD.count(old) == 1
    path = tmp_path / "xx" / "thought_record.md"
    path.parent.mkdir()
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(TextFileError, match=reason) as caught:
        read_homework_form(path, TaskForm.THOUGHT_RECORD)
    assert caught.value.file == "xx/thought_record.md"
