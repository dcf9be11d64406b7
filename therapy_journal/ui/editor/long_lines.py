# SPDX-License-Identifier: GPL-3.0-or-later
"""A line so long that reading all of it at every key would be felt.

While somebody types in it, what was read before moves along with the words; it is read in
full again when there is a rest.
"""

from __future__ import annotations

from therapy_journal.core.text import common_start
from therapy_journal.ui.editor.inline import Stretch, stretches


class LongLine:
    """What was read of the one long line that is being edited."""

    def __init__(self) -> None:
        self._text = ""
        self._prefix = 0
        self._stretches: list[Stretch] = []

    def forget(self) -> None:
        """Let go of the text."""
        self._text, self._prefix, self._stretches = "", 0, []

    def moved(self, text: str, prefix: int) -> list[Stretch]:
        """Return the stretches for ``text``: read in full if it is new, else moved along."""
        if text == self._text and prefix == self._prefix:
            return self._stretches
        start = common_start(self._text, text)
        same_end = common_end(self._text, text, start)
        changed = len(text) - start - same_end
        if prefix != self._prefix or not self._text or changed > len(text) // 4:
            self._stretches = stretches(text, prefix)
        else:
            self._stretches = _moved(
                self._stretches, start, len(self._text) - same_end, len(text) - len(self._text)
            )
        self._text, self._prefix = text, prefix
        return self._stretches

    def catch_up(self) -> bool:
        """Read the line in full; say whether it looks different now."""
        before = self._stretches
        self._stretches = stretches(self._text, self._prefix)
        return before != self._stretches


def common_end(one: str, other: str, start: int) -> int:
    """Return how many characters two texts share at their end, ``start`` already shared."""
    low, high = 0, min(len(one), len(other)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if one[len(one) - middle :] == other[len(other) - middle :]:
            low = middle
        else:
            high = middle - 1
    return low


def _moved(old: list[Stretch], start: int, end: int, by: int) -> list[Stretch]:
    """Move what lies after an edit; what it touched grows or shrinks with it."""
    result: list[Stretch] = []
    for stretch in old:
        first, last, look = stretch
        if last <= start:
            result.append(stretch)
        elif first >= end:
            result.append(Stretch(first + by, last + by, look))
        elif first < start and last > end:
            result.append(Stretch(first, last + by, look))
    return result
