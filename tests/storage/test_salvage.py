# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be read of a damaged journal becomes a new one, and nothing else does."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clocks import SettableClock
from tests.figures import NoteFigure, figure
from tests.storage.damaged import PAGE, PASSPHRASE, Full, Rows, full_journal, rows_of
from therapy_journal.core.errors import (
    JournalDamaged,
    JournalMissing,
    JournalProblem,
    PlaceTaken,
    WrongPassphrase,
    WrongRecoveryKey,
)
from therapy_journal.core.salvaged import Kept, OfKind, Salvaged
from therapy_journal.core.stock import StockKind
from therapy_journal.services import salvaging
from therapy_journal.services.journal import Journal
from therapy_journal.services.searching import Searching
from therapy_journal.storage import drafts
from therapy_journal.storage import vault as vaults

Recover = Callable[[], tuple[Salvaged, Rows]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Full:
    return full_journal(tmp_path_factory.mktemp("full"))


@pytest.fixture
def full(made: Full, tmp_path: Path) -> Full:
    folder = tmp_path / "Mine.tjournal"
    shutil.copytree(made.folder, folder)
    return made._replace(folder=folder)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "New.tjournal"


@pytest.fixture
def recover(full: Full, target: Path, clock: SettableClock) -> Recover:
    """Return a function that salvages, checks the new journal, and returns what is in it."""

    def run() -> tuple[Salvaged, Rows]:
        shutil.rmtree(target, ignore_errors=True)
        before = {path: path.read_bytes() for path in full.folder.iterdir()}
        done = salvaging.with_passphrase(full.folder, PASSPHRASE, target, clock=clock)
        assert {path: path.read_bytes() for path in full.folder.iterdir()} == before
        opened = vaults.open_with_passphrase(target, PASSPHRASE)
        assert vaults.check(opened) == []
        rows = rows_of(opened.database)
        opened.database.close()
        return done, rows

    return run


def of(done: Salvaged, kind: Kept) -> OfKind:
    (found,) = [of for of in done.kinds if of.kind is kind]
    return found


def test_a_sound_journal_comes_out_as_it_went_in(full: Full, recover: Recover) -> None:
    done, rows = recover()
    assert rows == full.rows
    assert done.lost == []
    assert done.is_all_known
    assert of(done, Kept.DRAFTS).read == 7
    assert of(done, Kept.RAW_LAYERS).read > 0


@pytest.mark.parametrize(
    "table",
    ["first page", "list of tables", "top of entries", "an index", "the search", "free bytes"],
)
def test_no_writing_is_lost_with_a_page_that_holds_none(
    full: Full, recover: Recover, table: str
) -> None:
    spoiled = {
        "first page": [1],
        "list of tables": [1, *_list_pages(full)[:1]],
        "top of entries": full.pages_of("reflection")[:1],
        "an index": full.pages_of("reflection_by_day", "index")[:1],
        "the search": full.pages_of("search_content"),
        "free bytes": [],
    }[table]
    full.spoil(*spoiled)
    if table == "free bytes":
        full.path.write_bytes(full.path.read_bytes() + b"x" * 5000)
    done, rows = recover()
    assert {name: full.rows[name] - rows[name] for name in _written(full.rows)} == {
        name: {} for name in _written(full.rows)
    }
    assert of(done, Kept.REFLECTIONS).lost == 0


def _list_pages(full: Full) -> list[int]:
    from therapy_journal.storage.sealed_pages import SealedPages
    from therapy_journal.storage.surviving_rows import SurvivingRows

    with SealedPages(full.path, full.key, full.vault_id) as pages:
        return list(SurvivingRows(pages)._tree(1))[1:]


def _written(rows: Rows) -> list[str]:
    """The tables with writing in them; without its name a page of tags may be anybody's."""
    return [name for name in rows if name not in ("tag", "reflection_tag", "word", "setting")]


def test_a_lost_page_of_entries_is_made_good_from_their_versions(
    full: Full, recover: Recover
) -> None:
    leaf = full.pages_of("reflection")[-1]
    full.spoil(leaf)
    done, rows = recover()
    texts = {row[0]: (row[3], row[4]) for row in full.rows["reflection"]}
    again = {row[0]: (row[3], row[4]) for row in rows["reflection"]}
    entries = of(done, Kept.REFLECTIONS)
    assert entries.rebuilt > 0
    assert again.items() <= texts.items()
    assert len(texts) == entries.read + entries.lost


def test_what_is_lost_is_counted_and_named_by_its_day(full: Full, recover: Recover) -> None:
    full.spoil(full.pages_of("reflection")[-1], *full.pages_of("version"), *full.pages_of("draft"))
    done, rows = recover()
    entries = of(done, Kept.REFLECTIONS)
    gone = {row for row in full.rows["reflection"] if row not in rows["reflection"]}
    assert entries.lost == len(gone) > 0
    assert {day.isoformat() for day in entries.days} == {row[9] for row in gone}
    assert any(line.startswith(f"{entries.lost} reflection") for line in done.lost)


def test_what_hung_on_something_lost_has_something_to_hang_on(full: Full, recover: Recover) -> None:
    full.spoil(*full.pages_of("homework"), *full.pages_of("unsent_note"), *full.pages_of("version"))
    _, rows = recover()
    assert rows["practice"] == full.rows["practice"]
    assert rows["unsent_raw"] == full.rows["unsent_raw"]
    tasks = {row[0] for row in full.rows["practice"]}
    assert tasks
    assert len(rows["homework"]) == len({row[2] for row in full.rows["practice"]})


def test_what_was_being_typed_in_something_lost_stands_for_it(
    full: Full, recover: Recover, target: Path, clock: SettableClock
) -> None:
    opened = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    notes = [row[0] for row in opened.database.all("SELECT id FROM unsent_note ORDER BY id")]
    for kind, number in (("unsent_note", notes[-1]), ("reflection", 1)):
        fields = {"title": "", "body": "walnut", "know": "hazel", "say": ""}
        now = clock.now()
        drafts.put(opened.database, kind, number, fields, 0, 3, now)
        opened.database.execute(
            "DELETE FROM version WHERE kind = ? AND item_id = ?", (kind, number)
        )
    opened.database.close()
    full.spoil(*full.pages_of("unsent_note"), *full.pages_of("reflection"))
    done, _ = recover()
    assert of(done, Kept.UNSENT_NOTES).rebuilt > 0
    opened = vaults.open_with_passphrase(target, PASSPHRASE)
    journal = Journal(opened, clock=clock)
    journal.take_up()
    assert journal.unsent_notes.open(notes[-1])[0].know == "hazel"
    assert journal.writing.open(1).body == "walnut"
    assert {hit.item_id for hit in Searching(db=opened.database).search("walnut")} == {1}
    opened.database.close()


def test_stock_that_is_lost_is_made_good_from_its_versions(
    full: Full, recover: Recover, target: Path, clock: SettableClock
) -> None:
    opened = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    taking = Journal(opened, clock=clock).taking_stock
    kept = taking.keep(StockKind.CHANGE, {"helped": "walnut"}).value
    clock.advance(minutes=3)
    changed = taking.edit(kept.id, {"helped": "hazel", "next_one": "slowly"}).value
    opened.database.close()
    full.spoil(*full.pages_of("stock"))
    recover()
    opened = vaults.open_with_passphrase(target, PASSPHRASE)
    journal = Journal(opened, clock=clock)
    again = journal.taking_stock.get(kept.id)
    assert again is not None
    assert (again.kind, again.lines, again.happened.at) == (
        changed.kind,
        changed.lines,
        changed.happened.at,
    )
    assert [(hit.kind, hit.item_id) for hit in Searching(db=opened.database).search("hazel")] == [
        ("stock", kept.id)
    ]
    opened.database.close()


def test_raw_layers_are_made_good_from_their_own_versions(full: Full, recover: Recover) -> None:
    full.spoil(*full.pages_of("unsent_raw"))
    _, rows = recover()
    assert rows["unsent_raw"] == full.rows["unsent_raw"]


def test_half_a_file_gives_what_is_in_that_half(full: Full, recover: Recover) -> None:
    full.path.write_bytes(full.data[: len(full.data) // 2 + 1000])
    done, rows = recover()
    assert not done.is_all_known
    assert 0 < rows["version"].total() < full.rows["version"].total()
    assert rows["version"] <= full.rows["version"]


def test_what_was_salvaged_can_be_found_again(
    full: Full, recover: Recover, target: Path, clock: SettableClock
) -> None:
    opened = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    before = {(h.kind, h.item_id) for h in Searching(db=opened.database).search("the")}
    opened.database.close()
    full.spoil(*full.pages_of("search_content"), *full.pages_of("search_data"))
    recover()
    opened = vaults.open_with_passphrase(target, PASSPHRASE)
    after = {(h.kind, h.item_id) for h in Searching(db=opened.database).search("the")}
    opened.database.close()
    assert before == after
    assert before


@pytest.fixture
def crashed(full: Full, tmp_path: Path) -> Full:
    """Return the journal as a crash left it: 30 saves are in its log alone."""
    opened = vaults.open_with_passphrase(full.folder, PASSPHRASE)
    opened.database.execute("PRAGMA wal_autocheckpoint")
    for number in range(30):
        opened.database.execute(
            "INSERT INTO check_in (happened_at, utc_offset, zone, day, mood, word) VALUES"
            " ('2026-11-24T10:00:00.000Z', 60, 'Europe/Berlin', '2026-11-24', 5, ?)",
            (f"in the log {number}",),
        )
    rows = rows_of(opened.database)
    folder = tmp_path / "Crashed.tjournal"
    shutil.copytree(full.folder, folder)
    opened.database.close()
    shutil.rmtree(full.folder)
    folder.rename(full.folder)
    return full._replace(rows=rows)


def test_what_is_in_the_log_alone_is_read(crashed: Full, recover: Recover) -> None:
    _, rows = recover()
    assert rows == crashed.rows


def test_saves_behind_a_fault_in_the_log_are_read(crashed: Full, recover: Recover) -> None:
    log = crashed.folder / "journal.db-wal"
    data = bytearray(log.read_bytes())
    data[32 + 24 + 100] ^= 1  # in the first frame: SQLite would use none of the log
    data[3] ^= 1  # and its header
    log.write_bytes(data)
    _, rows = recover()
    assert (crashed.rows["check_in"] - rows["check_in"]).total() <= 1


@pytest.mark.parametrize("lost", ["beginning", "file"])
def test_a_log_alone_gives_what_is_in_it(crashed: Full, recover: Recover, lost: str) -> None:
    if lost == "file":
        crashed.path.unlink()
    else:
        crashed.path.write_bytes(b"")
    log = (crashed.folder / "journal.db-wal").read_bytes()
    with pytest.raises(JournalDamaged):  # for which salvaging is offered
        vaults.open_with_passphrase(crashed.folder, PASSPHRASE)
    assert (crashed.folder / "journal.db-wal").read_bytes() == log
    _, rows = recover()
    assert any("in the log 29" in row for row in rows["check_in"])


def test_the_recovery_key_recovers_without_a_key_file_and_without_the_number(
    crashed: Full, target: Path, clock: SettableClock
) -> None:
    for name in ("vault.json", "vault.json.bak"):
        (crashed.folder / name).write_bytes(b"{}")
    data = bytearray(crashed.path.read_bytes())
    data[:16] = bytes(16)
    crashed.path.write_bytes(data)
    salvaging.with_recovery_key(crashed.folder, crashed.recovery_key, target, clock=clock)
    again = vaults.open_with_recovery_key(target, crashed.recovery_key)
    assert rows_of(again.database) == crashed.rows
    again.database.close()


def test_another_journals_key_recovers_nothing(
    full: Full, target: Path, clock: SettableClock
) -> None:
    for name in ("vault.json", "vault.json.bak"):
        (full.folder / name).unlink()
    key = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-W0EX"
    with pytest.raises(WrongRecoveryKey):
        salvaging.with_recovery_key(full.folder, key, target, clock=clock)
    assert not target.exists()


def test_faults_leave_nothing_behind(
    full: Full, target: Path, tmp_path: Path, clock: SettableClock
) -> None:
    def attempt(expected: type[JournalProblem], words: str = PASSPHRASE) -> None:
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(expected):
            salvaging.with_passphrase(full.folder, words, target, clock=clock)
        assert sorted(tmp_path.rglob("*")) == before

    attempt(WrongPassphrase, "not this one")
    target.mkdir()
    attempt(PlaceTaken)
    target.rmdir()
    full.path.write_bytes(b"x" * PAGE * 3)
    attempt(JournalDamaged)
    full.path.unlink()
    attempt(JournalMissing)


@pytest.mark.figures(part="T3")
def test_nothing_is_ever_salvaged_that_was_not_written(
    full: Full, recover: Recover, note_figure: NoteFigure
) -> None:
    """Whatever is lost: a row that comes out stood in the same table, word for word.

    But for what was made good: texts of versions, and what stands in for something lost.
    """
    chance = random.Random(20)
    count = figure(500)
    pages = len(full.data) // PAGE
    for _ in range(count):
        full.mend()
        full.spoil(*chance.sample(range(1, pages + 1), chance.choice((1, 2, 5, 20, 60))))
        done, rows = recover()
        assert done.kinds
        for table, found in rows.items():
            before = full.rows[table]
            new = [row for row in found - before if not _only_lost_its_links(row, before)]
            if new:
                assert table in MADE_GOOD, table
                known = _texts_of(full.rows, table)
                texts = {text for row in new for text in row if isinstance(text, str)}
                assert {text for text in texts if not UID.fullmatch(text)} <= known
    note_figure("T3", "journals with up to 60 pages lost, salvaged", count, "0 words misplaced")


UID = re.compile("[0-9a-f]{32}")
MADE_GOOD = frozenset(
    [
        "reflection",
        "unsent_note",
        "homework",
        "session",
        "practice",
        "care_person",
        "person",
        "comfort",
        "unsent_raw",
    ]
)
STANDING_IN = frozenset(["", "UTC", "free", "kept", "not_yet", "This task could not be read."])
DEFAULTS = frozenset(["active", "open", "next_session", "planned", "[]"])


def _texts_of(rows: Rows, table: str) -> frozenset[object]:
    """Every text that may stand in a table: its own, its versions', and times and days."""
    own = {text for row in rows[table] for text in row}
    of_raw = [row for row in rows["unsent_raw_version"] if table == "unsent_raw"]
    versions = [row for row in rows["version"] if row[1] == table]
    texts = {text for row in versions for text in json.loads(str(row[3])).values()}
    texts |= {row[2] for row in of_raw}
    typed = [row for row in rows["draft"] if row[0] == table]
    texts |= {text for row in typed for text in json.loads(str(row[2])).values()}
    times = {str(t) for some in rows.values() for row in some for t in row if _is_time(t)}
    return own | texts | times | {time[:10] for time in times} | STANDING_IN | DEFAULTS


def _is_time(value: object) -> bool:
    return isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d(T|$)", value) is not None


def _only_lost_its_links(row: tuple[object, ...], before: Counter[tuple[object, ...]]) -> bool:
    return any(
        all(new == old or (new is None and isinstance(old, int)) for new, old in pairs)
        for pairs in (list(zip(row, one, strict=True)) for one in before)
    )
