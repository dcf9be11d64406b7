# SPDX-License-Identifier: GPL-3.0-or-later
"""Modules are loaded without their source being read beside what was compiled of it."""

from __future__ import annotations

import sys
from types import ModuleType


def without_reading_sources() -> None:
    """Tell PySide beforehand what it looks for in the source of every module it sees loaded.

    It looks for its own name there, to know who might want ``from __feature__ import``. No
    module of this program does, so that the answer makes no difference; the looking takes a
    twelfth of a start. A PySide that looks in another way is left alone.
    """
    import shiboken6  # noqa: F401, PLC0415 — brings the module named here

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, _LOOKS):
        setattr(feature, _LOOKS, _yes)


_LOOKS = "_mod_uses_pyside"


def _yes(module: ModuleType) -> bool:  # noqa: ARG001 — as PySide calls it
    return True
