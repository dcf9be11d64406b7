# SPDX-License-Identifier: GPL-3.0-or-later
"""The Markdown folder: neutral names, small front matter, a person's text unchanged."""

import json
import re
import stat
from datetime import date, datetime

import pytest

from therapy_journal.core.appointments import Appointment
from therapy_journal.core.errors import PlaceTaken
from therapy_journal.core.reflections import Form
from therapy_journal.core.rhythms import Repeats, Rhythm
from therapy_journal.core.stock import StockKind
from therapy_journal.services.exporting.choose import exporter
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.journal import Journal
from therapy_journal.services.roadblock_texts import load_roadblocks

README = "README.md"


@pytest.fixture
def plain(vault, clock):
    """Return an open journal with nothing in it."""
    return Journal(vault, clock=clock)


@pytest.fixture
def write(clock, tmp_path):
    """Return a function that exports a journal and returns its files by their paths."""

    def written(journal, *, replace=False):
        target = tmp_path / "Out"
        export = exporter("markdown", with_raw=False, with_sealed=False, clock=clock)
        journal.export(export, target, replace=replace)
        files = (path for path in target.rglob("*") if path.is_file())
        return {path.relative_to(target).as_posix(): path.read_bytes().decode() for path in files}

    return written


def add(journal, title, body):
    entry = journal.writing.new(Form.FREE).value
    return journal.writing.save(entry.id, title, body, entry.revision).value


def test_names_say_day_and_number_only(journal, write):
    names = set(write(journal))
    lists = {
        "README.md", "care-team.md", "roadblocks.md", "names.md", "templates.md",
        "looking-at-the-whole.md", "support.md", "opening-sentences.md",
        "2026/check-ins.md",
    }  # fmt: skip
    assert lists < names
    others = names - lists
    assert all(re.fullmatch(r"2026/2026-\d\d-\d\d-\d+\.md", name) for name in others)
    today = sorted(name for name in others if "2026-11-23" in name)
    assert today == [f"2026/2026-11-23-{number}.md" for number in range(1, len(today) + 1)]


def test_rhythms_stand_with_their_hour_their_end_and_what_they_leave_out(plain, write, clock):
    at = Appointment(clock.at_local(datetime(2026, 11, 26, 15)), 50, "M. | K.", "Room 2")
    repeats = Repeats(Rhythm.WEEKLY, date(2026, 12, 10))
    made = plain.attending.repeating.plan(at, repeats).value.made
    plain.attending.repeating.leave_out(made.id, date(2026, 12, 3))
    assert write(plain)["rhythms.md"] == (
        "# Appointments that repeat\n\n"
        "| Rhythm | Since | Length | With | Where | Left out |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| every week on Thursday, 15:00, until 10 Dec 2026 | 2026-11-26 | 50 min"
        " | M. \\| K. | Room 2 | 2026-12-03 |\n"
    )
    assert "rhythms.md" in write(plain, replace=True)


def test_an_opening_sentence_stands_below_its_question(plain, write):
    prompt = load_roadblocks()[0].prompts[1]
    words = {"fit.1": "Could we begin slowly?", "fit.99": "Of a question that is no more."}
    plain.checking_in.forms.keep(FormKind.OPENING, 0, words)
    assert write(plain)["opening-sentences.md"] == (
        "# How I could begin, in my words\n\n"
        f"## {prompt.question}\n\nCould we begin slowly?\n\n"
        "## fit\n\nOf a question that is no more.\n"
    )
    assert "opening-sentences.md" in write(plain, replace=True)


def test_everything_is_for_its_owner_alone(journal, write, tmp_path):
    write(journal)
    for path in ((tmp_path / "Out"), *(tmp_path / "Out").rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)


def test_an_entry_stands_below_its_front_matter_as_it_was_written(plain, write):
    title = 'A "quoted": title\\ \x7f\x85 – # no'
    body = "---\n  two spaces\n\n# own heading\n\ttab 日記 🫖  \nlast line"
    entry = add(plain, title, body)
    plain.writing.set_mood(entry.id, 0)
    plain.writing.set_tags(entry.id, ["no", "two words", "ünï"])
    assert write(plain)["2026/2026-11-23-1.md"] == (
        "---\n"
        "kind: reflection\n"
        'title: "A \\"quoted\\": title\\\\ \\u007f\\u0085 – # no"\n'
        "day: 2026-11-23\n"
        'time: "20:42"\n'
        'zone: "Europe/Berlin"\n'
        "mood: 0\n"
        'tags: ["no", two words, "ünï"]\n'
        "---\n"
        "\n"
        f"{body}\n"
    )


def test_the_front_matter_reads_back(plain, write):
    title = 'one "three" \\ \x1f \x9f \ufeff : - {}[]'
    add(plain, title, "x")
    line = write(plain)["2026/2026-11-23-1.md"].split("\n")[2]
    assert line.isprintable()
    assert json.loads(line.removeprefix("title: ")) == title


def test_a_time_after_midnight_says_its_date(plain, write, clock):
    clock.advance(hours=5)
    add(plain, "", "late")
    text = write(plain)["2026/2026-11-23-1.md"]
    assert "day: 2026-11-23\n" in text
    assert 'time: "2026-11-24 01:42"\n' in text


