# SPDX-License-Identifier: GPL-3.0-or-later
"""A day under strace: typing, searching, locking, exports thought better of, a backup, a crash.

Nothing that was typed, and no key, is in any byte that left the process or in any file.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import leaks, walk
from tests.journeys.conftest import PASSPHRASE
from tests.journeys.program import Home, Program
from tests.journeys.screen import Screen, wait_until
from tests.journeys.test_whole_loop import strangers
from tests.journeys.tracing import Trace
from tests.journeys.walk import Note, Writing
from therapy_journal.storage import backup_places, keys, vault

KEPT = Writing("TitleFalconRhubarb", "BodySlateHarbour was typed.", "tagcopperthicket")
NOTE = Note("RawGannetOrchid", "KnowTeaselQuartz", "SayPlumageLantern")
SOUGHT, LAST = "SoughtOspreyMarble", "LastBramblingCoral"
TRACES = {"QtProject.conf", "recently-used.xbel", "therapy-journal.conf"}
"""Files in which toolkits keep where somebody was, and which names were typed in a dialog."""
TYPED = (
    KEPT.title, "BodySlateHarbour", KEPT.tag, NOTE.raw, NOTE.know, NOTE.say, SOUGHT, LAST,
    PASSPHRASE,
)  # fmt: skip


@pytest.mark.figures(part="T6")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can trace what the program writes")
def test_nothing_readable_leaves_the_process(
    screen: Screen, place: Home, start: Callable[..., Program], tmp_path: Path, note_figure
) -> None:
    folder = place.home / "Journal.tjournal"
    made = vault.create(folder, PASSPHRASE, cost=keys.LEAST)
    log = tmp_path / "strace.log"
    program = start(folder, trace=log)
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)

    write_and_search(screen)
    think_better_of_an_export(screen)
    walk.lock(screen)
    assert len(backup_places.folders(folder)) == 1, "the lock makes the day's backup"
    walk.unlock(screen, PASSPHRASE)
    walk.see_the_desk(screen)
    crash_while_typing(screen, program)

    forms = leaks.forms_of_recovery_key(made.recovery_key, made.vault_id)
    for word in TYPED:
        forms |= {f"{word} {form}": data for form, data in leaks.forms_of_words(word).items()}
    assert leaks.in_files(leaks.files_below(place.place), forms) == []
    assert not TRACES & {path.name for path in leaks.files_below(place.place)}
    assert_nothing_left(Trace(log), place, forms)
    writes = sum(len(stream) for stream in Trace(log).streams.values())
    note_figure("T6", "bytes written in a traced day in the window", writes, "0 readable")
    note_figure("T7", "sockets of the internet in the same day", 1, "none was made")


def write_and_search(screen: Screen) -> None:
    walk.write_a_reflection(screen, KEPT)
    walk.write_an_unsent_note(screen, NOTE)
    screen.key("alt+2", "ctrl+f")
    screen.type(SOUGHT)
    screen.wait_for("Nothing found", 17, 600, serif=True)
    screen.key("Escape")


def think_better_of_an_export(screen: Screen) -> None:
    """Open the dialog for a PDF, type a name, and leave it; the same for the recovery sheet."""
    screen.key("alt+6")
    screen.wait_for("Nothing is on the page yet.", 12, 600)
    screen.key("ctrl+shift+e")
    screen.click_on("Choose where…", 13, 600)
    screen.wait_for("Date Modified")
    screen.key("Escape")
    screen.wait_until_gone("Date Modified")


def crash_while_typing(screen: Screen, program: Program) -> None:
    """Abort the process from outside while words are being typed that are a draft by then."""
    walk.begin_a_reflection(screen)
    screen.type(LAST)
    screen.wait_for(LAST, 17, serif=True)
    os.kill(program.pid, signal.SIGABRT)
    wait_until(lambda: program.has_ended, "the program did not end")


def assert_nothing_left(trace: Trace, place: Home, forms: dict[str, bytes]) -> None:
    assert trace.calls > 1000
    assert trace.cut_short == []
    assert trace.copied == []
    assert trace.internet == []
    assert strangers(place, trace.opened_for_writing) == []
    found = [
        f"{name} to {target}"
        for target, stream in trace.streams.items()
        for name in leaks.look(bytes(stream), forms)
    ]
    assert found == []
