# SPDX-License-Identifier: GPL-3.0-or-later
"""``salvage`` on a real damaged journal."""

from tests.cli.programs import run

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
    assert "Read:\n  117 reflections" in ended.out
    assert "opens with the same passphrase" in ended.out
    assert {path.name: path.read_bytes() for path in sample.iterdir()} == before
    folder = new.with_suffix(".tjournal")
    ended = run("check", folder, "--passphrase-stdin", stdin=stdin)
    assert ended == (0, "Everything in this journal can be read.\n", "")


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
