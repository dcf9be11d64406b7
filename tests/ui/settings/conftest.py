# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands as the settings find them: a journal is open and may be written."""

from __future__ import annotations

import pytest

from therapy_journal.ui.commands import Commands, Needs
from therapy_journal.ui.kit import Kit


@pytest.fixture
def commands(kit: Kit) -> Commands:
    commands = Commands(kit.icons)
    commands.set_context(Needs.UNLOCKED | Needs.WRITABLE)
    return commands
