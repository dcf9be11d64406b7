# SPDX-License-Identifier: GPL-3.0-or-later
"""The journals that the lock screen opened, closed again at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from therapy_journal.services.journal import Journal


@pytest.fixture
def opened() -> Iterator[list[Journal]]:
    """Return a list for journals that are opened on the way."""
    journals: list[Journal] = []
    yield journals
    for journal in journals:
        journal.close()
