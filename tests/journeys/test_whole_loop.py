# SPDX-License-Identifier: GPL-3.0-or-later
"""One person's way through the whole loop, nothing mocked: and nothing readable left behind.

A journal is created, its sheet saved, entries written, homework practised, a session planned,
the page prepared and saved; then everything is locked and opened again with the recovery key.
The program runs under strace all the while, with the key derivation at its real cost. It lets
nobody look into it but root, so that others see all of this except the trace.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import leaks, walk
from tests.journeys.program import ROOT, Home, Program
from tests.journeys.screen import Screen
from tests.journeys.tracing import Trace
from tests.journeys.walk import Note, Writing, text_of
from therapy_journal.core.homework import PracticeOutcome
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.journal import Journal

PASSPHRASE = "meadow brick violin saturday"

BROUGHT = Writing("TitleGableMarten", "BodyCobaltFennel stays here.", "tagrivetsorrel",
                  "PassageWillowBeacon")  # fmt: skip
KEPT = Writing("TitleKestrelOchre", "BodyHazelQuarry stays here as well.", "tagsaffronpier")
NOTE = Note("RawBrambleAnvil", "KnowJuniperGravel", "SayMagpieThimble")
TASK, NOTICED, IN_THE_WAY = "TaskCinderOrchard", "NoticedPebbleOar", "ObstacleLarchFan"
WHOM, ONE_THING = "WhomTansyCopper", "OneThingHeronLantern"

SWITCHED_ON = (ONE_THING, TASK, NOTICED, BROUGHT.passage, NOTE.say)
STAYS_OUT = (
    NOTE.raw, NOTE.know, WHOM, IN_THE_WAY, BROUGHT.title, "BodyCobaltFennel", BROUGHT.tag,
    KEPT.title, "BodyHazelQuarry", KEPT.tag,
)  # fmt: skip


def test_the_whole_loop(
    screen: Screen, place: Home, start: Callable[..., Program], tmp_path: Path
) -> None:
    sheet, page = place.outside / "Sheet.pdf", place.outside / "Notes.pdf"
    log = tmp_path / "strace.log" if os.geteuid() == 0 else None
    program = start(trace=log)

    key = walk.make_a_journal(screen, PASSPHRASE, sheet)
    process = program.pid
    write_it_all(screen)
    prepare_the_page(screen, page)
    walk.lock(screen)
    assert program.pid == process, "locking replaces the process, it does not start another"
    walk.unlock_with_recovery_key(screen, key)
    look_around(screen)
    screen.key("ctrl+q")
    assert program.wait_for_end() == 0
    assert program.said() == ""

    (folder,) = (place.home / ".local/share/therapy-journal").iterdir()
    vault_id = assert_everything_is_there(folder)
    assert_page_holds_what_was_switched_on(page)
    forms = assert_no_file_leaks(place, key, vault_id, sheet, page)
    assert_the_export_has_it_all(folder, place.outside / "everything.json")
    if log is None:
        pytest.skip("all is well, but only root can trace what the program writes")
    assert_trace_is_clean(place, Trace(log), forms, {str(sheet), str(page)})


# -- the way through -----------------------------------------------------------------


def write_it_all(screen: Screen) -> None:
    walk.write_a_reflection(screen, KEPT)
    walk.write_a_reflection(screen, BROUGHT)
    walk.write_an_unsent_note(screen, NOTE)
    walk.agree_homework(screen, TASK)
    walk.log_practice(screen, NOTICED, IN_THE_WAY)
    walk.plan_a_session(screen, WHOM)


def prepare_the_page(screen: Screen, target: Path) -> None:
    """Nothing is on at first: each section and each item is switched on by hand."""
    screen.click_on("Prepare summary", 13, 600)
    screen.wait_for("Nothing is on the page yet.", 12, 600)
    screen.type(ONE_THING)
    walk.switch_on(screen, "If we only talk about one thing")
    screen.wait_until_gone("Nothing is on the page yet.", 12, 600)
    # From below upwards: what a switch brings up appears under it, and moves no other.
    walk.switch_on(screen, "Unsent notes, ready to say")
    walk.switch_on(screen, NOTE.say)
    walk.switch_on(screen, "Marked journal passages")
    walk.switch_on(screen, BROUGHT.title)
    screen.wait_for("Its title:", right_of=265)
    walk.switch_on(screen, "Homework")
    walk.switch_on(screen, TASK)
    walk.switch_on(screen, NOTICED)
    walk.save_the_page(screen, target)


def look_around(screen: Screen) -> None:
    """See on the screen what was written before the lock."""
    screen.key("alt+2")
    screen.wait_for(BROUGHT.title, 26, 600, serif=True)
    screen.wait_for(BROUGHT.passage, 17, serif=True)
    screen.key("alt+3")
    screen.wait_for(TASK, 17, 600, serif=True)
    screen.key("alt+4")
    screen.wait_for(NOTE.say, 17, serif=True)
    screen.key("alt+6")
    screen.wait_for(ONE_THING, 15, serif=True)


# -- what is there afterwards ----------------------------------------------------------


def assert_everything_is_there(folder: Path) -> str:
    journal = keeping.unlock(folder, PASSPHRASE, clock=SystemClock())
    try:
        assert_reflections(journal)
        assert_note(journal)
        assert_homework_and_session(journal)
        return journal.vault_id
    finally:
        journal.close()


def assert_reflections(journal: Journal) -> None:
    rows = journal.writing.rows([one for one, _ in journal.writing.ids_with_days()])
    entries = {row.title: journal.writing.open(row.id) for row in rows}
    assert set(entries) == {BROUGHT.title, KEPT.title}
    brought, kept = entries[BROUGHT.title], entries[KEPT.title]
    assert brought.body == f"{BROUGHT.body}\n{BROUGHT.passage}"
    assert (kept.body, kept.tags) == (KEPT.body, (KEPT.tag,))
    assert brought.tags == (BROUGHT.tag,)
    assert [mark.passage for mark in journal.writing.marks(brought.id)] == [BROUGHT.passage]
    assert journal.writing.marks(kept.id) == ()


def assert_note(journal: Journal) -> None:
    (row,) = journal.unsent_notes.shelf().still_yours
    note, raw = journal.unsent_notes.open(row.id)
    assert (raw.body, note.know, note.say) == (NOTE.raw, NOTE.know, NOTE.say)


def assert_homework_and_session(journal: Journal) -> None:
    (card,) = journal.practising.cards()
    (practice,) = card.practices
    assert card.homework.title == TASK
    assert practice.outcome is PracticeOutcome.DONE
    assert (practice.noticed, practice.obstacle_note) == (NOTICED, IN_THE_WAY)
    session = journal.attending.next()
    assert session is not None
    assert session.with_whom == WHOM


def assert_page_holds_what_was_switched_on(page: Path) -> None:
    text = text_of(page)
    assert [word for word in SWITCHED_ON if word not in text] == []
    assert [word for word in STAYS_OUT if word.lower() in text.lower()] == []
    information = subprocess.run(
        ("pdfinfo", str(page)), capture_output=True, text=True, check=True
    ).stdout
    assert "Pages:           1" in information
    assert [word for word in (*SWITCHED_ON, *STAYS_OUT) if word in information] == []


def assert_the_export_has_it_all(folder: Path, target: Path) -> None:
    subprocess.run(
        (
            sys.executable, "-m", "therapy_journal", "export", str(folder), "--passphrase-stdin",
            "--format", "json", "--with-raw", "-o", str(target),
        ),
        cwd=ROOT, input=f"{PASSPHRASE}\n".encode(), capture_output=True, check=True,
    )  # fmt: skip
    text = json.dumps(json.loads(target.read_text("utf-8")), ensure_ascii=False)
    assert [word for word in (*SWITCHED_ON, *STAYS_OUT) if word not in text] == []


# -- what must be nowhere --------------------------------------------------------------


def assert_no_file_leaks(
    place: Home, key: str, vault_id: str, sheet: Path, page: Path
) -> dict[str, bytes]:
    """Look into every file; return what was looked for, in all its forms."""
    secrets = {
        **leaks.forms_of_recovery_key(key, vault_id),
        **{f"passphrase {form}": data for form, data in leaks.forms_of_words(PASSPHRASE).items()},
    }
    words = {
        f"{word} {form}": data
        for word in (*SWITCHED_ON, *STAYS_OUT)
        for form, data in leaks.forms_of_words(word).items()
    }
    files = list(leaks.files_below(place.place))
    assert {sheet, page} < set(files)
    assert leaks.in_files((file for file in files if file != sheet), secrets) == []
    assert leaks.in_files((file for file in files if file != page), words) == []
    return secrets | words


def assert_trace_is_clean(
    place: Home, trace: Trace, forms: dict[str, bytes], readable: set[str]
) -> None:
    """Look at every byte that left the process, the display's and the bus's among them.

    Neither has to be left out: the window is drawn by the program itself, so the display is
    handed pixels and never a word.
    """
    assert trace.calls > 1000
    assert trace.cut_short == []
    assert trace.copied == []
    assert trace.internet == []
    assert strangers(place, trace.opened_for_writing) == []
    # The program itself, and itself again after the lock; nothing else was ever started.
    assert [words[1:3] for words in trace.programs] == [("-m", "therapy_journal")] * 2
    found = [
        f"{name} to {target}"
        for target, stream in trace.streams.items()
        if trace.lands_in(target) not in readable
        for name in leaks.look(bytes(stream), forms)
    ]
    assert found == []


def strangers(place: Home, paths: set[Path]) -> list[Path]:
    """Return what was opened for writing outside the person's folders, but devices."""
    ours = (place.home, place.temporary, place.runtime, place.outside)
    return [
        path
        for path in sorted(paths)
        if not any(path.is_relative_to(folder) for folder in ours)
        and not path.is_relative_to("/dev")
        and "__pycache__" not in path.parts
    ]
