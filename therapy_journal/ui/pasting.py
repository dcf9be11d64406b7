# SPDX-License-Identifier: GPL-3.0-or-later
"""How much text is taken at once, so that the window never stands still for long."""

from __future__ import annotations

from therapy_journal.core.messages import Message

MOST_PASTED = 500_000
"""Characters taken in one go: about a second's, and as many as a novel has."""
MOST_LINES = 20_000
"""Lines taken in one go; a line takes as long as some 25 characters, however short it is."""
TOO_LONG = Message(
    "That is too much text at once. Nothing was pasted, and your words are as they were.",
    f"Paste it in parts of at most {MOST_PASTED:,} characters and {MOST_LINES:,} lines.",
    key="too_long",
)
"""What is said when a text is too long to be pasted."""


def is_too_long(text: str) -> bool:
    """Whether a text is more than is taken at once."""
    if len(text) > MOST_PASTED:
        return True
    return len(text.splitlines()) > MOST_LINES
