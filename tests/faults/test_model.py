# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is done in whatever order, a journal holds what plain dictionaries hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.faults.model.machine import StoreMachine
from tests.figures import NoteFigure, figure
from therapy_journal.services.entry_texts import EntryTexts
from therapy_journal.storage import drafts
from therapy_journal.storage import vault as vaults

PENDING = EntryTexts.pending


@pytest.fixture
def machine(vault_folder: Path, passphrase: str, memory: Path) -> type[StoreMachine]:
    """Return the machine over copies of a new, closed journal."""
    opened = vaults.open_with_passphrase(vault_folder, passphrase)
    opened.database.close()

    class OnCopies(StoreMachine):
        template = vault_folder
        recovery_key = opened.recovery_key
        scratch = memory

    return OnCopies


@pytest.mark.figures(part="T18")
def test_a_journal_holds_what_plain_dictionaries_hold(
    machine: type[StoreMachine], note_figure: NoteFigure
) -> None:
    wanted = figure(10_000)
    while machine.sequences < wanted:
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=max(5, wanted - machine.sequences),
                stateful_step_count=30,
                phases=[Phase.generate, Phase.shrink],
                suppress_health_check=list(HealthCheck),
            ),
        )
    outcome = "contents, counts, search and checks as in the dictionaries"
    note_figure("T18", "sequences of 10 to 30 things done", machine.sequences, outcome)


def indexes_nothing(_texts: EntryTexts, _reflection_id: int) -> None:
    pass


def takes_the_first_draft_alone(texts: EntryTexts) -> list[drafts.Draft]:
    return PENDING(texts)[:1]


@pytest.mark.parametrize(
    ("name", "mutant"),
    [
        ("index", indexes_nothing),
        pytest.param("pending", takes_the_first_draft_alone, marks=pytest.mark.long),
    ],
)
def test_a_store_that_forgets_something_is_found_out(
    machine: type[StoreMachine], monkeypatch: pytest.MonkeyPatch, name: str, mutant: object
) -> None:
    monkeypatch.setattr(EntryTexts, name, mutant)
    with pytest.raises((AssertionError, ExceptionGroup)):
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=1_000,
                stateful_step_count=30,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                print_blob=False,
            ),
        )
