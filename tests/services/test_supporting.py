# SPDX-License-Identifier: GPL-3.0-or-later
"""Own people and what helps; and the one readable file, without a word that was not put there."""

from __future__ import annotations

import json

import pytest

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.support import (
    LockLine,
    LockScreenFull,
    NothingWritten,
    name_and_number,
)
from therapy_journal.core.trash import Item, TrashKind
from therapy_journal.services import on_disk
from therapy_journal.services.journal import Journal
from therapy_journal.storage import lock_lines
from therapy_journal.storage.faults import StatementError


@pytest.fixture
def journal(vault, clock):
    return Journal(vault, clock=clock)


@pytest.fixture
def supporting(journal):
    return journal.supporting


def names(supporting):
    return [person.name for person in supporting.around().people]


@pytest.mark.parametrize(
    ("line", "name", "number"),
    [
        ("M. 555 0134", "M.", "555 0134"),
        ("My sister: +49 (30) 555-0162", "My sister", "+49 (30) 555-0162"),
        ("112", "112", "112"),
        ("J.", "J.", ""),
        ("Ward 7", "Ward 7", ""),
        ("Team 4, 24 hours", "Team 4, 24 hours", ""),
        ("  ", "", ""),
    ],
)
def test_one_line_is_enough(line, name, number):
    assert name_and_number(line) == (name, number)


def test_people_keep_their_order_and_can_be_moved(supporting):
    first = supporting.add_line("A. 555 0101").value
    supporting.add_line("B.")
    third = supporting.add_line("C.").value
    supporting.move_person(third.id, -1)
    assert names(supporting) == ["A.", "C.", "B."]
    supporting.move_person(first.id, -1)
    assert names(supporting) == ["A.", "C.", "B."]


def test_what_helps_is_kept_changed_moved_and_comes_back(supporting, journal):
    one = supporting.add_comfort("coffee").value
    two = supporting.add_comfort("the park").value
    supporting.edit_comfort(one.id, "tea\nwith milk")
    supporting.move_comfort(two.id, -1)
    assert [each.body for each in supporting.around().comforts] == ["the park", "tea with milk"]
    (history,) = journal.earlier_versions.of("comfort", one.id)
    assert history.earlier
    supporting.remove_comfort(two.id)
    assert [each.name for each in journal.trash.contents()] == ["the park"]
    journal.trash.put_back(Item(TrashKind.COMFORT, two.id))
    assert len(supporting.around().comforts) == 2


def test_an_empty_line_is_told(supporting):
    for add in (supporting.add_line, supporting.add_comfort):
        with pytest.raises(NothingWritten):
            add("  \n ")


# -- the lock screen -------------------------------------------------------------------------


def test_nobody_is_readable_by_itself(supporting, vault_folder):
    supporting.add_person("A.", "555 0101", "only when it is bad")
    assert not (vault_folder / lock_lines.NAME).exists()


