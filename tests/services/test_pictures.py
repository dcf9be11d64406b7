# SPDX-License-Identifier: GPL-3.0-or-later
"""The life of a picture: kept with its entry, and gone when nothing names it any more."""

import base64
import json
import random
import shutil
from datetime import timedelta

import pytest

from therapy_journal.core.pictures import Prepared, source_line
from therapy_journal.core.reflections import EntryGone
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services import salvaging
from therapy_journal.services.exporting.choose import exporter
from therapy_journal.services.form_drafts import FormKind
from therapy_journal.storage import backup, pictures, versions
from therapy_journal.storage import vault as vaults

CONTENT = b"\x89PNG" + bytes(random.Random(3).randrange(256) for _ in range(20_000))
PICTURE = Prepared("image/png", 640, 400, CONTENT)
A_WEEK = timedelta(days=7, minutes=1)


@pytest.fixture
def db(vault):
    return vault.database


def entry_with(journal, *uids, entry=None, words="Words."):
    entry = entry or journal.writing.new().value
    body = "\n".join([words, *map(source_line, uids)])
    return journal.writing.save(entry.id, "Title", body, entry.revision).value


def with_picture(journal):
    entry = entry_with(journal)
    uid = journal.writing.pictures.keep(entry.id, PICTURE)
    return entry_with(journal, uid, entry=entry), uid


def is_there(journal, uid):
    return journal.writing.pictures.get(uid) is not None


def next_unlock(journal, clock, after=A_WEEK):
    clock.advance(seconds=after.total_seconds())
    journal.clock_question.surely_past()
    clock.advance(days=1, seconds=1)  # a second unlock agrees with a clock that went far ahead
    journal.take_up()


def test_a_picture_is_read_back_as_it_was_kept(journal, clock):
    _, uid = with_picture(journal)
    kept = journal.writing.pictures.get(uid)
    assert (kept.mime, kept.width, kept.height, kept.content) == ("image/png", 640, 400, CONTENT)
    assert journal.writing.pictures.sizes({uid, "0" * 32}) == {uid: (640, 400)}
    next_unlock(journal, clock)
    assert is_there(journal, uid)


def test_no_picture_is_kept_of_an_entry_that_is_gone(journal):
    with pytest.raises(EntryGone):
        journal.writing.pictures.keep(4711, PICTURE)


def test_what_no_text_names_goes_after_a_week_and_not_before(journal, clock):
    entry = entry_with(journal)
    uid = journal.writing.pictures.keep(entry.id, PICTURE)
    next_unlock(journal, clock, timedelta(days=5))
    assert is_there(journal, uid)
    next_unlock(journal, clock)
    assert not is_there(journal, uid)


def test_a_version_or_a_draft_keeps_a_picture(journal, clock, db):
    entry, uid = with_picture(journal)
    clock.advance(minutes=5)
    entry = entry_with(journal, entry=entry, words="Other words.")
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    versions.drop_all(db, "reflection", entry.id)
    journal.writing.save_draft(entry.id, "", source_line(uid), 0, entry.revision)
    assert journal.writing.pictures.erase_unnamed(clock.now().at + A_WEEK) == 0
    journal.writing.save_draft(entry.id, "", "Nothing.", 0, entry.revision)
    assert journal.writing.pictures.erase_unnamed(clock.now().at + A_WEEK) == 1
    assert not is_there(journal, uid)


def test_the_trash_keeps_it_and_gone_for_good_does_not(journal, clock):
    entry, uid = with_picture(journal)
    journal.writing.trash(entry.id)
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    journal.trash.erase(journal.trash.ask([Item(TrashKind.REFLECTION, entry.id)]))
    assert not is_there(journal, uid)


def test_a_line_copied_into_another_entry_takes_its_picture_over(journal, clock, db):
    entry, uid = with_picture(journal)
    other = entry_with(journal, uid)
    journal.writing.trash(entry.id)
    journal.trash.erase(journal.trash.ask([Item(TrashKind.REFLECTION, entry.id)]))
    assert is_there(journal, uid)
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    journal.writing.trash(other.id)
    journal.trash.erase(journal.trash.ask([Item(TrashKind.REFLECTION, other.id)]))
    assert not is_there(journal, uid)


