# SPDX-License-Identifier: GPL-3.0-or-later
"""Choosing a passphrase: what is asked of it, and an estimate of how well it holds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

MINIMUM = 12
"""Characters asked for; five words are longer than that by themselves."""

_ESTIMATED = 72
"""Characters the estimate looks at: more would only take long, and never weaken the answer."""


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
