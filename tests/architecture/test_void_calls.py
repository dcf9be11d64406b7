# SPDX-License-Identifier: GPL-3.0-or-later
"""A void Qt method must not lose references to None (PySide6 6.12.0 on Python 3.11 does)."""

import sys

from PySide6.QtCore import QObject


def test_twenty_thousand_void_calls_leave_none_alone():
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        thing.setObjectName("x")
    # Immortal None (3.12 and later) has one fixed count; on 3.11 a lost reference a call shows.
    assert abs(sys.getrefcount(None) - before) < 1_000
