# SPDX-License-Identifier: GPL-3.0-or-later
"""A slow breath in parts: which one it is at any second, and how full the lungs are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, cos, pi


class BreathPart(StrEnum):
    """The parts of one breath, in their order."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pace:
    """How many seconds each part of a breath takes; a part of 0 seconds is left out."""

    key: str
    title: str
    breathe_in: int
    hold: int
    breathe_out: int
    rest: int

    @property
    def seconds(self) -> int:
        """The length of one breath."""
        return self.breathe_in + self.hold + self.breathe_out + self.rest

    def parts(self) -> tuple[tuple[BreathPart, int], ...]:
        """Return the parts there are, with their seconds."""
        lengths = (self.breathe_in, self.hold, self.breathe_out, self.rest)
        return tuple(
            (part, length) for part, length in zip(BreathPart, lengths, strict=True) if length
        )


@dataclass(frozen=True, slots=True)
class Breath:
    """One moment of it. ``fullness`` is 0.0 (empty) to 1.0 (full); ``left`` whole seconds."""

    part: BreathPart
    left: int
    fullness: float
    number: int


LONGER_OUT = Pace("longer_out", "4 in, 6 out", 4, 0, 6, 0)
EVEN = Pace("even", "5 in, 5 out", 5, 0, 5, 0)
SQUARE = Pace("square", "4 in, hold, out, wait", 4, 4, 4, 4)
PACES = (LONGER_OUT, EVEN, SQUARE)
"""What is offered, the one to begin with first."""


def breath_at(pace: Pace, seconds: float) -> Breath:
    """Return where in ``pace`` somebody is ``seconds`` after the beginning (0 or more)."""
    done, inside = divmod(max(seconds, 0.0), pace.seconds)
    for part, length in pace.parts():
        if inside < length:
            return Breath(part, ceil(length - inside), _fullness(part, inside / length), int(done))
        inside -= length
    raise AssertionError(pace.key)


def whole_breaths(pace: Pace, minutes: int) -> int:
    """Return the seconds after which at least ``minutes`` and the last breath are over."""
    return ceil(minutes * 60 / pace.seconds) * pace.seconds


def _fullness(part: BreathPart, share: float) -> float:
    # Half a cosine begins and ends softly, as a breath does.
    risen = (1 - cos(pi * share)) / 2
    return {
        BreathPart.IN: risen,
        BreathPart.HOLD: 1.0,
        BreathPart.OUT: 1 - risen,
        BreathPart.REST: 0.0,
    }[part]
