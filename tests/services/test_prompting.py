# SPDX-License-Identifier: GPL-3.0-or-later
"""Ways to begin: shipped texts that keep to the voice, and what is offered on an entry."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.services.test_roadblock_texts import MEDICATION_ADVICE, UNKIND, grade
from therapy_journal.core.prompts import PromptKind, from_place
from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.paths import resource
from therapy_journal.services.nudges import LEAST, load_nudges, read_nudges
from therapy_journal.services.roadblock_texts import load_roadblocks
from therapy_journal.services.text_files import TextFileError

NUDGES = load_nudges()
RELIVING = re.compile(r"worst|hurt you|trauma|relive|describe what happened|painful", re.IGNORECASE)


def offered(journal, kind, key=None, but=None):
    found = {each.kind: each for each in journal.prompting.offers(key, but=but)}
    return found.get(kind)


def note(journal, clock, body, days=0):
    now = clock.at
    clock.at = now - timedelta(days=days)
    entry = journal.writing.new(Form.AFTER_SESSION).value
    journal.writing.save(entry.id, "", body, entry.revision)
    clock.at = now
    return entry.id


def test_there_are_a_dozen_and_the_body_comes_first() -> None:
    assert len(NUDGES.texts) >= LEAST
    assert "body" in NUDGES.texts[0]


@pytest.mark.parametrize("text", NUDGES.texts)
def test_each_is_kind_plain_and_asks_nobody_to_relive(text: str) -> None:
    assert "!" not in text
    assert not [word for word in UNKIND if re.search(rf"\b{re.escape(word)}\b", text.lower())]
    assert not MEDICATION_ADVICE.search(text)
    assert not RELIVING.search(text)
    assert text[-1] in ".?…"


def test_together_they_read_at_about_grade_seven() -> None:
    assert grade(" ".join(NUDGES.texts)) <= 7


GOOD = resource("nudges", "en", "blank_page.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("key: blank_page", "key: blank", "as the file is named"),
        ("- Begin in", "> Begin in", "after a hyphen"),
        ("- Begin in", "## Begin in", "after a hyphen"),
        ("- Begin in", f"- {'long ' * 30}in", "characters fit"),
        ("- What made you open this page?", "- Finish this line a few times: I notice …", "twice"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, old: str, new: str, reason: str) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "blank_page.md"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(TextFileError) as caught:
        read_nudges(path)
    assert reason in caught.value.reason, caught.value


def test_too_few_are_told_and_a_language_without_any_reads_english(tmp_path: Path) -> None:
    path = tmp_path / "blank_page.md"
    path.write_text(GOOD[: GOOD.index("- Write one thing")], encoding="utf-8")
    with pytest.raises(TextFileError, match="At least 12"):
        read_nudges(path)
    assert load_nudges("tlh") == NUDGES


def test_a_prompt_is_of_the_roadblock_that_stands_open(journal):
    of = {each.key: each for each in load_roadblocks()}
    for key in RoadblockKey:
        given = offered(journal, PromptKind.ROADBLOCK, key)
        assert given.title == of[key].title
        assert set(given.texts) == {prompt.question for prompt in of[key].prompts}
    assert offered(journal, PromptKind.ROADBLOCK) is not None


def test_they_take_turns_from_day_to_day(journal, clock):
    first = offered(journal, PromptKind.NUDGE).texts
    clock.at += timedelta(days=1)
    after = offered(journal, PromptKind.NUDGE).texts
    assert after == from_place(first, 1)
    assert from_place((), 3) == ()


def test_what_was_kept_last_time_comes_from_the_newest_note_that_says_something(journal, clock):
    assert offered(journal, PromptKind.TAKEAWAY) is None
    older = "## What I want to keep\n\nThe *chair* by the window.\n\n## What we agreed\n\nx\n"
    note(journal, clock, older, days=9)
    note(journal, clock, "## What I want to keep\n\n\n\n## What we agreed\n\ny\n", days=2)
    given = offered(journal, PromptKind.TAKEAWAY)
    assert given.texts == ("The chair by the window.",)
    newest = note(journal, clock, "## What I want to keep\n\nBreathe out.\n")
    assert offered(journal, PromptKind.TAKEAWAY).texts == ("Breathe out.",)
    assert offered(journal, PromptKind.TAKEAWAY, but=newest).texts == given.texts
    journal.writing.seal(newest, clock.now().day + timedelta(days=3))
    assert offered(journal, PromptKind.TAKEAWAY).texts == given.texts
    journal.writing.trash(newest)
    assert offered(journal, PromptKind.TAKEAWAY).texts == given.texts
