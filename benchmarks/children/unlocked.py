# SPDX-License-Identifier: GPL-3.0-or-later
"""From Enter under the passphrase to the first rows of the list on the screen."""

from __future__ import annotations

import sys

from running import run

PASSPHRASE = sys.argv.pop()


def watch(program) -> None:
    from painted import tell
    from unlocking import Unlocking

    def painted(unlocking: Unlocking) -> None:
        tell(
            {
                "list_ms": unlocking.total_ms - unlocking.argon2id_ms,
                "argon2id_ms": unlocking.argon2id_ms,
            }
        )

    Unlocking(program, PASSPHRASE, painted)


run(shown=watch)
