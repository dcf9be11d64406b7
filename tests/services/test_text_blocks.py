# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown as blocks for paper."""

from __future__ import annotations

import pytest

from therapy_journal.services.text_blocks import NEW_LINE, BlockKind, Span, blocks

UID = "0a" * 16


def told(text):
    return [(each.kind.value, each.text, each.label, each.depth) for each in blocks(text)]


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("# a\nb", [("heading", "a", "", 0), ("words", "b", "", 0)]),
        ("one\ntwo", [("words", f"one{NEW_LINE}two", "", 0)]),
        (
            "- a\n  - b\n- c",
            [("words", "a", "•", 1), ("words", "b", "•", 2), ("words", "c", "•", 1)],
        ),
        ("3. a\n4. b", [("words", "a", "3.", 1), ("words", "b", "4.", 1)]),
        ("- a\n\n- b", [("words", "a", "•", 1), ("words", "b", "•", 1)]),
        ("- [x] a", [("words", "☑ a", "•", 1)]),
        ("```\na  b\n c\n```", [("code", f"a  b{NEW_LINE} c", "", 0)]),
        ("a\n\n---\n\nb", [("words", "a", "", 0), ("rule", "", "", 0), ("words", "b", "", 0)]),
        (
            f"a ![cap](journal:{UID}) b",
            [("words", "a ", "", 0), ("picture", "cap", "", 0), ("words", "b", "", 0)],
        ),
        ("", []),
        ("<b>x</b> &amp;", [("words", "<b>x</b> &amp;", "", 0)]),
    ],
)
def test_markdown_becomes_blocks(text, made):
    assert told(text) == made


def test_styles_meet_in_a_span():
    (block,) = blocks("a ***b*** ~~c~~ `d`")
    assert block.spans == (
        Span("a "),
        Span("b", frozenset({"bold", "italic"})),
        Span(" "),
        Span("c", frozenset({"struck"})),
        Span(" "),
        Span("d", frozenset({"code"})),
    )


def test_quotations_are_counted_and_end():
    found = blocks("> a\n> > b\n\nc")
    assert [(each.text, each.quotes) for each in found] == [("a", 1), ("b", 2), ("c", 0)]


def test_a_picture_says_which_it_is():
    assert [(each.kind, each.uid) for each in blocks(f"![](journal:{UID})")] == [
        (BlockKind.PICTURE, UID)
    ]
