# SPDX-License-Identifier: GPL-3.0-or-later
"""How a line names a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.excerpts import surroundings
from therapy_journal.core.history import side_by_side
from therapy_journal.core.pictures import (
    captions,
    first_mention,
    mentions,
    named,
    readdressed,
    source_line,
    without_addresses,
)
from therapy_journal.core.query import parse
from therapy_journal.core.text import first_line, snippet, word_count

UID = "0123456789abcdef" * 2
OTHER = "f" * 32


def test_a_line_names_a_picture_and_its_caption():
    text = f"before\n{source_line(UID, 'The sea')}\n{source_line(OTHER)} after"
    assert [(m.uid, m.caption) for m in mentions(text)] == [(UID, "The sea"), (OTHER, "")]
    first = mentions(text)[0]
    assert text[first.start : first.end] == source_line(UID, "The sea")


@pytest.mark.parametrize(
    "line",
    [
        f"[no picture](journal:{UID})",
        f"![short](journal:{UID[:-1]})",
        f"![long](journal:{UID}0)",
        f"![loud](journal:{UID.upper()})",
        f"![](https://example.org/{UID}.png)",
        f"![](file:///{UID})",
        "![](journal:../../etc/passwd)",
        f"![two\nlines](journal:{UID})",
    ],
)
def test_nothing_else_is_a_picture_of_ours(line):
    assert first_mention(line) is None


def test_a_caption_may_hold_marks_that_are_escaped():
    mention = first_mention(rf"![a \] and \[ b](journal:{UID})")
    assert mention is not None
    assert mention.caption == "a ] and [ b"


def test_a_copy_of_the_text_finds_its_pictures_elsewhere():
    text = f"{source_line(UID, 'one')} {source_line(OTHER)}"
    places = {UID: "../pictures/a.png"}
    assert readdressed(text, places.get) == f"![one](../pictures/a.png) {source_line(OTHER)}"
    assert without_addresses(text) == "![one]() ![]()"


_ANYTHING = st.text(
    st.sampled_from("![]()\\journal:0f \n") | st.characters(codec="utf-8"), max_size=80
)


@given(_ANYTHING, st.sampled_from([UID, OTHER]), _ANYTHING)
def test_any_text_can_be_looked_at(before, uid, after):
    text = f"{before}\n\n{source_line(uid)}\n\n{after}"
    assert uid in [mention.uid for mention in mentions(text)]
    assert {mention.uid for mention in mentions(text)} <= set(named(text))
    assert not named(without_addresses(text))


@pytest.mark.parametrize("cut", range(len(source_line(UID, "The sea")) - 9))
def test_nobody_reads_the_number_of_a_picture(cut):
    line = source_line(UID, r"The \[sea\]")
    assert captions(f"a {line} b {source_line(OTHER)}", "Picture") == "a The [sea] b Picture"
    whole = source_line(UID, "The sea")
    assert captions(f"a {whole[: len(whole) - cut]}") == "a The sea"


def test_lists_and_searches_show_captions_alone():
    body = f"{source_line(UID)}\n\n{source_line(OTHER, 'By the sea')} and words\n"
    assert first_line(body) == "By the sea and words"
    assert snippet(body) == "By the sea and words"
    assert word_count(body) == 5
    looked_for = parse(UID[:4])
    assert UID[:6] not in surroundings(body, looked_for)


def test_a_text_of_pictures_alone_says_so():
    body = f"{source_line(UID)}\n" * 40
    assert (first_line(body), snippet(body), word_count(body)) == ("", "Picture", 0)
    assert snippet(body[:400]) == "Picture"


def test_earlier_versions_are_compared_by_captions():
    sides = side_by_side(
        {"body": ""}, {"body": source_line(UID)}, {"body": source_line(OTHER, "A")}
    )
    assert (sides.then.text.strip(), sides.now.text.strip()) == ("Picture", "A")
