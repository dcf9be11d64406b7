# SPDX-License-Identifier: GPL-3.0-or-later
"""Words the journal could not be given are kept encrypted elsewhere, and taken up again."""

from __future__ import annotations

from datetime import datetime

import pytest

from therapy_journal.core import unsaved
from therapy_journal.core.appointments import Appointment
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.core.unsent_notes import SaidHow
from therapy_journal.services import keeping
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.services.key_changes import KeyChanges
from therapy_journal.storage import keys, words_file
from therapy_journal.storage import vault as vaults
from therapy_journal.storage.words_file import WordsFileDamaged

MARK = "sycamore seventeen lanterns"


@pytest.fixture
def entry(journal):
    begun = journal.writing.new().value
    return journal.writing.save(begun.id, "A day", "It rained.", begun.revision).value


def words_of(entry, body):
    fields = {"title": entry.title, "body": body, "revision": str(entry.revision)}
    return Unsaved(unsaved.REFLECTION, entry.id, fields)


def bodies(journal):
    ids = [entry_id for entry_id, _ in journal.writing.ids_with_days()]
    return sorted(journal.writing.open(entry_id).body for entry_id in ids)


def there_and_back(journal, folder, *words):
    journal.kept_elsewhere.keep(words, folder)
    return journal.kept_elsewhere.look([folder])


def test_nothing_of_the_words_can_be_read_in_the_file(journal, entry, tmp_path):
    file = journal.kept_elsewhere.keep([words_of(entry, MARK)], tmp_path)
    content = file.read_bytes()
    assert MARK.encode() not in content
    assert MARK.encode("utf-16-le") not in content
    assert file.stat().st_mode & 0o777 == 0o600
    assert "sycamore" not in file.name


def test_the_file_is_as_the_format_says(journal, vault, entry, tmp_path):
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    content = journal.kept_elsewhere.keep([words_of(entry, MARK)], tmp_path).read_bytes()
    vault_id = bytes.fromhex(vault.vault_id)
    key = HKDF(SHA256(), 32, vault_id, b"journal-words-key-v1").derive(vault.secret)
    assert content[:24] == b"TJWORDS1" + vault_id
    assert MARK.encode() in AESGCM(key).decrypt(content[40:52], content[52:], content[:40])


def test_the_next_unlock_makes_them_the_entrys_own(journal, entry, tmp_path):
    outcome = there_and_back(journal, tmp_path, words_of(entry, "It rained, and I went out."))
    assert outcome.value == 1
    assert outcome.changes.reflection_list
    assert bodies(journal) == ["It rained, and I went out."]
    assert list(tmp_path.glob("*.tjwords")) == []


def test_where_the_entry_was_changed_meanwhile_both_are_kept(journal, entry, tmp_path):
    journal.kept_elsewhere.keep([words_of(entry, "Mine.")], tmp_path)
    journal.writing.save(entry.id, "A day", "Changed since.", entry.revision)
    journal.kept_elsewhere.look([tmp_path])
    assert bodies(journal) == ["Changed since.", "Mine."]


def test_where_the_entry_is_gone_they_become_one_of_their_own(journal, entry, tmp_path):
    gone = Unsaved(unsaved.REFLECTION, 999, words_of(entry, "Mine.").fields)
    there_and_back(journal, tmp_path, gone)
    assert bodies(journal) == ["It rained.", "Mine."]


def test_a_file_that_cannot_be_removed_is_taken_up_once(journal, entry, tmp_path):
    file = journal.kept_elsewhere.keep([words_of(entry, "Mine.")], tmp_path)
    content = file.read_bytes()
    journal.kept_elsewhere.look([tmp_path])
    journal.writing.save(entry.id, "A day", "Since then.", entry.revision + 1)
    file.write_bytes(content)
    assert journal.kept_elsewhere.look([tmp_path]).value == 0
    assert bodies(journal) == ["Since then."]


def test_every_kind_of_words_finds_its_place(journal, entry, clock, tmp_path):
    past = Appointment(clock.at_local(datetime(2026, 11, 19, 15)))
    session_id = journal.attending.plan(past, SessionState.ATTENDED).value.id
    note_id = journal.unsent_notes.new(title="T", raw="r", know="k", say="s").value
    thing = journal.preparing.add_to_agenda(None, "First").value
    layers = {"title": "T2", "raw": "r2", "know": "k2", "say": "s2"}
    there_and_back(
        journal,
        tmp_path,
        Unsaved(unsaved.TAGS, entry.id, {"names": "home\nrain"}),
        Unsaved(unsaved.NOTE, note_id, layers),
        Unsaved(unsaved.SAID, note_id, {"how": "part", "note": "Most.", "day": "2026-11-19"}),
        Unsaved(unsaved.ONE_THING, 0, {"words": "The one", "before": ""}),
        Unsaved(unsaved.AGENDA, thing, {"words": "First, anew"}),
        Unsaved(unsaved.AGENDA_NEW, 0, {"words": "Second"}),
        Unsaved(unsaved.CHECK_IN, 0, {"mood": "4", "word": "grey", "at": "2026-11-23T18:00:00"}),
        Unsaved(FormKind.ABSENCE.value, session_id, {"note": "Ill."}),
    )
    assert journal.writing.open(entry.id).tags == ("home", "rain")
    note, raw = journal.unsent_notes.open(note_id)
    assert (note.title, raw.body, note.know, note.say) == ("T2", "r2", "k2", "s2")
    assert (note.said_how, note.said_note) == (SaidHow.PART, "Most.")
    assert journal.preparing.material(None).page.one_thing == "The one"
    assert [item.body for item in journal.preparing.agenda()] == ["First, anew", "Second"]
    (check_in,) = journal.checking_in.today()
    assert (check_in.mood, check_in.word, check_in.happened.local.hour) == (4, "grey", 18)
    assert journal.attending.forms.get(FormKind.ABSENCE, session_id) == {"note": "Ill."}


