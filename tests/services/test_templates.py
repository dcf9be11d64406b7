# SPDX-License-Identifier: GPL-3.0-or-later
"""Own templates: in order, changed, removed and had back, and entries begun from them."""

from __future__ import annotations

import pytest

from therapy_journal.core.templates import TemplateEmpty, TemplateGone, headings_of
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.templates import Templates


@pytest.fixture
def templates(database, clock) -> Templates:
    return Templates(db=database, clock=clock)


def names(templates):
    return [one.name for one in templates.all()]


def test_a_template_keeps_its_name_and_text_and_stands_last(templates):
    templates.keep(0, "Trams", "## Where\n\n\n## What came up")
    made = templates.keep(0, "  Before\nsleep ", "## Today\r\n")
    assert made.changes.templates
    assert names(templates) == ["Trams", "Before sleep"]
    assert made.value.body == "## Today\n\n"


def test_its_first_line_stands_for_a_missing_name_and_nothing_at_all_is_told(templates):
    assert templates.keep(0, "", "## What the **body** did").value.name == "What the body did"
    with pytest.raises(TemplateEmpty):
        templates.keep(0, " ", "\n \n")
    assert len(templates.all()) == 1


def test_it_is_changed_where_it_stands_and_its_draft_is_done_with(templates):
    first = templates.keep(0, "One", "## A").value
    templates.keep(0, "Two", "## B")
    templates.forms.keep(FormKind.TEMPLATE, first.id, {"name": "half a na"})
    templates.keep(first.id, "First", "## C")
    assert [(one.name, one.body) for one in templates.all()] == [
        ("First", "## C\n\n"),
        ("Two", "## B\n\n"),
    ]
    assert templates.forms.get(FormKind.TEMPLATE, first.id) == {}


def test_it_moves_and_stays_inside_the_list(templates):
    one, two, three = (templates.keep(0, name, "").value.id for name in "abc")
    templates.move(three, -1)
    assert names(templates) == ["a", "c", "b"]
    templates.move(one, -1)
    templates.move(two, 1)
    assert names(templates) == ["a", "c", "b"]


def test_one_that_was_removed_comes_back_where_it_stood(templates):
    templates.keep(0, "a", "")
    middle = templates.keep(0, "b", "## B").value
    templates.keep(0, "c", "")
    removed = templates.remove(middle.id).value
    assert names(templates) == ["a", "c"]
    with pytest.raises(TemplateGone):
        templates.get(middle.id)
    templates.put_back(removed)
    assert names(templates) == ["a", "b", "c"]
    assert templates.get(middle.id) == middle


def test_what_was_half_written_over_a_removed_one_comes_back_with_it(templates):
    gone = templates.keep(0, "a", "## A").value
    typed = {"name": "a", "body": "## A and mo"}
    templates.forms.keep(FormKind.TEMPLATE, gone.id, typed)
    removed = templates.remove(gone.id).value
    assert templates.forms.get(FormKind.TEMPLATE, gone.id) == {}
    assert templates.keep(0, "b", "## B").value.id == gone.id  # its number, given again
    back = templates.put_back(removed).value
    assert back.id != gone.id
    assert templates.forms.get(FormKind.TEMPLATE, back.id) == typed
    assert templates.forms.get(FormKind.TEMPLATE, gone.id) == {}


def test_words_typed_into_one_that_was_removed_meanwhile_are_kept_as_a_new_one(templates):
    gone = templates.keep(0, "a", "## A").value
    templates.remove(gone.id)
    assert templates.keep(gone.id, "a", "## A and more").value.body == "## A and more\n\n"


def test_an_entry_begins_with_the_text_of_a_template_and_leaves_nothing_unwritten(
    templates, writing
):
    template = templates.keep(0, "Trams", "## Where\n\n\n## What came up").value
    entry = writing.new(body=template.body).value
    assert entry.body == template.body
    assert writing.leave(entry.id).value
    entry = writing.new(body=template.body).value
    writing.save(entry.id, "", template.body.replace("Where\n", "Where\nAt the stop."), 1)
    assert not writing.leave(entry.id).value
    assert writing.latest() is not None


def test_the_headings_of_an_entry_make_a_template():
    body = "# Sunday\n\nlong walk #tired\n#no-heading\n\n## Body\nheavy\n> ## quoted\n"
    assert headings_of(body) == "# Sunday\n\n\n## Body\n\n"
    assert headings_of("no heading here") == ""
