# SPDX-License-Identifier: GPL-3.0-or-later
"""Entries as one HTML file: whole, readable by machine and person, and reaching for nothing."""

from __future__ import annotations

import base64
import re
import stat
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote_to_bytes

import pytest

from tests.clocks import SettableClock
from tests.services.exporting.conftest import words_in
from tests.services.exporting.test_of_entries import entry_with
from tests.services.test_pictures import PICTURE
from therapy_journal.core.errors import JournalProblem, PlaceTaken
from therapy_journal.core.pictures import source_line
from therapy_journal.core.reflections import Form
from therapy_journal.services.exporting.article import article
from therapy_journal.services.exporting.choose import of_entries
from therapy_journal.services.exporting.chosen import AllSealed, ReadableEntry
from therapy_journal.services.exporting.progress import Progress, Stopped
from therapy_journal.storage import export_log
from therapy_journal.storage.pictures import Picture

EMPTY = {"meta", "br", "hr", "img"}
HOSTILE = (
    "<script>alert(1)</script>\n![far](https://far.away/x.png) ![near](file:///etc/passwd)\n"
    '[words](https://far.away) <img src="https://far.away"> "quoted\' & <b>\n'
    '![a" onerror="x](journal:' + "0a" * 16 + ")\n"
)


@dataclass
class Element:
    """An element of a page that was read, with everything in it."""

    tag: str
    attributes: dict[str, str | None]
    inside: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag):
        """Return the elements of a name in it, in their order."""
        for each in self.inside:
            if each.tag == tag:
                yield each
            yield from each.all(tag)


