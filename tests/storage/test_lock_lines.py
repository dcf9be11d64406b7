# SPDX-License-Identifier: GPL-3.0-or-later
"""The one readable file: whatever stands in it, the lock screen shows three fit lines at most."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from therapy_journal.core.support import MOST_ON_LOCK_SCREEN, LockLine
from therapy_journal.storage import lock_lines

LINES = [LockLine(name, "555 0101") for name in "ABCDE"]


def put(folder: Path, people: list[dict[str, str]], **more: object) -> Path:
    path = folder / lock_lines.NAME
    whole = {"format": lock_lines.FORMAT, "people": people, **more}
    path.write_text(json.dumps(whole), encoding="utf-8")
    return path


def test_no_more_than_three_are_written_or_read(tmp_path):
    lock_lines.write(tmp_path, LINES)
    written = json.loads((tmp_path / lock_lines.NAME).read_text(encoding="utf-8"))
    assert len(written["people"]) == MOST_ON_LOCK_SCREEN
    put(tmp_path, [line._asdict() for line in LINES])
    assert lock_lines.read(tmp_path) == tuple(LINES[:MOST_ON_LOCK_SCREEN])


def test_a_file_of_a_later_program_shows_nobody(tmp_path):
    put(tmp_path, [LINES[0]._asdict()], format=lock_lines.FORMAT + 1)
    assert lock_lines.read(tmp_path) == ()


def test_a_line_too_long_for_the_screen_is_left_out_and_the_others_are_shown(tmp_path):
    put(tmp_path, [{"name": "x" * 201, "number": ""}, LINES[1]._asdict()])
    assert lock_lines.read(tmp_path) == (LINES[1],)


def test_a_file_grown_large_is_not_read_whole(tmp_path):
    path = put(tmp_path, [LINES[0]._asdict()])
    assert lock_lines.read(tmp_path) == (LINES[0],)
    path.write_bytes(b" " * 20_000 + path.read_bytes())
    assert lock_lines.read(tmp_path) == ()


@pytest.mark.parametrize("opening", [b"[", b'{"people":'])
def test_what_nests_without_end_shows_nobody(tmp_path, opening):
    (tmp_path / lock_lines.NAME).write_bytes(opening * (16_000 // len(opening)))
    assert lock_lines.read(tmp_path) == ()


def test_with_nobody_left_what_a_crash_left_beside_it_goes_too(tmp_path):
    lock_lines.write(tmp_path, LINES[:1])
    (tmp_path / f"{lock_lines.NAME}.tmp").write_bytes(b"half a na")
    lock_lines.write(tmp_path, [])
    assert not lock_lines.is_there(tmp_path)
    assert list(tmp_path.glob("lock-screen*")) == []
