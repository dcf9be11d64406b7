# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the figures of reliability part by part and writes docs/RELIABILITY.md."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "RELIABILITY.md"
_MARK = re.compile(r'figures\(part="(\w+)"\)')
_ROW = re.compile(r"^\| (\w+) \| (.*?) \|", re.M)
_HEADING = "| part | what | tried | what came out | on | with |\n|---|---|---|---|---|---|\n"


def parts() -> dict[str, list[str]]:
    """Return every part that some test takes, T1 first, and the files of its tests."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for part in sorted(set(_MARK.findall(path.read_text(encoding="utf-8")))):
            found.setdefault(part, []).append(str(path))
    return {part: found[part] for part in sorted(found, key=_place)}


def _place(part: str) -> tuple[bool, int, str]:
    """T1 to T18 stand first, by number; what has a name of its own comes after them."""
    is_numbered = part[0] == "T" and part[1:].isdigit()
    return not is_numbered, int(part[1:]) if is_numbered else 0, part


def run(part: str, files: list[str]) -> bool:
    """Take a part at its full figure and write the rows of what passed; returns whether all did."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        noted = Path(folder) / "noted"
        noted.touch()
        command = [sys.executable, "-m", "pytest", "-q", "-m", f'figures(part="{part}")']
        command += [*files, "-o", "faulthandler_timeout=0"]  # one test may well take an hour
        environment = {**os.environ, "FIGURES": "full", "FIGURES_NOTED": str(noted)}
        try:
            finished = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        finally:
            # A test notes its figure once it has passed, whatever becomes of those after it.
            lines = noted.read_text(encoding="utf-8").splitlines()
            write([json.loads(line) for line in lines])
    print(f"{part}: {time.monotonic() - begun:.0f} s", flush=True)
    return finished.returncode == 0


def write(figures: list[dict[str, object]]) -> None:
    """Put rows into the page in the place of those that told the same."""
    page = PAGE.read_text(encoding="utf-8")
    head, _, table = page.partition(_HEADING)
    rows = {match.groups(): line for line in table.splitlines() if (match := _ROW.match(line))}
    today = datetime.now(UTC).date().isoformat()
    for told in figures:
        key = (str(told["part"]), str(told["what"]))
        rows[key] = (
            f"| {key[0]} | {key[1]} | {told['count']:,} | {told['outcome']} | {today} "
            f"| `make test-full PARTS={key[0]}` |"
        )
    ordered = [rows[key] for key in sorted(rows, key=lambda key: (_place(key[0]), key[1]))]
    PAGE.write_text(head + _HEADING + "\n".join(ordered) + "\n", encoding="utf-8")


def main() -> None:
    """Take the parts named, or all."""
    known = parts()
    wanted = sys.argv[1:] or list(known)
    if unknown := [part for part in wanted if part not in known]:
        sys.exit(f"No test takes {', '.join(unknown)}")
    if hasattr(os, "nice"):
        os.nice(10)  # whoever waits for it works on meanwhile
    failed = [part for part in wanted if not run(part, known[part])]
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
