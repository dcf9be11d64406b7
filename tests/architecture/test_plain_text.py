# SPDX-License-Identifier: GPL-3.0-or-later
"""Words are shown as they are: nothing reads a person's text as HTML, and nothing keeps traces."""

import ast

import pytest

from tests.architecture.sources import PACKAGE, files, place, tree

RICH = {
    "setHtml", "insertHtml", "toHtml", "setMarkdown", "insertMarkdown", "toMarkdown",
    "insertImage", "addResource", "setSource", "setDefaultStyleSheet", "QTextImageFormat",
    "QTextBrowser", "QTextDocumentFragment", "QStaticText", "QErrorMessage",
}  # fmt: skip
"""What would bring rich text or a picture into a document."""

ALONE = {
    "QLabel": "ui/widgets/labels.py",
    "setToolTip": "ui/widgets/tips.py",
    "QMessageBox": "ui/crash.py",
    "QSettings": "ui/files.py",
    "showText": "ui/widgets/tips.py",
    "setWhatsThis": "",
}
"""What may be called in one place only, which sees to it that words stay plain."""


def called(node):
    """Return the name that is called, whatever it is called on."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def calls(source, names):
    return [(node.lineno, called(node)) for node in ast.walk(source) if called(node) in names]


def test_nothing_reads_words_as_rich_text():
    found = [
        (place(path, line), name) for path in files() for line, name in calls(tree(path), RICH)
    ]
    assert found == []


@pytest.mark.parametrize(("name", "only"), ALONE.items())
def test_what_guesses_is_called_in_one_place_only(name, only):
    found = {path.relative_to(PACKAGE).as_posix() for path in files() if calls(tree(path), {name})}
    assert found <= {only}


def test_a_text_format_is_always_plain():
    found = [
        place(path, node.lineno)
        for path in files()
        for node in ast.walk(tree(path))
        if called(node) == "setTextFormat" and not ast.unparse(node.args[0]).endswith("PlainText")
    ]
    assert found == []


def test_the_scan_sees_what_is_planted():
    planted = ast.parse("self.view.setHtml(text)\nQLabel(text)")
    assert [name for _, name in calls(planted, {*RICH, *ALONE})] == ["setHtml", "QLabel"]
