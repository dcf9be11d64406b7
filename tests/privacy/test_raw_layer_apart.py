# SPDX-License-Identifier: GPL-3.0-or-later
"""The raw layer of an unsent note has one module that knows its tables, and few that know it."""

import ast
import re
from pathlib import Path

from therapy_journal import storage

PACKAGE = Path(storage.__file__).resolve().parents[1]
RAW_TABLES = re.compile(r"\b(unsent_raw(?:_version|_draft)?|search_raw)\b")
THE_MODULE = PACKAGE / "storage" / "unsent_raw.py"

# Who may hold the module at all: the screen's own use cases (its earlier versions among them),
# those that write the whole journal for its owner (complete JSON, asked for by name), and what
# erases for good, which reads none of it.
MAY_IMPORT = {
    "services/unsent_notes.py",
    "services/unsent_drafts.py",
    "services/note_versions.py",  # the note's own history, shown in Unsent notes alone
    "storage/erasing.py",  # gone for good takes every layer
    "services/exporting/json_raw.py",
    "services/salvaging.py",
}


def sources():
    return sorted(PACKAGE.rglob("*.py"))


def sql_like(path):
    """Every text of a module that could be part of a statement: not its names or docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documents = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documents
        ):
            yield node.value


def imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_one_module_names_the_raw_tables():
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in sources()
        for text in sql_like(path)
        for name in RAW_TABLES.findall(text)
    }
    elsewhere = {named for named in found if named[0] != "storage/unsent_raw.py"}
    assert len(found - elsewhere) == 4
    # The damage check asks each index whether it is sound; it reads no word of any.
    assert elsewhere <= {("storage/checks.py", "search_raw")}


def test_only_its_own_use_case_and_the_complete_copy_reach_the_module():
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if path != THE_MODULE and "therapy_journal.storage.unsent_raw" in set(imported(path))
    }
    assert "services/unsent_notes.py" in found
    assert found <= MAY_IMPORT


def test_own_words_go_to_the_spelling_check_and_the_complete_copy_alone():
    # A word may have been taught in a raw layer; which one came from where is not kept.
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if "therapy_journal.storage.words" in set(imported(path))
    }
    assert found == {"services/spelling.py", "services/exporting/json_raw.py"}
    reading = re.compile(r"\b(?:FROM|JOIN) \"?word\b")
    asking = {path for path in sources() for text in sql_like(path) if reading.search(text)}
    assert asking == {PACKAGE / "storage" / "words.py"}


def test_erasing_for_good_reads_nothing_of_it():
    tree = ast.parse((PACKAGE / "storage" / "erasing.py").read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "unsent_raw"
    }
    assert used == {"erase"}


def test_earlier_versions_with_the_raw_layer_are_asked_for_by_that_screen_alone():
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if "note_versions" in path.read_text(encoding="utf-8")
    }
    # TakingBack hands them to a sheet only while Unsent notes is the screen in front.
    assert found == {"services/journal.py", "ui/taking_back.py"}


def test_the_module_of_the_other_layers_does_not_know_it():
    names = set(imported(PACKAGE / "storage" / "unsent_notes.py"))
    assert not [name for name in names if "unsent_raw" in name]


def test_the_type_of_the_raw_layer_is_known_on_the_screen_of_unsent_notes_only():
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in sources()
        if "therapy_journal.core.unsent_raw" in set(imported(path))
    }
    allowed = ("storage/unsent_raw.py", "ui/unsent_notes/", *MAY_IMPORT)
    assert not [name for name in found if not name.startswith(allowed)]


def test_the_screens_and_papers_that_leave_the_computer_name_no_raw_layer():
    roads = [PACKAGE / "ui" / "paper", PACKAGE / "ui" / "summary", PACKAGE / "core" / "summary.py"]
    files = [file for road in roads for file in ([road] if road.is_file() else road.rglob("*.py"))]
    for file in files:
        assert "RawLayer" not in file.read_text(encoding="utf-8"), file
