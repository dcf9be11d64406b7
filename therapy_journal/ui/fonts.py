# SPDX-License-Identifier: GPL-3.0-or-later
"""The two shipped type families, read once and before anything is drawn."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase

from therapy_journal.paths import resource

UI_FAMILY = "Inter"
READING_FAMILY = "Literata"

UPRIGHT = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u07c0-\u07ff\u0870-\u08ff\u1680-\u169f\u2d30-\u2d7f\ufb50-\ufdff\ufe70-\ufefc]+"
)
"""Words that stand upright in italics too: Arabic, N'Ko, Ogham and Tifinagh know no slanted type,
and the slanted face of a family that has them, which Qt would choose, often does not."""

_FACES = (
    ("inter", "Inter-Regular.ttf"),
    ("inter", "Inter-Medium.ttf"),
    ("inter", "Inter-SemiBold.ttf"),
    ("inter", "Inter-Bold.ttf"),
    ("literata", "Literata-Regular.ttf"),
    ("literata", "Literata-RegularItalic.ttf"),
    ("literata", "Literata-SemiBold.ttf"),
    ("literata", "Literata-SemiBoldItalic.ttf"),
)


@cache
def load() -> None:
    """Make the shipped faces known to Qt (about 4 ms); a second call costs nothing.

    A face that cannot be read is passed over: the system's own fonts take its place.
    """
    # Qt would tell the terminal, or the system's log, which scripts no font here can draw.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    for folder, name in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", folder, name)))
