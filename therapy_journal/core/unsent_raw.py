# SPDX-License-Identifier: GPL-3.0-or-later
"""The raw layer of an unsent note: only for the person, never on paper, never in a PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawLayer:
    """What was written raw. It has no road to the summary, the printer or a readable export."""

    note_id: int
    body: str
    revision: int
