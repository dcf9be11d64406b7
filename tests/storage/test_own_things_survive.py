# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures, templates and own words come back from a backup and from a damaged journal."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests import contents as every_row
from tests.clocks import SettableClock
from tests.storage.damaged import PAGE, Full
from therapy_journal.core.pictures import Prepared, address
from therapy_journal.core.salvaged import Kept
from therapy_journal.services import salvaging
from therapy_journal.services.writing import Writing
from therapy_journal.storage import backup, contents, pictures, restoring, templates, words
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

# Two pictures that go over many pages, and one that fits on one.
SIZES = (300_000, 90_000, 70)


@pytest.fixture
def own(vault: OpenVault, clock: SettableClock) -> Database:
    """Return a journal with three pictures in an entry, two templates and two words."""
    db, writing = vault.database, Writing(db=vault.database, clock=clock)
    entry = writing.new().value
    with db.atomic():
        uids = [
            pictures.add(
                db,
                entry.id,
                Prepared("image/png", 9, 7, random.Random(size).randbytes(size)),
                clock.now(),
            )
            for size in SIZES
        ]
        for name in ("After a ride", "Évening"):
            templates.insert(db, name, f"## {name}\n\n- [ ] one\n")
        for word in ("Haltestelle", "zorblax"):
            words.add(db, word)
    body = "".join(f"![one]({address(uid)})\n" for uid in uids)
    writing.save(entry.id, "Pictures", body, entry.revision)
    return db


def test_they_come_back_from_a_backup(
    vault: OpenVault, own: Database, tmp_path: Path, passphrase: str
) -> None:
    [folder] = backup.make(vault).folders
    before = every_row.rows(own)
    place = tmp_path / "Back.tjournal"
    restoring.restore(restoring.unlock_with_passphrase(folder, passphrase), place)
    again = vaults.open_with_passphrase(place, passphrase)
    after = every_row.rows(again.database)
    again.database.close()
    for table, count in {"image": 3, "template": 2, "word": 2, "reflection": 1}.items():
        assert after[table] == before[table]
        assert len(after[table]) == count


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE image SET bytes = CAST(bytes || x'00' AS BLOB) WHERE id = 1",
        "DELETE FROM image WHERE id = 3",
        "UPDATE template SET body = body || ' ' WHERE id = 2",
        "UPDATE word SET word = 'Zorblax' WHERE word = 'zorblax'",
    ],
)
def test_a_copy_that_differs_in_one_of_them_is_not_taken_for_the_same(
    own: Database, change: str
) -> None:
    before = contents.read(own)
    own.execute(change)
    assert contents.read(own) != before


def test_they_come_out_of_a_salvage(
    own: Database, vault: OpenVault, tmp_path: Path, passphrase: str, clock: SettableClock
) -> None:
    before = every_row.rows(own)
    own.close()
    target = tmp_path / "New.tjournal"
    done = salvaging.with_passphrase(vault.folder, passphrase, target, clock=clock)
    assert done.lost == []
    assert "3 pictures" in done.read
    opened = vaults.open_with_passphrase(target, passphrase)
    after = every_row.rows(opened.database)
    opened.database.close()
    for table in ("image", "template", "word", "reflection"):
        assert after[table] == before[table]


def test_a_picture_of_which_a_page_is_lost_is_told_and_takes_nothing_along(
    own: Database, vault: OpenVault, tmp_path: Path, passphrase: str, clock: SettableClock
) -> None:
    before = every_row.rows(own)
    own.close()
    full = Full(
        vault.folder, vault.secret, bytes.fromhex(vault.vault_id), vault.recovery_key, {}, b""
    )
    size = full.path.stat().st_size // PAGE
    # Amid the pages of the first picture, which lie beside each other: no tree lists them.
    trees = {page for name in before for page in full.pages_of(name)}
    longest = max(_runs(sorted(set(range(1, size)) - trees)), key=len)
    full.spoil(longest[len(longest) // 3])
    target = tmp_path / "New.tjournal"
    done = salvaging.with_passphrase(vault.folder, passphrase, target, clock=clock)
    [told] = [of for of in done.kinds if of.kind is Kept.PICTURES]
    assert (told.read, told.lost) == (2, 1)
    opened = vaults.open_with_passphrase(target, passphrase)
    after = every_row.rows(opened.database)
    opened.database.close()
    assert set(after["image"]) == {row for row in before["image"] if row[0] != 1}
    for table in ("template", "word", "reflection"):
        assert after[table] == before[table]


def _runs(numbers: list[int]) -> list[list[int]]:
    """Return the numbers in pieces without gaps."""
    runs: list[list[int]] = [[]]
    for number in numbers:
        if runs[-1] and number != runs[-1][-1] + 1:
            runs.append([])
        runs[-1].append(number)
    return runs
