# SPDX-License-Identifier: GPL-3.0-or-later
"""No passphrase, recovery key, secret or database key stands in any file, whatever was changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.programs import CHEAP, run
from tests.journeys import leaks
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal
from therapy_journal.services.key_changes import KeyChanges
from therapy_journal.storage import keys

FIRST, SECOND, THIRD = "first lamp by the water", "second Lamp by the water", "third lamp, by water"


def hits(place: Path, sought: dict[str, bytes]) -> list[str]:
    return leaks.in_files(leaks.files_below(place), sought)


@pytest.fixture
def changed(tmp_path: Path) -> tuple[Journal, dict[str, bytes]]:
    """Change everything there is to change, and return what must be nowhere."""
    folder = tmp_path / "Mine.tjournal"
    word = "--i-have-written-it-down"
    made = run("new", folder, word, "--passphrase-stdin", stdin=FIRST, module=CHEAP)
    assert made.code == 0, made.err
    assert run("backup", folder, "--passphrase-stdin", stdin=FIRST).code == 0
    lines = f"{FIRST}\n{SECOND}\n"
    assert run("change-passphrase", folder, "--passphrase-stdin", stdin=lines).code == 0
    journal = keeping.unlock(folder, SECOND, clock=SystemClock())
    changes = KeyChanges(vault=journal._get_vault, put_vault=journal._put_vault, cost=keys.LEAST)
    shown = {journal.recovery_key}
    for _ in range(2):
        changes.change_completely(SECOND, changes.new_recovery_key(SECOND))
        shown.add(journal.recovery_key)
        assert hits(tmp_path, sought(journal, shown)) == []
        assert changes.follow_all() == 0
    changes.change_passphrase(SECOND, THIRD)
    changes.follow_all()
    return journal, sought(journal, shown)


def sought(journal: Journal, keys_shown: set[str]) -> dict[str, bytes]:
    words = {text: leaks.forms_of_words(text) for text in (FIRST, SECOND, THIRD)}
    shown = {key: leaks.forms_of_recovery_key(key, journal.vault_id) for key in keys_shown}
    return {
        f"{what} {name}": form
        for what, forms in {**words, **shown}.items()
        for name, form in forms.items()
    }


def test_nothing_that_opens_a_journal_stands_in_a_file_beside_it_or_at_home(
    changed: tuple[Journal, dict[str, bytes]], tmp_path: Path
) -> None:
    journal, words = changed
    assert hits(tmp_path, words) == []
    journal.close()
    assert hits(tmp_path, words) == []
    # And what does stand in a file is found:
    for number, word in enumerate((journal.recovery_key.encode(), THIRD.encode("utf-16-le"))):
        (tmp_path / "home" / f"left {number}").write_bytes(b"before " + word + b" after")
    found = hits(tmp_path, words)
    assert {place.rpartition("/")[2] for place in found} == {"left 0", "left 1"}
