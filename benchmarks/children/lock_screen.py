# SPDX-License-Identifier: GPL-3.0-or-later
"""The program exactly as its command starts it, until the lock screen is painted."""

from __future__ import annotations

from running import run


def watch(screen) -> None:
    from painted import Painted, now, tell

    def painted() -> None:
        tell({"painted": now()})

    Painted(screen.unlock_page.field, painted)


run(lock_screen_there=watch)
