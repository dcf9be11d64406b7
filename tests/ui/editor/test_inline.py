# SPDX-License-Identifier: GPL-3.0-or-later
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.ui.editor.inline import Look, pairs, stretches

MARKDOWN = st.text(alphabet="ab *_~`[]()!\\#>-:/.ü漢😀", max_size=60)


def looks(text):
    return [(text[s.start : s.end], s.look) for s in stretches(text) if not s.look & Look.MARKER]


def test_emphasis_is_read_as_commonmark_reads_it():
    assert looks("a *b* **c** ~~d~~ `e`") == [
        ("b", Look.ITALIC),
        ("c", Look.BOLD),
        ("d", Look.STRIKE),
        ("e", Look.CODE),
    ]
    assert looks("***a***") == [("a", Look.BOLD | Look.ITALIC)]
    assert looks("**a*b**") == [("a*b", Look.BOLD)]
    assert looks("*x **y** z*") == [
        ("x ", Look.ITALIC),
        ("y", Look.BOLD | Look.ITALIC),
        (" z", Look.ITALIC),
    ]


def test_what_only_looks_like_a_mark_stays_text():
    for text in ("2 * 3 * 4", "snake_case_name", "*open", "****", r"\*not\*", "a ` b", "`*a`b*"):
        assert not [look for _, look in looks(text) if look & (Look.ITALIC | Look.BOLD)], text


def test_links_show_their_words_and_addresses_end_before_the_full_stop():
    assert looks("[words](target)") == [("words", Look.LINK)]
    assert looks("![alt](file:///etc/passwd)") == [("alt", Look.PICTURE)]
    assert looks("see https://example.org/a_b_c.") == [("https://example.org/a_b_c", Look.LINK)]
    assert looks("xhttps://example.org") == []


@given(MARKDOWN)
def test_stretches_lie_in_order_inside_the_line(text):
    last = 0
    for stretch in stretches(text):
        assert last <= stretch.start < stretch.end <= len(text)
        assert stretch.look
        last = stretch.end


@given(MARKDOWN, st.integers(0, 10))
def test_nothing_before_the_offset_is_styled(text, offset):
    assert all(pair.start >= min(offset, len(text)) for pair in pairs(text, offset))


@given(MARKDOWN)
def test_every_pair_has_its_marks_on_both_sides(text):
    for pair in pairs(text):
        opening = text[pair.start : pair.inside]
        closing = text[pair.inside_end : pair.end]
        if pair.look in (Look.BOLD, Look.ITALIC, Look.STRIKE, Look.CODE):
            assert opening == closing
            assert set(opening) <= set("*_~`")
