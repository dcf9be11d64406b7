# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input, through the store, the command line and the lock screen.

Each is told in a clear sentence, nothing is lost, and nothing is written where it does not belong.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.programs import run
from tests.clocks import SettableClock
from tests.conftest import PASSPHRASE
from tests.faults.conftest import Disk
from tests.ui.kits import Said, immediate_kit
from therapy_journal.core.errors import JournalMissing, JournalProblem, PlaceTaken
from therapy_journal.services import keeping, salvaging
from therapy_journal.services.journal import Journal
from therapy_journal.storage import backup, copying, keys
from therapy_journal.storage import vault as vaults
from therapy_journal.ui.lock.lock_screen import LockScreen
from therapy_journal.ui.lock.offers import Offer

MakeDisk = Callable[[int], Disk]
Seen = Callable[[Path, str], str]
STDIN = f"{PASSPHRASE}\n"

posix = pytest.mark.skipif(sys.platform == "win32", reason="names Windows does not allow")


@pytest.fixture
def opened() -> list[Journal]:
    return []


@pytest.fixture
def screen_at(qtbot, qapp, clock, opened, tmp_path):
    kit = immediate_kit(qapp, clock, Said())
    shown = []  # a screen lives as long as somebody here holds it

    def build(folder: Path) -> LockScreen:
        screen = LockScreen(
            folder=folder, is_known=True, kit=kit, choose_folder=lambda *_: tmp_path
        )
        qtbot.addWidget(screen)
        screen.opened.connect(opened.append)
        screen.resize(1280, 800)
        screen.show()
        shown.append(screen)
        return screen

    yield build
    for journal in opened:
        journal.close()


@pytest.fixture
def seen(screen_at) -> Seen:
    """Return what the lock screen tells once a passphrase was given to it."""

    def look(folder: Path, words: str) -> str:
        page = screen_at(folder).unlock_page
        page.field.setText(words)
        page.button.click()
        return page.told

    return look


def everything(place: Path) -> dict[Path, bytes | None]:
    return {
        path: path.read_bytes() if path.is_file() else None for path in sorted(place.rglob("*"))
    }


# -- a path that is no journal ------------------------------------------------------------------


@pytest.mark.parametrize("inside", [False, True])
def test_a_path_that_is_a_file_or_in_one_is_told_and_left_alone(
    tmp_path: Path, seen: Seen, inside: bool
) -> None:
    file = tmp_path / "letter.tjournal"
    file.write_text("dear diary")
    path = file / "x.tjournal" if inside else file
    before = everything(tmp_path)
    with pytest.raises(JournalMissing):
        vaults.open_with_passphrase(path, PASSPHRASE)
    with pytest.raises(JournalProblem):
        vaults.create(path, PASSPHRASE, cost=keys.LEAST)
    with pytest.raises(JournalProblem):
        salvaging.with_passphrase(path, PASSPHRASE, tmp_path / "n.tjournal", clock=SettableClock())
    ended = run("check", path, "--passphrase-stdin", stdin=STDIN)
    assert (ended.code, ended.out) == (1, "")
    assert "There is no journal at this place" in ended.err
    assert "There is no journal at this place" in seen(path, PASSPHRASE)
    assert everything(tmp_path) == before


# -- names --------------------------------------------------------------------------------------

NAMES = (
    "a b", "-rf", "what?#&=%20+", "it's \"quoted\"", "ünï 日本 🌱", "e\u0301 and \u202eback",
    "tab\tand\nline", "x" * 230, ".hidden", "per%cent", "trailing. ",
)  # fmt: skip


@posix
@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_with_odd_characters_is_a_name(
    tmp_path: Path, name: str, seen: Seen, opened: list[Journal], clock: SettableClock
) -> None:
    folder = tmp_path / f"{name}.tjournal"
    _use(folder, tmp_path, clock)
    ended = run("check", folder, "--passphrase-stdin", stdin=STDIN)
    assert ended == (0, "Everything in this journal can be read.\n", "")
    assert seen(folder, PASSPHRASE) == ""
    assert opened[0].folder == folder


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_name_that_is_no_text_is_a_name(
    tmp_path: Path, seen: Seen, opened: list[Journal], clock: SettableClock
) -> None:
    folder = tmp_path / (os.fsdecode(b"latin \xe9") + ".tjournal")
    _use(folder, tmp_path, clock)
    assert run("check", folder, "--passphrase-stdin", stdin=STDIN).code == 0
    assert seen(folder, PASSPHRASE) == ""
    assert opened[0].folder == folder


def _use(folder: Path, place: Path, clock: SettableClock) -> None:
    """Make a journal, write in it, back it up, salvage it; nothing lies beside it but these."""
    vaults.create(folder, PASSPHRASE, cost=keys.LEAST)
    opened = vaults.open_with_passphrase(folder, PASSPHRASE)
    opened.database.insert("tag", {"name": "kept"})
    assert backup.make(opened).problems == {}
    opened.database.close()
    target = folder.with_name("s.tjournal")
    salvaging.with_passphrase(folder, PASSPHRASE, target, clock=clock)
    again = vaults.open_with_passphrase(target, PASSPHRASE)
    assert [row["name"] for row in again.database.all("SELECT name FROM tag")] == ["kept"]
    again.database.close()
    assert {path.name for path in place.iterdir()} <= {folder.name, target.name, "home"}


