# SPDX-License-Identifier: GPL-3.0-or-later
"""After a lock nothing of the text, the passphrase or the keys is in the new process's memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import memory
from tests.figures import figure
from tests.journeys.screen import wait_until
from therapy_journal.storage import keys
from therapy_journal.storage import vault as vaults

ROOT = Path(__file__).parents[2]
SURELY_THERE = "where the journal lies"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="reads the memory of another process, which only root may",
)


def needles(folder: Path, passphrase: str, words: str) -> dict[str, bytes]:
    """Return everything that must be gone, in every form it may have had."""
    opened = vaults.open_with_passphrase(folder, passphrase)
    opened.database.close()
    vault_id = bytes.fromhex(opened.vault_id)
    key = keys.database_key(opened.secret, vault_id)
    return {
        **memory.writings(words),
        **memory.writings(passphrase),
        "R": opened.secret,
        "R in hexadecimal": opened.secret.hex().encode(),
        "recovery key": opened.recovery_key.encode(),
        "recovery key as UTF-16": opened.recovery_key.encode("utf-16-le"),
        "database key": key,
        "database key in hexadecimal": key.hex().encode(),
        "database key in capitals": key.hex().upper().encode(),
    }


def is_anew(process: subprocess.Popen[str]) -> bool:
    """Whether the process was replaced and its window is there again."""
    line = Path(f"/proc/{process.pid}/cmdline").read_bytes()
    # The new one has loaded its screens when its storage thread's pool and Qt's widgets are in.
    maps = Path(f"/proc/{process.pid}/maps").read_text()
    return b"locking_child" not in line and "QtWidgets" in maps and "sqlcipher" in maps


@pytest.mark.figures(part="T9")
def test_nothing_is_left_in_memory_after_a_lock(
    vault_folder, passphrase, tmp_path, home, note_figure
):
    locks = max(1, figure(20) // 20 if os.environ.get("FIGURES", "short") == "short" else 3)
    ours = str(vault_folder).encode()  # an argument of either process
    for number in range(locks):
        words = f"sycamore{number} seventeen lanterns over quiet water"
        sought = {**needles(vault_folder, passphrase, words), SURELY_THERE: ours}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.locking_child", str(vault_folder)],
            cwd=ROOT,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            process.stdin.write(f"{passphrase}\n{words}\n")
            process.stdin.flush()
            assert process.stdout.readline() == "typed\n"
            before = memory.count(process.pid, sought)
            process.stdin.write("\n")
            process.stdin.flush()
            wait_until(lambda process=process: is_anew(process), "the process was not replaced")
            after = memory.count(process.pid, sought)
        finally:
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()
        # The same search finds them while the journal is open. (SQLCipher holds its key masked,
        # and the passphrase is forgotten once it was used.)
        assert sum(before[name] for name in memory.writings(words)) > 100
        assert before["R"] > 0
        # And it finds what the new process does hold, so that one was really searched.
        assert after.pop(SURELY_THERE) > 0
        assert after == dict.fromkeys(after, 0)
    held = sum(before[name] for name in memory.writings(words))
    note_figure(
        "T9", "locks, the new process's memory searched", locks,
        f"0 copies of text, passphrase, R and database key ({held} of the text before the lock)",
    )  # fmt: skip
