# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the system's mask says, each file the program writes is for its owner alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WRITTEN = {
    "journal.db", "journal.db-wal", "vault.json", "vault.json.bak", "backup.json", "all.json",
    "Notes.pdf", "Sheet.pdf", "window.json", "log.txt",
}  # fmt: skip

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has access lists, not modes")


def written_under(mask: str, place: Path, home: Path) -> list[Path]:
    """Let a process write everything; return every file and folder there is afterwards."""
    subprocess.run(
        [sys.executable, "-m", "tests.privacy.writing_child", mask, str(place)],
        cwd=ROOT,
        check=True,
    )
    ours = [path for path in home.rglob("*") if "therapy-journal" in path.parts]
    return [*place.rglob("*"), *ours]


@pytest.mark.figures(part="T14")
@pytest.mark.parametrize("mask", ["000", "022", "077"])
def test_every_file_is_for_its_owner_alone(mask, tmp_path, home, note_figure):
    place = tmp_path / "place"
    place.mkdir()
    paths = written_under(mask, place, home)
    files = [path for path in paths if path.is_file()]
    assert {path.name for path in files} >= WRITTEN
    assert {path.suffix for path in files} >= {".tjwords", ".md"}
    open_to_others = {
        str(path.relative_to(tmp_path)): oct(stat.S_IMODE(path.stat().st_mode))
        for path in paths
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600)
    }
    assert open_to_others == {}
    note_figure("T14", f"files under umask {mask}", len(files), "all 0600, folders 0700")
