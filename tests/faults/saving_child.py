# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves through ``Writing`` without end and says what was acknowledged; to be killed.

``python -m tests.faults.saving_child FOLDER SEED`` reads the passphrase from standard input
and prints, after each call that returned, one line: what, entry's id, revision, a word that
was in the text.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from therapy_journal.services.clock import SystemClock
from therapy_journal.services.writing import Writing
from therapy_journal.storage import vault


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    opened = vault.open_with_passphrase(folder, sys.stdin.readline().removesuffix("\n"))
    writing = Writing(db=opened.database, clock=SystemClock())
    writing.recover_drafts()
    chance = random.Random(seed)
    number = 0
    while True:
        entry = writing.new().value
        body, is_saved = "", False
        for _ in range(chance.randint(1, 6)):
            number += 1
            word = f"word{seed}x{number}"
            # Now and then what was saved is written anew, which makes a version of its own.
            begins_anew = is_saved and chance.random() < 0.2
            body = word if begins_anew else f"{body} {word} {'and on ' * 20}"
            if chance.random() < 0.4:
                writing.save_draft(entry.id, "Title", body, len(body), entry.revision)
                is_saved = False
                print("draft", entry.id, entry.revision, word, flush=True)
            else:
                entry = writing.save(entry.id, "Title", body, entry.revision).value
                is_saved = True
                print("entry", entry.id, entry.revision, word, flush=True)


if __name__ == "__main__":
    main()
