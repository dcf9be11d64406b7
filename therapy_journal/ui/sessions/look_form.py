# SPDX-License-Identifier: GPL-3.0-or-later
"""A look at how the work feels: four ratings, any of which may stay open."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.core.appointments import AlliancePoints
from therapy_journal.core.days import bare_day
from therapy_journal.core.session_words import LOOK_LINES
from therapy_journal.core.sessions import AllianceLook
from therapy_journal.services.attending import Attending
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.ui.forms.draft_keeper import Fields
from therapy_journal.ui.forms.form_page import FormPage
from therapy_journal.ui.forms.values import number_text, read_number
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.sessions.material import LookMaterial
from therapy_journal.ui.widgets.fields import labelled
from therapy_journal.ui.widgets.labels import Label
from therapy_journal.ui.widgets.ratings import HIGHEST, Rating

_ABOUT = "Each line is yours to answer or to leave open. Nobody else sees this."


class LookForm(FormPage):
    """Keeps what was answered, with the session it follows."""

    def __init__(self, *, attending: Attending, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit=kit, forms=attending.forms, keep_text="Keep", parent=parent)
        self._attending = attending
        self._session_id: int | None = None
        self._after = Label("", "muted")
        self._ratings = {
            name: Rating("not at all", "fully", name=title) for name, title in LOOK_LINES
        }
        self.add(Label(_ABOUT, "muted"))
        self.add(self._after)
        for name, title in LOOK_LINES:
            self.add(labelled(title, self._ratings[name]))
            self._ratings[name].value_changed.connect(self._on_edited)

    def show_material(self, material: LookMaterial) -> None:
        """Open the form."""
        session = material.latest_session
        self._session_id = session.id if session else None
        self._after.setText(
            f"After the session of {bare_day(session.starts.day)}." if session else ""
        )
        self._after.setVisible(session is not None)
        self._fill({})
        self.open_form(FormKind.LOOK, 0, "How the work feels", material.draft)

    def fields(self) -> Fields:
        """Return what was answered."""
        return {name: number_text(rating.value()) for name, rating in self._ratings.items()}

    def fill(self, fields: Fields) -> None:
        """Show what a draft held."""
        for name, rating in self._ratings.items():
            value = read_number(fields.get(name, ""))
            rating.set_value(value if value is not None and value <= HIGHEST else None)

    def submit(self) -> None:
        """Keep the look."""
        points = AlliancePoints(**{name: r.value() for name, r in self._ratings.items()})
        self.set_busy(is_busy=True)
        keep = partial(self._attending.add_look, points, self._session_id)
        self._kit.jobs.run(keep, self, self._kept, self.was_not_kept)

    def first_field(self) -> QWidget:
        """Return the first line."""
        return self._ratings[LOOK_LINES[0][0]].circles()[0]

    def _kept(self, look: AllianceLook) -> None:  # noqa: ARG002
        self.was_kept()

    def _on_edited(self, value: object) -> None:  # noqa: ARG002
        self.touched()
