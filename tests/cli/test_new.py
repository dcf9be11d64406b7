# SPDX-License-Identifier: GPL-3.0-or-later
"""``new``: the passphrase twice, the key once, two groups typed back."""

import os
import re
import shutil
import stat
import subprocess
import sys

import pytest

from tests.cli.programs import CHEAP, Talk, run
from tests.conftest import PASSPHRASE
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.storage import vault
from therapy_journal.storage.key_file import find
from therapy_journal.storage.keys import STRONG

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")

KEY = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}")
QUESTION = re.compile(r"Please type group (\d): $")
WRITTEN = "--i-have-written-it-down"


def key_in(text):
    found = KEY.findall(text)
    assert len(found) == 1
    return found[0]


def type_back(talk, key):
    """Answer both questions right, in small letters."""
    numbers = []
    for _ in range(2):
        asked = talk.until(": ")
        number = int(QUESTION.search(asked).group(1))
        numbers.append(number)
        talk.type(key.split("-")[number - 1].lower())
    assert numbers == sorted(set(numbers))


def type_twice(talk, first=PASSPHRASE, second=None):
    talk.until("Choose a passphrase: ")
    talk.type(first)
    talk.until("The same once more: ")
    talk.type(first if second is None else second)


def opens(folder, passphrase=PASSPHRASE):
    keeping.unlock(folder, passphrase, clock=SystemClock()).close()
    return True


