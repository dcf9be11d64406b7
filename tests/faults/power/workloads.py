# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses a journal and says after each step what is kept now; to be traced.

``python -m tests.faults.power.workloads WORKLOAD STEPS FOLDER RECOVERY_KEY [MUTANT]`` prints a
line a step: a :class:`tests.faults.power.kept.Kept`.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.faults.power import kept
from tests.faults.power.mutants import MUTANTS
from therapy_journal.core.reflections import Form
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal
from therapy_journal.storage import backup, changing_keys, keys, restoring, vault
from therapy_journal.storage.vault import OpenVault

Steps = Iterator[OpenVault]


def saves(opened: OpenVault) -> Steps:
    """Type: drafts, entries and now and then a checkpoint."""
    journal, chance = Journal(opened, clock=SystemClock()), random.Random(1)
    for number in range(10**9):
        entry = journal.writing.new().value
        yield opened
        body = ""
        for _ in range(chance.randint(1, 5)):
            body += f"word{number} " + "and on " * chance.randint(5, 300)
            if chance.random() < 0.5:
                journal.writing.save_draft(entry.id, "Title", body, len(body), entry.revision)
            else:
                entry = journal.writing.save(entry.id, "Title", body, entry.revision).value
            yield opened
            if chance.random() < 0.1:
                journal.checkpoint()


def churn(opened: OpenVault) -> Steps:
    """Write, write anew, throw away and erase, so that pages are freed and used again."""
    journal, chance = Journal(opened, clock=SystemClock()), random.Random(2)
    writing, notes = journal.writing, journal.unsent_notes
    while True:
        entry = writing.new(chance.choice([Form.FREE, Form.SCENE])).value
        yield opened
        for _ in range(chance.randint(1, 3)):
            text = f"word{chance.random()} " * chance.choice([1, 40, 900])
            entry = writing.save(entry.id, "Title", text, entry.revision).value
            yield opened
        note = notes.new().value
        yield opened
        notes.save(note, title="", raw=f"raw {text}", know=text, say="")
        yield opened
        notes.let_go(note)
        yield opened
        notes.erase_now(note)
        yield opened
        writing.trash(entry.id)
        yield opened
        if chance.random() < 0.5:
            writing.restore(entry.id)
            yield opened
        with opened.database.atomic():
            opened.database.execute("DELETE FROM version WHERE item_id = ?", (entry.id,))
        yield opened
        if chance.random() < 0.3:
            journal.checkpoint()


def passphrases(opened: OpenVault) -> Steps:
    """Change the passphrase again and again, and save in between."""
    writing = Journal(opened, clock=SystemClock()).writing
    for number in range(10**9):
        opened = changing_keys.set_passphrase(opened, f"passphrase {number}", cost=keys.LEAST)
        yield opened
        writing.new()
        yield opened


def rotations(opened: OpenVault) -> Steps:
    """Put one new secret after the other behind the journal, and save in between."""
    opened = changing_keys.set_passphrase(opened, "the same", cost=keys.LEAST)
    yield opened
    while True:
        secret = keys.new_secret()
        opened = changing_keys.set_secret(opened, secret, "the same", cost=keys.LEAST)
        yield opened
        Journal(opened, clock=SystemClock()).writing.new()
        yield opened


def backups(opened: OpenVault) -> Steps:
    """Save and back up, often enough that older backups are thinned out."""
    writing = Journal(opened, clock=SystemClock()).writing
    while True:
        writing.new()
        yield opened
        backup.make(opened)
        yield opened


def creations(opened: OpenVault) -> Steps:
    """Make new journals beside this one."""
    for number in range(10**9):
        folder = opened.folder.with_name(f"New{number}.tjournal")
        vault.create(folder, f"passphrase {number}", cost=keys.LEAST)
        yield opened


def restores(opened: OpenVault) -> Steps:
    """Make new journals beside this one, from its backup."""
    Journal(opened, clock=SystemClock()).writing.new()
    yield opened
    made = backup.make(opened)
    yield opened
    for number in range(10**9):
        unlocked = restoring.unlock_with_recovery_key(made.folders[0], opened.recovery_key)
        restoring.restore(unlocked, opened.folder.with_name(f"New{number}.tjournal"))
        yield opened


WORKLOADS: dict[str, Callable[[OpenVault], Steps]] = {
    workload.__name__: workload
    for workload in (saves, churn, passphrases, rotations, backups, creations, restores)
}


def main() -> None:
    workload, steps, folder, recovery_key = sys.argv[1:5]
    for mutant in sys.argv[5:]:
        MUTANTS[mutant]()
    opened = vault.open_with_recovery_key(Path(folder), recovery_key)
    say(opened)
    for _, now in zip(range(int(steps)), WORKLOADS[workload](opened), strict=False):
        say(now)
        opened = now
    opened.database.close()


def say(opened: OpenVault) -> None:
    os.write(1, f"{kept.of(opened).to_text()}\n".encode())


if __name__ == "__main__":
    main()
