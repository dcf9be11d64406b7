# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash of everything: putting back, and gone for good from every file of the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from therapy_journal.core.appointments import Absence, AlliancePoints, Appointment
from therapy_journal.core.errors import BackupFailed
from therapy_journal.core.homework import Agreement, Attempt, PracticeOutcome
from therapy_journal.core.homework_forms import TaskForm
from therapy_journal.core.stock import StockKind
from therapy_journal.core.summary import Extent
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.journal import Journal
from therapy_journal.services.trash import holding, remove_from
from therapy_journal.storage import backup, checks, keys, opening
from therapy_journal.storage.vault import OpenVault

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
CANARY = "zanzibarquay"


def one_of_each(journal: Journal, clock, word: str) -> dict[TrashKind, int]:
    """Write one thing of every kind, change each, leave drafts, and return their numbers."""
    said = f"{word} {word}tail"
    past = clock.at_local(clock.now().local - timedelta(days=1))
    entry = journal.writing.new().value
    for body in (said * 40, f"{said} again" * 300, f"other {word}"):
        entry = journal.writing.save(entry.id, word, body, entry.revision).value
        clock.advance(minutes=2)
    journal.writing.set_tags(entry.id, [word])
    journal.writing.bring(entry.id)
    journal.writing.save_draft(entry.id, word, said + "draft", 3, entry.revision)
    note_id = journal.unsent_notes.new(word, said, said, said).value
    journal.unsent_notes.keep_draft(note_id, title=word, raw=said + "x", know=said, say=said)
    task = journal.practising.agree(Agreement(word, detail=said)).value
    journal.practising.edit(task.id, Agreement(word, detail=said + "2"))
    attempt = Attempt(PracticeOutcome.DONE, noticed=said)
    inside = journal.practising.log_practice(task.id, attempt).value
    journal.practising.forms.keep(FormKind.PRACTICE_EDIT, inside.id, {"noticed": said})
    other = journal.practising.agree(Agreement("stays")).value
    tried = journal.practising.log_practice(other.id, attempt, bring=True).value
    journal.practising.edit_practice(tried.id, Attempt(PracticeOutcome.DONE, noticed=f"{word}b"))
    session = journal.attending.plan(Appointment(past, 50, word, said)).value
    journal.attending.missed(session.id, Absence((), said))
    journal.attending.forms.keep(FormKind.SESSION, session.id, {"place": said})
    journal.preparing.set_one_thing(session.id, said)
    journal.preparing.set_one_thing(session.id, said + "2")
    person = journal.attending.add_person(word, said, said).value
    journal.attending.edit_person(person.id, word, said, word)
    look = journal.attending.add_look(AlliancePoints(heard=7)).value
    stock = journal.taking_stock.keep(StockKind.GOING, {"hoped": said}).value
    journal.taking_stock.edit(stock.id, {"hoped": f"{word}hope"})
    journal.taking_stock.forms.keep(FormKind.STOCK_GOING, stock.id, {"hoped": said})
    own = journal.supporting.add_person(word, "555 0100", said).value
    journal.supporting.edit_person(own.id, word, "555 0100", f"{word}note")
    journal.supporting.forms.keep(FormKind.PERSON, own.id, {"note": said})
    comfort = journal.supporting.add_comfort(said).value
    journal.supporting.edit_comfort(comfort.id, f"{word}comfort")
    line_id = journal.preparing.add_to_agenda(None, said).value
    journal.preparing.edit_agenda(line_id, f"{word}line")
    made = journal.checking_in.check_in(4, word).value
    journal.checking_in.change(made.id, 4, f"{word}2")
    return {
        TrashKind.REFLECTION: entry.id,
        TrashKind.UNSENT_NOTE: note_id,
        TrashKind.HOMEWORK: task.id,
        TrashKind.PRACTICE: tried.id,
        TrashKind.SESSION: session.id,
        TrashKind.CARE_PERSON: person.id,
        TrashKind.LOOK: look.id,
        TrashKind.PERSON: own.id,
        TrashKind.COMFORT: comfort.id,
        TrashKind.STOCK: stock.id,
        TrashKind.AGENDA_ITEM: line_id,
        TrashKind.CHECK_IN: made.id,
    }


def throw_away(journal: Journal, ids: dict[TrashKind, int]) -> list[Item]:
    ways = {
        TrashKind.REFLECTION: journal.writing.trash,
        TrashKind.UNSENT_NOTE: journal.unsent_notes.let_go,
        TrashKind.HOMEWORK: journal.practising.remove,
        TrashKind.PRACTICE: journal.practising.remove_practice,
        TrashKind.SESSION: journal.attending.remove,
        TrashKind.CARE_PERSON: journal.attending.remove_person,
        TrashKind.LOOK: journal.attending.remove_look,
        TrashKind.PERSON: journal.supporting.remove_person,
        TrashKind.COMFORT: journal.supporting.remove_comfort,
        TrashKind.STOCK: journal.taking_stock.remove,
        TrashKind.AGENDA_ITEM: journal.preparing.remove_from_agenda,
        TrashKind.CHECK_IN: journal.checking_in.remove,
    }
    for kind, item_id in ids.items():
        ways[kind](item_id)
    return [Item(kind, item_id) for kind, item_id in ids.items()]


