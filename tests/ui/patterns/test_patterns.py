# SPDX-License-Identifier: GPL-3.0-or-later
"""Patterns on a real journal: what it draws, says, and lets out on paper."""

from __future__ import annotations

import stat
from datetime import datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from tests.paper.conftest import pdf_text
from therapy_journal.core.appointments import Absence, Appointment
from therapy_journal.core.charts import DotValues, LineValues
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.patterns import STRETCH_TITLES, Stretch
from therapy_journal.core.roadblocks import Familiar, RoadblockKey
from therapy_journal.core.sessions import AbsenceReason
from therapy_journal.services.journal import Journal
from therapy_journal.services.sample.large import fill
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.patterns_page import lay_out_patterns, patterns_text
from therapy_journal.ui.paper.pdf import UNENCRYPTED
from therapy_journal.ui.patterns.screen import PatternsScreen


class Over:
    """The screen, the journal below it, and what was asked for outside."""

    def __init__(self, journal: Journal, kit, said) -> None:
        self.journal, self.kit, self.said = journal, kit, said
        self.target = None
        self.printed: list[object] = []
        self.screen = PatternsScreen(
            looking_over=journal.looking_over, kit=kit, choose=self.choose, print_pages=self.pages
        )
        self.screen.resize(786, 900)

    def choose(self, parent, title, suggested):
        return self.target

    def pages(self, parent, layout, done) -> None:
        self.printed.append(layout)
        done()

    def show(self) -> PatternsScreen:
        self.screen.show()
        self.screen.refresh()
        return self.screen

    def press(self, stretch: Stretch) -> None:
        places = list(STRETCH_TITLES)
        self.screen.stretches.chips()[places.index(stretch)].click()

    def live(self) -> None:
        """Live a month: moods, a task, answers, three sessions."""
        clock, journal = self.kit.clock, self.journal
        clock.set_local(datetime(2026, 10, 1, 9))
        task = journal.practising.agree(Agreement(title="Catch one “should”")).value.id
        for day, mood in ((2, 4), (9, 7), (30, 3)):
            clock.set_local(datetime(2026, 10, day, 9))
            journal.checking_in.check_in(mood, "")
            journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.PARTLY))
            session = journal.attending.plan(Appointment(clock.now())).value.id
            if day == 9:
                journal.attending.missed(session, Absence((AbsenceReason.MONEY,)))
            else:
                journal.attending.attended(session)
        journal.checking_in.rate(RoadblockKey.CHANGE, Familiar.A_LOT)
        clock.set_local(datetime(2026, 11, 23, 19))


@pytest.fixture
def over(vault, clock, kit, said):
    made = Over(Journal(vault, clock=clock), kit, said)
    yield made
    made.screen.close()
    made.screen.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_an_empty_journal_is_told_how_it_begins(qtbot, over):
    screen = over.show()
    assert screen.empty.isVisible()
    assert not screen.save_button.isEnabled()
    screen.print_page()
    screen.save_pdf()
    assert not screen.letting_out.pdf_sheet.is_open
    assert over.said.last.text == "There is nothing to put on a page in this time."
    with qtbot.waitSignal(screen.today_requested):
        qtbot.mouseClick(screen.empty.button, Qt.MouseButton.LeftButton)


def test_one_check_in_is_enough_to_begin(over):
    over.show()
    outcome = over.journal.checking_in.check_in(4, "tight")
    over.kit.bus.changed.emit(outcome.changes, None)
    screen = over.screen
    assert not screen.empty.isVisible()
    assert screen.mood.words() == ("Noted on 1 day.",)
    assert screen.mood.chart.isVisible()
    assert screen.practice.words() == ("No practice was noted in this time.",)
    assert not screen.practice.chart.isVisible()


def test_a_month_is_told_in_a_few_words(over):
    over.live()
    screen = over.show()
    over.press(Stretch.MONTHS)
    assert screen.days.text() == "24 Aug to 23 Nov 2026"
    assert screen.mood.words() == ("Noted on 3 days. Lowest 3, highest 7. Dashed line: a session.",)
    assert screen.practice.words() == ("Practised on 3 days.",)
    assert screen.sessions.words() == ("2 attended, 1 missed.", "What was in the way: money.")
    assert isinstance(screen.mood.chart.values(), LineValues)
    rows = screen.roadblocks.chart.values()
    assert isinstance(rows, DotValues)
    assert [(row.name, row.said) for row in rows.rows] == [("Fear of change", "a lot")]
    assert "Catch one “should”: on 3 days" in screen.practice.chart.accessibleDescription()


def test_the_stretch_is_chosen_by_chips_and_kept(over):
    over.live()
    screen = over.show()
    over.press(Stretch.SINCE_SESSION)
    assert screen.days.text() == "Since the session on 30 Oct"
    assert screen.mood.words()[0].startswith("Noted on 1 day.")
    over.press(Stretch.SINCE_SESSION)  # pressed again it stays: there is always one
    assert screen.stretches.value() is Stretch.SINCE_SESSION
    assert over.journal.looking_over.stretch() is Stretch.SINCE_SESSION