class Page(HTMLParser):
    """Reads a page; whatever is not closed where it was opened is a fault."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self.open = [self.root]
        self.feed(text)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag, attrs):
        element = Element(tag, dict(attrs))
        assert len(element.attributes) == len(attrs)
        self.open[-1].inside.append(element)
        if tag not in EMPTY:
            self.open.append(element)

    def handle_endtag(self, tag):
        assert self.open.pop().tag == tag

    def handle_data(self, data):
        for each in self.open:
            each.text += data


@pytest.fixture(name="add")
def adding(journal):
    """Return a function that writes an entry and returns its number."""

    def add(title, body):
        entry = journal.writing.new(Form.FREE).value
        journal.writing.save(entry.id, title, body, entry.revision)
        return entry.id

    return add


@pytest.fixture(name="write")
def writer(journal, clock, tmp_path):
    """Return a function that exports these entries and returns the text of the file."""

    def written(*ids):
        target = tmp_path / "Notes.html"
        journal.export(of_entries(ids, "html", clock=clock), target, replace=target.exists())
        return target.read_text("utf-8")

    return written


def test_each_entry_is_an_article_with_its_day_and_title(add, write, clock):
    first = add("Later is better", "Words.\n\n## A part\n\n#### Below\n\n1. one\n2. two\n")
    clock.advance(days=1)
    second = add("", "أهلا\nsecond line")
    page = Page(write(second, first)).root
    html = next(page.all("html"))
    assert html.attributes["lang"] == "en"
    titled, bare = page.all("article")
    (heading,) = titled.all("h1")
    assert (heading.text, heading.attributes["dir"]) == ("Later is better", "auto")
    (time,) = titled.all("time")
    assert time.text == "Mon 23 November 2026, 20:42"
    assert re.fullmatch(r"2026-11-23T20:42[+-]\d\d:\d\d", time.attributes["datetime"])
    assert [part.text for part in titled.all("h2")] == ["A part"]
    assert [part.text for part in titled.all("h3")] == ["Below"]
    assert [item.text for item in titled.all("li")] == ["one", "two"]
    assert next(bare.all("h1")).text == "Tue 24 November 2026, 20:42"
    assert [(each.text, each.attributes["dir"]) for each in bare.all("p")] == [
        ("أهلا\nsecond line", "auto")
    ]
    assert next(page.all("title")).text == "Notes 2026-11-24"


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("Europe/Berlin", "+01:00"), ("Asia/Kolkata", "+05:30"), ("America/St_Johns", "-03:30")],
)
def test_a_machine_reads_when_it_was_and_where(add, write, clock, zone, offset):
    clock.zone = zone
    entry = add("", "Words")
    (time,) = Page(write(entry)).root.all("time")
    here = clock.now().local
    assert time.attributes["datetime"] == f"{here:%Y-%m-%dT%H:%M}{offset}"
    assert time.text.endswith(f"{here:%H:%M}")


def test_headings_go_no_deeper_than_six_and_a_list_begins_where_it_did(add, write):
    body = "\n\n".join(f"{'#' * depth} {depth}" for depth in range(1, 7))
    page = Page(write(add("Deep", f"{body}\n\n3. three\n4. four\n"))).root
    (article,) = page.all("article")
    assert [each.text for depth in range(2, 6) for each in article.all(f"h{depth}")] == list("1234")
    assert [each.text for each in article.all("h6")] == ["5", "6"]
    (numbers,) = article.all("ol")
    assert numbers.attributes["start"] == "3"


def test_a_picture_of_a_kind_a_browser_may_run_is_named_alone():
    uid = "0a" * 16
    drawn = Picture(uid, "image/svg+xml", 1, 1, b"<svg onload='x'/>", "")
    happened = SettableClock().now()
    made = article(ReadableEntry(happened, "", source_line(uid, "a drawing"), {uid: drawn}))
    assert "<em>a drawing</em>" in made
    assert "svg" not in made


def test_a_picture_is_in_the_file_and_is_told_aloud(journal, add, write):
    entry_id = add("", "Words")
    uid = journal.writing.pictures.keep(entry_id, PICTURE)
    entry = journal.writing.open(entry_id)
    body = f"{source_line(uid, 'the “lake”')}\n\n{source_line(uid)}\n\n{source_line('0' * 32)}\n"
    journal.writing.save(entry_id, "", body, entry.revision)
    page = Page(write(entry_id)).root
    first, second = page.all("img")
    (seen,) = page.all("span")
    assert (seen.text, seen.attributes["aria-hidden"]) == ("the “lake”", "true")
    assert first.attributes["alt"] == "the “lake”"
    assert second.attributes["alt"] == "Picture"
    for each in (first, second):
        kind, _, content = each.attributes["src"].partition(";base64,")
        assert kind == f"data:{PICTURE.mime}"
        assert base64.b64decode(unquote_to_bytes(content)) == PICTURE.content


def test_nothing_in_it_reaches_outside(add, write):
    text = write(add("<img src=x>", HOSTILE))
    page = Page(text).root
    assert next(page.all("h1")).text == "<img src=x>"
    assert "<script>alert(1)</script>" in next(page.all("article")).text
    used = {"html", "head", "meta", "title", "style", "body", "main", "article", "header", "p"}
    used |= {"time", "h1", "br", "em", "footer"}
    found = set(re.findall(r"<([a-z0-9]+)", text))
    assert found <= used
    addresses = re.compile(r"""\s(?:src|href|action|on\w+|style)\s*=|url\(|@import""")
    assert not [each for each in re.findall(r"<[^>]*>", text) if addresses.search(each)]
    style = next(page.all("style")).text
    assert not addresses.search(style)
    assert "//" not in style
    (policy,) = [
        each.attributes["content"]
        for each in page.all("meta")
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy.split("; ")[0] == "default-src 'none'"
    said = next(page.all("footer")).text.strip()
    assert said == "This file is not encrypted: anyone who can open it can read it."


def test_no_closed_raw_or_thrown_away_word_and_no_tag_gets_in(journal, write):
    everything = [entry_id for entry_id, _ in journal.writing.ids_with_days()]
    thrown = [row[0] for row in journal.vault.database.all("SELECT id FROM reflection")]
    assert len(thrown) > len(everything)
    text = write(*thrown)
    assert words_in(text) == {
        "incanarytitle", "incanarybody", "incanarypassage", "incanaryaftersession",
    }  # fmt: skip
    assert "Still sealed, and left out: 2." in text


def test_where_all_are_closed_nothing_is_written(journal, write, tmp_path):
    with pytest.raises(AllSealed):
        write(entry_with(journal, "sealedcanarytitle"))
    assert list(tmp_path.glob("*.html")) == []


def test_it_is_for_its_owner_alone_and_noted(journal, write, tmp_path, clock):
    write(entry_with(journal, "incanarytitle"))
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "Notes.html").stat().st_mode) == 0o600
    db = journal.vault.database
    assert export_log.everything(db) == [("entries, html", clock.now().at)]


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_one_that_was_stopped_leaves_nothing(journal, add, clock, tmp_path, form):
    ids = [add(f"title {number}", "words") for number in range(4)]
    folder = tmp_path / "Here"
    folder.mkdir()
    progress = Progress()
    progress.stop()
    write = of_entries(ids, form, clock=clock, progress=progress)
    with pytest.raises(Stopped):
        journal.export(write, folder / "Out", replace=False)
    assert list(folder.iterdir()) == []
    assert export_log.everything(journal.vault.database) == []


def test_a_taken_name_is_left_alone_and_progress_is_told(journal, add, clock, tmp_path):
    taken = tmp_path / "Notes.html"
    taken.write_text("kept")
    progress = Progress()
    write = of_entries([add("a", "b"), add("c", "d")], "html", clock=clock, progress=progress)
    with pytest.raises(PlaceTaken):
        journal.export(write, taken, replace=False)
    assert taken.read_text() == "kept"
    journal.export(write, tmp_path / "Other.html", replace=False)
    assert (progress.done, progress.whole) == (2, 2)


def test_only_known_forms_are_written():
    with pytest.raises(ValueError, match="docx"):
        of_entries([1], "docx")
    with pytest.raises(ValueError, match="pdf"):
        of_entries([1], "pdf")
    assert issubclass(Stopped, JournalProblem)
