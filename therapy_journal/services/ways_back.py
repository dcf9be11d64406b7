# SPDX-License-Identifier: GPL-3.0-or-later
"""Out of the trash: which use case brings back which kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from therapy_journal.core.changes import Outcome
from therapy_journal.core.trash import TrashKind
from therapy_journal.services.attending import Attending
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.practice_log import Removed
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.supporting import Supporting
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.writing import Writing

WaysBack = Mapping[TrashKind, Callable[[int], Outcome[Any]]]


def ways_back(
    *,
    writing: Writing,
    practising: Practising,
    attending: Attending,
    supporting: Supporting,
    taking_stock: TakingStock,
    preparing: Preparing,
    checking_in: CheckingIn,
    unsent_notes: UnsentNotes,
) -> WaysBack:
    """Return how a thing of each kind is taken out of the trash, by its number."""
    return {
        TrashKind.REFLECTION: writing.restore,
        TrashKind.UNSENT_NOTE: unsent_notes.take_back,
        TrashKind.HOMEWORK: partial(_restore, practising.restore),
        TrashKind.PRACTICE: partial(_restore, practising.restore_practice),
        TrashKind.SESSION: attending.restore,
        TrashKind.CARE_PERSON: attending.restore_person,
        TrashKind.PERSON: supporting.restore_person,
        TrashKind.COMFORT: supporting.restore_comfort,
        TrashKind.LOOK: attending.put_look_back,
        TrashKind.STOCK: taking_stock.restore,
        TrashKind.AGENDA_ITEM: preparing.restore_to_agenda,
        TrashKind.CHECK_IN: checking_in.put_back,
    }


def _restore(restore: Callable[[Removed], Outcome[int]], item_id: int) -> Outcome[int]:
    return restore(Removed(item_id))
