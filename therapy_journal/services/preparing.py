# SPDX-License-Identifier: GPL-3.0-or-later
"""Preparing a session: what the page offers, what is switched on, and what was handed over."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.name_shield import NameShield, ShieldedName, initials
from therapy_journal.core.offers import OfferSection, offers, undecided
from therapy_journal.core.sessions import Session, last_attended
from therapy_journal.core.stays_out import LeftOut, Surroundings, stays_out
from therapy_journal.core.summary import Extent, HandedOver, Part, Summary, SummaryPage, Wish
from therapy_journal.core.summary_building import SECOND_PAGE, build, mark_key
from therapy_journal.core.summary_material import Material
from therapy_journal.core.summary_text import plain_text
from therapy_journal.core.text import clean
from therapy_journal.services.agenda_keeping import SUMMARY_CHANGED, AgendaKeeping
from therapy_journal.services.gathering import count_to_bring, gather, lost_marks, surroundings
from therapy_journal.services.pausing import is_paused
from therapy_journal.services.settings import LARGE_PRINT, PAPER_SIZE, Settings
from therapy_journal.storage import sessions, shielded_names, summary_pages


@dataclass(frozen=True, slots=True)
class Preparation:
    """Everything the summary's screen shows, read at one moment."""

    material: Material
    sections: tuple[OfferSection, ...]
    summary: Summary
    stays_out: tuple[LeftOut, ...]
    names: tuple[ShieldedName, ...]
    paper_size: str
    is_large: bool
    told: HandedOver | None
    is_first: bool
    is_read_only: bool


