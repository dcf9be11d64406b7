# SPDX-License-Identifier: GPL-3.0-or-later
"""Habits that keep a Qt program sound."""

import ast
import importlib
import re

import pytest
from PySide6 import QtWidgets

from tests.architecture.sources import PACKAGE, files, place, tree

COLOUR = re.compile(r"""["'](?:#[0-9a-fA-F]{3,8}|rgba?\()""")
UI = sorted((PACKAGE / "ui").rglob("*.py"))


def test_no_lambda_that_captures_self_is_connected():
    found = [
        place(path, node.lineno)
        for path in files()
        for node in ast.walk(tree(path))
        if _is_connect(node) and any(_captures_self(argument) for argument in node.args)
    ]
    assert not found


def test_no_colour_stands_in_python():
    found = [
        place(path, number)
        for path in files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if COLOUR.search(line)
    ]
    assert not found


@pytest.mark.parametrize("path", UI, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_attribute_shadows_a_name_of_qt(path):
    module = importlib.import_module(
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
    )
    found = []
    for node in tree(path).body:
        if isinstance(node, ast.ClassDef):
            names = _qt_names(getattr(module, node.name))
            found += [
                (place(path, target.lineno), target.attr)
                for child in ast.walk(node)
                if isinstance(child, ast.Assign | ast.AnnAssign)
                for target in (child.targets if isinstance(child, ast.Assign) else [child.target])
                if isinstance(target, ast.Attribute)
                and isinstance(target.value, ast.Name)
                and target.value.id == "self"
                and target.attr in names
            ]
    assert not found


def test_the_scan_sees_a_planted_lambda_and_a_planted_shadow():
    planted = ast.parse("self.b.clicked.connect(lambda: self.go())").body[0].value
    assert _is_connect(planted)
    assert _captures_self(planted.args[0])
    assert "actions" in _qt_names(QtWidgets.QLabel)


def _is_connect(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
    )


def _captures_self(node):
    return isinstance(node, ast.Lambda) and any(
        isinstance(inner, ast.Name) and inner.id == "self" for inner in ast.walk(node.body)
    )


def _qt_names(kind):
    """Names that a class inherits from Qt itself, not from our own bases."""
    bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")]
    return {name for base in bases for name in vars(base) if not name.startswith("_")}