def test_homework_stands_with_its_plan_and_practice(journal, write):
    text = next(t for t in write(journal).values() if "kind: homework" in t)
    assert text == (
        "---\n"
        "kind: homework\n"
        "title: incanarytask\n"
        "day: 2026-11-23\n"
        'time: "20:42"\n'
        'zone: "Europe/Berlin"\n'
        "until: 2026-11-26\n"
        "how_often: twice a week\n"
        "state: finished\n"
        "ended: 2026-11-23\n"
        'session: "../2026/2026-11-05-1.md"\n'
        "---\n"
        "\n"
        "incanarydetail\n"
        "\n"
        "## When and where I will do it\n\nincanarywhen\n"
        "\n"
        "## What may get in the way\n\nincanaryobstacle\n"
        "\n"
        "## Then I will\n\nincanarythen\n"
        "\n"
        "## What I learned\n\nincanarylearned\n"
        "\n"
        "## Tried on Mon 23 November 2026, 20:42 · partly · 10 min · distress 6 → 4"
        " · to bring to the session\n"
        "\nincanarynoticed\n"
        "\nIn the way: incanaryobstaclenote · time, something else\n"
    )


def test_an_unsent_note_stands_with_what_became_of_it(journal, write):
    text = next(t for t in write(journal).values() if "incanarysaidnote" in t)
    assert text.startswith("---\nkind: unsent note\nday: 2026-11-23\n")
    assert 'said: "Part of it"\n' in text
    assert text.endswith(
        "## What I need them to know\n\nincanaryknow\n\n"
        "## Ready to say\n\nincanarysay\n\n"
        "## What happened when I said it\n\nincanarysaidnote\n"
    )


def test_sessions_stand_with_what_was_prepared_and_lead_to_their_notes(journal, write):
    files = write(journal)
    past = files["2026/2026-11-05-1.md"]
    note = re.search(r'note: "\.\./(2026/.+)"', past).group(1)
    assert "incanaryaftersession" in files[note]
    assert 'session: "../2026/2026-11-05-1.md"' in files[note]
    assert not [name for name, text in files.items() if "felt heard" in text]  # private
    missed = files["2026/2026-11-12-1.md"]
    assert "state: missed\nreasons: [money]\n" in missed
    assert "note:" not in missed  # its note is sealed
    coming = files["2026/2026-11-26-1.md"]
    assert "## If we only talk about one thing\n\nincanaryonething\n" in coming
    assert "## What I want to bring\n\n1. incanaryagenda\n" in coming
    assert "## What I would like from today\n\nlisten, plan\n" in coming
    assert "## Handed over on Mon 23 November 2026: all of it\n" in coming
    assert "2026/2026-11-19-1.md" not in files


def test_small_things_stand_in_lists(plain, write):
    plain.checking_in.check_in(3, "a|b\\c")
    plain.attending.add_person("R.", "therapist")
    plain.templates.keep(0, "Trams", "## Where")
    plain.taking_stock.keep(StockKind.GOING, {"ask": "How long?", "hoped": "Rest."})
    files = write(plain)
    assert files["looking-at-the-whole.md"] == (
        "# Looking at the whole\n\n## Look at how this is going, 2026-11-23\n\n"
        "**What I hope for**\n\nRest.\n\n**What I would like to ask**\n\nHow long?\n\n"
    )
    assert files["2026/check-ins.md"].endswith("| 2026-11-23 | 20:42 | 3 | a\\|b\\\\c |\n")
    assert files["templates.md"] == ("# Templates\n\n## Trams\n\n    ## Where\n\n")
    assert files["care-team.md"] == "# Care team\n\n## R. · therapist\n\n–\n"
    assert "- Reflections: 0\n" in files[README]
    assert "Still sealed" not in files[README]


def test_what_is_left_out_is_counted(journal, write):
    assert "Still sealed, and left out: 2.\n" in write(journal)[README]


def test_the_same_journal_makes_the_same_files(journal, write):
    assert write(journal) == write(journal, replace=True)


def test_an_earlier_folder_gives_way_as_a_whole(journal, write, tmp_path):
    before = write(journal)
    extra = tmp_path / "Out" / "2025" / "2025-01-01-1.md"
    extra.parent.mkdir()
    extra.write_text("of an entry that was erased since")
    assert write(journal, replace=True) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    "own", ["own.txt", "2026/own.md", "2026/.hidden", "2026/deep/2026-11-23-1.md", "year/a.md"]
)
def test_a_folder_with_other_things_in_it_never_gives_way(journal, write, tmp_path, own):
    write(journal)
    path = tmp_path / "Out" / own
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text("mine")
    with pytest.raises(PlaceTaken):
        write(journal, replace=True)
    assert path.read_text() == "mine"


def test_a_folder_that_is_no_export_never_gives_way(journal, write, tmp_path):
    (tmp_path / "Out").mkdir()
    with pytest.raises(PlaceTaken):
        write(journal, replace=True)
    (tmp_path / "Out" / README).write_text("# My project\n")
    with pytest.raises(PlaceTaken):
        write(journal, replace=True)
    (tmp_path / "Out" / README).write_bytes(b"\xff\xfe")
    with pytest.raises(PlaceTaken):
        write(journal, replace=True)
