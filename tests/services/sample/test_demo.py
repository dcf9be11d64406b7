# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample: the same each time, lived-in everywhere, its page full and one page long."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication

from tests.clocks import SettableClock
from therapy_journal.core.errors import DiskFull, PlaceTaken
from therapy_journal.core.homework import HomeworkState, PracticeOutcome
from therapy_journal.core.reflections import Form
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import AttendancePart, Part
from therapy_journal.core.trash import TrashKind
from therapy_journal.core.unsent_notes import NoteState
from therapy_journal.services import keeping
from therapy_journal.services.sample import PASSPHRASE, demo, demo_journal, loop, make_sample
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.paper.form import PageForm, PaperSize
from therapy_journal.ui.paper.pages import lay_out

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a sample journal that no test here writes in."""
    made = tmp_path_factory.mktemp("sample") / "Sample.tjournal"
    make_sample(made, today=TODAY, clock=SettableClock())
    return made


@pytest.fixture
def vault(folder):
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    yield opened
    opened.database.close()


@pytest.fixture
def journal(folder, clock):
    opened = keeping.unlock(folder, PASSPHRASE, clock=clock)
    yield opened
    opened.close()


def text_of(database):
    """Everything in a journal as text, but for the names given at random."""
    tables = database.all(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'"
    )
    return {
        name: [
            [row[column] for column in row.keys() if column != "uid"]  # noqa: SIM118 — a row, no dict
            for row in database.all(f'SELECT * FROM "{name}" ORDER BY 1')
        ]
        for (name,) in tables
    }


def count(database, table, where="1"):
    return database.one(f"SELECT count(*) FROM {table} WHERE {where}")[0]


def test_the_same_day_makes_the_same_journal(vault, tmp_path):
    make_sample(tmp_path / "Again.tjournal", today=TODAY, clock=SettableClock())
    again = vaults.open_with_passphrase(tmp_path / "Again.tjournal", PASSPHRASE)
    try:
        assert text_of(again.database) == text_of(vault.database)
        assert again.vault_id != vault.vault_id
    finally:
        again.database.close()


def test_another_day_moves_every_day_along(vault, tmp_path):
    make_sample(tmp_path / "Later.tjournal", today=date(2027, 2, 1), clock=SettableClock())
    later = vaults.open_with_passphrase(tmp_path / "Later.tjournal", PASSPHRASE)
    try:
        for table in ("reflection", "session", "practice", "check_in", "unsent_note"):
            one, other = (
                [date.fromisoformat(row[0]) for row in v.database.all(f"SELECT day FROM {table}")]
                for v in (vault, later)
            )
            assert {(after - before).days for before, after in zip(one, other, strict=True)} == {70}
    finally:
        later.database.close()


def test_there_is_half_a_year_of_writing(vault):
    db = vault.database
    assert 110 <= count(db, "reflection") <= 130
    first, last = (
        date.fromisoformat(day) for day in db.one("SELECT min(day), max(day) FROM reflection")
    )
    assert 150 <= (last - first).days <= 185
    assert last < TODAY
    forms = Counter(row[0] for row in db.all("SELECT form FROM reflection"))
    assert set(forms) == {form.value for form in Form}
    with_mood = count(db, "reflection", "mood IS NOT NULL")
    assert 40 <= with_mood < count(db, "reflection")
    assert count(db, "tag") >= 6
    assert count(db, "template") == 2
    lengths = sorted(len(row[0].split()) for row in db.all("SELECT body FROM reflection"))
    assert lengths[0] <= 8
    assert lengths[-1] >= 100
    assert count(db, "reflection", "body = ''") == 0


def test_one_entry_is_closed_until_a_day_that_is_still_to_come(journal, clock):
    ids = [each for month in journal.writing.lists.months() for each in month.ids]
    (closed,) = [row for row in journal.writing.rows(ids) if row.is_sealed]
    assert (closed.title, closed.snippet) == ("", "")
    assert journal.writing.open(closed.id).sealed_until > clock.now().day
    assert not [
        hit
        for hit in journal.searching.search("father")
        if hit.item_id == closed.id and hit.kind == "reflection"
    ]


def test_there_are_twenty_past_sessions_and_one_to_come(journal):
    states = Counter(session.state for session in journal.attending.past())
    assert states == {
        SessionState.ATTENDED: 17,
        SessionState.MISSED: 2,
        SessionState.CANCELLED: 1,
    }
    assert journal.attending.next().starts.day == date(2026, 11, 26)
    attended = [s for s in journal.attending.past() if s.state is SessionState.ATTENDED]
    assert all(session.note_id for session in attended)
    absent = [s for s in journal.attending.past() if s.state is not SessionState.ATTENDED]
    assert all(session.reasons for session in absent)
    assert len(journal.attending.looks()) == 4
    assert len(journal.attending.people()) == 2


def test_there_is_homework_in_every_state_with_practice_of_every_outcome(journal):
    counts = journal.practising.counts()
    assert sum(counts.values()) == 9
    assert all(counts[state] for state in HomeworkState)
    cards = [card for state in HomeworkState for card in journal.practising.cards(state)]
    tries = [one for card in cards for one in card.log]
    assert {one.outcome for one in tries} == set(PracticeOutcome)
    assert any(one.obstacles for one in tries)


def test_there_are_eight_unsent_notes_in_all_stages(journal):
    shelf = journal.unsent_notes.shelf()
    rows = [row for _, group in shelf.groups for row in group]
    assert len(rows) == 8
    assert {row.state for row in rows} == {NoteState.KEPT, NoteState.SAID, NoteState.ERASED}
    stages = Counter()
    for row in rows:
        note, raw = journal.unsent_notes.open(row.id)
        stages[bool(raw.body), bool(note.know), bool(note.say)] += 1
    assert stages[True, False, False]
    assert stages[True, True, False]
    assert stages[True, True, True]
    assert sum(row.is_marked for row in rows) == 1


def test_small_things_are_there_too(vault):
    db = vault.database
    assert count(db, "check_in") > 120
    assert count(db, "roadblock_rating") == 18
    assert count(db, "draft") == count(db, "unsent_raw_draft") == 0


@pytest.mark.parametrize("day", [date(2026, 2, 28), date(2026, 11, 23), date(2027, 5, 5)], ids=str)
def test_its_page_is_full_and_one_page_long(tmp_path, day, qapp):
    clock = SettableClock()
    make_sample(tmp_path / "S.tjournal", today=day, clock=clock)
    clock.set_local(demo.datetime.combine(day, demo.time(19, 0)))
    journal = keeping.unlock(tmp_path / "S.tjournal", PASSPHRASE, clock=clock)
    preparation = journal.preparing.overview(journal.attending.next().id)
    journal.close()
    kinds = {type(section) for section in preparation.summary.sections}
    assert len(kinds) == len(Part) - 1
    assert AttendancePart not in kinds
    layout = lay_out(preparation.summary, PageForm(PaperSize.A4, is_large=False))
    assert isinstance(qapp, QGuiApplication)
    assert layout.page_count == 1
    assert not layout.is_cut


def test_the_demo_is_made_anew_each_time_in_the_cache(home):
    folder = demo_journal()
    assert folder.is_relative_to(home)
    (folder / "left").write_text("x")
    assert demo_journal() == folder
    assert not (folder / "left").exists()


def test_a_sample_never_takes_the_place_of_anything(tmp_path):
    (tmp_path / "S.tjournal").mkdir()
    with pytest.raises(PlaceTaken):
        make_sample(tmp_path / "S.tjournal", today=TODAY)
    assert list((tmp_path / "S.tjournal").iterdir()) == []


def test_a_sample_that_could_not_be_finished_is_removed(tmp_path, monkeypatch):
    def full(*_):
        raise DiskFull

    monkeypatch.setattr(loop, "add_homework", full)
    with pytest.raises(DiskFull):
        make_sample(tmp_path / "S.tjournal", today=TODAY)
    assert not (tmp_path / "S.tjournal").exists()


def test_it_shows_earlier_versions_and_a_trash(journal):
    latest = journal.writing.latest()
    assert len(journal.earlier_versions.of("reflection", latest.id)[0].earlier) == 2
    assert journal.earlier_versions.of_kinds("homework")
    notes = [row.id for row in journal.unsent_notes.shelf().still_yours]
    assert any(journal.note_versions.of(note_id) for note_id in notes)
    kinds = {trashed.item.kind for trashed in journal.trash.contents()}
    assert kinds == {TrashKind.REFLECTION, TrashKind.CHECK_IN, TrashKind.AGENDA_ITEM}
