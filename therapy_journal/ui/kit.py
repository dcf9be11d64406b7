# SPDX-License-Identifier: GPL-3.0-or-later
"""What every screen needs from the window it stands in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from therapy_journal.core.days import Clock
from therapy_journal.core.messages import Message
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.ongoing import Ongoing
from therapy_journal.ui.theme import Theme


class Say(Protocol):
    """Shows one notice in the message bar; ``action`` runs when its button is pressed."""

    def __call__(self, message: Message, action: Callable[[], object] | None = None) -> None:
        """Show ``message``."""


@dataclass(frozen=True)
class Kit:
    """Handed to each screen by the window that builds it."""

    jobs: Jobs
    bus: Bus
    icons: Icons
    theme: Theme
    clock: Clock
    say: Say
    ongoing: Ongoing = field(default_factory=Ongoing)
