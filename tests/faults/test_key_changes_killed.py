# SPDX-License-Identifier: GPL-3.0-or-later
"""A change of passphrase or of keys that is killed: always a way in, always everything there."""

from __future__ import annotations

import itertools
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.key_changing import Changing, changing
from tests.figures import figure
from therapy_journal.core.errors import WrongPassphrase, WrongRecoveryKey
from therapy_journal.storage import (
    backup,
    changing_keys,
    checks,
    keys,
    opening,
    recovery_key,
    restoring,
)
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.vault import OpenVault

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
ROWS = 300
SEED = 20261124


@pytest.fixture(scope="module")
def changes() -> Iterator[Changing]:
    with changing() as ready:
        yield ready


@pytest.fixture
def filled(vault_folder: Path, passphrase: str) -> Path:
    """Return a journal of some 700 kB: more than one write of the engine changes its keys."""
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    with opened.database.atomic():
        for number in range(ROWS):
            opened.database.insert("word", {"word": f"{number:05} " + "lantern " * 250})
    opened.database.close()
    return vault_folder


def opens(folder: Path, *, passphrase: str = "", key: str = "") -> bool:
    """Say whether a secret opens the journal; whenever one does, everything must be there."""
    try:
        if passphrase:
            opened = vaults.open_with_passphrase(folder, passphrase)
        else:
            opened = vaults.open_with_recovery_key(folder, key)
    except (WrongPassphrase, WrongRecoveryKey):
        return False
    try:
        rows = opened.database.all("SELECT word FROM word ORDER BY word")
        assert [row["word"][:5] for row in rows] == [f"{number:05}" for number in range(ROWS)]
        assert checks.look_over(opened.database) == []
    finally:
        opened.database.close()
    return True


def moments(changes: Changing, order: dict[str, str], kills: int) -> Iterator[dict[str, float]]:
    """Yield when to kill: before each step on a file (or some, evenly), then at any moment.

    It goes on for ever: a change that had ended before its moment is none of the kills.
    """
    whole = changes.change(order)
    assert whole.steps
    assert not whole.was_killed
    chance = random.Random(SEED)
    spread = whole.steps if whole.steps <= kills else kills * 3 // 4
    for number in range(spread):
        yield {"at_step": number * whole.steps // spread}
    for number in itertools.count():
        # Most of the time goes into deriving the key; every other kill comes where files change.
        earliest = 0.6 if number % 2 else 0.0
        yield {"after": chance.uniform(earliest, 1.1) * whole.seconds}


def is_killed(changes: Changing, order: dict[str, str], moment: dict[str, float]) -> bool:
    """Let a change be killed; only one that was to run for a time may have ended before that."""
    came = changes.change(order, **moment)
    assert came.was_killed or "after" in moment
    return came.was_killed


@pytest.mark.figures(part="T5")
def test_a_passphrase_change_that_is_killed_leaves_exactly_one_that_opens(
    changes, filled, passphrase, note_figure
):
    kills = figure(1_000)
    order = {"what": "passphrase", "folder": str(filled), "passphrase": passphrase}
    present, number = "the one after the first", 0
    killed, came = 0, Counter[str]()
    for moment in moments(changes, {**order, "new": present}, kills):
        new = f"the one numbered {number}"
        order = {**order, "passphrase": present, "new": new}
        hit = is_killed(changes, order, moment)
        opening = [one for one in (present, new) if opens(filled, passphrase=one)]
        assert len(opening) == 1
        came["the new one" if opening == [new] else "the former"] += hit
        (present,), number = opening, number + 1
        killed += hit
        if killed == kills:
            break
    assert len(came) == 2
    note_figure("T5", "kills in a change of passphrase", killed, f"exactly one opens: {dict(came)}")


@pytest.mark.figures(part="T5")
def test_a_change_of_keys_that_is_killed_leaves_a_journal_that_opens(
    changes, filled, passphrase, note_figure
):
    kills = figure(1_000)
    order = {"what": "keys", "folder": str(filled), "passphrase": passphrase}
    present = keys.new_secret()
    killed, came = 0, Counter[str]()
    for moment in moments(changes, {**order, "new": present.hex()}, kills):
        new = keys.new_secret()
        hit = is_killed(changes, {**order, "new": new.hex()}, moment)
        opened = vaults.open_with_passphrase(filled, passphrase)
        opened.database.close()
        assert opened.secret in {present, new}
        came[opened.ended.name.lower() if opened.ended else "not amid it"] += hit
        texts = [recovery_key.to_text(secret) for secret in (present, new)]
        assert [opens(filled, key=text) for text in texts] == [
            opened.secret == present,
            opened.secret == new,
        ]
        assert opens(filled, passphrase=passphrase)
        present = opened.secret
        killed += hit
        if killed == kills:
            break
    assert {"finished", "taken_back"} <= set(came)
    note_figure("T5", "kills in a change of keys", killed, f"the journal opens: {dict(came)}")


@pytest.mark.figures(part="T5")
def test_backups_that_are_killed_while_they_follow_open_all_the_same(
    changes, filled, passphrase, note_figure
):
    """Two backups are to be given new keys; killed at any moment, each still opens."""
    kills = figure(300)
    order = {"what": "backups", "folder": str(filled), "passphrase": passphrase}
    vault = vaults.open_with_passphrase(filled, passphrase)
    for _ in range(2):
        backup.make(vault)
    key = change_keys(vault, passphrase)
    killed, came = 0, Counter[str]()
    for moment in moments(changes, order, kills):
        key = change_keys(vaults.open_with_passphrase(filled, passphrase), passphrase)
        hit = is_killed(changes, order, moment)
        turned = 0
        for folder in backup.folders(filled):
            unlocked = restoring.unlock_with_passphrase(folder, passphrase)
            restoring.look(unlocked)
            turned += recovery_key.to_text(unlocked.secret) == key
        came[f"{turned} had followed"] += hit
        changes.change(order)  # the next unlock lets the rest follow
        for folder in backup.folders(filled):
            assert rows_in_backup(folder, key) == ROWS
        killed += hit
        if killed == kills:
            break
    assert opens(filled, key=key)
    assert len(came) == 3
    note_figure("T5", "kills while two backups follow", killed, f"each opens: {dict(came)}")


def change_keys(vault: OpenVault, passphrase: str) -> str:
    changed = changing_keys.set_secret(vault, keys.new_secret(), passphrase, cost=keys.LEAST)
    changed.database.close()
    return changed.recovery_key


def rows_in_backup(folder: Path, key: str) -> int:
    unlocked = restoring.unlock_with_recovery_key(folder, key)
    vault_id = bytes.fromhex(unlocked.vault_id)
    spec = keys.database_key(unlocked.secret, vault_id)
    copy = opening.open_copy(folder / "journal.db", spec, vault_id)
    try:
        assert checks.look_over(copy) == []
        return len(copy.all("SELECT word FROM word"))
    finally:
        copy.close()
