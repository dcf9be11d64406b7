# SPDX-License-Identifier: GPL-3.0-or-later
"""Storing, sorting, searching and copying bring no word to the disk; each rule taken back does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import leaks
from tests.journeys.program import ROOT, traced
from tests.journeys.tracing import Trace

WORD = "MarmaladeGateway"

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches the child")


def written(folder: Path, passphrase: str, mutant: str = "") -> tuple[int, list[str]]:
    """Run the child under strace; return its exit code, and where the word was found."""
    temporary, log = folder.parent / "temporary", folder.parent / "strace.log"
    temporary.mkdir()
    child = [sys.executable, "-m", "tests.privacy.storing_child", str(folder), passphrase, WORD]
    ended = subprocess.run(
        traced([*child, *([mutant] if mutant else [])], log),
        cwd=ROOT, env={"PATH": "/usr/bin:/bin", "TMPDIR": str(temporary), "SQLITE_TMPDIR": "",
                       "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"},
        stderr=subprocess.DEVNULL, check=False, timeout=600,
    )  # fmt: skip
    forms = leaks.forms_of_words(WORD)
    trace = Trace(log)
    assert trace.calls > 100
    assert trace.cut_short == []
    assert trace.internet == []
    found = leaks.in_files(leaks.files_below(folder, temporary), forms)
    found += [
        f"{name} to {target}"
        for target, stream in trace.streams.items()
        for name in leaks.look(bytes(stream), forms)
    ]
    return ended.returncode, found


@pytest.mark.figures(part="T6")
def test_no_word_is_written_in_the_clear(vault_folder, passphrase, note_figure):
    code, found = written(vault_folder, passphrase)
    assert code == 0
    assert found == []
    note_figure("T6", "stored, sorted, searched and copied rows", 6_000, "0 readable bytes written")


@pytest.mark.parametrize("mutant", ["temp_store=1", "copied without a key"])
def test_the_same_look_finds_words_once_a_rule_is_taken_back(vault_folder, passphrase, mutant):
    _, found = written(vault_folder, passphrase, mutant)
    assert found


def test_a_copy_page_by_page_is_refused_where_the_target_has_no_key(vault_folder, passphrase):
    code, found = written(vault_folder, passphrase, "Connection.backup")
    assert code != 0
    assert found == []
