# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine that is installed: what it was built with, and that only this very file may be."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as engine

from tests.figures import NoteFigure

ROOT = Path(__file__).parents[2]
NEEDED = ("sqlcipher3", "cryptography", "PySide6-Essentials")
OPTIONS = {"ENABLE_FTS5", "HAS_CODEC", "TEMP_STORE=2", "THREADSAFE=1", "DEFAULT_MMAP_SIZE=0"}


def told(sql: str) -> list[str]:
    connection = engine.connect(":memory:")
    try:
        connection.set_key(f"x'{'00' * 48}'")
        return [str(row[0]) for row in connection.execute(sql)]
    finally:
        connection.close()


@pytest.mark.figures(part="T17")
def test_the_engine_was_built_as_the_journal_needs_it(note_figure: NoteFigure) -> None:
    options = set(told("PRAGMA compile_options"))
    assert options >= OPTIONS
    (version,) = told("PRAGMA cipher_version")
    assert version.startswith("4.")
    assert told("PRAGMA cipher_provider") == ["openssl"]
    command = [sys.executable, "-m", "therapy_journal", "--self-test"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout
    outcome = f"SQLCipher {version}, SQLite {engine.sqlite_version}; self-test passed"
    note_figure("T17", f"options of the engine, {sys.platform}", len(OPTIONS), outcome)


@pytest.mark.figures(part="T17")
@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_every_package_is_pinned_to_its_files(lock: str, note_figure: NoteFigure) -> None:
    text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n".join(
        line for line in text.splitlines() if not line.lstrip().startswith("#")
    ).strip())  # fmt: skip
    for entry in entries:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[^]]+\])?==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    pinned = {re.split(r"[=\[]", entry)[0].lower() for entry in entries}
    assert {name.lower() for name in NEEDED} <= pinned
    note_figure("T17", f"packages pinned by hash in {lock}", len(entries), "none without")


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8").lower()
    assert f"\n{name.lower()}=={metadata.version(name)} " in f"\n{text}"


@pytest.mark.skipif(sys.platform != "linux", reason="asks the loader of Linux")
def test_the_engine_needs_nothing_of_the_system_but_its_c_library() -> None:
    library = Path(engine.__file__).parent
    (built,) = library.glob("_sqlite3*.so")
    needed = subprocess.run(["ldd", str(built)], capture_output=True, text=True, check=True)
    names = {line.split()[0].partition(".so")[0] for line in needed.stdout.splitlines()}
    assert {Path(name).name for name in names} <= {
        "linux-vdso", "libc", "libm", "libpthread", "libdl", "ld-linux-x86-64", "ld-linux-aarch64",
    }  # fmt: skip
