# SPDX-License-Identifier: GPL-3.0-or-later
"""The name shield: names marked once print as initials or roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShieldedName:
    """A name and what stands on the page instead, e.g. ``M.`` or ``my sister``."""

    id: int
    name: str
    shown_as: str


def initials(name: str) -> str:
    """Return a name's initials, e.g. ``A. M.`` for *Anna Maria*."""
    return " ".join(f"{word[0].upper()}." for word in name.split())


class NameShield:
    """Replaces names in text on its way to the page.

    Case does not matter, because people write names in small letters when they are in a
    hurry; one word too many shielded is better than one name printed. Longer names go first.
    """

    def __init__(self, names: Iterable[ShieldedName] = ()) -> None:
        ordered = sorted((n for n in names if n.name.strip()), key=lambda n: -len(n.name))
        self._shown = {_folded(n.name): n.shown_as for n in ordered}
        alternatives = "|".join(_pattern(n.name) for n in ordered)
        self._names = re.compile(alternatives, re.IGNORECASE) if alternatives else None

    def __call__(self, text: str) -> str:
        """Return ``text`` with every marked name replaced."""
        if self._names is None:
            return text
        composed = unicodedata.normalize("NFC", text)
        return self._names.sub(self._replace, composed)

    def _replace(self, match: re.Match[str]) -> str:
        return self._shown.get(_folded(match.group()), "…")


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split()).casefold()


def _pattern(name: str) -> str:
    words = unicodedata.normalize("NFC", name).split()
    return _edge(words[0][0]) + r"\s+".join(re.escape(w) for w in words) + _edge(words[-1][-1])


def _edge(character: str) -> str:
    # Scripts without capitals often write words together, or join a particle to a name.
    return "" if unicodedata.category(character) == "Lo" else r"\b"
