# SPDX-License-Identifier: GPL-3.0-or-later
"""Changing what opens a journal: its passphrase, or its keys completely."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from therapy_journal.core.errors import JournalProblem, WrongPassphrase
from therapy_journal.services.passphrases import require_enough
from therapy_journal.storage import backup, backups_follow, changing_keys, keys, recovery_key
from therapy_journal.storage.keys import STRONG, KdfCost
from therapy_journal.storage.unfinished_keys import Ended
from therapy_journal.storage.vault import OpenVault

WRONG = ("That is not the present passphrase.", "Check Caps Lock and the keyboard layout.")
THE_SAME = ("That is the passphrase you have now.", "Choose another one. Nothing was changed.")


class KeyChanges:
    """Changes what opens the journal, then what opens its backups.

    The backups follow one by one (:meth:`behind`, :meth:`follow`) and aside, so that no save
    has to wait for them.
    """

    def __init__(
        self,
        *,
        vault: Callable[[], OpenVault],
        put_vault: Callable[[OpenVault], None],
        cost: KdfCost = STRONG,
    ) -> None:
        self._vault, self._put_vault = vault, put_vault
        self._cost = cost

    @property
    def has_passphrase(self) -> bool:
        """Whether there is a present passphrase to ask for: not when the key file was lost."""
        return self._vault().key_file is not None

    @property
    def ended(self) -> Ended | None:
        """How a change of keys that had been cut short came out when the journal was opened."""
        return self._vault().ended

    def change_passphrase(self, present: str, new: str) -> None:
        """Let ``new`` open the journal from now on (about a second).

        Raises:
            WrongPassphrase: when ``present`` is not the passphrase, or ``new`` is none to take.
            JournalProblem: when it could not be written; the present one holds then.
        """
        require_enough(new)
        vault = self._vault()
        if self.has_passphrase:
            if not changing_keys.is_passphrase(vault, present):
                raise WrongPassphrase(*WRONG)
            if keys.same_passphrase(present, new):
                raise WrongPassphrase(*THE_SAME)
        after = backups_follow.newest_generation(vault) if vault.key_file is None else 0
        self._put_vault(changing_keys.set_passphrase(vault, new, cost=self._cost, after=after))

    def new_recovery_key(self, passphrase: str) -> str:
        """Return a recovery key that opens nothing yet; see :meth:`change_completely`.

        Raises:
            WrongPassphrase: when it is not the passphrase.
        """
        if not changing_keys.is_passphrase(self._vault(), passphrase):
            raise WrongPassphrase(*WRONG)
        return recovery_key.to_text(keys.new_secret())

    def change_completely(self, passphrase: str, new_recovery_key: str) -> None:
        """Encrypt the journal anew; its sheet is that of ``new_recovery_key`` from now on.

        A backup is made before. The passphrase stays; the former sheet opens the journal no
        more, and its backups no more once they have followed.

        Raises:
            WrongPassphrase: when it is not the passphrase.
            BackupFailed: when no backup could be made before; nothing was changed then.
            JournalProblem: when it could not be done; the journal is as it was.
        """
        secret = recovery_key.from_text(new_recovery_key)
        vault = self._vault()
        backup.before_change(vault)
        self._put_vault(changing_keys.set_secret(vault, secret, passphrase, cost=self._cost))

    def places(self) -> list[Path]:
        """Return where backups may lie that have to follow."""
        return backup.places(self._vault())

    def behind(self, places: list[Path]) -> list[Path]:
        """Return the backups in these places that other keys still open; on any thread."""
        return backups_follow.behind(self._vault(), places)

    def follow(self, folder: Path) -> None:
        """Let one backup be opened by what opens the journal now; on any thread.

        Raises:
            BackupFailed: when it cannot be written, or no key known here opens it.
        """
        backups_follow.follow(self._vault(), folder)

    @property
    def is_place_away(self) -> bool:
        """Whether backups lie in a second place that is not there now."""
        return backups_follow.is_place_away(self._vault())

    def finish(self, left: list[Path]) -> int:
        """Forget former keys when no backup is left behind; returns how many are."""
        if not left:
            self._put_vault(backups_follow.forget_former(self._vault()))
        return len(left)

    def follow_all(self) -> int:
        """Let all backups at hand follow; returns how many could not."""
        places = self.places()
        for folder in self.behind(places):
            try:
                self.follow(folder)
            except JournalProblem:
                continue  # it is found once more below
        return self.finish(self.behind(places))
