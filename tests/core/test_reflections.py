# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of reflections: what one begins with, and when nothing was put into it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.clocks import SettableClock
from therapy_journal.core.reflections import (
    FORM_OUTLINES,
    Form,
    Reflection,
    beginning,
    is_sealed,
    is_untouched,
    tag_names,
)


def an_entry(form: Form = Form.FREE, prompt: str = "", roadblock: str | None = None) -> Reflection:
    at = datetime(2026, 11, 23, tzinfo=UTC)
    body = beginning(form, prompt)
    moment = SettableClock(at).now()
    return Reflection(1, form, "", body, moment, at, at, 1, roadblock=roadblock)


@pytest.mark.parametrize("form", list(Form))
def test_a_form_begins_with_its_headings_and_is_untouched(form):
    entry = an_entry(form)
    assert [line[3:] for line in entry.body.splitlines() if line] == list(FORM_OUTLINES[form])
    assert is_untouched(entry)


def test_a_prompt_stands_at_the_top_as_a_quotation():
    entry = an_entry(prompt="What did I leave out?\nWhy?", roadblock="communication")
    assert entry.body == "> What did I leave out?\n> Why?\n\n"
    assert is_untouched(entry)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "x"},
        {"body": "x"},
        {"body": "> my own quotation"},
        {"mood": 0},
        {"tags": ("x",)},
        {"revision": 2},
    ],
)
def test_anything_put_in_is_kept(change):
    assert not is_untouched(replace(an_entry(), **change))


def test_a_line_under_a_heading_is_something():
    scene = an_entry(Form.SCENE)
    assert not is_untouched(replace(scene, body=scene.body + "My hands shook."))


def test_a_seal_opens_on_its_day():
    entry = replace(an_entry(), sealed_until=date(2026, 12, 1))
    assert is_sealed(entry, date(2026, 11, 30))
    assert not is_sealed(entry, date(2026, 12, 1))


def test_tags_are_tidied_and_stand_once():
    typed = ["#family", " guilt  and shame ", "Family", "", "#", "übung", "ÜBUNG", "a\x00"]
    assert tag_names(typed) == ("family", "guilt and shame", "übung", "a\ufffd")
