# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fault of the world is told on standard error, with exit code 1 and no traceback."""

import os
import signal
import subprocess
import sys

import pytest

from tests.cli.programs import Talk, command, environment, run
from tests.conftest import PASSPHRASE
from therapy_journal import __version__
from therapy_journal.services import keeping
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.sample import make_large

pytest.importorskip("pty", reason="needs POSIX")

OPEN = "This journal is open. Lock it with Ctrl+L, then try again.\n"

ON_A_JOURNAL = {
    "check": (),
    "summary": ("-o", "out"),
    "export": ("--format", "json", "-o", "out"),
    "export ": ("--format", "markdown", "-o", "out"),
}


def each_command(journal, stdin, tmp_path):
    for name, more in ON_A_JOURNAL.items():
        words = [str(tmp_path / word) if word == "out" else word for word in more]
        yield run(name.strip(), journal, *words, "--passphrase-stdin", stdin=stdin)
        assert not (tmp_path / "out").exists()


def test_a_journal_open_elsewhere_is_told_by_every_command(journal, stdin, tmp_path):
    held = keeping.unlock(journal, PASSPHRASE, clock=SystemClock())
    try:
        for ended in each_command(journal, stdin, tmp_path):
            assert ended == (1, "", OPEN)
        assert run("sample", journal) == (1, "", OPEN)
        assert run("new", journal, "--passphrase-stdin", stdin=stdin) == (1, "", OPEN)
        assert run("--version") == (0, f"therapy-journal {__version__}\n", "")
    finally:
        held.close()


def test_a_journal_that_is_closed_is_called_taken_and_stays_as_it_is(journal, stdin):
    before = {path.name: path.read_bytes() for path in journal.iterdir()}
    ended = run("sample", journal)
    assert ended.code == 1
    assert "already" in ended.err
    assert {path.name: path.read_bytes() for path in journal.iterdir()} == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the set is named by LC_ALL")
@pytest.mark.parametrize("name", ["C", "POSIX", "nowhere_at_all"])
def test_an_old_character_set_is_no_reason_to_write_lines_of_ones_own(
    sample, stdin, tmp_path, name
):
    words = ("summary", sample, "--passphrase-stdin", "-o", tmp_path / "page.pdf")
    ended = run(*words, stdin=stdin, env={"LC_ALL": name})
    assert ended.code == 0
    assert ended.err == ""


@pytest.mark.parametrize(
    ("passphrase", "told"),
    [
        (f"{PASSPHRASE} \n", "did not open the journal"),
        (f" {PASSPHRASE}\n", "did not open the journal"),
        ("\n", "did not open the journal"),
        ("", "No passphrase could be read"),
        (PASSPHRASE.encode("utf-16"), "No passphrase could be read"),
        ("🫖" * 10_000 + "\n", "did not open the journal"),
        (b"\0" * 64 + b"\n", "did not open the journal"),
        (b"x" * (1 << 21), "No passphrase could be read"),
    ],
    ids=["blank after", "blank before", "empty line", "nothing", "utf-16", "long", "zeros", "huge"],
)
def test_a_wrong_passphrase_is_told_and_not_repeated(journal, passphrase, told):
    ended = run("check", journal, "--passphrase-stdin", stdin=passphrase)
    assert ended.code == 1
    assert told in ended.err
    assert "Traceback" not in ended.err
    assert ended.out == ""
    assert "quiet harbour" not in ended.err


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nmore\n"])
def test_one_line_is_read_and_its_newline_left_out(journal, ending):
    ended = run("check", journal, "--passphrase-stdin", stdin=f"{PASSPHRASE}{ending}")
    assert ended.code == 0


def test_a_closed_standard_input_is_told(journal):
    words = command("therapy_journal", ["check", journal, "--passphrase-stdin"])
    done = subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *words],
        capture_output=True, env=environment(), check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"No passphrase could be read" in done.stderr


def test_without_a_terminal_the_option_is_named(journal):
    ended = run("check", journal)
    assert ended.code == 2
    assert "--passphrase-stdin" in ended.err


def test_a_place_without_a_journal_is_told_before_the_passphrase_is_asked_for(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file.tjournal").write_text("x")
    for ended in each_command(tmp_path / "nothing", "", tmp_path):
        assert ended.code == 1
        assert "There is no journal at this place." in ended.err
    for place in ("nothing.tjournal", "a/b/c", "empty", "file.tjournal"):
        ended = run("check", tmp_path / place, "--passphrase-stdin", stdin="x\n")
        assert ended.code == 1
        assert "There is no journal at this place." in ended.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "file.tjournal", "home"]


@pytest.mark.parametrize("name", ["vault.json", "journal.db"])
@pytest.mark.parametrize("content", [b"", b"{}", os.urandom(8192), None])
def test_damaged_and_missing_files_are_told(journal, stdin, tmp_path, name, content):
    (journal / "vault.json.bak").unlink()
    if content is None:
        (journal / name).unlink()
    else:
        (journal / name).write_bytes(content)
    before = {path.name: path.read_bytes() for path in journal.iterdir()}
    for ended in each_command(journal, stdin, tmp_path):
        assert ended.code == 1
        assert ended.out == ""
        assert len(ended.err.splitlines()) == 1
        assert "assphrase did not open" not in ended.err
    assert {path.name: path.read_bytes() for path in journal.iterdir()} == before


