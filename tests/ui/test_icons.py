# SPDX-License-Identifier: GPL-3.0-or-later
"""Every icon the program names is shipped, tinted, and has its licence beside it."""

from __future__ import annotations

import ast
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QIcon

import therapy_journal
from therapy_journal.paths import resource
from therapy_journal.ui.icons import Icons, current_icons
from therapy_journal.ui.theme import Theme

SHIPPED = {path.stem for path in resource("icons", "lucide").glob("*.svg")}
UI = Path(therapy_journal.__file__).parent / "ui"
FOLDERS = [("fonts", "inter"), ("fonts", "literata"), ("icons", "lucide")]

# Where an icon's name stands: the position in the call, or the keyword.
PLACES = {
    "IconButton": 0, "IconLabel": 0, "ScreenHeader": 0, "EmptyState": 0,
    "PrimaryButton": 1, "QuietButton": 1, "LinkButton": 1, "Chip": 1,
    "set_icon_name": 0, "set_icon": 0, "icon": 0, "pixmap": 0,
}  # fmt: skip


def icons_named(source: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if name not in PLACES:
            continue
        named = [word.value for word in node.keywords if word.arg == "icon"]
        named += node.args[PLACES[name] : PLACES[name] + 1]
        found |= {
            each.value
            for each in named
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
        }
    return found


@pytest.fixture
def icons(qapp):
    theme = Theme(qapp, mode="light")
    yield Icons(theme)
    theme.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_scan_sees_a_planted_name():
    assert icons_named('QuietButton("Log", "no-such-icon")') == {"no-such-icon"}
    assert icons_named('EmptyState(icon="nowhere", title="x")') == {"nowhere"}


def test_every_icon_named_in_the_windows_is_shipped():
    named = {}
    for path in UI.rglob("*.py"):
        for name in icons_named(path.read_text(encoding="utf-8")):
            named.setdefault(name, path.name)
    assert len(named) > 10
    assert {name: place for name, place in named.items() if name not in SHIPPED} == {}


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_each_icon_is_drawn_in_the_colour_of_its_role(icons, name):
    pixmap = icons.pixmap(name, "accent", 24, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (48, 2.0)
    image = pixmap.toImage()
    strongest = max(
        (image.pixelColor(x, y) for x in range(48) for y in range(48)), key=QColor.alpha
    )
    assert strongest.alpha() > 200
    accent = current_icons().parent().color("accent")
    assert abs(strongest.red() - accent.red()) < 6
    assert abs(strongest.green() - accent.green()) < 6


def test_each_icon_is_a_plain_drawing_without_references():
    for path in resource("icons", "lucide").glob("*.svg"):
        root = ET.fromstring(path.read_text(encoding="utf-8"))
        for element in root.iter():
            assert not any("href" in name for name in element.attrib), path.name


def test_pixmaps_are_kept_until_the_theme_changes(icons):
    theme = icons.parent()
    first = icons.pixmap("lock", "accent", 16, 1.0)
    assert icons.pixmap("lock", "accent", 16, 1.0).cacheKey() == first.cacheKey()
    theme.set_mode("dark")
    assert icons.pixmap("lock", "accent", 16, 1.0).cacheKey() != first.cacheKey()


def test_an_icon_for_menus_has_a_faded_form(icons):
    icon = icons.icon("lock", "ink", 16)
    usual = icon.pixmap(16, QIcon.Mode.Normal).toImage()
    faded = icon.pixmap(16, QIcon.Mode.Disabled).toImage()
    assert usual != faded


@pytest.mark.parametrize("folder", FOLDERS, ids="/".join)
def test_licence_and_source_stand_beside_what_is_shipped(folder):
    place = resource(*folder)
    licence = next(path for path in (place / "OFL.txt", place / "LICENSE") if path.is_file())
    words = licence.read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in words.upper() or words.startswith("ISC License")
    source = (place / "SOURCE").read_text(encoding="utf-8")
    assert "npm package" in source
    assert "://" not in source


def test_the_program_has_its_own_icon():
    root = ET.fromstring(resource("icons", "app", "therapy-journal.svg").read_text("utf-8"))
    assert root.attrib["viewBox"] == "0 0 256 256"
