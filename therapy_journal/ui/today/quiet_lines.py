# SPDX-License-Identifier: GPL-3.0-or-later
"""The one place for a quiet line: under the cards, one at a time, with a way to leave it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.core.quiet_lines import Answer, QuietLine
from therapy_journal.services.quiet_lines import QuietLines
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.buttons import LinkButton
from therapy_journal.ui.widgets.cards import Hairline
from therapy_journal.ui.widgets.flow import FlowLayout
from therapy_journal.ui.widgets.labels import Label

NOT_NOW = "Not now"
_ASIDE = Message("Put aside for now.", action="Undo", key="quiet_line")


class QuietLineView(QWidget):
    """Hidden while there is nothing to say.

    ``leads`` tells where an answer leads to: (kind of item, its number), or (command, 0).
    """

    leads = Signal(str, int)

    def __init__(self, *, quiet_lines: QuietLines, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet_lines, self._kit = quiet_lines, kit
        self._line: QuietLine | None = None
        self._words = Label("", "muted", 13)
        self._buttons: list[LinkButton] = []
        self._links = FlowLayout(gap=12, row_gap=2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Hairline())
        self._column = column
        self._row = QHBoxLayout()
        self._row.addWidget(self._words, 1)
        column.addLayout(self._row)
        column.addLayout(self._links)
        self._restyle()
        kit.theme.changed.connect(self._restyle)
        self.hide()

    def line(self) -> QuietLine | None:
        """Return the line that is shown."""
        return self._line

    def buttons(self) -> list[LinkButton]:
        """Return the buttons of what it offers, *Not now* at the end."""
        return list(self._buttons)

    def refresh(self) -> None:
        """Ask what there is to say."""
        self._kit.jobs.run(self._quiet_lines.first, self, self._show)

    def _show(self, line: QuietLine | None) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        is_as_before = _looks(line) == _looks(self._line)
        self._line = line
        if line is None:
            self.hide()
        if line is None or is_as_before:
            return
        self._words.setText(line.text)
        self._offer(line)
        self.show()
        if had_focus:
            self._buttons[0].setFocus()

    def _offer(self, line: QuietLine) -> None:
        for button in self._buttons:
            self._links.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for place, answer in enumerate(line.answers):
            button = LinkButton(answer.label)
            button.clicked.connect(partial(self._answer, line.key, place))
            self._buttons.append(button)
        label = line.leave.label if line.leave is not None else NOT_NOW
        leave = LinkButton(label, size=11.5, role="muted", weight=400)
        leave.clicked.connect(self._not_now)
        self._buttons.append(leave)
        for button in self._buttons:
            button.setAccessibleDescription(line.text)
            self._links.addWidget(button)

    def _answer(self, key: str, place: int) -> None:
        if self._line is None or self._line.key != key:
            return
        answer = self._line.answers[place]
        if answer.work is None:
            self._go_on(answer)
        else:
            self._kit.jobs.run(answer.work, self, partial(self._worked, answer))

    def _worked(self, answer: Answer, _value: object) -> None:
        if answer.said and answer.undo is not None:
            message = Message(answer.said, action="Undo", key="quiet_line")
            self._kit.say(message, partial(self._run_again, answer.undo))
        elif answer.said:
            self._kit.say(Message(answer.said, key="quiet_line"))
        self._go_on(answer)
        self.refresh()

    def _run_again(self, work: object) -> None:
        if callable(work):
            self._kit.jobs.run(work, self, self._read_anew)

    def _go_on(self, answer: Answer) -> None:
        if answer.leads:
            self.leads.emit(answer.leads, answer.item_id)

    def _not_now(self) -> None:
        if self._line is not None:
            line = self._line
            work = partial(self._quiet_lines.not_now, line)
            self._kit.jobs.run(work, self, partial(self._put_aside, line))

    def _put_aside(self, line: QuietLine, _value: object) -> None:
        self._kit.say(_ASIDE, partial(self._take_back, line))
        self.refresh()

    def _take_back(self, line: QuietLine) -> None:
        self._kit.jobs.run(partial(self._quiet_lines.after_all, line), self, self._read_anew)

    def _read_anew(self, _value: object) -> None:
        self.refresh()

    def _restyle(self) -> None:
        px = self._kit.theme.px
        self._column.setSpacing(px(6))
        self._row.setContentsMargins(0, px(4), 0, 0)


def _looks(line: QuietLine | None) -> tuple[str, ...]:
    if line is None:
        return ()
    leave = line.leave.label if line.leave is not None else NOT_NOW
    return (line.key, line.text, *(answer.label for answer in line.answers), leave)
