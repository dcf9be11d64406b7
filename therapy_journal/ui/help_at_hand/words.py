# SPDX-License-Identifier: GPL-3.0-or-later
"""The fixed words of Support: what this program cannot do, and what to do instead."""

from __future__ import annotations

CANNOT = "This program cannot answer in an emergency."
INSTEAD = "Call your local emergency number, or write the numbers you trust here."
INSTEAD_LOCKED = (
    "Call your local emergency number. Numbers you put on the lock screen stand here; nothing "
    "else is shown while the journal is locked."
)
OPEN_TO_ALL = "Anyone who opens this program can read these."