def plain_pages(vault: OpenVault) -> bytes:
    """Return every page of every database in the journal's folder, free ones included."""
    key = keys.database_key(vault.secret, bytes.fromhex(vault.vault_id))
    found = b""
    for path in [path for path in vault.folder.rglob("*") if path.is_file()]:
        if path.suffix == ".json" or path.name.endswith(".bak"):
            found += path.read_bytes()
            continue
        assert path.name in ("journal.db", "journal.db-wal"), path.name
        if path.name == "journal.db-wal":
            assert path.stat().st_size == 0
            continue
        file = path.read_bytes()
        for start in range(0, len(file), PAGE):
            page, end = file[start : start + PAGE], PAGE - RESERVED
            sealed = page[SALT if start == 0 else 0 : end]
            opened = Cipher(algorithms.AES(key), modes.CBC(page[end : end + IV])).decryptor()
            found += opened.update(sealed) + opened.finalize()
    return found.lower()


def vocabulary(vault: OpenVault, folder: Path) -> str:
    """Return the terms of both indexes of a database in a folder."""
    if folder == vault.folder:
        database = vault.database
    else:
        key = keys.database_key(vault.secret, bytes.fromhex(vault.vault_id))
        database = opening.open_existing(folder / "journal.db", key, bytes.fromhex(vault.vault_id))
    terms = ""
    for table in ("search", "search_raw"):
        database.execute(f"CREATE VIRTUAL TABLE temp.v USING fts5vocab('main', '{table}', 'row')")
        terms += " ".join(row[0] for row in database.all("SELECT term FROM v"))
        database.execute("DROP TABLE temp.v")
    if database is not vault.database:
        database.close()
    return terms


def test_everything_that_is_deleted_lies_in_the_trash_and_comes_back(journal, database, clock):
    ids = one_of_each(journal, clock, "quiet")
    items = throw_away(journal, ids)
    assert {one.item for one in journal.trash.contents()} == set(items)
    assert len(journal.trash.contents()) == len(items) == len(TrashKind)
    for item in items:
        journal.trash.put_back(item)
    assert journal.trash.contents() == ()
    assert journal.writing.count() == 1
    assert journal.practising.homework(ids[TrashKind.HOMEWORK]) is not None
    assert journal.practising.practice(ids[TrashKind.PRACTICE]) is not None
    assert journal.attending.get(ids[TrashKind.SESSION]) is not None
    assert len(journal.attending.people()) == len(journal.attending.looks()) == 1
    assert len(journal.taking_stock.all()) == 1
    assert [line.body for line in journal.preparing.agenda()] == ["quietline"]
    assert [made.word for made in journal.checking_in.today()] == ["quiet2"]
    assert journal.unsent_notes.counts().still_yours == 1
    assert journal.searching.search("quiettail")


def test_the_trash_tells_no_word_of_a_note_let_go_or_of_a_sealed_entry(journal, clock):
    ids = one_of_each(journal, clock, CANARY)
    journal.writing.seal(ids[TrashKind.REFLECTION], clock.now().day + timedelta(days=9))
    throw_away(journal, ids)
    told = {one.item.kind: f"{one.name} {one.words}" for one in journal.trash.contents()}
    assert CANARY not in told[TrashKind.UNSENT_NOTE]
    assert CANARY not in told[TrashKind.REFLECTION]
    assert CANARY in told[TrashKind.HOMEWORK]
    assert CANARY in told[TrashKind.CHECK_IN]


def test_an_entry_is_called_by_words_of_its_own_not_by_headings_of_its_form(journal):
    for body, name, words in (
        (
            "## One word\n\ntired\n\n## One line is enough\n\nRain.",
            "tired",
            "tired Rain.",
        ),
        ("## One word\n\ntired\n\n## One line is enough\n\n", "tired", ""),
        ("## One word\n\n\n## One line is enough\n\n", "Reflection", ""),
    ):
        entry = journal.writing.new().value
        journal.writing.save(entry.id, "", body, entry.revision)
        journal.writing.trash(entry.id)
        (lying,) = (each for each in journal.trash.contents() if each.item.id == entry.id)
        assert (lying.name, lying.words) == (name, words)


def test_a_try_is_known_in_the_trash_by_what_stands_under_its_lines(journal):
    task = journal.practising.agree(Agreement("Record", form=TaskForm.THOUGHT_RECORD)).value
    answers = {"thought": "they are cross", "belief": "7"}
    tried = journal.practising.log_practice(
        task.id, Attempt(PracticeOutcome.DONE, answers=answers)
    ).value
    journal.practising.remove_practice(tried.id)
    (lying,) = journal.trash.contents()
    assert lying.words == "they are cross"