def test_one_by_one_three_at_most_and_nothing_but_name_and_number(supporting, vault_folder):
    ids = [supporting.add_person(n, "555", "a secret note").value.id for n in "ABCD"]
    for person_id in ids[:3]:
        supporting.put_on_lock_screen(person_id, is_on=True)
    with pytest.raises(LockScreenFull):
        supporting.put_on_lock_screen(ids[3], is_on=True)
    path = vault_folder / lock_lines.NAME
    whole = json.loads(path.read_text())
    assert whole == {"format": 1, "people": [{"name": n, "number": "555"} for n in "ABC"]}
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_very_long_name_is_shown_as_far_as_it_fits(supporting, vault_folder):
    person = supporting.add_person("My sister, " + "evenings " * 40, "555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    (shown,) = lock_lines.read(vault_folder)
    assert shown.number == "555 0101"
    assert person.name.startswith(shown.name)
    assert shown.name.startswith("My sister")


def test_off_again_the_file_is_gone(supporting, vault_folder):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    supporting.put_on_lock_screen(person.id, is_on=False)
    assert not (vault_folder / lock_lines.NAME).exists()


def test_whoever_is_removed_is_off_at_once_and_stays_off(supporting, vault_folder):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    supporting.remove_person(person.id)
    assert not (vault_folder / lock_lines.NAME).exists()
    supporting.restore_person(person.id)
    assert names(supporting) == ["A."]
    assert not (vault_folder / lock_lines.NAME).exists()


def test_a_change_is_on_the_lock_screen_at_once(supporting, vault_folder):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    supporting.edit_person(person.id, "A.", "555 0199", "")
    assert lock_lines.read(vault_folder) == (LockLine("A.", "555 0199"),)


@pytest.mark.parametrize("content", [None, b"{", b"[]", b'{"format": 1}', b"\xff" * 40_000])
def test_a_missing_or_spoilt_file_shows_nobody_and_the_next_unlock_mends_it(
    supporting, vault_folder, content
):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    path = vault_folder / lock_lines.NAME
    path.unlink() if content is None else path.write_bytes(content)
    assert lock_lines.read(vault_folder) == ()
    supporting.take_up()
    assert lock_lines.read(vault_folder) == (LockLine("A.", "555 0101"),)


def test_a_file_nobody_asked_for_goes_at_the_next_unlock(supporting, vault_folder):
    path = vault_folder / lock_lines.NAME
    path.write_text('{"format": 1, "people": [{"name": "old", "number": "1"}]}')
    supporting.take_up()
    assert not path.exists()


def test_where_the_file_cannot_be_written_nothing_changes(supporting, vault_folder):
    person = supporting.add_line("A. 555 0101").value
    blocked = vault_folder / f"{lock_lines.NAME}.tmp"
    blocked.mkdir()
    with pytest.raises(JournalProblem):
        supporting.put_on_lock_screen(person.id, is_on=True)
    blocked.rmdir()
    assert not supporting.around().people[0].is_on_lock_screen


@pytest.fixture
def refuse(vault):
    """Return a function that lets the engine refuse, at the very end, each change of a person."""

    def refuse():
        vault.database.permit(None)
        vault.database.execute(
            "CREATE TEMP TABLE tied (id REFERENCES tie(id) DEFERRABLE INITIALLY DEFERRED)"
        )
        vault.database.execute("CREATE TEMP TABLE tie (id PRIMARY KEY)")
        vault.database.execute(
            "CREATE TEMP TRIGGER late AFTER UPDATE ON person BEGIN INSERT INTO tied VALUES (1); END"
        )

    return refuse


def test_a_change_the_journal_refuses_is_not_left_in_the_file(supporting, vault_folder, refuse):
    one = supporting.add_line("A. 555 0101").value
    other = supporting.add_line("B. 555 0102").value
    supporting.put_on_lock_screen(one.id, is_on=True)
    refuse()
    for change in (
        lambda: supporting.put_on_lock_screen(other.id, is_on=True),
        lambda: supporting.edit_person(one.id, "C.", "555 0103", ""),
        lambda: supporting.remove_person(one.id),
        lambda: supporting.move_person(other.id, -1),
    ):
        with pytest.raises(StatementError):
            change()
        assert lock_lines.read(vault_folder) == (LockLine("A.", "555 0101"),)
    assert names(supporting) == ["A.", "B."]


def test_what_is_on_my_disk_tells_it(journal, supporting):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    told = {kept.name: kept for kept in journal.looking.look().kept}
    assert told["On the lock screen"].is_readable
    assert isinstance(told["On the lock screen"], on_disk.Kept)
    assert "Left by a crash" not in told
    assert "Not of this program" not in told


def test_it_goes_along_when_the_journal_moves_and_not_in_a_copy(journal, supporting, tmp_path):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    (tmp_path / "copy").mkdir()
    copied = journal.moving.copy_to(tmp_path / "copy")
    assert not (copied / lock_lines.NAME).exists()
    (tmp_path / "new").mkdir()
    moved = journal.moving.begin(tmp_path / "new")
    assert lock_lines.read(moved.new) == (LockLine("A.", "555 0101"),)


def test_it_goes_when_the_journal_is_erased(journal, supporting, vault_folder):
    person = supporting.add_line("A. 555 0101").value
    supporting.put_on_lock_screen(person.id, is_on=True)
    assert journal.erasing.erase(journal.erasing.known()) == []
    assert not vault_folder.exists()