def test_a_full_disk_leaves_nothing_behind(sample, stdin, tmp_path):
    for words in (["--format", "json"], ["--format", "markdown"]):
        target = tmp_path / "out"
        done = subprocess.run(
            command(
                "tests.cli.little_room",
                ["export", sample, *words, "-o", target, "--passphrase-stdin"],
            ),
            input=stdin.encode(), capture_output=True, env=environment(), check=False,
            cwd=environment()["PYTHONPATH"],
        )  # fmt: skip
        assert done.returncode == 1
        told = "Nothing was written: the disk is full. Free some space, then try again.\n"
        assert done.stderr.decode() == told
        assert sorted(path.name for path in tmp_path.iterdir()) == ["Sample.tjournal", "home"]


@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(sample, stdin, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o500)
    ended = run(
        "export", sample, "--format", "json", "--passphrase-stdin",
        "-o", tmp_path / "shut" / "out", stdin=stdin,
    )  # fmt: skip
    assert ended.code == 1
    assert "does not let the program" in ended.err


@pytest.mark.parametrize("leads", ["/dev/full", "closed"])
def test_standard_output_that_takes_nothing_is_told(journal, stdin, leads):
    words = command("therapy_journal", ["check", journal, "--passphrase-stdin"])
    read, write = os.pipe()
    os.close(read)
    if leads == "/dev/full":
        os.close(write)
        write = os.open(leads, os.O_WRONLY)
    with os.fdopen(write, "wb") as out:
        done = subprocess.run(
            words, input=stdin.encode(), stdout=out, stderr=subprocess.PIPE, check=False,
            env=environment(),
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.decode().startswith("This computer reported a fault: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_the_systems_wish_to_end_ends_a_question(journal, number, code):
    talk = Talk("check", journal, apart=True)
    talk.until("Passphrase: ")
    talk.process.send_signal(number)
    ended = talk.end()
    assert ended.code == code
    assert "Traceback" not in ended.err


def test_the_systems_wish_to_end_leaves_nothing_half_written(tmp_path, stdin):
    folder = tmp_path / "Many.tjournal"
    make_large(folder, 1_500, passphrase=PASSPHRASE)
    words = ["export", folder, "--format", "markdown", "-o", tmp_path / "out"]
    process = subprocess.Popen(
        command("therapy_journal", [*words, "--passphrase-stdin"]),
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment(),
    )  # fmt: skip
    process.stdin.write(stdin.encode())
    process.stdin.close()
    while not list(tmp_path.glob(".*.tmp/2*/*.md")):
        assert process.poll() is None
    process.terminate()
    assert process.wait() == 143
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Many.tjournal", "home"]
    assert run("check", folder, "--passphrase-stdin", stdin=stdin).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["export", "J", "-o", "x"],
        ["export", "J", "--format", "csv", "-o", "x"],
        ["summary", "J"],
        ["summary", "J", "-o", "x", "--paper", "A5"],
        ["check", "J", "--passphrase", "x"],
        ["--unknown"],
        ["one", "two"],
    ],
)
def test_a_command_that_cannot_be_understood_ends_with_two(words):
    ended = run(*words)
    assert ended.code == 2
    assert ended.out == ""
    assert ended.err.startswith("usage: therapy-journal")


@pytest.mark.parametrize("words", [["--help"], ["new", "--help"], ["export", "-h"]])
def test_help_is_given(words):
    ended = run(*words)
    assert ended.code == 0
    assert ended.out.startswith("usage: therapy-journal")


@pytest.mark.parametrize(
    "words",
    [["--version"], ["check", "--version"], ["new", "J", "--version"], ["--demo", "--version"]],
)
def test_the_version_is_always_said(words):
    assert run(*words) == (0, f"therapy-journal {__version__}\n", "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has no display by default")
@pytest.mark.parametrize("words", [[], ["Mine.tjournal"], ["--demo"]])
def test_a_window_where_there_is_no_display_is_told(words):
    ended = run(*words)
    assert ended.code == 1
    assert ended.err.startswith("There is no display here")


def test_a_fault_of_the_program_shows_no_words(journal, stdin):
    ended = run("check", journal, "--passphrase-stdin", stdin=stdin, module="tests.cli.faulty")
    assert ended.code == 1
    assert ended.out == ""
    assert "Something in this program is wrong: ValueError at cli/commands.py:" in ended.err
    assert "secretword" not in ended.err
    assert "Traceback" not in ended.err


def test_a_part_that_cannot_be_loaded_is_named(sample, stdin, tmp_path):
    ended = run(
        "summary", sample, "-o", tmp_path / "out.pdf", "--passphrase-stdin", stdin=stdin,
        module="tests.cli.faulty",
    )  # fmt: skip
    assert ended.code == 1
    assert "could not be loaded: libEGL.so.1." in ended.err
    assert not (tmp_path / "out.pdf").exists()
