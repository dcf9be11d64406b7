# SPDX-License-Identifier: GPL-3.0-or-later
"""One open journal: every use case over its one database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.errors import DiskFull, StorageFault
from therapy_journal.core.reflections import Form
from therapy_journal.core.whereabouts import Whereabouts, from_text, to_text
from therapy_journal.services.arriving import Arriving
from therapy_journal.services.attending import Attending
from therapy_journal.services.backing_up import BackingUp
from therapy_journal.services.capturing import Capturing
from therapy_journal.services.checking_in import CheckingIn
from therapy_journal.services.clock_question import ClockQuestion
from therapy_journal.services.closing import Closing
from therapy_journal.services.day_boundary import TURNED, DayBoundary
from therapy_journal.services.earlier_versions import EarlierVersions
from therapy_journal.services.erasing import Erasing
from therapy_journal.services.kept_elsewhere import KeptElsewhere
from therapy_journal.services.key_changes import KeyChanges
from therapy_journal.services.looking_back import LookingBack
from therapy_journal.services.looking_over import LookingOver
from therapy_journal.services.many_entries import ManyEntries
from therapy_journal.services.moving import Moving
from therapy_journal.services.note_paper import NotePaper
from therapy_journal.services.note_versions import NoteVersions
from therapy_journal.services.on_disk import Looking
from therapy_journal.services.pausing import Pausing
from therapy_journal.services.placing import Placing
from therapy_journal.services.practising import Practising
from therapy_journal.services.preparing import Preparing
from therapy_journal.services.prompting import Prompting
from therapy_journal.services.quiet_lines import QuietLines
from therapy_journal.services.reminding import Reminding
from therapy_journal.services.search_renewal import SearchRenewal
from therapy_journal.services.searching import Searching
from therapy_journal.services.settings import LAST_PLACE, LAST_SCREEN, Settings
from therapy_journal.services.spelling import Spelling
from therapy_journal.services.still_unsaid import StillUnsaid
from therapy_journal.services.supporting import Supporting
from therapy_journal.services.tagging import Tagging
from therapy_journal.services.taking_stock import TakingStock
from therapy_journal.services.templates import Templates
from therapy_journal.services.trash import Trash
from therapy_journal.services.unsent_lines import UnsentLines
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.services.ways_back import ways_back
from therapy_journal.services.what_stayed import WhatStayed
from therapy_journal.services.writing import Writing
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.connection import Database, NotOpen
from therapy_journal.storage.vault import OpenVault

Export = Callable[[Database, Path, bool], None]
"""(database, where to, whether what is there may be replaced)"""

_REFLECTIONS = "reflections"  # the screen whose items are entries


class Journal:
    """What a window or a command works with; used on the storage thread only.

    ``left_behind`` names what a move should have removed and could not, ``are_drafts_waiting``
    whether the disk refused to make what was typed last the entries' and notes' own.

    Without a vault it is a journal that is going to be opened: screens can be built upon it,
    and ask it nothing until :meth:`take_over`.
    """

    def __init__(self, vault: OpenVault | None = None, *, clock: Clock) -> None:
        self._vault = vault
        self.left_behind: tuple[Path, ...] = ()
        self.are_drafts_waiting = False
        db = self._db = Database() if vault is None else vault.database
        self.clock = clock
        self.writing = Writing(db=db, clock=clock)
        self.searching = Searching(db=db)
        self.many = ManyEntries(db=db, vault=self._get_vault, writing=self.writing)
        self.templates = Templates(db=db, clock=clock)
        self.tagging = Tagging(db=db, clock=clock)
        self.practising = Practising(db=db, clock=clock)
        self.attending = Attending(db=db, clock=clock)
        self.taking_stock = TakingStock(db=db, clock=clock)
        self.supporting = Supporting(db=db, folder=self._get_folder, clock=clock)
        self.pausing = Pausing(db=db, taking_stock=self.taking_stock)
        self.checking_in = CheckingIn(db=db, clock=clock)
        self.prompting = Prompting(db=db, clock=clock, checking_in=self.checking_in)
        self.capturing = Capturing(db=db, clock=clock)
        self.looking_back = LookingBack(db=db, clock=clock)
        self.looking_over = LookingOver(db=db, clock=clock)
        self.unsent_notes = UnsentNotes(db=db, clock=clock)
        self.note_paper = NotePaper(db=db, clock=clock)
        self.still_unsaid = StillUnsaid(db=db, clock=clock, notes=self.unsent_notes)
        self.preparing = Preparing(db=db, clock=clock)
        self.settings = Settings(db=db)
        self.closing = Closing(db=db, clock=clock, settings=self.settings, writing=self.writing)
        self.day_boundary = DayBoundary(settings=self.settings, clock=clock)
        self.spelling = Spelling(db=db)
        self.search_renewal = SearchRenewal(
            db=db, clock=clock, settings=self.settings, unsent_notes=self.unsent_notes
        )
        self.clock_question = ClockQuestion(db=db, clock=clock, settings=self.settings)
        self.backing_up = BackingUp(vault=self._get_vault, settings=self.settings, clock=clock)
        self.key_changes = KeyChanges(vault=self._get_vault, put_vault=self._put_vault)
        self.moving = Moving(vault=self._get_vault, settings=self.settings)
        self.looking = Looking(vault=self._get_vault, settings=self.settings, clock=clock)
        self.erasing = Erasing(vault=self._get_vault, settings=self.settings)
        self.kept_elsewhere = KeptElsewhere(
            db=db,
            vault=self._get_vault,
            placing=Placing(
                db=db,
                writing=self.writing,
                unsent_notes=self.unsent_notes,
                preparing=self.preparing,
                checking_in=self.checking_in,
            ),
        )
        self.trash = Trash(
            db=db,
            vault=self._get_vault,
            clock=clock,
            ways_back=ways_back(
                writing=self.writing,
                practising=self.practising,
                attending=self.attending,
                supporting=self.supporting,
                taking_stock=self.taking_stock,
                preparing=self.preparing,
                checking_in=self.checking_in,
                unsent_notes=self.unsent_notes,
            ),
        )
        self.note_versions = NoteVersions(db=db, clock=clock, notes=self.unsent_notes)
        self.earlier_versions = EarlierVersions(
            db=db,
            clock=clock,
            writing=self.writing,
            practising=self.practising,
            attending=self.attending,
            supporting=self.supporting,
            taking_stock=self.taking_stock,
            preparing=self.preparing,
            checking_in=self.checking_in,
        )
        # What Today may say quietly, in the order in which it is asked: add(source).
        self.quiet_lines = QuietLines(db=db, clock=clock)
        reminding = Reminding(attending=self.attending, settings=self.settings, clock=clock)
        self.quiet_lines.add(reminding.line)
        unsent = UnsentLines(notes=self.unsent_notes, still_unsaid=self.still_unsaid)
        self.quiet_lines.add(unsent.after_session)
        self.quiet_lines.add(unsent.unsaid)
        self.what_stayed = WhatStayed(
            db=db,
            clock=clock,
            attending=self.attending,
            taking_stock=self.taking_stock,
            quiet_lines=self.quiet_lines,
        )
        self.what_stayed.add_lines()
        self.arriving = Arriving(
            db=db,
            clock=clock,
            writing=self.writing,
            practising=self.practising,
            attending=self.attending,
            preparing=self.preparing,
        )

    @property
    def vault(self) -> OpenVault:
        """Its keys and its place; raises ``NotOpen`` before there is one."""
        if self._vault is None:
            raise NotOpen
        return self._vault

    def _get_vault(self) -> OpenVault:
        return self.vault

    def _get_folder(self) -> Path:
        return self.vault.folder

    def _put_vault(self, vault: OpenVault) -> None:
        self._vault = vault

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return self.vault.folder

    @property
    def vault_id(self) -> str:
        """Its number, as it stands on the recovery sheet."""
        return self.vault.vault_id

    @property
    def is_read_only(self) -> bool:
        """Whether the place allows no more than reading."""
        return self._db.is_read_only

    def opens_with(self, typed: str) -> bool:
        """Whether this is the passphrase of the open journal, or its recovery key."""
        return vaults.opens_with(self.vault, typed)

    @property
    def recovery_key(self) -> str:
        """The recovery key, for a new sheet."""
        return self.vault.recovery_key

    def leave_at(self, place: Whereabouts) -> None:
        """Keep where somebody was, for the next unlock."""
        if not self.is_read_only:
            self.settings.put(LAST_PLACE, to_text(place))

    def left_at(self) -> Whereabouts:
        """Return where somebody was; after a crash only the screen is known."""
        screen = self.settings.get(LAST_SCREEN)
        place = from_text(self.settings.get(LAST_PLACE))
        if place is not None and not self.is_read_only:
            # It holds once: what happens from now on is newer. Where the disk is too full to
            # keep that, it is shown once more.
            with suppress(DiskFull, StorageFault):
                self.settings.put(LAST_PLACE, "")
        is_there = place is not None and place.screen == screen and not self._is_gone(place)
        return place if place is not None and is_there else Whereabouts(screen)

    def _is_gone(self, place: Whereabouts) -> bool:
        """Whether the entry is not there any more; one nothing was put into goes at a lock."""
        is_entry = place.screen == _REFLECTIONS and place.item_id > 0
        return is_entry and not self.writing.rows((place.item_id,))

    def take_up(self) -> None:
        """Do what an unlock owes the person: newer drafts become entries, let-go notes go."""
        self.day_boundary.take_up()
        if not self.is_read_only:
            self.left_behind = tuple(self.moving.finish())
            self.supporting.take_up()
            self.writing.recover_drafts()
            # Where the disk refuses, it can be done at the next unlock as well; until then each
            # text opens as it was typed last.
            with suppress(DiskFull, StorageFault):
                self.unsent_notes.recover_drafts()
            self.are_drafts_waiting = (
                self.writing.are_drafts_pending() or self.unsent_notes.are_drafts_pending()
            )
            surely_past = self.clock_question.surely_past()
            with suppress(DiskFull, StorageFault):
                self.unsent_notes.erase_due(surely_past)
                self.writing.pictures.erase_unnamed(surely_past)
                self.attending.repeating.top_up()

    def turn_day(self) -> Outcome[None]:
        """Do what another day brings: entries closed until it are open, rhythms go on."""
        if self.is_read_only:
            return Outcome(None, TURNED)
        opened = self.writing.sealing.open_due().changes
        made = self.attending.repeating.top_up().changes
        return Outcome(None, opened | made | TURNED)

    def after_note(self, session_id: int) -> Outcome[int]:
        """Return the after-session note of a session, begun now where there is none yet.

        Raises:
            GoneMeanwhile: When the session is not there any more; nothing is begun then.
        """
        session = self.attending.get(session_id)
        if session is not None and session.note_id is not None:
            return Outcome(session.note_id, Changes())
        with self._db.atomic():
            entry = self.writing.new(Form.AFTER_SESSION, session_id=session_id)
            linked = self.attending.link_note(session_id, entry.value.id)
        return Outcome(entry.value.id, entry.changes | linked.changes)

    def export(self, write: Export, target: Path, *, replace: bool) -> None:
        """Write everything to a readable place; ``write`` says in which form."""
        write(self._db, target, replace)

    def interrupt(self) -> None:
        """Interrupt a running query; safe from any thread."""
        self._db.interrupt()

    def checkpoint(self) -> None:
        """Bring what was saved from the write-ahead log into the journal file."""
        if not self.is_read_only:
            self._db.checkpoint()

    def close(self) -> None:
        """Close the journal; what was saved is in its one file afterwards.

        A backup that is owed for today is made first.
        """
        try:
            self.backing_up.make_owed()
        finally:
            self._db.close()

    def take_over(self, opened: Journal) -> None:
        """Be this open journal from now on; ``opened`` is not to be used any more."""
        self._db.take_over(opened.vault.database)
        self._vault = replace(opened.vault, database=self._db)
        self.left_behind = opened.left_behind
        self.are_drafts_waiting = opened.are_drafts_waiting
