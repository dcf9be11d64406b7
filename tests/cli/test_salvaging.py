# SPDX-License-Identifier: GPL-3.0-or-later
"""``salvage`` on a real damaged journal."""

import pytest

from tests.cli.programs import run
from tests.conftest import PASSPHRASE
from therapy_journal.services import keeping
from therapy_journal.storage.keys import LEAST

PAGE = 4096


def spoil(journal):
    with (journal / "journal.db").open("r+b") as file:
        for page in (0, 70, 71, 72, 73):
            file.seek(page * PAGE + 500)
            file.write(b"\0" * 32)


def salvage(journal, new, stdin, *more):
    return run("salvage", journal, "--passphrase-stdin", "-o", new, *more, stdin=stdin)


def test_what_can_be_read_becomes_a_journal_that_opens(sample, stdin, tmp_path):
    spoil(sample)
    before = {path.name: path.read_bytes() for path in sample.iterdir()}
    assert run("check", sample, "--passphrase-stdin", stdin=stdin).code == 1
    new = tmp_path / "New"
    ended = salvage(sample, new, stdin)
    assert (ended.code, ended.err) == (0, "")
    assert "Read:\n  118 reflections" in ended.out
    assert "opens with the same passphrase" in ended.out
    assert {path.name: path.read_bytes() for path in sample.iterdir()} == before
    folder = new.with_suffix(".tjournal")
    ended = run("check", folder, "--passphrase-stdin", stdin=stdin)
    assert ended == (0, "Everything in this journal can be read.\n", "")


@pytest.mark.parametrize("has_key_file", [True, False])
def test_what_opens_the_new_journal_is_told(tmp_path, has_key_file):
    made = keeping.make(tmp_path / "Mine.tjournal", PASSPHRASE, cost=LEAST)
    if not has_key_file:
        for path in made.folder.glob("vault.json*"):
            path.unlink()
    new = tmp_path / "New.tjournal"
    ended = salvage(made.folder, new, f"{made.recovery_key}\n", "--recovery-key")
    assert (ended.code, ended.err) == (0, "")
    opened = run("check", new, "--passphrase-stdin", stdin=f"{PASSPHRASE}\n")
    assert (opened.code == 0) == has_key_file
    assert ("opens with the same passphrase" in ended.out) == has_key_file
    assert ("opens with the recovery key alone" in ended.out) != has_key_file


def test_nothing_is_written_where_it_does_not_belong(sample, stdin, tmp_path):
    taken = tmp_path / "Taken.tjournal"
    taken.mkdir()
    for new, code in ((taken, 1), (sample, 1), (sample / "inside", 2), (tmp_path / "..", 2)):
        before = sorted(tmp_path.rglob("*"))
        ended = salvage(sample, new, stdin)
        assert (ended.code, ended.out) == (code, "")
        assert sorted(tmp_path.rglob("*")) == before


def test_a_wrong_passphrase_salvages_nothing(sample, tmp_path):
    ended = salvage(sample, tmp_path / "New", "another one\n")
    assert ended.code == 1
    assert "did not open the journal" in ended.err
    assert not (tmp_path / "New.tjournal").exists()