class Preparing(AgendaKeeping):
    """The use cases around the summary.

    ``session_id`` names the session the page is for; None stands for the next one.
    """

    # --- reading ---------------------------------------------------------------------

    def overview(self, session_id: int | None = None) -> Preparation:
        """Return the page with everything around it."""
        self._switch_lost_passages_off()
        material = self.material(session_id)
        switches = summary_pages.switches(self._db)
        sections = offers(material, switches)
        settings = Settings(db=self._db)
        names = tuple(shielded_names.all_names(self._db))
        return Preparation(
            material,
            sections,
            build(material, switches, NameShield(names)),
            stays_out(sections, self._surroundings(session_id)),
            names,
            settings.get(PAPER_SIZE),
            settings.get(LARGE_PRINT),
            self.last_handed_over(),
            is_first=not switches,
            is_read_only=self._db.is_read_only,
        )

    def material(self, session_id: int | None = None) -> Material:
        """Return everything the period offers for the page."""
        return gather(self._db, self._frame(session_id))

    def offers(self, session_id: int | None = None) -> tuple[OfferSection, ...]:
        """Return the switches of the page."""
        return offers(self.material(session_id), summary_pages.switches(self._db))

    def summary(self, session_id: int | None = None) -> Summary:
        """Return the page: only what is switched on, names shielded."""
        return self._built(session_id, summary_pages.switches(self._db))

    def stays_out(self, session_id: int | None = None) -> tuple[LeftOut, ...]:
        """Return what is not on the page, in words, with counts and titles."""
        return stays_out(self.offers(session_id), self._surroundings(session_id))

    def names(self) -> tuple[ShieldedName, ...]:
        """Return the names that print as initials or roles."""
        return tuple(shielded_names.all_names(self._db))

    def count_marked(self, session_id: int | None = None) -> int:
        """Count the things to bring: what was marked, and what is on the agenda."""
        return count_to_bring(self._db, self._frame(session_id))

    # --- deciding --------------------------------------------------------------------

    def set_switch(self, key: str, is_on: bool) -> Outcome[None]:  # noqa: FBT001 - a switch's value
        """Switch a part or an item on or off; it is not new any more."""
        with self._db.atomic():
            summary_pages.set_switch(self._db, key, is_on, self._clock.now())
        return Outcome(None, SUMMARY_CHANGED)

    def set_second_page(self, is_on: bool) -> Outcome[None]:  # noqa: FBT001 - a switch's value
        """Let the page go on to a second one, or keep it to one."""
        return self.set_switch(SECOND_PAGE, is_on)

    def set_paper(self, size: str, is_large: bool) -> Outcome[None]:  # noqa: FBT001 - a switch's value
        """Choose the paper (``A4`` or ``Letter``) and the size of the print."""
        settings = Settings(db=self._db)
        with self._db.atomic():
            settings.put(PAPER_SIZE, size)
            settings.put(LARGE_PRINT, is_large)
        return Outcome(None, SUMMARY_CHANGED | Changes(settings=True))

    def set_one_thing(self, session_id: int | None, words: str) -> Outcome[None]:
        """Keep the one thing; it is on the page only where its part is switched on."""
        return self._put(session_id, one_thing=clean(words).text)

    def set_wishes(self, session_id: int | None, wishes: Collection[Wish]) -> Outcome[None]:
        """Keep what is wanted from the session: listen, understand, plan, decide."""
        return self._put(session_id, wishes=frozenset(wishes))

    def set_stayed(self, session_id: int | None, words: str) -> Outcome[None]:
        """Say anew what stayed from last time; empty takes the after-session note's words."""
        return self._put(session_id, stayed=clean(words).text)

    def set_page_words(self, page_id: int, words: Mapping[str, str]) -> Outcome[None]:
        """Write the own words of a page anew, by the number of the page itself."""
        summary_pages.set_words(self._db, page_id, words, self._clock.now())
        return Outcome(None, SUMMARY_CHANGED)

    def set_since(self, session_id: int | None, day: date | None) -> Outcome[None]:
        """Let the page begin on a day; None begins it with the last session."""
        return self._put(session_id, since_day=day)

    def shield_name(self, name: str, shown_as: str = "") -> Outcome[int | None]:
        """Print a name as a role, or as its initials; nothing is kept for blanks."""
        name = " ".join(clean(name).text.split())
        if not name:
            return Outcome(None, Changes())
        shown = " ".join(clean(shown_as).text.split()) or initials(name)
        with self._db.atomic():
            name_id = shielded_names.put(self._db, name, shown)
        return Outcome(name_id, SUMMARY_CHANGED)

    def unshield_name(self, name_id: int) -> Outcome[ShieldedName | None]:
        """Print a name as it is again; returns how it was shielded, the way back."""
        with self._db.atomic():
            names = {name.id: name for name in shielded_names.all_names(self._db)}
            shielded_names.remove(self._db, name_id)
        return Outcome(names.get(name_id), SUMMARY_CHANGED)

    # --- afterwards ------------------------------------------------------------------

    def page_made(self, session_id: int | None, form: str) -> Outcome[None]:
        """Note that the page was printed (``print``) or saved (``pdf``).

        What was listed and left alone has been looked at: it stays off and is not new any more.
        """
        if self._db.is_read_only:
            return Outcome(None, Changes())
        now = self._clock.now()
        with self._db.atomic():
            for key in undecided(self.offers(session_id)):
                summary_pages.set_switch(self._db, key, False, now)  # noqa: FBT003
            summary_pages.log_made(self._db, self._frame(session_id).session_id, form, now)
        return Outcome(None, SUMMARY_CHANGED)

    def to_ask_about(self) -> Session | None:
        """Return the session after which *Did you hand it over?* has not been answered yet."""
        if is_paused(self._db):
            return None
        last = last_attended(sessions.all_sessions(self._db), self._clock.now().at)
        if last is None or not summary_pages.was_made(self._db, last.id):
            return None
        answered = {told.session_id for told in summary_pages.handed_over(self._db)}
        return None if last.id in answered else last

    def handed_over(
        self, session_id: int | None, extent: Extent, left_out: Collection[Part] = ()
    ) -> Outcome[HandedOver | None]:
        """Remember what the therapist has now; of a part, without the parts ``left_out``."""
        page = ""
        keys: tuple[str, ...] = ()
        if extent is not Extent.NO:
            switches = summary_pages.switches(self._db)
            kept_back = {part.key for part in left_out} if extent is Extent.PART else set()
            given = self._built(
                session_id, {key: on for key, on in switches.items() if key not in kept_back}
            )
            page, keys = plain_text(given), given.keys
        here = self._frame(session_id).session_id
        with self._db.atomic():
            summary_pages.put_handed_over(self._db, here, extent, page, keys, self._clock.now())
        return Outcome(self.last_handed_over(), SUMMARY_CHANGED)

    def last_handed_over(self) -> HandedOver | None:
        """Return what was handed over last, or None when nothing ever was."""
        told = summary_pages.handed_over(self._db)
        return next((one for one in told if one.extent is not Extent.NO), None)

    # --- inside ----------------------------------------------------------------------

    def _built(self, session_id: int | None, switches: dict[str, bool]) -> Summary:
        return build(self.material(session_id), switches, NameShield(self.names()))

    def _surroundings(self, session_id: int | None) -> Surroundings:
        return surroundings(self._db, self._frame(session_id))

    def _put(self, session_id: int | None, **changes: object) -> Outcome[None]:
        with self._db.atomic():
            here = self._frame(session_id)
            page: SummaryPage = replace(here.page, **changes)  # type: ignore[arg-type]
            summary_pages.put(self._db, page, self._clock.now())
            if page.session_id is not None:
                summary_pages.drop_loose(self._db, page.session_id, self._clock.now())
        return Outcome(None, SUMMARY_CHANGED)

    def _switch_lost_passages_off(self) -> None:
        if self._db.is_read_only:
            return
        switches = summary_pages.switches(self._db)
        lost = [mark_key(mark_id) for mark_id in lost_marks(self._db)]
        on = [key for key in lost if switches.get(key)]
        if on:
            with self._db.atomic():
                for key in on:
                    summary_pages.set_switch(self._db, key, False, self._clock.now())  # noqa: FBT003
