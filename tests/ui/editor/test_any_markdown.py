# SPDX-License-Identifier: GPL-3.0-or-later
"""Any text at all goes through the styling, the renderer and a save, and comes back the same."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.figures import figure
from therapy_journal.core.reflections import Form
from therapy_journal.core.text import clean
from therapy_journal.services.rendering import to_html
from therapy_journal.services.writing import Writing
from therapy_journal.ui.editor.reading_view import ReadingView

EXAMPLES = json.loads(
    (Path(__file__).parents[2] / "data" / "commonmark" / "examples.json").read_text("utf-8")
)
ALLOWED = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre",
    "code", "em", "strong", "del", "img",
}  # fmt: skip
MARKS = st.sampled_from(
    [
        *"*_`~#>-+.![]()<>&\\|\n\t 1x:\"'", "**", "~~", "```", "- [ ] ", "- [x] ", "1. ", "> ",
        "  - ", "![", "](", "https://a.b/c", "journal:", "a" * 32, "<script>", "<img src=x>",
        "&lt;", "&#60;", "javascript:", "data:", "<!--", "]]>", "\x00", "\ud800", "\u2028",
        "\ufffc", "\u202e", "😀", "עברית", "漢字", "\x02", "\x03", "klzzwxh:0001",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(MARKS, max_size=60).map("".join),
    st.text(st.characters(), max_size=120),
)


class Outside(HTMLParser):
    """Collects every tag and attribute that is not of the short list."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED:
            self.found.append(tag)
        for name, value in attrs:
            is_ours = tag == "img" and (name == "alt" or (name == "src" and _is_kept(value)))
            if not is_ours and (tag, name) != ("ol", "start"):
                self.found.append((tag, name, value))


def _is_kept(address):
    return address.startswith("journal:") and len(address) == 40


def outside_of(html):
    parser = Outside()
    parser.feed(html)
    parser.close()
    return parser.found


@pytest.fixture
def kept(database, clock):
    writing = Writing(db=database, clock=clock)
    entry = writing.new(Form.FREE).value

    def keep(text):
        """Save a text as a draft and as the entry, and read back what the journal has."""
        stored = writing.open(entry.id)
        writing.save_draft(entry.id, "", text, 0, stored.revision)
        writing.save(entry.id, "", text, stored.revision)
        return writing.open(entry.id).body

    return keep


@pytest.fixture
def reading(area):
    view = ReadingView()
    yield view
    view.deleteLater()


def goes_through(area, reading, kept, raw):
    text = clean(raw).text
    area.set_text(text)
    assert area.text() == text
    assert kept(area.text()) == text
    reading.show_text(text)
    assert outside_of(to_html(text)) == []


def test_the_examples_of_commonmark_come_back_and_are_harmless(area, reading, kept):
    assert len(EXAMPLES) == 652
    for example in EXAMPLES:
        goes_through(area, reading, kept, example["markdown"])


@pytest.mark.figures(part="CommonMark")
def test_any_text_comes_back_and_is_harmless(area, reading, kept, note_figure):
    texts = figure(5_000)

    @given(TEXTS)
    @settings(
        max_examples=texts, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    def tried(raw):
        goes_through(area, reading, kept, raw)

    tried()
    note_figure("CommonMark", "texts through styling, renderer and a save", texts, "all the same")
