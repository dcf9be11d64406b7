# SPDX-License-Identifier: GPL-3.0-or-later
"""Erased means erased: no word is left in any table, any page, or the log beside the file."""

import random

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services.unsent_notes import UnsentNotes
from therapy_journal.storage import keys
from therapy_journal.storage import vault as vaults

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
CANARY = "zanzibarquay"


@pytest.fixture
def notes(database, clock):
    return UnsentNotes(db=database, clock=clock)


def decrypted_pages(vault):
    """Every page of the file as plain bytes, free ones and slack within pages included."""
    key = keys.database_key(vault.secret, bytes.fromhex(vault.vault_id))
    file = (vault.folder / "journal.db").read_bytes()
    pages = []
    for start in range(0, len(file), PAGE):
        page = file[start : start + PAGE]
        end = PAGE - RESERVED
        sealed = page[SALT if start == 0 else 0 : end]
        mode = modes.CBC(page[end : end + IV])
        opened = Cipher(algorithms.AES(key), mode).decryptor()
        pages.append(opened.update(sealed) + opened.finalize())
    return b"".join(pages).lower()


def everything_in_tables(database):
    tables = [
        row["name"] for row in database.all("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    dump = []
    for table in tables:
        dump += [str(list(row)) for row in database.all(f'SELECT * FROM "{table}"')]
    return "\n".join(dump).lower()


def words(chance, count):
    return " ".join(f"{chance.choice('abcdefgh')}{chance.randrange(9999)}" for _ in range(count))


def live_a_while(notes, clock, canary_of):
    """Write several notes over an afternoon, drafts and versions and other notes between."""
    chance = random.Random(5)
    ids = []
    for number in range(3):
        canary = canary_of(number)
        note_id = notes.new(title=f"{canary} title").value
        ids.append(note_id)
        texts = {"title": f"{canary} title", "raw": "", "know": "", "say": f"{canary} aloud."}
        for step in range(24):
            clock.advance(seconds=40)
            texts["raw"] += f" {words(chance, 14)} {canary}raw"
            texts["know"] += f" {words(chance, 9)} {canary}know"
            notes.keep_draft(note_id, **texts)
            if step % 4 == 0:
                notes.save(note_id, **texts)
                notes.new(raw=words(chance, 30), know=words(chance, 30))
        notes.save(note_id, **texts)
        notes.add_to_summary(note_id)
        notes.said(note_id, SaidHow.PART, f"{canary} was hard to say.")
        notes.keep_draft(note_id, **texts | {"raw": f"{canary} unsaved", "know": f"{canary} too"})
    return ids


def test_the_canary_can_be_found_while_it_is_there(vault, notes, clock):
    live_a_while(notes, clock, lambda _: CANARY)
    vault.database.checkpoint()
    assert CANARY.encode() in decrypted_pages(vault)
    assert CANARY in everything_in_tables(vault.database)


def test_after_erasing_no_word_is_left_in_any_table_or_page(vault, notes, clock):
    for note_id in live_a_while(notes, clock, lambda _: CANARY):
        notes.erase_now(note_id)
    assert not (vault.folder / "journal.db-wal").stat().st_size
    assert CANARY not in everything_in_tables(vault.database)
    assert CANARY.encode() not in decrypted_pages(vault)
    for table in ("search", "search_raw"):
        vocabulary = vocabulary_of(vault.database, table)
        assert vocabulary
        assert not [term for term in vocabulary if term.startswith(CANARY[:6])]


def test_after_the_week_no_word_is_left_either(vault, notes, clock):
    for note_id in live_a_while(notes, clock, lambda _: CANARY):
        notes.let_go(note_id)
    clock.advance(days=7)
    assert notes.erase_due(clock.now().at).value == 3
    assert CANARY not in everything_in_tables(vault.database)
    assert CANARY.encode() not in decrypted_pages(vault)


def test_erasing_one_note_leaves_the_others_whole(vault, notes, clock):
    ids = live_a_while(notes, clock, lambda number: f"{CANARY}{number}")
    before = [notes.open(note_id) for note_id in ids[1:]]
    notes.erase_now(ids[0])
    assert [notes.open(note_id) for note_id in ids[1:]] == before
    assert notes.find(f"{CANARY}1know") == {ids[1]}
    assert notes.find(f"{CANARY}2raw") == {ids[2]}
    assert f"{CANARY}0".encode() not in decrypted_pages(vault)
    assert vaults.check(vault) == []


def test_an_empty_note_that_leaves_again_leaves_nothing(vault, notes):
    note_id = notes.new().value
    notes.drop_if_empty(note_id)
    assert not notes.shelf().still_yours
    for table in ("unsent_note", "unsent_raw", "search_row", "draft", "version"):
        assert vault.database.all(f"SELECT * FROM {table}") == []


def vocabulary_of(database, table):
    database.execute(
        f"CREATE VIRTUAL TABLE temp.words_of_{table} USING fts5vocab (main, {table}, row)"
    )
    return [row["term"] for row in database.all(f"SELECT term FROM temp.words_of_{table}")]
