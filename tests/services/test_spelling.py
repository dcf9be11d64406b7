# SPDX-License-Identifier: GPL-3.0-or-later
"""Spelling with the real library: what is unknown, what was taught, and what stays on the disk."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from therapy_journal import paths
from therapy_journal.services.dictionaries import SHIPPED, Dictionaries, choose
from therapy_journal.services.spelling import Speller, Spelling

WITH_LIBRARY = pytest.mark.skipif(
    Dictionaries().load("", "en_US") is None, reason="enchant's library is not on this computer"
)


@pytest.fixture
def speller(home: Path) -> Speller:
    dictionary = Dictionaries().load(SHIPPED, "")
    assert dictionary is not None
    return Speller(dictionary)


def unknown(speller: Speller, line: str) -> list[str]:
    return [line[start:end] for start, end in speller.unknown(line)]


@WITH_LIBRARY
def test_unknown_words_are_found_and_what_was_meant_is_suggested(speller):
    assert unknown(speller, "I was anxiuos, and it’s a naïve wierd day") == ["anxiuos", "wierd"]
    assert speller.suggest("anxiuos") == ["anxious"]
    assert len(speller.suggest("bal")) == 5


@WITH_LIBRARY
def test_a_line_in_another_language_and_other_scripts_are_left_alone(speller):
    assert unknown(speller, "Das ist ein ganz anderer Satz in einer fremden Sprache") == []
    assert unknown(speller, "привет 日本語 שלום") == []


@WITH_LIBRARY
def test_own_words_are_right_in_any_capitals_and_with_an_s(speller):
    assert unknown(speller, "Zorblax and zorblax’s ZORBLAX") == ["Zorblax", "zorblax’s"]
    speller.set_own(["zorblax"])
    assert unknown(speller, "Zorblax and zorblax’s") == []
    speller.set_own([])
    speller.let_be(["Zorblax"])
    assert unknown(speller, "Zorblax and zorblax’s") == []


@WITH_LIBRARY
def test_several_who_load_at_once_each_get_the_whole_dictionary(home):
    dictionaries = Dictionaries()
    with ThreadPoolExecutor(8) as threads:
        asked = [threads.submit(dictionaries.load, SHIPPED, "") for _ in range(24)]
    loaded = [each.result() for each in asked]
    assert all(one is not None and one.knows("anxious") for one in loaded)


@WITH_LIBRARY
def test_no_thread_but_the_first_changes_the_environment():
    code = (
        "import sys, threading\n"
        "from concurrent.futures import ThreadPoolExecutor\n"
        "from therapy_journal import app\n"
        "from therapy_journal.services.dictionaries import Dictionaries\n"
        "named = []\n"
        "def hear(event, _):\n"
        "    if event == 'os.putenv':\n"
        "        named.append(threading.current_thread() is threading.main_thread())\n"
        "sys.addaudithook(hear)\n"
        "application = app.make_application()\n"
        "with ThreadPoolExecutor(1) as threads:\n"
        "    loaded = threads.submit(Dictionaries().load, 'en_US', '').result()\n"
        "sys.exit(0 if loaded is not None and named and all(named) else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@WITH_LIBRARY
def test_what_a_crash_left_goes_with_the_next_language(home):
    code = (
        "import os, shutil\n"
        "from therapy_journal.services.dictionaries import Dictionaries\n"
        "shutil.rmtree = lambda *_, **__: os._exit(1)\n"
        "Dictionaries().languages()"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    assert left_in_runtime()
    Dictionaries().languages()
    assert left_in_runtime() == []


def left_in_runtime() -> list[Path]:
    return [path for path in paths.runtime_folder().rglob("*") if path.is_file()]


@WITH_LIBRARY
def test_the_shipped_dictionary_is_there_and_nothing_of_it_stays_outside(home):
    before = sorted(home.rglob("*"))
    dictionaries = Dictionaries()
    assert SHIPPED in dictionaries.languages()
    dictionary = dictionaries.load(SHIPPED, "")
    assert dictionary is not None
    # In the shipped list, and in hunspell's own small one as well; it goes on without its files.
    assert dictionary.knows("overthinking")
    assert not dictionary.knows("anxiuos")
    assert dictionary.suggest("anxiuos") == ["anxious"]
    made = [path for path in home.rglob("*") if path not in before]
    assert [path.name for path in made if path.is_file()] == []
    assert not Path(os.environ["ENCHANT_CONFIG_DIR"]).exists()


@WITH_LIBRARY
def test_no_word_taught_or_let_be_lies_readable_on_the_disk(vault, tmp_path):
    words = Spelling(db=vault.database)
    dictionary = words.dictionaries.load(SHIPPED, "")
    words.learn("zorblaxian")
    speller = Speller(dictionary, words.words())
    speller.let_be(["quuxelian"])
    assert unknown(speller, "zorblaxian quuxelian frobnical") == ["frobnical"]
    speller.suggest("frobnical")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert vault.folder / "journal.db" in files
    told = ("zorblaxian", "quuxelian", "frobnical")
    assert [w for w in told for path in files if w.encode() in path.read_bytes()] == []


@pytest.mark.parametrize("library", [None, "broken"])
def test_without_the_library_there_is_no_dictionary_and_no_fault(monkeypatch, tmp_path, library):
    if library is None:
        monkeypatch.setitem(sys.modules, "enchant", None)
    else:
        (tmp_path / "enchant.py").write_text("raise ImportError('no C library')\n")
        monkeypatch.delitem(sys.modules, "enchant", raising=False)
        monkeypatch.syspath_prepend(str(tmp_path))
    assert Dictionaries().languages() == []
    assert Dictionaries().load("en_US", "en_US") is None


@pytest.mark.parametrize(
    ("wanted", "system", "there", "chosen"),
    [
        ("de_DE", "en_US", ["de_DE", "en_US"], "de_DE"),
        ("", "de_AT", ["de_DE", "en_US"], "de_DE"),
        ("", "ms_MY", ["de_DE", "en_US"], "en_US"),
        ("xx", "C", ["en_GB"], "en_GB"),
        ("", "en_GB", ["en_GB", "en_US"], "en_GB"),
        ("", "", ["de_DE"], None),
        ("", "", [], None),
    ],
)
def test_the_language_is_the_one_wanted_else_the_systems_else_english(
    wanted, system, there, chosen
):
    assert choose(wanted, system, there) == chosen


def test_own_words_are_kept_once_and_taken_out_again(database):
    words = Spelling(db=database)
    assert words.learn("  Zo\u0308rblax ").value == "Z\u00f6rblax"
    assert words.learn("Z\u00f6rblax").changes.any is False
    words.learn("abba’s")
    assert words.learn(" ").changes.any is False
    assert words.words() == ["abba's", "Z\u00f6rblax"]
    assert words.forget("abba's").changes.words
    assert words.words() == ["Z\u00f6rblax"]
