# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done about each fault of opening, and what the button says."""

from __future__ import annotations

from enum import Enum

from therapy_journal.core.errors import (
    JournalDamaged,
    JournalEmpty,
    JournalMissing,
    JournalProblem,
    KeyFileDamaged,
    KeyFileMissing,
    ReadOnlyPlace,
    UnsureRecoveryKey,
)


class Offer(Enum):
    """Something safe to do where a journal does not open."""

    RESTORE = "Restore a backup"
    SALVAGE = "Recover readable entries"
    RECOVERY_KEY = "Use my recovery key"
    COPY = "Copy it, and open the copy"


_OFFERS: dict[type[JournalProblem], tuple[Offer, ...]] = {
    JournalDamaged: (Offer.RESTORE, Offer.SALVAGE),
    JournalEmpty: (Offer.RESTORE,),
    JournalMissing: (Offer.RESTORE,),
    KeyFileDamaged: (Offer.RECOVERY_KEY,),
    KeyFileMissing: (Offer.RECOVERY_KEY,),
    UnsureRecoveryKey: (Offer.RESTORE, Offer.SALVAGE),
    ReadOnlyPlace: (Offer.COPY,),
}


def offers_for(problem: JournalProblem) -> tuple[Offer, ...]:
    """Return what is offered for a fault, the safest first; nothing for most."""
    return _OFFERS.get(type(problem), ())
