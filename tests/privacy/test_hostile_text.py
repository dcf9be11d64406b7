# SPDX-License-Identifier: GPL-3.0-or-later
"""No text makes the program open a picture: 200 that try, at every place where words are shown."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.figures import figure
from tests.privacy.hostile.samples import PLANTED, plant, samples
from tests.privacy.hostile.surfaces import MUTANTS

ROOT = Path(__file__).parents[2]
CALLS = (
    "?open,?openat,?openat2,?stat,?lstat,?newfstatat,?statx,?access,?faccessat,?faccessat2,?connect"
)

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace watches the child")


def shown_under_strace(texts: list[str], folder: Path, mutant: str = "") -> tuple[int, list[str]]:
    """Show the texts in a process of their own; return how many were, and what it opened."""
    listed, told, log = folder / "texts.json", folder / "told.json", folder / "strace.log"
    listed.write_text(json.dumps(texts), "utf-8")
    told.unlink(missing_ok=True)
    child = (sys.executable, "-m", "tests.privacy.hostile.surfaces", str(listed), str(told))
    watch = ("strace", "-f", "--seccomp-bpf", "-e", f"trace={CALLS}", "-e", "signal=none")
    subprocess.run(
        (*watch, "-s", "4096", "-o", str(log), *child, *((mutant,) if mutant else ())),
        cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=1800,
    )  # fmt: skip
    lines = log.read_text("ascii", "replace").splitlines()
    touched = [line for line in lines if PLANTED in line or "AF_INET" in line]
    return json.loads(told.read_text())["shown"], touched


@pytest.mark.figures(part="T8")
def test_no_text_opens_anything_wherever_it_is_shown(tmp_path, note_figure):
    texts = samples(plant(tmp_path))[: figure(200)]
    shown, touched = shown_under_strace(texts, tmp_path)
    assert shown == 15 * len(texts)
    assert touched == []
    note_figure(
        "T8", f"hostile texts, each shown {shown // len(texts)} ways", len(texts), "0 opens"
    )


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_same_look_sees_what_qt_does_without_our_rules(tmp_path, mutant):
    texts = samples(plant(tmp_path))[: figure(200)]
    _, touched = shown_under_strace(texts, tmp_path, mutant)
    assert any("a.png" in line for line in touched)
