# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process that is going to be killed does: open a journal, then change its keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from therapy_journal.storage import backups_follow, changing_keys, keys
from therapy_journal.storage import vault as vaults


def _follow(vault: vaults.OpenVault) -> None:
    for folder in backups_follow.behind(vault):
        backups_follow.follow(vault, folder)
    backups_follow.forget_former(vault)


def prepared(order: dict[str, Any]) -> Callable[[], object]:
    """Open the journal and return the change that is asked for."""
    vault = vaults.open_with_passphrase(Path(order["folder"]), order["passphrase"])
    if order["what"] == "passphrase":
        return partial(changing_keys.set_passphrase, vault, order["new"], cost=keys.LEAST)
    if order["what"] == "backups":
        return partial(_follow, vault)
    secret = bytes.fromhex(order["new"])
    return partial(changing_keys.set_secret, vault, secret, order["passphrase"], cost=keys.LEAST)
