# SPDX-License-Identifier: GPL-3.0-or-later
"""Some entries as a Markdown folder: these and nothing else, nothing sealed, and a note of it."""

from __future__ import annotations

import pytest

from tests.services.exporting.conftest import words_in
from therapy_journal.core.reflections import Form
from therapy_journal.services.exporting.choose import of_entries
from therapy_journal.services.exporting.chosen import AllSealed
from therapy_journal.services.exporting.markdown_place import is_export
from therapy_journal.storage import export_log


@pytest.fixture(name="write")
def writer(journal, clock, tmp_path):
    """Return a function that exports these entries and returns the files by their paths."""

    def written(*ids):
        target = tmp_path / "Out"
        journal.export(of_entries(ids, clock=clock), target, replace=False)
        files = (path for path in target.rglob("*") if path.is_file())
        return {path.relative_to(target).as_posix(): path.read_text("utf-8") for path in files}

    return written


def entry_with(journal, words):
    for entry_id, _ in journal.writing.ids_with_days():
        entry = journal.writing.open(entry_id)
        if words in (entry.title, entry.body):
            return entry_id
    raise AssertionError(words)


def test_only_what_was_chosen_is_written(journal, write, tmp_path):
    one = entry_with(journal, "incanarytitle")
    begun = journal.writing.new(Form.FREE).value
    journal.writing.save(begun.id, "other", "gonecanaryother", begun.revision)
    files = write(one)
    assert len(files) == 2
    text = "".join(files.values())
    assert words_in(text) == {"incanarytitle", "incanarybody", "incanarypassage", "incanarytag"}
    assert "- Reflections: 1" in files["README.md"]
    assert "Homework" not in files["README.md"]
    assert is_export(tmp_path / "Out")


def test_sealed_entries_stay_out_and_are_counted(journal, write):
    kept = entry_with(journal, "incanarytitle")
    closed = entry_with(journal, "sealedcanarytitle")
    files = write(kept, closed)
    assert "sealedcanary" not in "".join(files.values())
    assert "Still sealed, and left out: 1." in files["README.md"]


def test_where_all_are_sealed_nothing_is_written(journal, write, tmp_path):
    with pytest.raises(AllSealed):
        write(entry_with(journal, "sealedcanarytitle"))
    assert not (tmp_path / "Out").exists()
    assert export_log.everything(journal.vault.database) == []


def test_it_is_noted_and_is_no_copy_of_everything(journal, write, clock):
    write(entry_with(journal, "incanarytitle"))
    db = journal.vault.database
    assert export_log.everything(db) == [("entries, markdown", clock.now().at)]
    assert export_log.forms(db) == []
