# SPDX-License-Identifier: GPL-3.0-or-later
"""``check``, ``summary``, ``export`` and ``sample`` on real journals."""

import json
import shutil
import stat
import subprocess
import sys

import pytest

from tests.cli.programs import REAL, Talk, run
from tests.conftest import PASSPHRASE
from therapy_journal.services import keeping
from therapy_journal.services import sample as samples
from therapy_journal.services.clock import SystemClock

WARNING = "What is written there is not encrypted: anyone who can open it can read it.\n"

needs_pdftotext = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext")
needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return done.stdout.decode()


def test_a_sound_journal_is_found_sound(journal, stdin):
    ended = run("check", journal, "--passphrase-stdin", stdin=stdin)
    assert ended == (0, "Everything in this journal can be read.\n", "")


@needs_pty
def test_the_passphrase_is_asked_for_on_the_terminal_and_not_shown(journal):
    talk = Talk("check", journal)
    talk.until("Passphrase: ")
    talk.type(PASSPHRASE)
    assert talk.end().code == 0
    assert "Everything in this journal can be read." in talk.shown
    assert PASSPHRASE not in talk.shown


@needs_pty
def test_the_terminal_is_asked_even_when_standard_input_is_something_else(journal):
    talk = Talk("check", journal, stdin="not this one\n", apart=True)
    talk.until("Passphrase: ")
    talk.type(PASSPHRASE)
    assert talk.end() == (0, "Everything in this journal can be read.\n", "")


def test_the_ending_of_a_journal_may_be_left_out(journal, stdin):
    assert run("check", journal.with_suffix(""), "--passphrase-stdin", stdin=stdin).code == 0


