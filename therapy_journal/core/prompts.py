# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be offered to somebody who does not know how to begin; only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class PromptKind(StrEnum):
    """Where a prompt comes from, in the order in which they are offered."""

    ROADBLOCK = "roadblock"
    NUDGE = "nudge"
    TAKEAWAY = "takeaway"


@dataclass(frozen=True, slots=True)
class Offered:
    """One kind of prompt: what it is called, and its texts, the one shown first at the front."""

    kind: PromptKind
    title: str
    texts: tuple[str, ...]


def from_place(texts: Sequence[str], place: int) -> tuple[str, ...]:
    """Return texts beginning at a place counted round and round, so that they take turns."""
    start = place % len(texts) if texts else 0
    return (*texts[start:], *texts[:start])
