# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing the passphrase and the keys of an open journal, backups and all."""

from __future__ import annotations

import unicodedata

import pytest

from therapy_journal.core.errors import BackupFailed, WrongPassphrase, WrongRecoveryKey
from therapy_journal.services import keeping, passphrases
from therapy_journal.services.journal import Journal
from therapy_journal.services.key_changes import KeyChanges
from therapy_journal.services.passphrases import RARE_SIGNS, SPACES, caution
from therapy_journal.storage import backup, keys
from therapy_journal.storage import vault as vaults

NEW = "twelve lamps along the water"


@pytest.fixture
def journal(vault, clock):
    """Return an open journal with an entry and a backup, that costs little to open."""
    journal = Journal(vault, clock=clock)
    journal.key_changes = KeyChanges(
        vault=journal._get_vault, put_vault=journal._put_vault, cost=keys.LEAST
    )
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "Kept", "what was written", entry.revision)
    backup.make(journal.vault)
    return journal


def titles(folder, passphrase, clock):
    opened = keeping.unlock(folder, passphrase, clock=clock)
    try:
        return [row["title"] for row in opened._db.all("SELECT title FROM reflection")]
    finally:
        opened.close()


def test_the_new_passphrase_opens_journal_and_backups(journal, passphrase, clock):
    journal.key_changes.change_passphrase(passphrase, NEW)
    assert journal.key_changes.follow_all() == 0
    journal.close()
    [copy] = backup.folders(journal.folder)
    for folder in (journal.folder, copy):
        assert titles(folder, NEW, clock) == ["Kept"]
        with pytest.raises(WrongPassphrase):
            keeping.unlock(folder, passphrase, clock=clock)


@pytest.mark.parametrize(
    ("present", "new", "words"),
    [
        ("not it at all", NEW, "not the present passphrase"),
        (None, "too short", "at least 12 characters"),
        (None, None, "the passphrase you have now"),
    ],
)
def test_what_cannot_be_is_told_and_changes_nothing(
    journal, passphrase, clock, present, new, words
):
    with pytest.raises(WrongPassphrase) as told:
        journal.key_changes.change_passphrase(present or passphrase, new or passphrase)
    assert words in told.value.sentence
    assert journal.key_changes.behind(journal.key_changes.places()) == []
    journal.close()
    assert titles(journal.folder, passphrase, clock) == ["Kept"]


def test_with_new_keys_only_the_new_sheet_opens_anything_here(journal, passphrase, clock):
    former, new = journal.recovery_key, journal.key_changes.new_recovery_key(passphrase)
    journal.key_changes.change_completely(passphrase, new)
    assert journal.recovery_key == new
    assert len(backup.folders(journal.folder)) == 2  # one was made before
    assert len(journal.key_changes.behind(journal.key_changes.places())) == 2
    assert journal.key_changes.follow_all() == 0
    entry = journal.writing.new().value
    journal.writing.save(entry.id, "Written after", "", entry.revision)
    journal.close()
    for folder in (journal.folder, *backup.folders(journal.folder)):
        keeping.unlock_with_recovery_key(folder, new, clock=clock).close()
        assert "Kept" in titles(folder, passphrase, clock)
        with pytest.raises(WrongRecoveryKey):
            keeping.unlock_with_recovery_key(folder, former, clock=clock)


def test_without_a_backup_before_it_the_keys_are_not_changed(journal, passphrase, clock):
    before = journal.recovery_key
    place = journal.folder / "backups"
    place.rename(journal.folder / "away")
    place.write_text("no folder")
    with pytest.raises(BackupFailed):
        journal.key_changes.change_completely(
            passphrase, journal.key_changes.new_recovery_key(passphrase)
        )
    assert journal.recovery_key == before
    journal.close()
    keeping.unlock_with_recovery_key(journal.folder, before, clock=clock).close()


UNUSUAL = {
    "emoji": "🌱🌊🕯️ three and a half 👩‍👩‍👧 more",
    "ten thousand": "ein Haus am Wasser " * 527,
    "spaces around": "   quiet harbour lantern   ",
    "combining": "cafe\u0301 au lait, n\u0303andu\u0301, s\u0323\u0307",
    "right to left": "שלום לך ילדה יפה",
    "without spaces": "静かな朝の白い部屋にて待つ",
    "another layout": "йцукен фывапр ячсмит",
    "lone surrogate": "half \ud83d of a sign, and more",
    "no-break and wide": "ＦＵＬＬ\u00a0ｗｉｄｔｈ ﬁne words",
}


@pytest.mark.parametrize("new", UNUSUAL.values(), ids=UNUSUAL)
def test_any_passphrase_works_and_stays_the_same(journal, passphrase, clock, new):
    journal.key_changes.change_passphrase(passphrase, new)
    journal.close()
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        same = unicodedata.normalize(form, new)
        vaults.open_with_passphrase(journal.folder, same).database.close()
    for other in (new.strip() + "x", new + " ", new[1:]):
        with pytest.raises(WrongPassphrase):
            vaults.open_with_passphrase(journal.folder, other)


def test_nothing_is_trimmed_from_a_passphrase(journal, passphrase):
    journal.key_changes.change_passphrase(passphrase, UNUSUAL["spaces around"])
    journal.close()
    with pytest.raises(WrongPassphrase):
        vaults.open_with_passphrase(journal.folder, UNUSUAL["spaces around"].strip())


def test_signs_that_are_hard_to_type_are_cautioned_about():
    assert caution(UNUSUAL["emoji"]) == RARE_SIGNS
    assert caution(UNUSUAL["spaces around"]) == SPACES
    for plain in ("right to left", "without spaces", "another layout", "combining"):
        assert caution(UNUSUAL[plain]) == ""
    assert caution("four words, and a comma!") == ""
    assert passphrases.estimate(UNUSUAL["ten thousand"]).is_enough