def test_damage_is_told_in_words_and_by_the_exit_code(sample, stdin):
    database = sample / "journal.db"
    with database.open("r+b") as file:
        file.seek(database.stat().st_size // 2)
        file.write(b"\0" * 4096)
    ended = run("check", sample, "--passphrase-stdin", stdin=stdin)
    assert ended.code == 1
    assert ended.out == ""
    assert "A page of the journal file does not match its seal." in ended.err
    assert "therapy-journal salvage JOURNAL -o NEW" in ended.err


def test_what_could_be_put_right_is_told_and_no_fault(journal, stdin):
    (journal / "vault.json.bak").write_bytes(b"")
    ended = run("check", journal, "--passphrase-stdin", stdin=stdin)
    assert ended.code == 0
    assert ended.err == "The copy of the key file is damaged or missing. It was put right.\n"
    assert run("check", journal, "--passphrase-stdin", stdin=stdin).err == ""


@needs_pdftotext
def test_the_summary_is_the_page_of_the_coming_session(sample, stdin, tmp_path):
    pdf = tmp_path / "Page.pdf"
    ended = run("summary", sample, "--passphrase-stdin", "-o", pdf, stdin=stdin)
    assert ended == (0, WARNING, "")
    assert stat.S_IMODE(pdf.stat().st_mode) == 0o600
    text = " ".join(text_of(pdf).split())
    assert samples.demo.ONE_THING in text
    assert "I make jokes when something gets close." in text
    assert "You laugh at my jokes and I hate" not in text


@needs_pdftotext
def test_paper_and_print_can_be_chosen(sample, stdin, tmp_path):
    journal = keeping.unlock(sample, PASSPHRASE, clock=SystemClock())
    journal.preparing.set_second_page(True)
    journal.close()
    told = {}
    for name, options in {"a4": [], "letter": ["--paper", "Letter"], "large": ["--large"]}.items():
        pdf = tmp_path / f"{name}.pdf"
        command = ("summary", sample, "--passphrase-stdin", "-o", pdf)
        assert run(*command, *options, stdin=stdin).code == 0
        done = subprocess.run(["pdfinfo", pdf], capture_output=True, check=True)
        size = next(x for x in done.stdout.decode().splitlines() if "Page size" in x)
        told[name] = size, text_of(pdf)
    assert "A4" in told["a4"][0]
    assert "A4" in told["large"][0]
    assert "letter" in told["letter"][0]
    assert pdf.read_bytes() != (tmp_path / "a4.pdf").read_bytes()
    # The same words in larger letters break into more lines.
    assert len(told["large"][1].splitlines()) > len(told["a4"][1].splitlines())


def test_a_page_that_is_too_full_is_told_and_not_written(sample, stdin, tmp_path):
    journal = keeping.unlock(sample, PASSPHRASE, clock=SystemClock())
    session = journal.attending.next()
    journal.preparing.set_one_thing(session.id, "secretword " * 900)
    journal.close()
    pdf = tmp_path / "Page.pdf"
    ended = run("summary", sample, "--passphrase-stdin", "-o", pdf, stdin=stdin)
    assert ended.code == 1
    assert "does not fit on one page" in ended.err
    assert "secretword" not in ended.err + ended.out
    assert not pdf.exists()


def test_everything_is_written_as_markdown(sample, stdin, tmp_path):
    folder = tmp_path / "Out"
    ended = run(
        "export", sample, "--format", "markdown", "--passphrase-stdin", "-o", folder, stdin=stdin
    )
    assert ended == (0, WARNING, "")
    assert len(list(folder.rglob("*.md"))) > 150
    modes = {(p.is_dir(), stat.S_IMODE(p.stat().st_mode)) for p in (folder, *folder.rglob("*"))}
    assert modes == {(True, 0o700), (False, 0o600)}


@pytest.mark.parametrize("raw", [False, True])
def test_everything_is_written_as_json_and_raw_layers_when_named(sample, stdin, tmp_path, raw):
    target = tmp_path / "out.json"
    words = ["--with-raw"] if raw else []
    ended = run(
        "export", sample, "--format", "json", "--passphrase-stdin", "-o", target, *words,
        stdin=stdin,
    )  # fmt: skip
    assert ended == (0, WARNING, "")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    read = json.loads(target.read_bytes())
    assert ("raw_layers" in read) is raw
    assert ("You laugh at my jokes and I hate" in target.read_text()) is raw


def test_raw_layers_go_with_json_only(sample, stdin, tmp_path):
    ended = run(
        "export", sample, "--format", "markdown", "--with-raw", "--passphrase-stdin",
        "-o", tmp_path / "Out", stdin=stdin,
    )  # fmt: skip
    assert ended.code == 2
    assert ended.err == "--with-raw goes with --format json only. Nothing was written.\n"
    assert not (tmp_path / "Out").exists()


@pytest.mark.parametrize(
    "words", [["summary"], ["export", "--format", "json"], ["export", "--format", "markdown"]]
)
def test_what_is_there_is_replaced_only_with_force(sample, stdin, tmp_path, words):
    target = tmp_path / "taken"
    target.write_text("mine")
    again = (*words, sample, "--passphrase-stdin", "-o", target)
    ended = run(*again, stdin=stdin)
    assert ended.code == 1
    assert "there already" in ended.err
    assert "--force" in ended.err
    assert target.read_text() == "mine"
    ended = run(*again, "--force", stdin=stdin)
    is_folder = "markdown" in words
    assert ended.code == (1 if is_folder else 0)
    assert (target.read_bytes() == b"mine") is is_folder
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Sample.tjournal", "home", "taken"]


def test_an_earlier_export_is_replaced_as_a_whole_and_no_other_folder_is(sample, stdin, tmp_path):
    target = tmp_path / "Out"
    again = ("export", sample, "--format", "markdown", "--passphrase-stdin", "-o", target)
    assert run(*again, stdin=stdin).code == 0
    old = next(target.rglob("20*-1.md"))
    old.write_text("changed")
    assert run(*again, "--force", stdin=stdin).code == 0
    assert old.read_text() != "changed"
    (target / "own.txt").write_text("mine")
    ended = run(*again, "--force", stdin=stdin)
    assert ended.code == 1
    assert "holds other things as well" in ended.err
    assert (target / "own.txt").read_text() == "mine"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize(
    "words", [["summary"], ["export", "--format", "json"], ["export", "--format", "markdown"]]
)
@pytest.mark.parametrize("place", ["journal.db", "new", "."])
def test_nothing_readable_is_written_into_a_journal(journal, stdin, tmp_path, words, place, force):
    before = {path.name: path.read_bytes() for path in journal.iterdir()}
    ended = run(
        *words, journal, "--passphrase-stdin", "-o", journal / place,
        *(["--force"] if force else []), stdin=stdin,
    )  # fmt: skip
    assert ended.code == 1
    assert {path.name: path.read_bytes() for path in journal.iterdir()} == before


def test_a_missing_folder_is_told_before_the_passphrase_is_asked_for(journal, tmp_path):
    for words in (["summary"], ["export", "--format", "json"]):
        ended = run(*words, journal, "-o", tmp_path / "missing" / "file")
        assert ended.code == 1
        assert "The folder it should lie in is not there." in ended.err


def test_a_sample_is_made_and_says_its_passphrase(tmp_path):
    ended = run("sample", tmp_path / "Demo")
    assert ended == (0, f"Its passphrase is: {samples.PASSPHRASE}\n", "")
    journal = keeping.unlock(tmp_path / "Demo.tjournal", samples.PASSPHRASE, clock=SystemClock())
    assert journal.writing.count() > 100
    journal.close()


def test_a_sample_of_many_entries_takes_a_passphrase_of_ones_own(tmp_path, stdin):
    ended = run("sample", tmp_path / "Many", "--entries", "30", "--passphrase-stdin", stdin=stdin)
    assert ended == (0, "", "")
    journal = keeping.unlock(tmp_path / "Many.tjournal", PASSPHRASE, clock=SystemClock())
    assert journal.writing.count() == 30
    journal.close()


def test_a_number_that_is_none_is_a_fault_of_the_command(tmp_path):
    for number in ("-3", "many", "1.5"):
        ended = run("sample", tmp_path / "Many", "--entries", number)
        assert ended.code == 2
        assert "should be a whole number" in ended.err or "expected one argument" in ended.err
    assert not (tmp_path / "Many.tjournal").exists()


def test_a_sample_never_takes_the_place_of_a_journal(journal):
    assert run("sample", journal).code == 1


@pytest.mark.parametrize(
    "words",
    [
        ["new", "Made", "--passphrase-stdin", "--i-have-written-it-down"],
        ["check", "{journal}", "--passphrase-stdin"],
        ["export", "{journal}", "--format", "json", "-o", "a.json", "--passphrase-stdin"],
        ["export", "{journal}", "--format", "markdown", "-o", "a", "--passphrase-stdin"],
        ["sample", "Made", "--entries", "3", "--passphrase-stdin"],
        ["--version"],
    ],
    ids=lambda words: words[0],
)
def test_what_draws_nothing_does_not_load_qt(journal, stdin, tmp_path, words):
    words = [word.format(journal=journal) for word in words]
    code = (
        "import sys\n"
        f"sys.argv = ['therapy-journal', *{words!r}]\n"
        f"from {REAL}.cli import main\n"
        "try:\n    code = main()\nexcept SystemExit as ended:\n    code = ended.code\n"
        "qt = [name for name in sys.modules if name.startswith(('PySide6', 'shiboken6'))]\n"
        "sys.exit(code or (99 if qt else 0))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=stdin.encode(),
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
