# SPDX-License-Identifier: GPL-3.0-or-later
"""A real journal and plain dictionaries, side by side, and how they are compared."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition

from tests.clocks import SettableClock
from tests.faults.model.expected import WORDS, Expected
from tests.faults.model.held import require_equal, require_index
from therapy_journal.services.journal import Journal
from therapy_journal.services.practice_log import Removed
from therapy_journal.storage import vault

MOST = 12
"""Things of a kind; an unlock looks through the twenty entries changed last."""

NOT_SHORT = 10
"""Things done; shorter sequences are not counted."""

TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.tuples(st.sampled_from(WORDS), st.integers(60, 400)).map(lambda it: f"{it[0]} " * it[1]),
    st.text(st.characters(exclude_categories=()), max_size=40),
)
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
WHICH = st.sampled_from(range(MOST))

Rule = Callable[..., object]


def where(some: Callable[[Any], object]) -> Callable[[Rule], Rule]:
    """Let a rule be done only where there is something to do it with."""
    return precondition(lambda machine: bool(some(machine)))


class Machine(RuleBasedStateMachine):
    """``template`` is a closed, empty journal and ``recovery_key`` what opens it.

    ``sequences`` counts those that were done to their end and were not short.
    """

    sequences: ClassVar[int] = 0
    template: ClassVar[Path]
    recovery_key: ClassVar[str]
    scratch: ClassVar[Path]

    def __init__(self) -> None:
        super().__init__()
        self.place = Path(tempfile.mkdtemp(dir=self.scratch))
        self.copies = 0
        self.done = 0
        self.clock = SettableClock()
        self.expected = Expected()
        self.removed_tasks: dict[int, Removed] = {}
        self.removed_tries: dict[int, Removed] = {}
        self.backups: list[tuple[Path, Expected, dict[int, Removed], dict[int, Removed]]] = []
        shutil.copytree(self.template, self._next_folder())
        self._open()

    def _next_folder(self) -> Path:
        self.copies += 1
        self.folder = self.place / f"{self.copies}.tjournal"
        return self.folder

    def _open(self) -> None:
        self.vault = vault.open_with_recovery_key(self.folder, self.recovery_key)
        self.journal = Journal(self.vault, clock=self.clock)

    def _take_up(self) -> None:
        self._require()
        self.journal.take_up()
        self.expected.take_up(self.today)

    @property
    def today(self) -> date:
        return self.clock.now().day

    def _require(self) -> None:
        require_equal(self.journal, self.vault.database, self.expected)

    def teardown(self) -> None:
        require_index(self.journal, self.expected)
        assert vault.check(self.vault) == []
        self.vault.database.close()
        shutil.rmtree(self.place)
        type(self).sequences += self.done > NOT_SHORT

    @invariant()
    def holds_what_was_written(self) -> None:
        self._require()
        self.done += 1
