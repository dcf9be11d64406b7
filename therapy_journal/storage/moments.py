# SPDX-License-Identifier: GPL-3.0-or-later
"""Moments and days as the tables keep them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from therapy_journal.core.days import Moment, from_text

if TYPE_CHECKING:
    from therapy_journal.storage.connection import Row


def moment_columns(moment: Moment) -> dict[str, object]:
    """Return the columns beside the instant; the caller names the instant's own column.

    Example: ``{"happened_at": to_text(m.at), **moment_columns(m)}``.
    """
    return {
        "utc_offset": moment.offset,
        "zone": moment.zone,
        "day": moment.day.isoformat(),
    }


def read_moment(row: Row | Mapping[str, object], instant: str = "happened_at") -> Moment:
    """Read a moment back, exactly as it was lived."""
    return Moment(
        from_text(str(row[instant])),
        int(str(row["utc_offset"])),
        str(row["zone"]),
        date.fromisoformat(str(row["day"])),
    )
