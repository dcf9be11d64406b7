# SPDX-License-Identifier: GPL-3.0-or-later
"""Places in a text: Qt counts UTF-16 units, Python counts characters."""

from __future__ import annotations

from bisect import bisect_left


class Places:
    """Translates places of one text; costs next to nothing where both count alike."""

    def __init__(self, text: str) -> None:
        # Every character beyond the first plane takes two units.
        if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
            self._wide: list[int] = []
        else:
            self._wide = [index for index, letter in enumerate(text) if letter > "\uffff"]
        self._wide_units = [index + nth for nth, index in enumerate(self._wide)]

    def to_qt(self, index: int) -> int:
        """Return the UTF-16 place of a character."""
        return index + bisect_left(self._wide, index) if self._wide else index

    def from_qt(self, unit: int) -> int:
        """Return the character at a UTF-16 place; inside a pair, the character after it."""
        return unit - bisect_left(self._wide_units, unit) if self._wide else unit
