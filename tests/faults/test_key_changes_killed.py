# SPDX-License-Identifier: GPL-3.0-or-later
"""A change of passphrase or of keys that is killed: always a way in, always everything there."""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.key_changing import Changing, changing
from tests.figures import figure
from therapy_journal.core.errors import WrongPassphrase, WrongRecoveryKey
from therapy_journal.storage import checks, keys, recovery_key
from therapy_journal.storage import vault as vaults

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
    """Yield when to kill: once before each step on a file, and then at random moments."""
    whole = changes.change(order)
    assert whole.steps
    assert not whole.was_killed
    chance = random.Random(SEED)
    every = [{"at_step": step} for step in range(whole.steps)]
    yield from every[:kills]
    for _ in range(kills - len(every)):
        yield {"after": chance.random() * whole.seconds * 1.1}


@pytest.mark.figures(part="T5")
def test_a_passphrase_change_that_is_killed_leaves_exactly_one_that_opens(
    changes, filled, passphrase, note_figure
):
    kills = figure(1_000)
    order = {"what": "passphrase", "folder": str(filled), "passphrase": passphrase}
    present, number = "the one after the first", 0
    came: Counter[str] = Counter()
    for moment in moments(changes, {**order, "new": present}, kills):
        new = f"the one numbered {number}"
        changes.change({**order, "passphrase": present, "new": new}, **moment)
        opening = [one for one in (present, new) if opens(filled, passphrase=one)]
        assert len(opening) == 1
        came["the new one" if opening == [new] else "the former"] += 1
        (present,), number = opening, number + 1
    assert len(came) == 2
    note_figure("T5", "kills in a change of passphrase", kills, f"exactly one opens: {dict(came)}")


@pytest.mark.figures(part="T5")
def test_a_change_of_keys_that_is_killed_leaves_a_journal_that_opens(
    changes, filled, passphrase, note_figure
):
    kills = figure(1_000)
    order = {"what": "keys", "folder": str(filled), "passphrase": passphrase}
    present = keys.new_secret()
    came: Counter[str] = Counter()
    for moment in moments(changes, {**order, "new": present.hex()}, kills):
        new = keys.new_secret()
        changes.change({**order, "new": new.hex()}, **moment)
        opened = vaults.open_with_passphrase(filled, passphrase)
        opened.database.close()
        assert opened.secret in {present, new}
        came[opened.ended.name.lower() if opened.ended else "not amid it"] += 1
        texts = [recovery_key.to_text(secret) for secret in (present, new)]
        assert [opens(filled, key=text) for text in texts] == [
            opened.secret == present,
            opened.secret == new,
        ]
        assert opens(filled, passphrase=passphrase)
        present = opened.secret
    assert {"finished", "taken_back"} <= set(came)
    note_figure("T5", "kills in a change of keys", kills, f"the journal opens: {dict(came)}")