def test_what_has_no_place_any_more_becomes_an_entry(journal, tmp_path):
    for words in ("One", "Two", "Three"):
        journal.preparing.add_to_agenda(None, words)
    there_and_back(
        journal,
        tmp_path,
        Unsaved(unsaved.AGENDA_NEW, 0, {"words": "Four"}),
        Unsaved(unsaved.AGENDA, 999, {"words": "Five"}),
        Unsaved("of a later version", 1, {"words": "Six", "how": "all"}),
    )
    assert bodies(journal) == ["Five", "Four", "Six"]


def test_a_raw_layer_never_becomes_an_entry(journal, tmp_path):
    layers = {"title": "", "raw": "only for me", "know": "", "say": ""}
    there_and_back(
        journal,
        tmp_path,
        Unsaved(unsaved.NOTE, 999, layers),
        Unsaved("of a later version", 1, {"raw": "only for me too"}),
    )
    assert bodies(journal) == []
    raws = [
        journal.unsent_notes.open(row.id)[1].body
        for row in journal.unsent_notes.shelf().still_yours
    ]
    assert sorted(raws) == ["only for me", "only for me too"]


@pytest.mark.parametrize("how_often", [1, 3])
@pytest.mark.parametrize("are_forgotten", [False, True])
def test_words_from_before_a_change_of_keys_find_their_place(
    journal, entry, tmp_path, passphrase, how_often, are_forgotten
):
    """The stick they lie on may not be there while the keys are changed."""
    journal.kept_elsewhere.keep([words_of(entry, "Mine.")], tmp_path)
    changes = KeyChanges(vault=journal._get_vault, put_vault=journal._put_vault, cost=keys.LEAST)
    for _ in range(how_often):
        changes.change_completely(passphrase, changes.new_recovery_key(passphrase))
        if are_forgotten:
            assert changes.follow_all() == 0
    assert journal.kept_elsewhere.look([tmp_path]).value == 1
    assert bodies(journal) == ["Mine."]
    assert list(tmp_path.glob("*.tjwords")) == []


def test_another_journals_file_is_left_and_a_damaged_one_told(journal, entry, tmp_path, clock):
    vaults.create(tmp_path / "Other.tjournal", "another quiet lantern eight", cost=keys.LEAST)
    other = keeping.unlock(tmp_path / "Other.tjournal", "another quiet lantern eight", clock=clock)
    theirs = other.kept_elsewhere.keep([words_of(entry, "Theirs.")], tmp_path)
    other.close()
    assert journal.kept_elsewhere.find([tmp_path]) == ()
    with pytest.raises(WordsFileDamaged):
        journal.kept_elsewhere.take_up([theirs])
    mine = journal.kept_elsewhere.keep([words_of(entry, "Mine.")], tmp_path)
    content = bytearray(mine.read_bytes())
    content[-20] ^= 1
    mine.write_bytes(content)
    with pytest.raises(WordsFileDamaged):
        journal.kept_elsewhere.take_up([mine])
    assert journal.kept_elsewhere.look([tmp_path]).value == 0
    assert mine.exists()
    assert theirs.exists()


@pytest.mark.parametrize("length", [0, 7, 40, 52, 60])
def test_a_file_cut_short_is_refused(journal, vault, entry, tmp_path, length):
    content = journal.kept_elsewhere.keep([words_of(entry, "Mine.")], tmp_path).read_bytes()
    with pytest.raises(WordsFileDamaged):
        words_file.unseal(vault.secret, bytes.fromhex(vault.vault_id), content[:length])


def test_the_first_folder_that_takes_it_is_used(journal, entry, tmp_path, vault):
    kept = journal.kept_elsewhere.keep_anywhere(
        [words_of(entry, "Mine.")], [tmp_path / "not there", vault.folder, tmp_path]
    )
    assert kept is not None
    assert kept.parent == tmp_path
    assert journal.kept_elsewhere.keep_anywhere([], [tmp_path / "not there"]) is None