# -- passphrases --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["🌱🪨🫖🧵🪟🌊🦔🍂🕯️🧭🪺🛶", "x y" * 3_333 + "z", "  blanks at both ends  "]
)
def test_a_passphrase_of_any_characters_and_length_opens(
    tmp_path: Path, words: str, seen: Seen, opened: list[Journal]
) -> None:
    folder = tmp_path / "Mine.tjournal"
    keeping.make(folder, words, cost=keys.LEAST)
    ended = run("check", folder, "--passphrase-stdin", stdin=f"{words}\n")
    assert ended.code == 0
    assert "did not open" in seen(folder, words[:-1])
    assert seen(folder, words) == ""
    assert opened


# -- a key file edited by hand -------------------------------------------------------------------


@pytest.mark.parametrize(
    "edit",
    [
        lambda fields: fields["slots"][0].update(m=2**70),
        lambda fields: fields["slots"][0].update(t="3"),
        lambda fields: fields.update(vault_id="0" * 32),
        lambda fields: fields.update(slots=fields["slots"] * 9),
        lambda fields: fields.update(comment="mine"),
        lambda fields: fields.pop("checksum"),
    ],
    ids=range(6),
)
def test_a_key_file_edited_by_hand_is_called_damaged_and_left_alone(
    vault_folder: Path, seen: Seen, edit: Callable[[dict[str, object]], object]
) -> None:
    for name in ("vault.json", "vault.json.bak"):
        fields = json.loads((vault_folder / name).read_text())
        edit(fields)
        (vault_folder / name).write_text(json.dumps(fields, indent=3))
    before = everything(vault_folder)
    ended = run("check", vault_folder, "--passphrase-stdin", stdin=STDIN)
    assert ended.code == 1
    assert "The key file of this journal is damaged. Your entries may be fine." in ended.err
    told = seen(vault_folder, PASSPHRASE)
    assert "key file of this journal is damaged" in told
    assert "recovery key" in told
    assert everything(vault_folder) == before


# -- places -------------------------------------------------------------------------------------


def test_a_drive_that_vanished_is_told_and_nothing_is_made_in_its_place(
    tmp_path: Path, seen: Seen
) -> None:
    folder = tmp_path / "stick" / "Mine.tjournal"
    ended = run("check", folder, "--passphrase-stdin", stdin=STDIN)
    assert ended.code == 1
    assert "If it was moved, open it where it is now" in ended.err
    assert "There is no journal at this place" in seen(folder, PASSPHRASE)
    assert not folder.parent.exists()


def test_a_journal_can_be_opened_from_a_full_disk_or_says_that_it_is_full(
    vault_folder: Path, disk: MakeDisk, seen: Seen, opened: list[Journal]
) -> None:
    made = disk(2048)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    made.fill()
    before = everything(folder)
    ended = run("check", folder, "--passphrase-stdin", stdin=STDIN)
    assert ended.code == 0 or "The disk is full" in ended.err
    told = seen(folder, PASSPHRASE)
    assert opened or "The disk is full" in told
    for journal in opened:
        journal.close()
    opened.clear()
    assert everything(folder) == before


@pytest.fixture
def left_open(vault_folder: Path, disk: MakeDisk) -> Path:
    """Return a journal with a save in its log alone, on a disk that cannot be written."""
    opened = vaults.open_with_passphrase(vault_folder, PASSPHRASE)
    opened.database.insert("tag", {"name": "in the log"})
    made = disk(4096)
    folder = made.place / "Mine.tjournal"
    shutil.copytree(vault_folder, folder)
    opened.database.close()
    made.refuse_writing()
    return folder


def test_where_nothing_can_be_written_a_copy_is_offered_and_opens_with_everything(
    left_open: Path, screen_at: Callable[[Path], LockScreen], opened: list[Journal], qtbot
) -> None:
    before = everything(left_open)
    screen = screen_at(left_open)
    screen.unlock_page.field.setText(PASSPHRASE)
    screen.unlock_page.button.click()
    assert "cannot be written" in screen.unlock_page.told
    screen.unlock_page.offer_chosen.emit(Offer.COPY)
    page = screen._new_place
    assert not page.target.is_relative_to(left_open.parent)
    page.button.click()
    (journal,) = opened
    assert journal.folder == page.target
    assert not journal.is_read_only
    names = [row[0] for row in journal._db.all("SELECT name FROM tag")]
    assert names == ["in the log"]
    assert everything(left_open) == before


def test_a_copy_never_takes_the_place_of_something(vault_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(PlaceTaken):
        copying.copy_journal(vault_folder, tmp_path / "taken")
    assert list((tmp_path / "taken").iterdir()) == []
