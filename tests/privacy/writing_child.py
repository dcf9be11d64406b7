# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets the program write every kind of file it writes, under a mask given as the first argument.

``python -m tests.privacy.writing_child MASK FOLDER``. The mask is set after everything is loaded,
so that each file has to be private by its own making.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from therapy_journal import log, paths
from therapy_journal.core.reflections import Form
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services import keeping, restoring
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.exporting import choose
from therapy_journal.services.settings import APPEARANCE, SECOND_PLACE, WindowSettings
from therapy_journal.storage import keys

PASSPHRASE = "quiet harbour lantern seventeen"


def main(mask: int, place: Path) -> None:
    """Write everything, and leave the journal open as a crash would."""
    os.umask(mask)
    clock = SystemClock()
    made = keeping.make(place / "Mine.tjournal", PASSPHRASE, cost=keys.LEAST)
    journal = keeping.unlock(made.folder, PASSPHRASE, clock=clock)
    entry = journal.writing.new(Form.FREE).value
    journal.writing.save(entry.id, "Title", "Body", entry.revision)
    (place / "stick").mkdir(mode=0o700)
    journal.settings.put(SECOND_PLACE, str(place / "stick"))
    backup = journal.backing_up.make_now().folders[0]
    restoring.restore(restoring.unlock(backup, passphrase=PASSPHRASE), place / "Restored")
    (place / "copies").mkdir(mode=0o700)
    journal.moving.copy_to(place / "copies")
    journal.kept_elsewhere.keep((Unsaved("reflection", 1, {"body": "x"}),), place / "copies")
    for form, name in (("markdown", "markdown"), ("json", "all.json")):
        write = choose.exporter(form, with_raw=False, with_sealed=False, clock=clock)
        journal.export(write, place / name, replace=False)
    on_paper(journal, made, place)
    WindowSettings(paths.settings_file()).put(APPEARANCE, "dark")
    log.note(paths.log_file(), KeyError, None)
    journal.writing.save(entry.id, "Title", "Body, longer", entry.revision + 1)  # a log beside it
    os._exit(0)


def on_paper(journal, made, place: Path) -> None:
    """Write the page and the recovery sheet as PDF."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from therapy_journal.ui.paper.headless import write_summary_pdf
    from therapy_journal.ui.paper.pdf import write_privately
    from therapy_journal.ui.recovery_sheet.sheet import RecoverySheet, sheet_pdf

    write_summary_pdf(journal.preparing.overview(None).summary, place / "Notes.pdf")
    sheet = RecoverySheet(made.number, journal.clock.now().day, made.recovery_key)
    write_privately(sheet_pdf(sheet), place / "Sheet.pdf", replace=False)


if __name__ == "__main__":
    main(int(sys.argv[1], 8), Path(sys.argv[2]))
