# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault told where it happened takes the width there is, with buttons below it or without."""

from __future__ import annotations

from enum import Enum

from therapy_journal.core.errors import DiskFull
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.problem_line import ProblemLine


class Offer(Enum):
    MEND = "Mend it"
    LEAVE = "Leave it"


def widths(line):
    return [label.width() for label in line.findChildren(Label) if label.isVisible()]


def test_its_words_have_the_width_of_the_line(show):
    line = show(ProblemLine(), 460, 200)
    line.show_words("The sheet was saved.", "A longer sentence that says what to do with it now.")
    assert min(widths(line)) > 380
    line.tell(DiskFull(), tuple(Offer))
    assert min(widths(line)) > 380
    line.show_words("Only words again.")
    assert min(widths(line)) > 380


def test_the_buttons_stand_in_order_and_say_what_was_chosen(show, qtbot):
    line = show(ProblemLine(), 460, 200)
    line.tell(DiskFull(), tuple(Offer))
    mend, leave = (button for button in line.findChildren(LinkButton) if not button.isHidden())
    assert (mend.text(), leave.text()) == ("Mend it", "Leave it")
    assert mend.x() < leave.x()
    with qtbot.waitSignal(line.chosen) as chosen:
        leave.click()
    assert chosen.args == [Offer.LEAVE]