def test_a_stretch_without_anything_still_has_its_chips(over):
    over.live()
    over.kit.clock.set_local(datetime(2027, 6, 1, 9))
    screen = over.show()
    assert screen.stretches.isVisible()
    assert screen.mood.words() == (
        "No mood was noted in this time. A check-in on Today takes a moment.",
    )
    assert not screen.print_button.isEnabled()


def test_a_title_of_any_length_and_ten_years_fit(over):
    fill(over.journal._db, 300)
    task = over.journal.practising.agree(Agreement(title="word " * 40)).value.id
    over.journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.DONE))
    screen = over.show()
    over.press(Stretch.EVERYTHING)
    assert screen.days.text().endswith("each point is a month")
    for width in (420, 786, 1400):
        screen.resize(width, 700)
        QCoreApplication.processEvents()
        for card in (screen.mood, screen.practice):
            assert card.chart.height() >= card.chart.heightForWidth(card.chart.width())


def test_what_is_shown_goes_on_one_page(over, tmp_path):
    over.live()
    screen = over.show()
    over.press(Stretch.MONTHS)
    over.target = tmp_path / "Notes.pdf"
    screen.save_pdf()
    assert not over.target.exists()
    screen.letting_out.pdf_sheet.accept()
    assert over.said.last.detail == UNENCRYPTED
    assert stat.S_IMODE(over.target.stat().st_mode) == 0o600
    text = pdf_text(over.target)
    for words in ("Patterns", "Lowest 3, highest 7.", "Fear of change", "1/1"):
        assert words in text
    screen.print_page()
    assert over.printed == []
    screen.letting_out.print_sheet.accept()
    assert len(over.printed) == 1


def test_the_page_says_what_the_screen_says(over):
    over.live()
    looked = over.journal.looking_over.look(Stretch.EVERYTHING)
    text = patterns_text(looked.patterns, looked.titles)
    screen = over.show()
    for card in (screen.mood, screen.practice, screen.roadblocks, screen.sessions):
        assert all(words in text for words in card.words())


@pytest.mark.parametrize("size", PaperSize)
def test_a_full_journal_fits_on_one_page_and_in_large_print_on_two(over, size):
    clock, journal = over.kit.clock, over.journal
    over.live()
    for number in range(9):
        title = f"Task {number} with a title of some length"
        task = journal.practising.agree(Agreement(title=title)).value.id
        journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.DONE))
    for key in RoadblockKey:
        journal.checking_in.rate(key, Familiar.A_LITTLE)
    for reason in AbsenceReason:
        session = journal.attending.plan(Appointment(clock.now())).value.id
        journal.attending.cancelled(session, Absence((reason,)))
    looked = journal.looking_over.look(Stretch.EVERYTHING)
    normal = lay_out_patterns(looked.patterns, looked.titles, PageForm(size))
    large = lay_out_patterns(looked.patterns, looked.titles, PageForm(size, is_large=True))
    assert (normal.page_count, normal.is_cut) == (1, False)
    assert (large.page_count, large.is_cut) == (2, False)


def test_a_title_that_is_markup_stays_words(over):
    journal = over.journal
    task = journal.practising.agree(Agreement(title="<b>&amp; one</b>")).value.id
    journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.DONE))
    screen = over.show()
    assert screen.practice.chart.values().rows[0].name == "<b>&amp; one</b>"


def test_where_nothing_can_be_written_stretches_are_looked_at_and_not_kept(over):
    over.live()
    over.journal.vault.database.is_read_only = True
    screen = over.show()
    over.press(Stretch.YEAR)
    assert screen.days.text().endswith("each point is a week")
    over.screen.refresh()
    assert screen.stretches.value() is Stretch.YEAR
    assert over.journal.looking_over.stretch() is Stretch.WEEKS
    screen.print_page()
    screen.letting_out.print_sheet.accept()
    assert len(over.printed) == 1


def test_names_print_as_they_are_shielded_and_stand_as_written_on_the_screen(over, tmp_path):
    journal = over.journal
    task = journal.practising.agree(Agreement(title="Call Marian first")).value.id
    journal.practising.log_practice(task, Attempt(outcome=PracticeOutcome.DONE))
    journal.preparing.shield_name("Marian", "my sister")
    screen = over.show()
    assert screen.practice.chart.values().rows[0].name == "Call Marian first"
    over.target = tmp_path / "Notes.pdf"
    screen.save_pdf()
    screen.letting_out.pdf_sheet.accept()
    text = pdf_text(over.target)
    assert "Call my sister first" in text
    assert "Marian" not in text
