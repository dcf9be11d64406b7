# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal that is open is open once: whoever comes second is told, and changes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.figures import figure
from therapy_journal.core.errors import JournalInUse
from therapy_journal.storage import vault as vaults

ROOT = Path(__file__).parents[2]


@contextmanager
def child(folder: Path, passphrase: str, what: str):
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.holding_child", str(folder), what],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        process.stdin.write(passphrase + "\n")
        process.stdin.flush()
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def names(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


@pytest.mark.figures(part="T10")
def test_the_second_is_told_that_it_is_open_and_writes_nothing(
    vault_folder, passphrase, note_figure
):
    tries = figure(1_000)
    slowest = 0.0
    key_file = (vault_folder / "vault.json").read_bytes()
    with child(vault_folder, passphrase, "hold") as first:
        assert first.stdout.readline() == "open\n"
        there = names(vault_folder)
        for _ in range(tries):
            began = time.monotonic()
            with pytest.raises(JournalInUse):
                vaults.open_with_passphrase(vault_folder, passphrase)
            slowest = max(slowest, time.monotonic() - began)
            assert first.poll() is None
        assert names(vault_folder) == there
        assert (vault_folder / "vault.json").read_bytes() == key_file
    note_figure(
        "T10", "a second start while the first writes", tries,
        f"all told it is open, at the latest after {slowest:.2f} s; nothing written",
    )  # fmt: skip


@pytest.mark.figures(part="T10")
def test_a_lock_left_by_a_killed_process_keeps_nobody_out(vault_folder, passphrase, note_figure):
    kills = figure(200)
    for _ in range(kills):
        with child(vault_folder, passphrase, "hold") as first:
            assert first.stdout.readline() == "open\n"
        opened = vaults.open_with_passphrase(vault_folder, passphrase)
        opened.database.close()
    note_figure("T10", "kill -9 while open, opened again", kills, "all opened")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_fork_does_not_get_in_and_does_not_take_the_lock_away(vault_folder, passphrase):
    with child(vault_folder, passphrase, "fork") as first:
        assert first.stdout.readline() == "E_IN_USE\n"
        assert first.stdout.readline() == "open\n"
        first.wait()
    with child(vault_folder, passphrase, "hold") as first:
        assert first.stdout.readline() == "open\n"
        forked = os.fork()
        if forked == 0:
            os._exit(0)
        os.waitpid(forked, 0)
        with pytest.raises(JournalInUse):
            vaults.open_with_passphrase(vault_folder, passphrase)
