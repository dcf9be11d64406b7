# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours that can be told apart, one text size, and a look that follows the system."""

from __future__ import annotations

import re
import tomllib

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from therapy_journal.paths import resource
from therapy_journal.ui.theme import Theme, current_theme, load_roles, pixels_of

GROUNDS = ("canvas", "rail", "paper", "side", "selection")
TONES = ("accent", "homework", "unsent", "session")
TOKENS = {
    "canvas", "rail", "paper", "side", "ink", "muted", "faint", "line", "edge", "selection",
    "accent", "accent_soft", "homework", "homework_soft", "unsent", "unsent_soft",
    "session", "session_soft", "on_accent",
}  # fmt: skip
TEXT_PAIRS = [
    *[(text, ground) for text in ("ink", "muted", *TONES) for ground in GROUNDS],
    *[(tone, f"{tone}_soft") for tone in TONES],
    *[("ink", f"{tone}_soft") for tone in TONES],
    *[("ink", state) for state in ("hover", "pressed", "chosen_text", "found")],
    *[("muted", state) for state in ("hover", "filled_disabled")],
    *[("on_accent", fill) for fill in ("accent", "accent_hover", "accent_pressed")],
]
MARK_PAIRS = [
    *[(mark, ground) for mark in ("edge", "marker") for ground in ("canvas", "paper", "side")],
    *[("accent", ground) for ground in GROUNDS],
    ("on_accent", "accent"),
    ("scroll_hover", "canvas"),
]


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def make_theme(qapp):
    made: list[Theme] = []

    def _make(**options) -> Theme:
        made.append(Theme(qapp, **options))
        return made[-1]

    yield _make
    for each in made:
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.styleHints().unsetColorScheme()


def test_contrast_is_measured_as_the_guidelines_say():
    black, white = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_every_ground(name, text, ground):
    roles = load_roles(name)
    assert contrast(roles[text], roles[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARK_PAIRS)
def test_edges_and_marks_can_be_seen(name, mark, ground):
    roles = load_roles(name)
    assert contrast(roles[mark], roles[ground]) >= 3.0


def test_both_themes_know_the_same_roles_and_all_of_the_tokens():
    light, dark = load_roles("light"), load_roles("dark")
    assert light.keys() == dark.keys()
    assert light.keys() >= TOKENS
    assert all(color.isValid() for color in (*light.values(), *dark.values()))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_colours_are_those_that_any_reader_of_toml_finds(name):
    with resource("themes", f"{name}.toml").open("rb") as file:
        roles = tomllib.load(file)["roles"]
    assert load_roles(name) == {role: QColor(value) for role, value in roles.items()}


@pytest.mark.parametrize("points", [9.0, 11.0, 20.0])
def test_a_font_is_as_large_as_qt_draws_it(points, qapp):
    font = QFont(qapp.font())
    font.setPointSizeF(points)
    assert pixels_of(font) == pytest.approx(QFontInfo(font).pixelSize(), abs=0.6)
    font.setPixelSize(19)
    assert pixels_of(font) == 19


def test_no_role_is_red():
    for name in ("light", "dark"):
        for role, color in load_roles(name).items():
            hue, strength = color.hsvHueF() * 360, color.hsvSaturationF()
            is_red = strength > 0.5 and (hue < 20 or hue > 340)
            assert not is_red, role


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_style_sheet_is_filled_and_taken(qapp, make_theme, mode):
    make_theme(mode=mode)
    sheet = qapp.styleSheet()
    assert not re.search(r"\{(px|[a-z_]+\})", sheet)
    assert load_roles(mode)["canvas"].name(QColor.NameFormat.HexArgb) in sheet


def test_the_style_sheet_is_short_and_without_colours_of_its_own():
    text = resource("app.qss").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", text)


def test_changing_the_mode_changes_palette_and_tells_once(qapp, make_theme, qtbot):
    theme = make_theme(mode="light")
    told = []
    theme.changed.connect(lambda: told.append(theme.is_dark))
    theme.set_mode("dark")
    theme.set_mode("dark")
    assert told == [True]
    assert qapp.palette().color(QPalette.ColorRole.Window) == load_roles("dark")["canvas"]
    with pytest.raises(ValueError, match="mode"):
        theme.set_mode("pink")


def test_the_system_is_followed_only_where_asked(qapp, make_theme):
    system = [Qt.ColorScheme.Light]
    theme = make_theme(mode="system", ask_system=lambda: system[0])
    assert not theme.is_dark
    system[0] = Qt.ColorScheme.Dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.is_dark
    theme.set_mode("light")
    assert not theme.is_dark
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark
    theme.set_mode("system")
    assert theme.is_dark


def test_the_text_size_scales_fonts_and_pixels_and_keeps_its_bounds(make_theme):
    theme = make_theme(mode="light")
    assert theme.ui_font(13).pixelSize() == theme.px(13) == 13
    theme.set_scale(2.0)
    assert theme.ui_font(13).pixelSize() == theme.px(13) == 26
    theme.set_scale(9)
    assert theme.scale == 2.0
    theme.set_scale(0.1)
    assert theme.scale == 0.9
    assert make_theme(mode="light", scale=7).scale == 2.0


def test_a_larger_font_of_the_system_enlarges_everything(make_theme, qtbot, monkeypatch):
    theme = make_theme()
    window = QLabel("x")
    qtbot.addWidget(window)
    theme.dress(window)
    window.show()
    before = theme.px(100)
    monkeypatch.setattr("therapy_journal.ui.theme._system_factor", lambda: 1.5)
    with qtbot.waitSignal(theme.changed):
        # the system tells its window, which hands it on
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
    assert theme.px(100) == round(before * 1.5)


def test_a_window_wears_the_style_sheet_instead_of_the_application(qapp, make_theme, qtbot):
    theme = make_theme(mode="light")
    whole = qapp.styleSheet()
    window, child = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    theme.dress(window)
    assert (qapp.styleSheet(), window.styleSheet()) == ("", whole)
    QVBoxLayout(window).addWidget(child)
    child.ensurePolished()
    edge = child.sizeHint().height()
    assert edge > QLineEdit().sizeHint().height()  # the sheet's padding reaches what is inside
    theme.set_mode("dark")
    assert window.styleSheet() not in ("", whole)
    assert qapp.styleSheet() == ""


def test_a_label_of_qt_follows_the_text_size(make_theme, qtbot):
    theme = make_theme(mode="light")
    label = QLabel("words")
    qtbot.addWidget(label)
    label.ensurePolished()
    before = label.sizeHint().height()
    theme.set_scale(1.5)
    label.ensurePolished()
    assert label.sizeHint().height() > before


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_interface_type_is_shipped_in_each_weight(make_theme, weight):
    info = QFontInfo(make_theme(mode="light").ui_font(13, weight))
    assert info.family() == "Inter"
    assert info.weight() == weight


@pytest.mark.parametrize("weight", [400, 600])
@pytest.mark.parametrize("italic", [True, False])
def test_the_reading_type_is_shipped_upright_and_italic(make_theme, weight, italic):
    info = QFontInfo(make_theme(mode="light").reading_font(17, weight, italic=italic))
    assert info.family() == "Literata"
    assert info.weight() == weight
    assert info.italic() == italic


def test_the_newest_theme_is_the_one_in_force(make_theme):
    first = make_theme(mode="light")
    assert current_theme() is first
    second = make_theme(mode="dark")
    assert current_theme() is second
