# SPDX-License-Identifier: GPL-3.0-or-later
"""Builds the desk of an open journal: each screen, and what leads from one to another."""

from __future__ import annotations

from functools import partial
from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import RoadblockKey
from therapy_journal.core.stock import StockKind
from therapy_journal.services.journal import Journal
from therapy_journal.services.settings import WindowSettings
from therapy_journal.ui.beginnings import Beginnings
from therapy_journal.ui.bringing_along import BringingAlong
from therapy_journal.ui.capture.quick_capture import QuickCapture
from therapy_journal.ui.closing.closing_step import ClosingStep
from therapy_journal.ui.closing.writing_timer import WritingTimer
from therapy_journal.ui.commands import Commands, Needs
from therapy_journal.ui.desk import Desk
from therapy_journal.ui.editor.spelling import SpellCheck
from therapy_journal.ui.focus_mode import FocusMode
from therapy_journal.ui.going_to import GoingTo
from therapy_journal.ui.homework.screen import HomeworkScreen
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.own_words import OwnWords
from therapy_journal.ui.palette.opening import PaletteOpening
from therapy_journal.ui.paper_wiring import MAKE_A_PAGE, PaperWiring
from therapy_journal.ui.patterns.screen import PatternsScreen
from therapy_journal.ui.reflections.screen import ReflectionsScreen
from therapy_journal.ui.reflections_wiring import bind_list, wire_reflections
from therapy_journal.ui.roadblocks.sidebar import RoadblockSidebar
from therapy_journal.ui.roadblocks_wiring import RoadblocksWiring
from therapy_journal.ui.sessions.screen import SessionsScreen
from therapy_journal.ui.summary.handed_over import HandedOverQuestion
from therapy_journal.ui.summary.screen import SummaryScreen
from therapy_journal.ui.support_wiring import SupportWiring
from therapy_journal.ui.taking_back import TakingBack
from therapy_journal.ui.today.screen import TodayScreen
from therapy_journal.ui.unsent_notes.screen import UnsentNotesScreen

OBSTACLE_QUESTION = "What got in the way?"


