# SPDX-License-Identifier: GPL-3.0-or-later
"""One grounding line, what I do next, and the seal. Each of them may be left out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.messages import Message
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.services.closing import Closing
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.guides import load_guide
from therapy_journal.ui.forms.half_typed import HalfTyped
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.fields import TextField, labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

_LINE = "next"
_NOTE = "It becomes the last line of the entry. You can leave this empty."


class ClosingSheet(Sheet):
    """``seal_requested`` carries the entry that is to be sealed until a day."""

    seal_requested = Signal(int)

    def __init__(self, parent: QWidget, *, closing: Closing, kit: Kit) -> None:
        guide = load_guide("closing")
        opening, grounding = guide.sections
        super().__init__(guide.title, parent, text=" ".join(opening.paragraphs), width=520)
        self._closing, self._kit = closing, kit
        self._entry_id = 0
        self._wants_seal = self._is_keeping = False
        day = kit.clock.now().day.toordinal()
        self.body.addWidget(Label(grounding.heading, weight=600))
        self.grounding = Label(grounding.points[day % len(grounding.points)], size=16, serif=True)
        self.body.addWidget(self.grounding)
        self.next = TextField("e.g. make tea, call M., go to bed", name="What I do next")
        self.body.addWidget(labelled("What I do next", self.next, _NOTE))
        self.offer = Switch("Offer this by itself", "after a scene, or with a low mood")
        self.body.addWidget(self.offer)
        self.body.addWidget(Label("Esc closes this at any time.", "muted", 12))
        self.seal = self.add_button("Seal until…")
        self.done = self.add_button("Done", is_primary=True)
        self.half = HalfTyped(
            kind=FormKind.NEXT_STEP, forms=closing.forms, kit=kit,
            fields=self._fields, fill=self._fill, parent=self,
        )  # fmt: skip
        self.next.textChanged.connect(self._touched)
        self.next.returnPressed.connect(self._finish)
        self.done.clicked.connect(self._finish)
        self.seal.clicked.connect(self._finish_sealed)
        self.offer.clicked.connect(self._set_offer)

    def begin(self, entry_id: int) -> None:
        """Open it about an entry."""
        if self.is_open:
            return
        if entry_id != self._entry_id:
            self._entry_id = entry_id
            # What stands there is the other entry's: it is kept as that before it goes.
            self.half.take_up(entry_id)
            self.next.blockSignals(True)  # noqa: FBT003 — Qt's own
            self.next.clear()
            self.next.blockSignals(False)  # noqa: FBT003 — Qt's own
        self._kit.jobs.run(self._closing.is_offered, self, self.offer.setChecked)
        self.open()
        self.next.setFocus()

    # -- what the desk asks -------------------------------------------------------------------

    def flush(self) -> None:
        """Keep what is typed."""
        self.half.flush()

    def unsaved(self) -> bool:
        """Whether something typed has not reached the journal."""
        return self.half.unsaved()

    def unsaved_texts(self) -> list[Unsaved]:
        """Return what has not reached the journal, so that it can be kept elsewhere."""
        return self.half.unsaved_texts()

    def dismiss(self) -> None:
        """Close it; what is half typed waits for this entry."""
        self.half.flush()
        super().dismiss()

    # -- what is done -------------------------------------------------------------------------

    def _fields(self) -> dict[str, str]:
        return {_LINE: self.next.text()} if self.next.text().strip() else {}

    def _fill(self, fields: dict[str, str]) -> None:
        if not self.next.text():
            self.next.setText(fields.get(_LINE, ""))

    def _touched(self) -> None:
        self.half.touched()

    def _set_offer(self) -> None:
        work = partial(self._closing.offer, is_on=self.offer.isChecked())
        self._kit.jobs.run(work, self)

    def _finish_sealed(self) -> None:
        self._wants_seal = True
        self._finish()

    def _finish(self) -> None:
        if self._is_keeping:
            return
        if self.next.text().strip():
            self._is_keeping = True
            self.half.flush()
            work = partial(self._closing.keep_next, self._entry_id, self.next.text())
            self._kit.jobs.run(work, self, self._kept, self._not_kept)
        else:
            self._kept(self._entry_id)

    def _kept(self, entry_id: int) -> None:
        self._is_keeping = False
        self.next.clear()
        wants_seal, self._wants_seal = self._wants_seal, False
        self.dismiss()
        if wants_seal:
            self.seal_requested.emit(entry_id)

    def _not_kept(self, problem: JournalProblem) -> None:
        self._wants_seal = self._is_keeping = False
        self._kit.say(Message.of(problem))