def test_a_template_keeps_a_picture_and_so_does_one_half_written(journal, clock):
    entry, uid = with_picture(journal)
    template = journal.templates.keep(0, "Walk", source_line(uid)).value
    journal.writing.trash(entry.id)
    journal.trash.erase(journal.trash.ask([Item(TrashKind.REFLECTION, entry.id)]))
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    begun = journal.writing.new(body=template.body).value
    assert journal.writing.pictures.sizes({uid}) == {uid: (640, 400)}
    journal.writing.leave(begun.id)
    fields = {"name": "", "body": source_line(uid)}
    journal.templates.forms.keep(FormKind.TEMPLATE, 0, fields)
    journal.templates.remove(template.id)
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    journal.templates.forms.drop(FormKind.TEMPLATE, 0)
    next_unlock(journal, clock)
    assert not is_there(journal, uid)


def test_a_picture_only_templates_name_stays_with_the_entry_it_was_put_into(journal, clock, db):
    entry = entry_with(journal)
    uid = journal.writing.pictures.keep(entry.id, PICTURE)
    journal.templates.keep(0, "Walk", source_line(uid))
    next_unlock(journal, clock)
    assert is_there(journal, uid)
    assert pictures.get(db, uid).entry_uid is not None


def test_json_carries_the_pictures_of_templates(journal, tmp_path):
    entry, uid = with_picture(journal)
    journal.templates.keep(0, "Walk", source_line(uid))
    journal.writing.trash(entry.id)
    journal.trash.erase(journal.trash.ask([Item(TrashKind.REFLECTION, entry.id)]))
    write = exporter("json", with_raw=False, with_sealed=False, clock=journal.clock)
    journal.export(write, tmp_path / "out.json", replace=False)
    (picture,) = json.loads((tmp_path / "out.json").read_bytes())["pictures"]
    assert (picture["uid"], picture["reflection"]) == (uid, None)


def test_backup_and_salvage_carry_it(journal, clock, vault, passphrase, tmp_path):
    _, uid = with_picture(journal)
    copy = backup.make(vault, now=clock.now().at)
    opened = vaults.open_with_passphrase(copy.folders[0], passphrase)
    assert pictures.get(opened.database, uid).content == CONTENT
    opened.database.close()
    journal.checkpoint()
    folder = vault.folder
    journal.close()
    target = tmp_path / "New.tjournal"
    shutil.copytree(folder, tmp_path / "Old.tjournal")
    salvaging.with_passphrase(tmp_path / "Old.tjournal", passphrase, target, clock=clock)
    opened = vaults.open_with_passphrase(target, passphrase)
    assert pictures.get(opened.database, uid).content == CONTENT
    opened.database.close()


def test_markdown_writes_it_beside_and_leads_to_it(journal, clock, tmp_path):
    _, uid = with_picture(journal)
    _, lost = with_picture(journal)
    journal.writing.pictures.take_back(lost)
    write = exporter("markdown", with_raw=False, with_sealed=False, clock=clock)
    for replace in (False, True):  # a folder with pictures is known again
        journal.export(write, tmp_path / "Out", replace=replace)
    files = {path.name: path for path in (tmp_path / "Out").rglob("*") if path.is_file()}
    assert files[f"{uid}.png"].read_bytes() == CONTENT
    texts = [path.read_text() for name, path in files.items() if name.endswith(".md")]
    (text,) = [text for text in texts if uid in text]
    assert f"![](../pictures/{uid}.png)" in text
    (text,) = [text for text in texts if lost in text]
    assert source_line(lost) in text


def test_json_carries_it_in_full(journal, clock, tmp_path):
    _, uid = with_picture(journal)
    thrown, _ = with_picture(journal)
    journal.writing.trash(thrown.id)
    write = exporter("json", with_raw=False, with_sealed=False, clock=clock)
    journal.export(write, tmp_path / "out.json", replace=False)
    told = json.loads((tmp_path / "out.json").read_bytes())
    (picture,) = told["pictures"]
    (said,) = told["reflections"]
    assert (picture["uid"], picture["reflection"]) == (uid, said["uid"])
    assert (picture["mime"], picture["width"], picture["height"]) == ("image/png", 640, 400)
    assert base64.b64decode(picture["base64"], validate=True) == CONTENT


def test_its_number_is_not_found_by_a_search(journal):
    _, uid = with_picture(journal)
    assert journal.searching.search("journal") == []
    assert journal.searching.search(uid) == []
