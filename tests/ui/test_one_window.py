# SPDX-License-Identifier: GPL-3.0-or-later
"""A second start brings the first window forward; a lock nobody holds keeps nobody out."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from therapy_journal import paths
from therapy_journal.ui import one_window
from therapy_journal.ui.one_window import OneWindow

HOLD = """
import sys
from pathlib import Path
from PySide6 import QtCore
from therapy_journal.ui.one_window import OneWindow
application = QtCore.QCoreApplication([])
first = OneWindow(Path(sys.argv[1]))
print(first.claim(Path(sys.argv[2])), flush=True)
application.exec()
"""


@pytest.fixture
def locks(tmp_path):
    return tmp_path / "runtime"


@pytest.fixture
def made(qapp):
    every = []

    def make(folder):
        every.append(OneWindow(folder))
        return every[-1]

    yield make
    for each in every:
        each.release()
        each.deleteLater()


@pytest.fixture
def soon(monkeypatch):
    monkeypatch.setattr(one_window, "ANSWER_SECONDS", 0.1)


@pytest.fixture
def holder(locks, vault_folder):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(locks), str(vault_folder)],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "True\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_second_start_raises_the_first_and_ends(qtbot, program, vault_folder):
    assert program.is_first()
    program.window.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-m", "therapy_journal", str(vault_folder)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    with qtbot.waitSignal(program.one_window.raise_requested, timeout=30_000):
        pass
    assert second.wait(30) == 0
    assert not program.window.isMinimized()
    assert not [path for path in paths.runtime_folder().iterdir() if path.suffix == ".raise"]


def test_a_process_that_has_it_and_answers_is_the_only_one(holder, locks, vault_folder, made):
    second = made(locks)
    assert not second.claim(vault_folder)
    assert second.knock(vault_folder)
    assert second.claim(vault_folder.with_name("Another.tjournal"))


def test_after_a_kill_the_next_start_is_the_first(holder, locks, vault_folder, made):
    holder.kill()
    holder.wait()
    assert made(locks).claim(vault_folder)


@pytest.mark.usefixtures("soon")
def test_a_first_that_does_not_answer_keeps_nobody_out(holder, locks, vault_folder, made):
    os.kill(holder.pid, 19)  # stopped, as a program that hangs
    second = made(locks)
    assert not second.claim(vault_folder)
    assert not second.knock(vault_folder)
    assert not [path for path in locks.iterdir() if path.suffix == ".raise"]


@pytest.mark.usefixtures("soon")
def test_a_lock_of_another_computer_keeps_nobody_out(program, vault_folder, made):
    folder = paths.runtime_folder()
    first = made(folder)
    assert first.claim(vault_folder)
    lock = next(path for path in folder.iterdir() if path.suffix == ".lock")
    lines = lock.read_text().splitlines()
    first.release()
    lines[2] = "another-computer"
    lines[3:] = ["0123456789abcdef0123456789abcdef", "an-other-boot"]
    lock.write_text("\n".join(lines) + "\n")
    assert not program.one_window.claim(vault_folder)
    assert program.is_first()


def test_what_lies_there_names_no_journal_and_is_for_its_owner(locks, vault_folder, made):
    assert made(locks).claim(vault_folder)
    held = list(locks.iterdir())
    assert len(held) == 1
    assert vault_folder.stem not in held[0].name + held[0].read_text()
    assert locks.stat().st_mode & 0o777 == 0o700


def test_the_same_journal_by_another_path_is_the_same(locks, vault_folder, tmp_path, made):
    link = tmp_path / "link"
    link.symlink_to(vault_folder)
    assert made(locks).claim(vault_folder)
    assert not made(locks).claim(link)


def test_a_lock_gives_the_place_to_the_process_that_follows(
    qtbot, opened, restarts, vault_folder, made
):
    assert opened.is_first()
    other = made(paths.runtime_folder())
    assert not other.claim(vault_folder)
    opened.commands.run("lock")
    qtbot.waitUntil(lambda: bool(restarts))
    assert other.claim(vault_folder)


def test_where_no_lock_can_be_kept_the_start_goes_on(tmp_path, vault_folder, made):
    place = tmp_path / "a file"
    place.write_text("")
    assert made(place / "below").claim(vault_folder)