def test_a_journal_is_made_on_the_terminal_at_the_full_cost(tmp_path):
    folder = tmp_path / "Mine.tjournal"
    talk = Talk("new", folder)
    type_twice(talk)
    key = key_in(talk.until("passphrase nobody can."))
    type_back(talk, key)
    assert talk.end().code == 0
    assert "The journal is ready." in talk.shown
    assert PASSPHRASE not in talk.shown
    assert len(KEY.findall(talk.shown)) == 1
    slot = find(folder).key_file.slots[0]
    assert slot.cost == STRONG
    opened = vault.open_with_recovery_key(folder, key)
    assert opened.recovery_key == key
    opened.database.close()
    assert opens(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_ending_of_the_name_is_added(tmp_path):
    talk = Talk("new", tmp_path / "Mine", WRITTEN, module=CHEAP)
    type_twice(talk)
    assert talk.end().code == 0
    assert [path.name for path in tmp_path.glob("Mine*")] == ["Mine.tjournal"]


def test_passphrases_that_differ_make_nothing(tmp_path):
    talk = Talk("new", tmp_path / "Mine", apart=True)
    type_twice(talk, second="another harbour lantern")
    ended = talk.end()
    assert ended.code == 1
    assert (
        ended.err == "The two passphrases differ. Nothing was made or changed. Please try again.\n"
    )
    assert not list(tmp_path.glob("Mine*"))


def test_a_short_passphrase_makes_nothing_and_is_not_repeated(tmp_path):
    ended = run("new", tmp_path / "Mine", "--passphrase-stdin", WRITTEN, stdin="shortish\n")
    assert ended.code == 1
    assert "at least 12 characters" in ended.err
    assert "shortish" not in ended.out + ended.err
    assert not list(tmp_path.glob("Mine*"))


def test_a_weak_passphrase_is_warned_of_and_taken(tmp_path):
    folder = tmp_path / "Mine.tjournal"
    ended = run(
        "new", folder, "--passphrase-stdin", WRITTEN, stdin="passwordpassword\n", module=CHEAP
    )
    assert ended.code == 0
    assert "Easy to guess." in ended.err
    assert opens(folder, "passwordpassword")


def test_groups_are_asked_on_the_terminal_while_the_passphrase_comes_from_elsewhere(tmp_path):
    folder = tmp_path / "Mine.tjournal"
    talk = Talk(
        "new", folder, "--passphrase-stdin", module=CHEAP, stdin=f"{PASSPHRASE}\n", apart=True
    )
    key = key_in(talk.until("passphrase nobody can."))
    type_back(talk, key)
    ended = talk.end()
    assert ended.code == 0
    assert ended.out == "The journal is ready.\n"
    assert ended.err == ""
    assert opens(folder)


def test_without_a_terminal_nothing_is_made_and_the_option_is_named(tmp_path):
    ended = run("new", tmp_path / "Mine", "--passphrase-stdin", stdin=f"{PASSPHRASE}\n")
    assert ended.code == 2
    assert "There is no terminal here to ask on." in ended.err
    assert WRITTEN in ended.err
    assert not list(tmp_path.glob("Mine*"))


def test_without_a_terminal_the_passphrase_is_not_read_unasked(tmp_path):
    ended = run("new", tmp_path / "Mine", WRITTEN, stdin=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert ended.code == 2
    assert "--passphrase-stdin" in ended.err
    assert not list(tmp_path.glob("Mine*"))


def test_for_a_script_the_key_goes_to_standard_output(tmp_path):
    folder = tmp_path / "Mine.tjournal"
    ended = run("new", folder, "--passphrase-stdin", WRITTEN, stdin=f"{PASSPHRASE}\n", module=CHEAP)
    assert ended.code == 0
    opened = vault.open_with_recovery_key(folder, key_in(ended.out))
    opened.database.close()


def test_a_group_may_be_mistyped_twice(tmp_path):
    talk = Talk("new", tmp_path / "Mine", module=CHEAP)
    type_twice(talk)
    key = key_in(talk.until("passphrase nobody can."))
    number = int(QUESTION.search(talk.until(": ")).group(1))
    for _ in range(2):
        talk.type("WRNG")
        talk.until("Please look once more.")
        talk.until(f"Please type group {number}: ")
    talk.type(key.split("-")[number - 1])
    number = int(QUESTION.search(talk.until(": ")).group(1))
    talk.type(key.split("-")[number - 1])
    assert talk.end().code == 0


def test_a_group_mistyped_three_times_ends_it_and_says_that_the_journal_is_there(tmp_path):
    talk = Talk("new", tmp_path / "Mine", module=CHEAP, apart=True)
    type_twice(talk)
    talk.until("Please type group ")
    for _ in range(2):
        talk.type("WRNG")
        talk.until("look once more.")
        talk.until("Please type group ")
    talk.type("WRNG")
    ended = talk.end()
    assert ended.code == 1
    assert re.match(r"Group \d does not match\. The journal was made", ended.err)
    assert opens(tmp_path / "Mine.tjournal")


@pytest.mark.parametrize("key", [b"\x03", b"\x04"], ids=["Ctrl+C", "Ctrl+D"])
def test_leaving_the_question_says_that_the_journal_is_there(tmp_path, key):
    talk = Talk("new", tmp_path / "Mine", module=CHEAP, apart=True)
    type_twice(talk)
    talk.until("Please type group ")
    talk.press(key)
    ended = talk.end()
    assert ended.code == 1
    assert ended.err.startswith("The recovery key was not typed back. The journal was made")
    assert opens(tmp_path / "Mine.tjournal")


@pytest.mark.parametrize(
    ("key", "code"),
    [(b"\x03", 130), (b"\x04", 1), (b"\xff\n", 1)],
    ids=["Ctrl+C", "Ctrl+D", "junk"],
)
def test_leaving_the_first_question_makes_nothing(tmp_path, key, code):
    talk = Talk("new", tmp_path / "Mine", apart=True)
    talk.until("Choose a passphrase: ")
    talk.press(key)
    ended = talk.end()
    assert ended.code == code
    assert "Traceback" not in ended.err
    assert not list(tmp_path.glob("Mine*"))


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
def test_a_sheet_holds_the_key_and_the_terminal_does_not(tmp_path):
    folder, sheet = tmp_path / "Mine.tjournal", tmp_path / "Sheet.pdf"
    talk = Talk("new", folder, "--sheet", sheet, module=CHEAP)
    type_twice(talk)
    number = int(QUESTION.search(talk.until("group ") + talk.until(": ")).group(1))
    text = subprocess.run(["pdftotext", "-layout", sheet, "-"], capture_output=True, check=True)
    groups = dict(re.findall(r"(\d)\.\s+([0-9A-Z]{4})\b", text.stdout.decode()))
    assert len(groups) == 9
    talk.type(groups[str(number)])
    number = int(QUESTION.search(talk.until(": ")).group(1))
    talk.type(groups[str(number)])
    assert talk.end().code == 0
    assert not KEY.search(talk.shown)
    assert "The recovery sheet was written." in talk.shown
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    key = "-".join(groups[str(number)] for number in range(1, 10))
    vault.open_with_recovery_key(folder, key).database.close()


@pytest.mark.parametrize("name", ["taken.pdf", "missing/Sheet.pdf", "Other.tjournal/Sheet.pdf"])
def test_a_sheet_that_cannot_be_written_there_makes_no_journal(tmp_path, journal, name):
    (tmp_path / "taken.pdf").write_text("mine")
    (tmp_path / "Other.tjournal").mkdir()
    ended = run(
        "new", tmp_path / "New", "--sheet", tmp_path / name, "--passphrase-stdin", WRITTEN,
        stdin=f"{PASSPHRASE}\n", module=CHEAP,
    )  # fmt: skip
    assert ended.code == 1
    assert (tmp_path / "taken.pdf").read_text() == "mine"
    assert not (tmp_path / "New.tjournal").exists()
    assert not list((tmp_path / "Other.tjournal").iterdir())


def test_a_name_that_is_taken_is_told_before_anything_is_asked(tmp_path, journal):
    before = {path.name: path.read_bytes() for path in journal.iterdir()}
    for name in ("Mine", "Mine.tjournal"):
        ended = run("new", tmp_path / name, "--passphrase-stdin", WRITTEN)
        assert ended.code == 1
        assert "there already" in ended.err
    assert {path.name: path.read_bytes() for path in journal.iterdir()} == before


@pytest.mark.parametrize("name", [".", "..", "/", ""])
def test_a_path_without_a_name_of_its_own_is_a_fault_of_the_command(name):
    ended = run("new", name, "--passphrase-stdin", WRITTEN)
    assert ended.code == 2
    assert "Give the new journal a name." in ended.err


@pytest.mark.parametrize(
    "name", ["ü ?#%20&=;'\"", "日記", os.fsdecode(b"\xff\xfe"), "-x", "a" * 200]
)
def test_odd_names_make_journals_that_open(tmp_path, name):
    folder = tmp_path / f"{name}.tjournal"
    made = run("new", folder, "--passphrase-stdin", WRITTEN, stdin=f"{PASSPHRASE}\n", module=CHEAP)
    assert (made.code, made.err) == (0, "")
    assert run("check", folder, "--passphrase-stdin", stdin=f"{PASSPHRASE}\n").code == 0


def test_a_name_too_long_for_the_disk_is_told(tmp_path):
    ended = run(
        "new", tmp_path / ("a" * 300), "--passphrase-stdin", WRITTEN, stdin=f"{PASSPHRASE}\n",
        module=CHEAP,
    )  # fmt: skip
    assert ended.code == 1
    assert "no journal was made" in ended.err