@pytest.mark.parametrize("kind", list(TrashKind))
def test_what_is_gone_for_good_is_in_no_file_of_the_journal(journal, vault, clock, kind):
    ids = one_of_each(journal, clock, "harbour")
    mine = one_of_each(journal, clock, CANARY)
    others = {other: item_id for other, item_id in mine.items() if other is not kind}
    for item in throw_away(journal, others):
        journal.trash.erase(journal.trash.ask([item]))
    database = vault.database
    (item,) = throw_away(journal, {kind: mine[kind]})
    backup.make(vault)
    database.checkpoint()
    if kind is not TrashKind.LOOK:
        assert CANARY.encode() in plain_pages(vault)

    asked = journal.trash.ask([item])
    held = holding(asked)
    assert [folder.name for folder in held] == ["000001"]
    assert asked.standing(held).backups == 1
    assert remove_from(asked, held) == 1
    assert journal.trash.erase(asked, is_out_of_backups=True).value == 1

    assert CANARY.encode() not in plain_pages(vault)
    for folder in (vault.folder, *backup.folders(vault.folder)):
        terms = vocabulary(vault, folder)
        assert CANARY not in terms
        assert "harbour" in terms
    assert holding(asked) == ()
    assert checks.look_over(database) == []
    assert journal.writing.open(ids[TrashKind.REFLECTION]).title == "harbour"


def test_before_several_things_go_a_backup_holds_them(journal, vault, clock):
    items = throw_away(journal, one_of_each(journal, clock, CANARY))
    asked = journal.trash.ask(items)
    assert asked.standing(holding(asked)).backups == 0
    journal.trash.erase(asked)
    assert len(journal.trash.contents()) == 0
    now_there = replace(asked, backups=tuple(backup.folders(vault.folder)))
    assert len(holding(now_there)) == 1


def test_one_thing_alone_needs_no_backup(journal, vault, clock):
    (item,) = throw_away(
        journal, {TrashKind.REFLECTION: one_of_each(journal, clock, "x")[TrashKind.REFLECTION]}
    )
    journal.trash.erase(journal.trash.ask([item]))
    assert backup.folders(vault.folder) == []


def test_without_that_backup_nothing_is_erased(journal, vault, clock):
    items = throw_away(journal, one_of_each(journal, clock, "kept"))
    (vault.folder / "backups").write_text("a file where the folder should be")
    with pytest.raises(BackupFailed):
        journal.trash.erase(journal.trash.ask(items))
    assert len(journal.trash.contents()) == len(items)


def test_a_page_handed_over_stays_and_is_told(journal, clock):
    entry = journal.writing.new().value
    entry = journal.writing.save(entry.id, "", f"the {CANARY}", entry.revision).value
    journal.writing.bring(entry.id)
    other = journal.writing.new().value
    for section in journal.preparing.offers():
        for key in (section.key, *(item.key for item in section.items)):
            journal.preparing.set_switch(key, True)
    journal.preparing.handed_over(None, Extent.ALL)
    for entry_id, is_handed_over in ((entry.id, True), (other.id, False)):
        journal.writing.trash(entry_id)
        asked = journal.trash.ask([Item(TrashKind.REFLECTION, entry_id)])
        assert asked.is_handed_over is is_handed_over
        journal.trash.erase(asked)
    told = journal.preparing.last_handed_over()
    assert told is not None
    assert CANARY in told.page_text


def test_an_old_backup_of_an_earlier_schema_is_rebuilt_as_well(journal, vault, clock):
    ids = one_of_each(journal, clock, CANARY)
    backup.make(vault)
    folder = backup.folders(vault.folder)[0]
    number = bytes.fromhex(vault.vault_id)
    key = keys.database_key(vault.secret, number)
    old = opening.open_existing(folder / "journal.db", key, number)
    for table in ("check_in", "agenda_item", "alliance_look"):
        old.execute(f"ALTER TABLE {table} DROP COLUMN trashed_at")
    for index in ("reflection_by_form", "reflection_by_mood", "session_by_series"):
        old.execute(f"DROP INDEX {index}")
    for column in (
        "session DROP series_id", "session DROP series_day", "homework DROP form",
        "homework DROP steps", "practice DROP answers", "unsent_note DROP not_yet_day",
        "person DROP trashed_at",
    ):  # fmt: skip
        old.execute(f"ALTER TABLE {column}")
    for table in ("session_series", "stock", "comfort"):
        old.execute(f"DROP TABLE {table}")
    old.execute("PRAGMA user_version = 2")
    old.close()
    (item,) = throw_away(journal, {TrashKind.CHECK_IN: ids[TrashKind.CHECK_IN]})
    asked = journal.trash.ask([item])
    assert remove_from(asked, holding(asked)) == 1
    assert holding(asked) == ()
