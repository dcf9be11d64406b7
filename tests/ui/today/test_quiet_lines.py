# SPDX-License-Identifier: GPL-3.0-or-later
"""A quiet line under the cards: what it offers, where it leads, and how it is left."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tests.ui.today.conftest import Arrived
from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.quiet_lines import Answer, QuietLine

READ = QuietLine(
    "midweek.3", "There is a note from Tuesday.", (Answer("Read it", "reflection", 3),)
)


def labels(arrived: Arrived) -> list[str]:
    return [button.text() for button in arrived.screen.quiet.buttons()]


def test_without_anything_to_say_there_is_no_line(arrived: Arrived) -> None:
    assert not arrived.show().quiet.isVisible()


def test_one_line_is_shown_with_not_now_beside_it(qtbot, arrived: Arrived) -> None:
    arrived.journal.quiet_lines.add(lambda: READ)
    arrived.journal.quiet_lines.add(lambda: QuietLine("other", "Something else.", ()))
    quiet = arrived.show().quiet
    assert quiet.isVisible()
    assert quiet.line() == READ
    assert labels(arrived) == ["Read it", "Not now"]
    with qtbot.waitSignal(arrived.screen.leads) as led:
        qtbot.mouseClick(quiet.buttons()[0], Qt.MouseButton.LeftButton)
    assert led.args == ["reflection", 3]


def test_not_now_takes_it_away_and_can_be_taken_back(arrived: Arrived, clock) -> None:
    arrived.journal.quiet_lines.add(lambda: READ)
    quiet = arrived.show().quiet
    quiet.buttons()[-1].click()
    assert not quiet.isVisible()
    assert arrived.said.last.text == "Put aside for now."
    arrived.said.press()
    assert quiet.isVisible()
    quiet.buttons()[-1].click()
    clock.advance(days=1)
    arrived.screen.refresh()
    assert not quiet.isVisible()


def test_an_answer_does_its_work_says_so_and_can_be_undone(qtbot, arrived: Arrived) -> None:
    done: list[str] = []

    def work(what: str) -> Outcome[None]:
        done.append(what)
        return Outcome(None, Changes(unsent_notes=True))

    raise_it = Answer(
        "Raise it", "go.summary", 0, lambda: work("raised"), "It is on the page.",
        lambda: work("taken back"),
    )  # fmt: skip
    unsaid = QuietLine("unsaid.1", "One note is still unsaid.", (raise_it,))
    arrived.journal.quiet_lines.add(lambda: None if done == ["raised"] else unsaid)
    quiet = arrived.show().quiet
    with qtbot.waitSignal(arrived.screen.leads) as led:
        quiet.buttons()[0].click()
    assert led.args == ["go.summary", 0]
    assert done == ["raised"]
    assert not quiet.isVisible()
    assert arrived.said.last.text == "It is on the page."
    arrived.said.press()
    assert done == ["raised", "taken back"]
    assert quiet.isVisible()


def test_buttons_stay_while_the_line_says_the_same(arrived: Arrived) -> None:
    """A refresh does not take the button away under somebody's finger."""
    arrived.journal.quiet_lines.add(lambda: READ)
    quiet = arrived.show().quiet
    before = quiet.buttons()
    before[0].setFocus()
    arrived.screen.refresh()
    assert quiet.buttons() == before