class Wiring(QObject):
    """One desk's screens; every request of a screen is answered here."""

    def __init__(
        self, *, journal: Journal, kit: Kit, commands: Commands, settings: WindowSettings
    ) -> None:
        super().__init__()
        self._journal, self._kit = journal, kit
        self._commands = commands
        self._spell_check = SpellCheck(
            spelling=journal.spelling, settings=journal.settings, kit=kit, parent=self
        )
        self._sidebar = RoadblockSidebar(checking_in=journal.checking_in, kit=kit)
        self.desk = Desk(
            journal=journal,
            kit=kit,
            commands=commands,
            sidebar=self._sidebar,
            builders={
                "today": self._build_today,
                "reflections": self._build_reflections,
                "homework": self._build_homework,
                "unsent_notes": self._build_unsent_notes,
                "sessions": self._build_sessions,
                "patterns": self._build_patterns,
                "summary": self._build_summary,
                "support": self._build_support,
            },
        )
        self.setParent(self.desk)
        self._going_to = GoingTo(journal=journal, kit=kit, commands=commands, desk=self.desk)
        self._capture = QuickCapture(
            capturing=journal.capturing,
            kit=kit,
            desk=self.desk,
            open_entry=self._going_to.open_entry,
        )
        self._beginnings = Beginnings(journal=journal, kit=kit, desk=self.desk)
        self._taking_back = TakingBack(journal=journal, kit=kit, commands=commands, desk=self.desk)
        self.support = SupportWiring(journal=journal, kit=kit, commands=commands, desk=self.desk)
        self._own_words = OwnWords(journal=journal, kit=kit, desk=self.desk)
        self._own_words.tag_chosen.connect(self._going_to.show_tag)
        self._own_words.template_chosen.connect(self._write_from)
        self.palette = PaletteOpening(journal=journal, kit=kit, commands=commands, over=self.desk)
        self.palette.hit_requested.connect(self._going_to.open_hit)
        self.palette.day_requested.connect(self._going_to.go_to_day)
        self.palette.month_requested.connect(self._going_to.read_month)
        self.desk.went.connect(self._tell_context)
        self._paper = PaperWiring(commands=commands, desk=self.desk)
        RoadblocksWiring(
            sidebar=self._sidebar, writes=self, preparing=journal.preparing, kit=kit,
            commands=commands, settings=settings,
        )  # fmt: skip
        self.desk.rail.next_session.prepare_requested.connect(self._going_to.prepare_next)
        self.desk.rail.next_session.plan_requested.connect(self._beginnings.plan_session)
        self._bind()

    # -- screens ----------------------------------------------------------------------

    def _build_today(self) -> QWidget:
        journal = self._journal
        screen = TodayScreen(
            checking_in=journal.checking_in,
            arriving=journal.arriving,
            looking_back=journal.looking_back,
            quiet_lines=journal.quiet_lines,
            kit=self._kit,
        )
        screen.write_requested.connect(self._write)
        screen.entry_requested.connect(self._going_to.open_entry)
        screen.practice_requested.connect(self._beginnings.log_practice)
        screen.prepare_requested.connect(self._going_to.prepare_next)
        screen.plan_session_requested.connect(self._beginnings.plan_session)
        screen.leads.connect(self._going_to.lead)
        return screen

    def _build_reflections(self) -> QWidget:
        screen = ReflectionsScreen(
            writing=self._journal.writing, searching=self._journal.searching, kit=self._kit
        )
        screen.hit_requested.connect(self._going_to.open_hit)
        screen.versions_requested.connect(self._taking_back.open_versions)
        screen.erase_requested.connect(self._taking_back.erase_entry)
        screen.entry_opened.connect(self._tell_context)
        screen.entry_closed.connect(self._tell_context)
        self._spell_check.watch(screen.pane.area)
        going = wire_reflections(
            screen, journal=self._journal, kit=self._kit, commands=self._commands,
            open_roadblock=self._sidebar.open_key, own_words=self._own_words,
        )  # fmt: skip
        going.turned.connect(self._tell_context)
        self._going_to.month_requested.connect(going.read_month_of)
        closing = ClosingStep(
            closing=self._journal.closing, kit=self._kit, desk=self.desk, screen=screen
        )
        self._commands.bind("entry.close", closing.open)
        self._commands.bind("entry.focus", FocusMode(self.desk, screen).toggle)
        return screen

    def _build_homework(self) -> QWidget:
        screen = HomeworkScreen(
            practising=self._journal.practising, attending=self._journal.attending, kit=self._kit
        )
        screen.versions_requested.connect(self._taking_back.open_versions)
        screen.obstacle_requested.connect(
            partial(self.write_about, RoadblockKey.PARTICIPATION, OBSTACLE_QUESTION)
        )
        return screen

    def _build_unsent_notes(self) -> QWidget:
        screen = UnsentNotesScreen(
            unsent_notes=self._journal.unsent_notes, note_paper=self._journal.note_paper,
            still_unsaid=self._journal.still_unsaid,
            trash=self._journal.trash, kit=self._kit,
        )  # fmt: skip
        self._spell_check.watch(*screen.pane.layers.areas())
        screen.versions_requested.connect(self._taking_back.open_versions)
        for command, to_layer in (
            ("note.raw", screen.pane.to_raw),
            ("note.know", screen.pane.to_know),
            ("note.say", screen.pane.to_say),
            ("note.page", screen.to_page.read),
            ("note.print", screen.to_page.print_page),
            ("note.pdf", screen.to_page.save_pdf),
        ):
            self._commands.bind(command, to_layer)
        return screen

    def _build_sessions(self) -> QWidget:
        of = self._journal
        screen = SessionsScreen(
            attending=of.attending, taking_stock=of.taking_stock, pausing=of.pausing, kit=self._kit
        )
        screen.prepare_requested.connect(self._going_to.prepare)
        screen.after_note_requested.connect(self._going_to.open_after_note)
        screen.guide_requested.connect(self._sidebar.open_guide)
        screen.versions_requested.connect(self._taking_back.open_versions)
        along = BringingAlong(preparing=self._journal.preparing, kit=self._kit, parent=screen)
        screen.bring_requested.connect(along.bring)
        screen.set_handed_over_question(
            HandedOverQuestion(preparing=self._journal.preparing, kit=self._kit)
        )
        return screen

    def _build_patterns(self) -> QWidget:
        screen = PatternsScreen(looking_over=self._journal.looking_over, kit=self._kit)
        screen.today_requested.connect(partial(self.desk.go, "today"))
        return screen

    def _build_support(self) -> QWidget:
        return self.support.build()

    def _build_summary(self) -> QWidget:
        screen = SummaryScreen(preparing=self._journal.preparing, kit=self._kit)
        screen.back_requested.connect(partial(self.desk.go, "sessions"))
        return screen

    # -- writing and finding ------------------------------------------------------------

    @property
    def _reflections(self) -> ReflectionsScreen:
        return cast("ReflectionsScreen", self.desk.screen_of("reflections"))

    @property
    def _unsent_notes(self) -> UnsentNotesScreen:
        return cast("UnsentNotesScreen", self.desk.screen_of("unsent_notes"))

    def _write(self, form: Form = Form.FREE) -> None:
        if self._beginnings.may_write_on("reflections"):
            self._reflections.new_entry(form=form)

    def _write_from(self, body: str) -> None:
        if self._beginnings.may_write_on("reflections"):
            self._reflections.new_entry(body=body)

    def _to_reflections(self) -> ReflectionsScreen:
        self.desk.go("reflections")
        self._sidebar.stop_floating()
        return self._reflections

    def _find(self) -> None:
        if self.desk.place == "unsent_notes":
            self._unsent_notes.focus_search()
        else:
            self._to_reflections().focus_search()

    # -- the sidebar --------------------------------------------------------------------

    def may_write(self) -> bool:
        """Return whether words can be kept; where not, say so."""
        return self._beginnings.may_write()

    def write_about(self, key: RoadblockKey, question: str) -> None:
        """Put a question of a roadblock into the open entry, or a new one."""
        if self._beginnings.may_write_on("reflections"):
            self._reflections.write_about(question, roadblock=key.value)

    def insert_sentence(self, sentence: str) -> None:
        """Put a sentence into the open entry, or a new one."""
        if self._beginnings.may_write_on("reflections"):
            self._reflections.insert(sentence)

    def note_to_say(self, sentence: str) -> None:
        """Begin an unsent note with a sentence that is ready to say."""
        if self._beginnings.may_write_on("unsent_notes"):
            self._unsent_notes.new_note(say=sentence)

    # -- commands -----------------------------------------------------------------------

    def _tell_context(self) -> None:
        context = Needs.UNLOCKED
        if not self._journal.is_read_only:
            context |= Needs.WRITABLE
        if self.desk.place == "unsent_notes":
            context |= Needs.NOTE
        if self.desk.place in MAKE_A_PAGE:
            context |= Needs.PAGE
        if self.desk.place == "reflections":
            context |= Needs.REFLECTIONS
            if self._reflections.has_entry():
                context |= Needs.ENTRY
        self._commands.set_context(context)

    def _bind(self) -> None:
        bind = self._commands.bind
        bind_list(self._commands, self._to_reflections)
        for form, command in (
            (Form.FREE, "entry.new"),
            (Form.SCENE, "entry.scene"),
            (Form.AFTER_SESSION, "entry.after_session"),
            (Form.LOW_ENERGY, "entry.low_energy"),
        ):
            bind(command, partial(self._write, form))
        for kind in StockKind:
            bind(f"stock.{kind}", partial(self._beginnings.take_stock, kind))
        for place in ("today", "reflections", "homework", "unsent_notes", "sessions", "patterns"):
            bind(f"go.{place}", partial(self.desk.go, place))
        for command, slot in (
            ("go.summary", self._going_to.prepare_next),
            ("entry.capture", self._capture.begin),
            ("note.new", self._beginnings.new_note),
            ("homework.new", self._beginnings.new_homework),
            ("session.new", self._beginnings.plan_session),
            ("find", self._find),
            ("tags", self._own_words.open_tags),
            ("entry.from_template", self._own_words.open_templates),
            ("palette", self.palette.open),
            ("entry.timer", WritingTimer(kit=self._kit, over=self.desk).ask),
            ("session.look", self._beginnings.look),
            ("homework.obstacle", self._beginnings.write_obstacle),
            ("homework.smallest_step", self._beginnings.smallest_step),
            ("spelling.next", self._spell_check.next_unknown),
            ("spelling.suggest", self._spell_check.suggestions),
        ):
            bind(command, slot)
