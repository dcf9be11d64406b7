# SPDX-License-Identifier: GPL-3.0-or-later
"""What was erased can be taken out of the backups as well."""

from __future__ import annotations

from therapy_journal.storage import backup, backup_places, key_file, settings
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.vault import OpenVault


def holds_secret(db):
    return settings.read(db, "secret") is not None


def erase_secret(db):
    db.execute("DELETE FROM setting WHERE key = 'secret'")


def three_backups(vault: OpenVault) -> None:
    settings.write(vault.database, "kept", "stays")
    backup.make(vault)
    settings.write(vault.database, "secret", "to be erased")
    backup.make(vault)
    backup.make(vault)
    erase_secret(vault.database)


def test_the_backups_that_still_hold_it_are_named(vault):
    three_backups(vault)
    held = backup.holding(vault, holds_secret)
    assert [folder.name for folder in held] == ["000003", "000002"]


def test_they_are_written_anew_without_it_and_keep_the_rest(vault, passphrase):
    three_backups(vault)
    held = backup.holding(vault, holds_secret)
    dates = [backup_places.made_at(folder) for folder in held]
    slots = [key_file.find(folder).key_file for folder in held]
    assert backup.rebuild(vault, erase_secret, held) == 2
    assert backup.holding(vault, holds_secret) == []
    assert [backup_places.made_at(folder) for folder in held] == dates
    assert [key_file.find(folder).key_file for folder in held] == slots
    again = vaults.open_with_passphrase(held[0], passphrase)
    assert settings.read(again.database, "kept") == "stays"
    assert vaults.check(again) == []
    again.database.close()


def test_one_that_cannot_be_read_may_hold_it_and_is_left_as_it_is(vault):
    three_backups(vault)
    newest = backup.folders(vault.folder)[0] / "journal.db"
    data = bytearray(newest.read_bytes())
    data[5000:5100] = bytes(100)
    newest.write_bytes(data)
    held = backup.holding(vault, holds_secret)
    assert [folder.name for folder in held] == ["000003", "000002"]
    assert backup.rebuild(vault, erase_secret, held) == 1
    assert newest.read_bytes() == bytes(data)


def test_nothing_is_left_beside_them(vault):
    three_backups(vault)
    backup.rebuild(vault, erase_secret, backup.holding(vault, holds_secret))
    place = backup.own_place(vault.folder)
    assert sorted(path.name for path in place.iterdir()) == ["000001", "000002", "000003"]
