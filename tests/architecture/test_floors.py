# SPDX-License-Identifier: GPL-3.0-or-later
"""The floors point one way: the very contracts that lint checks."""

import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import ROOT, files


def test_the_contracts_of_the_floors_hold():
    program = Path(sys.executable).with_name("lint-imports")
    finished = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, finished.stdout[-3000:]
    assert "0 broken" in finished.stdout


def test_every_file_holds_one_idea():
    too_long = {
        str(path.relative_to(ROOT)): lines
        for path in files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert not too_long


def test_few_files_pass_the_soft_limit():
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in files())
    assert sum(length > 300 for length in lengths) <= len(lengths) // 20
    assert lengths[len(lengths) // 2] <= 150
