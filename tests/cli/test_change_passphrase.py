# SPDX-License-Identifier: GPL-3.0-or-later
"""``change-passphrase``, on a terminal and with standard input."""

import sys

import pytest

from tests.cli.programs import Talk, run
from tests.conftest import PASSPHRASE
from therapy_journal.core.errors import WrongPassphrase
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.storage import backup

NEW = "zwölf Laternen am Wasser"
needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def opens(folder, passphrase):
    try:
        keeping.unlock(folder, passphrase, clock=SystemClock()).close()
    except WrongPassphrase:
        return False
    return True


@pytest.fixture
def backed_up(journal):
    opened = keeping.unlock(journal, PASSPHRASE, clock=SystemClock())
    backup.make(opened.vault)
    opened.close()
    return journal


def test_two_lines_of_standard_input_are_the_present_and_the_new_one(backed_up):
    lines = f"{PASSPHRASE}\n{NEW}\n"
    ended = run("change-passphrase", backed_up, "--passphrase-stdin", stdin=lines)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "The new passphrase opens the journal now, and the former one no more.\n"
        "Copies made elsewhere still open with the former one.\n"
    )
    [copy] = backup.folders(backed_up)
    for folder in (backed_up, copy):
        assert opens(folder, NEW)
        assert not opens(folder, PASSPHRASE)


@needs_pty
def test_on_a_terminal_the_new_one_is_asked_for_twice_and_none_is_shown(journal):
    talk = Talk("change-passphrase", journal)
    for question, answer in (
        ("Present passphrase: ", PASSPHRASE),
        ("New passphrase: ", NEW),
        ("The same once more: ", NEW),
    ):
        talk.until(question)
        talk.type(answer)
    assert talk.end().code == 0
    assert "opens the journal now" in talk.shown
    assert PASSPHRASE not in talk.shown
    assert NEW not in talk.shown
    assert opens(journal, NEW)


@needs_pty
def test_two_that_differ_change_nothing(journal):
    talk = Talk("change-passphrase", journal)
    for question, answer in (
        ("Present passphrase: ", PASSPHRASE),
        ("New passphrase: ", NEW),
        ("The same once more: ", NEW + "!"),
    ):
        talk.until(question)
        talk.type(answer)
    assert talk.end().code == 1
    assert "The two passphrases differ. Nothing was made or changed." in talk.shown
    assert opens(journal, PASSPHRASE)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (f"not it\n{NEW}\n", "That passphrase did not open the journal."),
        (f"{PASSPHRASE}\nshort\n", "Please use at least 12 characters."),
        (f"{PASSPHRASE}\n{PASSPHRASE}\n", "That is the passphrase you have now."),
        (f"{PASSPHRASE}\n", "No passphrase could be read from standard input."),
        ("", "No passphrase could be read from standard input."),
    ],
)
def test_what_does_not_work_is_told_in_a_line_and_changes_nothing(journal, lines, words):
    ended = run("change-passphrase", journal, "--passphrase-stdin", stdin=lines)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith(words)
    assert len(ended.err.splitlines()) == 1
    assert opens(journal, PASSPHRASE)


def test_no_passphrase_is_taken_from_the_command_line(journal):
    ended = run("change-passphrase", journal, PASSPHRASE, NEW)
    assert ended.code == 2
    assert opens(journal, PASSPHRASE)


def test_without_a_terminal_and_without_the_option_it_says_what_to_add(journal):
    ended = run("change-passphrase", journal)
    assert ended.code == 2
    assert "--passphrase-stdin" in ended.err
