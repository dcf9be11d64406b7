# SPDX-License-Identifier: GPL-3.0-or-later
"""The process keeps to itself: no core file, private files, no foreign OpenSSL settings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HARDENED = """
import ctypes, os, resource
from therapy_journal.storage.process import harden
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3), oct(os.umask(0)))
"""
ENVIRONMENT = """
import os, sys
import therapy_journal.storage.{module}
assert {library!r} in sys.modules
print(os.environ["OPENSSL_CONF"], os.path.basename(os.environ["OPENSSL_MODULES"]))
"""


def run(source: str, *before: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-c", source],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **variables},
    )


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_no_core_file_can_be_written_and_nobody_may_look_in() -> None:
    assert run(HARDENED).stdout.strip() == "(0, 0) 0 0o77"


@pytest.mark.parametrize(
    ("module", "library"),
    [("connection", "sqlcipher3"), ("keys", "cryptography"), ("vault", "sqlcipher3")],
)
def test_openssl_is_quiet_before_either_library_is_loaded(module: str, library: str) -> None:
    source = ENVIRONMENT.format(module=module, library=library)
    done = run(source, OPENSSL_CONF="/elsewhere/openssl.cnf", OPENSSL_MODULES="/elsewhere")
    assert done.stdout.split() == [os.devnull, "storage"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_no_openssl_settings_are_read_from_the_computer(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    source = """
import pathlib
from therapy_journal.storage import keys, vault
folder = pathlib.Path({place!r})
vault.create(folder, "p", cost=keys.LEAST)
vault.open_with_passphrase(folder, "p").database.close()
""".format(place=str(tmp_path / "Mine.tjournal"))
    run(source, "strace", "-f", "-qq", "-e", "trace=open,openat", "-o", str(trace))
    opened = trace.read_text(errors="replace")
    assert "journal.db" in opened
    assert "openssl.cnf" not in opened
