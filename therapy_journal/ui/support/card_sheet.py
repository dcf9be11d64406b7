# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes on the card for the wallet: every line is off until it is switched on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from therapy_journal.core.support import Around, LockLine
from therapy_journal.services.supporting import Supporting
from therapy_journal.ui.files import ChooseTarget, choose_target
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.letting_out import LettingOut, PrintPages, print_with_dialog
from therapy_journal.ui.paper.pages import PaperLayout
from therapy_journal.ui.paper.wallet_card import HEIGHT, WIDTH, lay_out_card
from therapy_journal.ui.theme import current_theme
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.segments import Segments
from therapy_journal.ui.widgets.sheets import Sheet
from therapy_journal.ui.widgets.switches import Switch

_ABOUT = (
    "Switch on what is to stand on it. Anyone who finds the card can read it. Print it, cut it "
    "out along the dashes, and fold it if you like."
)
FULL = "The card is full: not everything switched on fits. Switch something off."
EMPTY = "Nothing is switched on yet."


class CardPicture(QWidget):
    """The card as it will be printed, black on white."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = current_theme()
        self._layout: PaperLayout | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The card as it will be printed")

    def show_layout(self, layout: PaperLayout) -> None:
        """Show this card."""
        self._layout = layout
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the card's size, a little larger than life."""
        return QSize(self._theme.px(WIDTH * 1.4), self._theme.px(HEIGHT * 1.4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Draw the card's part of the sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), "white")
        layout = self._layout
        if layout is not None:
            scale = self.width() / WIDTH
            painter.setClipRect(QRectF(self.rect()))
            painter.translate(-layout.form.side * scale, -layout.form.top * scale)
            layout.draw(painter, 0, scale)
        painter.end()


class CardSheet(Sheet):
    """Printed, or saved as a PDF, after the sentence that every page has."""

    def __init__(
        self,
        parent: QWidget,
        *,
        supporting: Supporting,
        kit: Kit,
        choose: ChooseTarget = choose_target,
        print_pages: PrintPages = print_with_dialog,
    ) -> None:
        super().__init__("A card for the wallet", parent, text=_ABOUT, width=560)
        self._supporting, self._kit = supporting, kit
        self._around = Around()
        self.people: list[Switch] = []
        self.comforts: list[Switch] = []
        lines = QWidget()  # holds the place of what comes later, for Tab as well
        self._switches = QVBoxLayout(lines)
        self._switches.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(lines)
        self.size_choice = Segments([(size, size.value) for size in PaperSize], name="Paper")
        self.body.addWidget(self.size_choice)
        self.picture = CardPicture()
        self.body.addWidget(self.picture)
        self.hint = Label(EMPTY, "muted", 12)
        self.body.addWidget(self.hint)
        self.add_button("Close", dismisses=True)
        self.pdf_button = self.add_button("Save as PDF…")
        self.print_button = self.add_button("Print…", is_primary=True)
        self.letting_out = LettingOut(kit=kit, screen=self, choose=choose, print_pages=print_pages)
        self.size_choice.value_changed.connect(self._show_card)
        self.pdf_button.clicked.connect(self._save)
        self.print_button.clicked.connect(self._print)

    def begin(self) -> None:
        """Read what there is, and open with everything switched off."""
        self._kit.jobs.run(self._supporting.around, self, self._show)

    def card(self) -> PaperLayout:
        """Return the card with what is switched on."""
        people = [
            LockLine(person.name, person.number)
            for person, switch in zip(self._around.people, self.people, strict=True)
            if switch.isChecked()
        ]
        comforts = [
            comfort
            for comfort, switch in zip(self._around.comforts, self.comforts, strict=True)
            if switch.isChecked()
        ]
        size = self.size_choice.value()
        form = PageForm(size if isinstance(size, PaperSize) else PaperSize.A4)
        return lay_out_card(people, comforts, form)

    def _show(self, around: Around) -> None:
        self._around = around
        self._switches.setSpacing(self.body.spacing())
        while (item := self._switches.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.people = [self._switch(one.name, one.number) for one in around.people]
        self.comforts = [self._switch(one.body) for one in around.comforts]
        self._show_card()
        self.open()

    def _switch(self, words: str, note: str = "") -> Switch:
        switch = Switch(words, note)
        switch.toggled.connect(self._show_card)
        self._switches.addWidget(switch)
        return switch

    def _show_card(self, *_: object) -> None:
        card = self.card()
        self.picture.show_layout(card)
        is_on = any(switch.isChecked() for switch in (*self.people, *self.comforts))
        self.hint.setText(FULL if card.is_cut else "" if is_on else EMPTY)
        for button in (self.pdf_button, self.print_button):
            button.setEnabled(is_on and not card.is_cut)

    def _save(self) -> None:
        remember = partial(self._supporting.card_made, "pdf")
        self.letting_out.as_pdf(self.card(), self._kit.clock.now().day, remember)

    def _print(self) -> None:
        remember = partial(self._supporting.card_made, "print")
        self.letting_out.on_paper(self.card(), remember)
