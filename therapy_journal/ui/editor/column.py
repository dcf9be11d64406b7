# SPDX-License-Identifier: GPL-3.0-or-later
"""The column of text: as wide as was chosen, in the middle, with quiet margins."""

from __future__ import annotations

from therapy_journal.ui.theme import Theme

COLUMNS = {"narrow": 500, "normal": 620, "wide": 780}
"""Design pixels a line of text is wide at most, by the chosen width; larger words get more."""
MARGIN = 56
"""Design pixels left free on either side where there is room."""
NARROW_MARGIN = 20
_COMFORTABLE = 340


def side_margin(width: int, theme: Theme) -> int:
    """Return the pixels left free on either side of the column in a pane ``width`` wide."""
    column = theme.page_px(COLUMNS[theme.line_width])
    margin = theme.px(MARGIN)
    if width - 2 * margin < theme.px(_COMFORTABLE):
        margin = theme.px(NARROW_MARGIN)
    return max(margin, (width - column) // 2)
