# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: what is asked of it, and an estimate of how well it holds."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import IntEnum

from therapy_journal.core.errors import WrongPassphrase

MINIMUM = 12
"""Characters asked for; five words are longer than that by themselves."""

_ESTIMATED = 72
"""Characters the estimate looks at: more would only take long, and never weaken the answer."""


SPACES = "It begins or ends with a space, and that space counts."
RARE_SIGNS = (
    "It has signs that not every keyboard has. "
    "Can you type them wherever you are going to open the journal?"
)
_RARE = frozenset({"So", "Sk", "Cf", "Cn", "Co", "Cs", "Cc"})
"""Unicode's categories of emoji and other symbols, joiners, and what has no meaning yet."""


class Strength(IntEnum):
    """How long guessing would take somebody who has the file, in plain steps."""

    SHORT = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


SENTENCES: dict[Strength, str] = {
    Strength.SHORT: f"Please use at least {MINIMUM} characters. A few words in a row work well.",
    Strength.WEAK: "Easy to guess. Another word or two would help.",
    Strength.FAIR: "Could be guessed with effort. One more word makes it much harder.",
    Strength.GOOD: "Hard to guess.",
    Strength.STRONG: "Very hard to guess.",
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """The step, its sentence, and whether a journal may be made with it."""

    strength: Strength

    @property
    def sentence(self) -> str:
        """What to tell the person."""
        return SENTENCES[self.strength]

    @property
    def is_enough(self) -> bool:
        """Whether the length asked for is there; a weak one is warned of, not refused."""
        return self.strength is not Strength.SHORT


def estimate(passphrase: str) -> Estimate:
    """Estimate a passphrase with zxcvbn (Wheeler, USENIX Security 2016), offline.

    Takes up to some 10 ms, and 60 ms the first time, when its word lists are read.
    """
    from zxcvbn import zxcvbn  # noqa: PLC0415 — its word lists are read only when one is chosen

    if len(passphrase) < MINIMUM:
        return Estimate(Strength.SHORT)
    score = int(zxcvbn(passphrase[:_ESTIMATED], max_length=_ESTIMATED)["score"])
    return Estimate(Strength(max(1, score)))


def caution(passphrase: str) -> str:
    """Return a sentence about what could make a passphrase hard to type again, or nothing."""
    if any(unicodedata.category(character) in _RARE for character in passphrase):
        return RARE_SIGNS
    return SPACES if passphrase != passphrase.strip() else ""


def require_enough(passphrase: str) -> None:
    """Raise ``WrongPassphrase``, with a sentence of its own, when this one is too short."""
    checked = estimate(passphrase)
    if not checked.is_enough:
        raise WrongPassphrase(checked.sentence, "Nothing was changed yet.")
