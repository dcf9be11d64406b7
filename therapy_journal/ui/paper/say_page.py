# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper of one unsent note: what is ready to say, in type to read from, nothing else."""

from __future__ import annotations

from therapy_journal.core.say_page import SayPage
from therapy_journal.ui import fonts
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.pages import PaperLayout, lay_out_pieces
from therapy_journal.ui.paper.pieces import Piece, text_pieces
from therapy_journal.ui.paper.shaping import UNITS, Run, shape

_SIZE, _LARGE = 16.0, 22.0
_GAP = 0.7
"""Between two paragraphs, in sizes of the type."""


def lay_out_say_page(page: SayPage, form: PageForm) -> PaperLayout:
    """Lay the words out on as many pages as they take; in normal print they are large already."""
    fonts.load()
    size = _LARGE if form.is_large else _SIZE
    pieces: list[Piece] = []
    for words in page.paragraphs:
        lines = shape(Run(words, size), width=form.column * UNITS, leading=form.leading)
        pieces += text_pieces(lines, before=size * _GAP * UNITS)
    return lay_out_pieces(pieces, form)
