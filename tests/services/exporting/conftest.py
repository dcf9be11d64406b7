# SPDX-License-Identifier: GPL-3.0-or-later
"""A journal with a word of its own in every place where words can stand.

Words that begin with ``in`` belong into every export. Those that begin with ``raw``,
``sealed``, ``trash`` and ``gone`` stand where an export may not look.
"""

import re
from datetime import datetime, timedelta

import pytest

from therapy_journal.core.appointments import Absence, AlliancePoints, Appointment
from therapy_journal.core.homework import (
    Agreement,
    Attempt,
    Frequency,
    Obstacle,
    PracticeOutcome,
    UntilKind,
)
from therapy_journal.core.marks import Span
from therapy_journal.core.reflections import Form
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import AbsenceReason
from therapy_journal.core.stock import StockKind
from therapy_journal.core.summary import Extent, Wish
from therapy_journal.core.unsent_notes import Delivery, SaidHow
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.journal import Journal

CANARY = re.compile(r"(?:in|raw|sealed|trash|gone)canary[a-z]+")

INSIDE = {
    f"incanary{name}"
    for name in (
        "title", "body", "tag", "passage", "aftersession", "know", "say", "notetitle", "saidnote",
        "withwhom", "place", "reason", "task", "detail", "when", "obstacle", "then", "learned",
        "noticed", "obstaclenote", "word", "person", "role", "personnote", "agenda", "onething",
        "stayed", "handedover", "name", "shown",
        "hoped", "ask", "ownperson", "ownnote", "comfort", "templatename", "templatebody",
        "opening",
    )
}  # fmt: skip
RAW = {"rawcanarykept", "rawcanarysaid", "rawcanarylearned"}
SEALED = {"sealedcanarytitle", "sealedcanarybody", "sealedcanarytag", "sealedcanarynote"}


@pytest.fixture
def journal(vault, clock):
    """Return an open journal in which everything there is stands somewhere."""
    made = Journal(vault, clock=clock)
    sessions = _sessions(made, clock)
    _reflections(made, clock, sessions)
    _notes(made)
    _homework(made, clock, sessions)
    _small_things(made, sessions)
    return made


def words_in(text):
    return set(CANARY.findall(text))


def _sessions(journal, clock):
    at = datetime(2026, 11, 5, 15)
    kept = {}
    for name, words in {"past": "in", "missed": "in", "trashed": "trash"}.items():
        appointment = Appointment(
            clock.at_local(at), with_whom=f"{words}canarywithwhom", place=f"{words}canaryplace"
        )
        kept[name] = journal.attending.plan(appointment).value.id
        at += timedelta(days=7)
    journal.attending.attended(kept["past"])
    reason = Absence((AbsenceReason.MONEY,), "incanaryreason")
    journal.attending.missed(kept["missed"], reason)
    journal.attending.remove(kept["trashed"])
    coming = Appointment(clock.at_local(datetime(2026, 11, 26, 15)))
    kept["coming"] = journal.attending.plan(coming).value.id
    return kept


def _reflections(journal, clock, sessions):
    writing = journal.writing

    def add(title, body, tag, form=Form.FREE, session_id=None):
        entry = writing.new(form, session_id=session_id).value
        entry = writing.save(entry.id, title, body, entry.revision).value
        writing.set_tags(entry.id, [tag])
        return entry.id

    body = "incanarybody and then incanarypassage, no more\n"
    entry = add("incanarytitle", body, "incanarytag")
    start = body.index("incanarypassage")
    writing.mark_passage(entry, Span(start, start + len("incanarypassage")))
    writing.bring(entry)
    note = add("", "incanaryaftersession", "incanarytag", Form.AFTER_SESSION, sessions["past"])
    journal.attending.link_note(sessions["past"], note)
    closed = add("sealedcanarytitle", "sealedcanarybody", "sealedcanarytag")
    writing.mark_passage(closed, Span(0, 16))
    writing.seal(closed, clock.now().day + timedelta(days=30))
    closed = add("", "sealedcanarynote", "sealedcanarytag", Form.AFTER_SESSION, sessions["missed"])
    journal.attending.link_note(sessions["missed"], closed)
    writing.seal(closed, clock.now().day + timedelta(days=1))
    gone = add("trashcanarytitle", "trashcanarybody", "trashcanarytag")
    writing.mark_passage(gone, Span(0, 15))
    writing.trash(gone)


