# SPDX-License-Identifier: GPL-3.0-or-later
"""Every export holds everything it should, and no word of what stays in the journal."""

import json

import pytest

from tests.services.exporting.conftest import INSIDE, RAW, SEALED, words_in
from therapy_journal.core.errors import PlaceTaken
from therapy_journal.services.exporting.choose import exporter
from therapy_journal.services.journal import Journal
from therapy_journal.storage import export_log


@pytest.fixture
def write(journal, clock, tmp_path):
    """Return a function that exports and returns all that is readable afterwards."""

    def written(form, *, raw=False, sealed=False):
        target = tmp_path / f"Out of {form}"
        export = exporter(form, with_raw=raw, with_sealed=sealed, clock=clock)
        journal.export(export, target, replace=target.exists())
        files = [target] if target.is_file() else [p for p in target.rglob("*") if p.is_file()]
        return "\n".join(f"{p.relative_to(tmp_path)}\n{p.read_text('utf-8')}" for p in files)

    return written


def stored(database):
    """Every canary that stands anywhere in the database, drafts and versions among it."""
    found = set()
    for (name,) in database.all("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        for row in database.all(f'SELECT * FROM "{name}"'):
            found |= words_in(" ".join(str(value) for value in row))
    return found


def test_the_journal_holds_what_must_stay_in_it(journal, database):
    words = stored(database)
    assert words >= INSIDE | RAW | SEALED
    assert {word[:5] for word in words} == {"incan", "rawca", "seale", "trash", "gonec"}


def test_markdown_holds_everything_but_what_stays(write):
    assert words_in(write("markdown")) == INSIDE


def test_markdown_holds_sealed_entries_when_asked(write):
    assert words_in(write("markdown", sealed=True)) == INSIDE | SEALED


def test_json_holds_everything_but_what_stays(write):
    assert words_in(write("json")) == INSIDE


def test_json_holds_sealed_entries_when_asked(write):
    assert words_in(write("json", sealed=True)) == INSIDE | SEALED


def test_json_holds_the_raw_layers_when_asked(write):
    assert words_in(write("json", raw=True)) == INSIDE | RAW


def test_an_entry_is_sealed_no_longer_on_its_day(write, clock):
    clock.advance(days=1)
    assert words_in(write("json")) == INSIDE | {"sealedcanarynote", "sealedcanarytag"}
    clock.advance(days=29)
    assert words_in(write("json")) == INSIDE | SEALED


def test_raw_layers_go_with_nothing_but_json():
    with pytest.raises(ValueError, match="markdown"):
        exporter("markdown", with_raw=True, with_sealed=False)
    with pytest.raises(ValueError, match="csv"):
        exporter("csv", with_raw=False, with_sealed=False)


def test_what_was_exported_is_noted_without_where(write, database):
    write("markdown")
    write("json", raw=True)
    write("json")
    assert export_log.forms(database) == ["json", "json, raw layers", "markdown"]
    kept = database.all("SELECT * FROM export_log")
    assert "Out" not in str([tuple(row) for row in kept])


def test_a_refused_export_is_not_noted(journal, clock, tmp_path, database):
    (tmp_path / "Out").write_text("mine")
    export = exporter("json", with_raw=False, with_sealed=False, clock=clock)
    with pytest.raises(PlaceTaken):
        journal.export(export, tmp_path / "Out", replace=False)
    assert export_log.forms(database) == []


def test_a_journal_that_can_only_be_read_is_exported(write, database):
    database.is_read_only = True
    assert words_in(write("json")) == INSIDE
    database.is_read_only = False
    assert export_log.forms(database) == []


def test_an_empty_journal_is_exported(vault, clock, tmp_path):
    journal = Journal(vault, clock=clock)
    for form in ("markdown", "json"):
        export = exporter(form, with_raw=form == "json", with_sealed=True, clock=clock)
        journal.export(export, tmp_path / form, replace=False)
    assert [path.name for path in (tmp_path / "markdown").iterdir()] == ["README.md"]
    read = json.loads((tmp_path / "json").read_text())
    assert all(not value for value in read.values() if isinstance(value, list))
