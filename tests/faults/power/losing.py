# SPDX-License-Identifier: GPL-3.0-or-later
"""Cuts the power at many moments of a traced run and looks what the real store finds."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power import kept, trace
from tests.faults.power.disk import Chance, Disk
from tests.faults.power.kept import Kept
from therapy_journal.core.errors import JournalProblem
from therapy_journal.storage import checks, vault
from therapy_journal.storage.checks import Kind
from therapy_journal.storage.vault import OpenVault

SURVIVAL = (0.0, 0.5, 1.0, 0.5, 0.5)
"""How likely each thing not synced is to survive, one state after the other."""

_NO_DAMAGE = (Kind.KEY_FILE, Kind.KEY_FILE_COPY, Kind.LOG)


@dataclass
class Found:
    """What came out of so many states: ``lost`` were acknowledged, ``damaged`` is unreadable."""

    states: int = 0
    lost: int = 0
    damaged: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    @property
    def is_sound(self) -> bool:
        return not (self.lost or self.damaged or self.refused)


def lose_power(traced: Path, used: Path, before: Path, wanted: int, scratch: Path) -> Found:
    """Reopen ``wanted`` states of the disk, spread over the whole run.

    ``traced`` tells what was done beneath ``used``, which lay as ``before`` does, all synced,
    when the run began. The states are laid out in ``scratch``.
    """
    (journal,) = before.iterdir()
    moments = sum(1 for _ in _moments(traced, used, before))
    said = _said(traced, used, before)
    found = Found()
    for number, (disk, acknowledged) in enumerate(_moments(traced, used, before)):
        # As many states as fall to this moment when all are spread evenly.
        due = wanted * (number + 1) // moments - wanted * number // moments
        for _ in range(due):
            survival = Chance(SURVIVAL[found.states % len(SURVIVAL)], seed=found.states)
            place = scratch / "state"
            disk.write_after_loss(place, survival)
            _look(place / journal.name, said[max(0, acknowledged - 1) :][:2], found)
            shutil.rmtree(place)
    return found


def _moments(traced: Path, used: Path, before: Path) -> Iterator[tuple[Disk, int]]:
    """Yield the disk after every call that changed it, and how many states were said by then."""
    replay = trace.Replay(Disk(used, before))
    for call in trace.calls(traced):
        if replay.do(call):
            yield replay.disk, replay.said.count(b"\n")


def _said(traced: Path, used: Path, before: Path) -> list[Kept]:
    replay = trace.Replay(Disk(used, before))
    for call in trace.calls(traced):
        replay.do(call)
    return [Kept.from_text(line) for line in replay.said.decode().splitlines()]


def _look(folder: Path, may_be: list[Kept], found: Found) -> None:
    """Open one state as a person would, and compare it with what it may hold."""
    found.states += 1
    problem: JournalProblem | None = None
    for key in dict.fromkeys(one.recovery_key for one in may_be):
        try:
            opened = vault.open_with_recovery_key(folder, key)
        except JournalProblem as met:
            problem = met
            continue
        try:
            _compare(opened, may_be, found)
        finally:
            opened.database.close()
        return
    assert problem is not None
    found.refused[problem.code] += 1


def _compare(opened: OpenVault, may_be: list[Kept], found: Found) -> None:
    mended = [one for one in opened.mended if one.kind not in _NO_DAMAGE]
    found.damaged.update(one.kind.name for one in (*mended, *checks.look_over(opened.database)))
    try:
        found.lost += not kept.of(opened).is_one_of(may_be)
    except JournalProblem as met:
        found.refused[met.code] += 1
