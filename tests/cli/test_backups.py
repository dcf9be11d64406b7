# SPDX-License-Identifier: GPL-3.0-or-later
"""``backup`` and ``restore`` on real journals."""

from __future__ import annotations

import stat
import sys

import pytest

from tests.cli.programs import Talk, run
from tests.conftest import PASSPHRASE
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock

needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def entries(folder) -> int:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        return int(journal._db.one("SELECT count(*) FROM reflection")[0])
    finally:
        journal.close()


def test_a_backup_is_made_and_restored_into_a_new_folder(sample, stdin, tmp_path):
    ended = run("backup", sample, "--passphrase-stdin", stdin=stdin)
    folder = sample / "backups" / "000001"
    assert ended == (0, f"A backup was made and can be read: {folder}\n", "")
    new = tmp_path / "Again"
    ended = run("restore", folder, "-o", new, "--passphrase-stdin", stdin=stdin)
    assert ended.code == 0
    assert ended.out.endswith(f"was restored: {new}.tjournal\n")
    assert entries(tmp_path / "Again.tjournal") == entries(sample) > 0
    check = run("check", new, "--passphrase-stdin", stdin=stdin)
    assert check.out == "Everything in this journal can be read.\n"


def test_to_another_folder_and_from_there_the_newest(journal, stdin, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    for _ in range(2):
        assert run("backup", journal, "--to", stick, "--passphrase-stdin", stdin=stdin).code == 0
    assert not (journal / "backups").exists()
    assert [path.name for path in sorted(next(stick.iterdir()).iterdir())] == ["000001", "000002"]
    for path in stick.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
    new = tmp_path / "New.tjournal"
    assert run("restore", stick, "-o", new, "--passphrase-stdin", stdin=stdin).code == 0
    assert run("check", new, "--passphrase-stdin", stdin=stdin).code == 0


def test_restore_never_writes_over_anything(journal, stdin):
    run("backup", journal, "--passphrase-stdin", stdin=stdin)
    before = (journal / "journal.db").read_bytes()
    ended = run("restore", journal, "-o", journal, "--passphrase-stdin", stdin=stdin)
    assert ended.code == 1
    assert "already" in ended.err
    assert (journal / "journal.db").read_bytes() == before


def test_what_can_go_wrong_is_told_in_one_line(journal, stdin, tmp_path):
    new = tmp_path / "New.tjournal"
    for words in (
        ("restore", tmp_path / "nowhere", "-o", new),
        ("restore", tmp_path, "-o", new),
        ("backup", journal, "--to", tmp_path / "nowhere"),
        ("backup", tmp_path / "nowhere"),
    ):
        ended = run(*words, "--passphrase-stdin", stdin=stdin)
        assert ended.code == 1
        assert ended.out == ""
        assert len(ended.err.splitlines()) == 1
    run("backup", journal, "--passphrase-stdin", stdin=stdin)
    ended = run("restore", journal, "-o", new, "--passphrase-stdin", stdin="another one\n")
    assert (ended.code, ended.out) == (1, "")
    assert "did not open the backup" in ended.err
    assert not new.exists()
    assert run("restore", journal, "--passphrase-stdin", stdin=stdin).code == 2


@needs_pty
def test_the_passphrase_is_asked_for_on_the_terminal(journal, stdin, tmp_path):
    run("backup", journal, "--passphrase-stdin", stdin=stdin)
    talk = Talk("restore", journal, "-o", tmp_path / "New")
    talk.until("Passphrase: ")
    talk.type(PASSPHRASE)
    assert talk.end().code == 0
    assert PASSPHRASE not in talk.shown
    assert (tmp_path / "New.tjournal" / "journal.db").is_file()