def _notes(journal):
    notes = journal.unsent_notes
    kept = notes.new("incanarynotetitle", "rawcanarykept", "incanaryknow", "incanarysay").value
    notes.set_delivery(kept, Delivery.HAND_OVER)
    notes.add_to_summary(kept)
    journal.spelling.learn("rawcanarylearned")  # as it can be done in any layer
    said = notes.new("", "rawcanarysaid", "incanaryknow", "incanarysay").value
    notes.said(said, SaidHow.PART, "incanarysaidnote")
    let_go = notes.new("gonecanarytitle", "gonecanaryraw", "gonecanaryknow", "gonecanarysay").value
    notes.let_go(let_go)
    erased = notes.new("gonecanaryerased", "gonecanaryerasedraw", "gonecanaryknow", "").value
    notes.erase_now(erased)


def _homework(journal, clock, sessions):
    practising = journal.practising

    def agree(words):
        agreement = Agreement(
            f"{words}canarytask",
            f"{words}canarydetail",
            sessions["past"],
            UntilKind.DAY,
            clock.now().day + timedelta(days=3),
            Frequency.WEEKLY,
            2,
            f"{words}canarywhen",
            f"{words}canaryobstacle",
            f"{words}canarythen",
        )
        return practising.agree(agreement, clock.now()).value.id

    def attempt(words):
        return Attempt(
            PracticeOutcome.PARTLY,
            10,
            6,
            4,
            f"{words}canarynoticed",
            (Obstacle.TIME, Obstacle.OTHER),
            f"{words}canaryobstaclenote",
        )

    task = agree("in")
    practising.log_practice(task, attempt("in"), bring=True)
    thrown = practising.log_practice(task, attempt("trash")).value
    practising.remove_practice(thrown.id)
    practising.finish(task, "incanarylearned")
    gone = agree("trash")
    practising.log_practice(gone, attempt("trash"), bring=True)
    practising.remove(gone)


def _small_things(journal, sessions):
    journal.templates.keep(0, "incanarytemplatename", "## incanarytemplatebody")
    journal.checking_in.check_in(3, "incanaryword")
    openings = {"communication.10": "incanaryopening", "fit.0": "For a start"}
    journal.checking_in.forms.keep(FormKind.OPENING, 0, openings)
    journal.checking_in.rate(RoadblockKey.CHANGE, Familiar.A_LOT)
    journal.attending.add_person("incanaryperson", "incanaryrole", "incanarypersonnote")
    left = journal.attending.add_person("trashcanaryperson", "trashcanaryrole").value
    journal.attending.remove_person(left.id)
    journal.attending.add_look(AlliancePoints(7, None, 3, 0), sessions["past"])
    taking = journal.taking_stock
    lines = {"hoped": "incanaryhoped", "ask": "incanaryask"}
    taking.keep(StockKind.GOING, lines, sessions["past"])
    left = taking.keep(StockKind.ENDING, {"keep": "trashcanarykeep"}).value
    taking.remove(left.id)
    supporting = journal.supporting
    supporting.add_person("incanaryownperson", "555 0100", "incanaryownnote")
    supporting.add_comfort("incanarycomfort")
    left = supporting.add_comfort("trashcanarycomfort").value
    supporting.remove_comfort(left.id)
    preparing = journal.preparing
    coming = sessions["coming"]
    preparing.add_to_agenda(coming, "incanaryagenda")
    preparing.set_one_thing(coming, "incanaryonething")
    preparing.set_stayed(coming, "incanarystayed")
    preparing.set_wishes(coming, {Wish.LISTEN, Wish.PLAN})
    preparing.shield_name("incanaryname", "incanaryshown")
    for section in preparing.offers(coming):
        for key in (section.key, *(item.key for item in section.items)):
            preparing.set_switch(key, True)
    preparing.set_one_thing(coming, "incanaryhandedover")
    preparing.handed_over(coming, Extent.ALL)
    preparing.set_one_thing(coming, "incanaryonething")
