# SPDX-License-Identifier: GPL-3.0-or-later
"""Where points lie, and what a chart says aloud and under the pointer."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from therapy_journal.core.charts import (
    ChartPoint,
    Dot,
    DotRow,
    DotValues,
    Grain,
    LineValues,
    Span,
)
from therapy_journal.ui.charts.axis import Axis
from therapy_journal.ui.charts.dot_chart import DotChart
from therapy_journal.ui.charts.line_chart import LineChart
from therapy_journal.ui.charts.view import PADDING, ChartView, screen_style
from therapy_journal.ui.paper.form import PageForm
from therapy_journal.ui.paper.mood_chart import paper_style

FIRST = date(2026, 11, 1)
LEVELS = ("not this time", "partly", "done")


@pytest.fixture
def view(qtbot, theme):
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(600, 200)
    return made


def a_line(length: int = 10, **more) -> LineValues:
    span = Span(FIRST, FIRST + timedelta(days=length - 1))
    points = tuple(
        ChartPoint(FIRST + timedelta(days=n), float(n % 11), n % 11, n % 11) for n in range(length)
    )
    return LineValues(span, points, **more)


def some_dots(**more) -> DotValues:
    dots = tuple(Dot(FIRST + timedelta(days=n), n) for n in range(3))
    rows = (DotRow("Breathing", dots, "on 2 days"), DotRow("A walk", ()))
    return DotValues(Span(FIRST, FIRST + timedelta(days=9)), rows, LEVELS, **more)


def test_a_higher_mood_stands_higher_and_a_later_day_further_on(view):
    view.show_line("Mood", a_line())
    spots = [spot for _, spot in view.chart().spots()]
    assert [spot.x() for spot in spots] == sorted(spot.x() for spot in spots)
    assert [spot.y() for spot in spots] == sorted((spot.y() for spot in spots), reverse=True)


def test_days_run_the_other_way_where_reading_does(view):
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.show_line("Mood", a_line())
    across = [spot.x() for _, spot in view.chart().spots()]
    assert across == sorted(across, reverse=True)


def test_screen_and_paper_lay_out_the_same(view):
    values = a_line()
    form = PageForm()
    on_paper = LineChart(values, paper_style(form), 6000, 62)
    on_screen = LineChart(values, screen_style("accent", view), 600, 62)

    def shares(chart: LineChart) -> list[float]:
        spots = [spot for _, spot in chart.spots()]
        low, high = spots[0], spots[-1]
        return [(spot.x() - low.x()) / (high.x() - low.x()) for spot in spots]

    assert shares(on_paper) == pytest.approx(shares(on_screen))


def test_the_words_of_the_chart_are_what_is_read_aloud(view):
    view.show_line("Mood", a_line(2))
    assert view.accessibleName() == "Mood"
    assert "1 Nov: 0; 2 Nov: 1" in view.accessibleDescription()
    view.show_dots("Practice", some_dots())
    assert "Breathing: on 2 days, 1 Nov: not this time; 2 Nov: partly; 3 Nov: done" in (
        view.accessibleDescription()
    )


def test_the_point_under_the_pointer_is_said(view):
    view.show_line("Mood", a_line())
    _, spot = view.chart().spots()[3]
    assert view.said_at(spot.x() + PADDING + 2, spot.y()) == "4 Nov: 3"
    view.show_dots("Practice", some_dots())
    _, spot = view.chart().spots(0)[1]
    assert view.said_at(spot.x() + PADDING, spot.y() + PADDING) == "Breathing, 2 Nov: partly"
    assert view.said_at(spot.x(), spot.y() + 60) == ""


def test_names_stand_above_their_rows_where_it_is_narrow(view):
    view.show_dots("Practice", some_dots())
    assert view.heightForWidth(300) > view.heightForWidth(600)


@pytest.mark.parametrize("length", [1, 2, 8, 28, 400, 3650])
def test_names_of_days_neither_meet_nor_leave_the_chart(view, length, monkeypatch):
    view.show_line("Mood", LineValues(Span(FIRST, FIRST + timedelta(days=length - 1)), ()))
    drawn: list[tuple[float, float]] = []
    from therapy_journal.ui.charts import axis

    monkeypatch.setattr(
        axis.Words, "draw", lambda words, _painter, x, _y: drawn.append((x, x + words.width))
    )
    image = QImage(600, 200, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    view.chart().axis.draw_days(painter, 0, 0)
    painter.end()
    drawn.sort()
    assert drawn
    assert drawn[0][0] >= 0
    assert drawn[-1][1] <= view.chart().axis.width + 0.5
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(drawn))


def painted(chart: LineChart | DotChart, width: int) -> QImage:
    image = QImage(width, int(chart.full_height) + 1, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    chart.draw(painter, 0, 0)
    painter.end()
    return image


def test_a_gap_is_not_drawn_across(view):
    """Two lone days: nothing of the line's ink lies between them."""
    span = Span(FIRST, FIRST + timedelta(days=9))
    ends = (ChartPoint(span.first, 2.5, 2.5, 2.5), ChartPoint(span.last, 2.5, 2.5, 2.5))
    style = screen_style("accent", view)
    apart = LineChart(LineValues(span, ends), style, 600)
    image = painted(apart, 600)
    spots = [spot for _, spot in apart.spots()]
    middle = QPointF((spots[0].x() + spots[1].x()) / 2, spots[0].y())
    assert image.pixelColor(middle.toPoint()).lightness() > 240
    joined = LineChart(LineValues(Span(FIRST, span.first + timedelta(days=1)), (
        ends[0], ChartPoint(FIRST + timedelta(days=1), 2.5, 2.5, 2.5)
    )), style, 600)  # fmt: skip
    assert painted(joined, 600).pixelColor(middle.toPoint()).lightness() < 200


def inked(draw: Callable[[QPainter], None]) -> int:
    """Return how many pixels are not white any more."""
    image = QImage(600, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw(painter)
    painter.end()
    return sum(
        image.pixelColor(x, y).lightness() < 250
        for x in range(image.width())
        for y in range(image.height())
    )


def test_sessions_that_stand_too_close_make_no_grey_ground(view):
    """Dashed lines with room between them, strokes at the foot with less, nothing with none."""
    length = 600
    axis = Axis(Span(FIRST, FIRST + timedelta(days=length)), screen_style("accent", view), 600)

    def ink(every: int) -> int:
        days = [FIRST + timedelta(days=n) for n in range(0, length, every)]
        return inked(lambda painter: axis.draw_marks(painter, days, 0, 0, 100))

    assert ink(60) / 10 > ink(6) / 100 > 0
    assert ink(2) == 0


def test_a_bar_says_the_lowest_and_the_highest_of_a_day(view):
    def ink(lowest: int, highest: int) -> int:
        point = ChartPoint(FIRST, 5.0, lowest, highest)
        values = LineValues(Span(FIRST, FIRST), (point,))
        return inked(lambda painter: LineChart(values, style, 600, 80).draw(painter, 0, 0))

    style = screen_style("accent", view)
    assert ink(0, 10) > ink(4, 6) > ink(5, 5)


def test_other_values_are_entered_anew(qtbot, view):
    view.show()
    view.show_line("Mood", a_line(4))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(view, key)
    view.show_line("Mood", a_line(4, marks=(FIRST,)))
    view.chart()
    assert view._stops.here() is None


def test_paper_knows_black_and_greys_alone(view):
    style = paper_style(PageForm())
    for chart in (
        LineChart(a_line(marks=(FIRST,)), style, 600),
        DotChart(some_dots(is_raised=True), style, 600),
    ):
        image = painted(chart, 600)
        colours = {
            image.pixel(x, y) & 0xFFFFFF for x in range(0, 600, 2) for y in range(image.height())
        }
        assert all(c >> 16 == (c >> 8 & 255) == (c & 255) for c in colours)


def test_hollow_half_and_full_are_told_apart_without_colour(view):
    chart = DotChart(some_dots(grain=Grain.DAY), screen_style("homework", view), 600)
    image = painted(chart, 600)
    dark = []
    for _, spot in chart.spots(0):
        around = [
            image.pixelColor(int(spot.x()) + x, int(spot.y()) + y).lightness() < 180
            for x in range(-3, 4)
            for y in range(-3, 4)
        ]
        dark.append(sum(around))
    assert dark[0] < dark[1] < dark[2]


def test_the_arrows_go_from_point_to_point_and_say_each(qtbot, view, monkeypatch):
    from therapy_journal.ui.charts import view as where

    said: list[str] = []
    monkeypatch.setattr(where, "announce", lambda _widget, words: said.append(words))
    view.show()
    view.setFocus()
    view.show_line("Mood", a_line(4))
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert said == ["4 Nov: 3", "3 Nov: 2", "1 Nov: 0", "2 Nov: 1"]
    view.show_dots("Practice", some_dots())
    said.clear()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_End):
        qtbot.keyClick(view, key)
    assert said == [
        "Breathing, 3 Nov: done", "Breathing, 2 Nov: partly", "Breathing, 2 Nov: partly",
        "Breathing, 3 Nov: done",
    ]  # fmt: skip


def test_one_stays_on_a_point_when_the_window_is_made_wider(qtbot, view):
    view.show()
    view.show_line("Mood", a_line(4))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    view.resize(900, 200)
    view.chart()
    assert view._stops.here().words == "3 Nov: 2"


def test_another_row_is_entered_at_the_nearest_day(qtbot, view):
    rows = (
        DotRow("One", tuple(Dot(FIRST + timedelta(days=n), 2) for n in range(9))),
        DotRow("Other", tuple(Dot(FIRST + timedelta(days=n), 0) for n in (0, 5, 8))),
    )
    span = Span(FIRST, FIRST + timedelta(days=9))
    view.show()
    view.show_dots("Practice", DotValues(span, rows, LEVELS))
    for key in (Qt.Key.Key_Right, *[Qt.Key.Key_Left] * 4, Qt.Key.Key_Down):
        qtbot.keyClick(view, key)
    assert view._stops.here().words == "Other, 6 Nov: not this time"
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view._stops.here().words == "Other, 1 Nov: not this time"


@pytest.mark.parametrize("width", [110, 180, 420, 900])
def test_nothing_of_a_chart_lies_outside_it(view, width):
    """Drawn with room all round, the room stays empty at any width."""
    style = screen_style("accent", view)
    for chart in (
        LineChart(a_line(marks=(FIRST,)), style, width),
        LineChart(a_line(11), style, width, 28, is_bare=True),
        DotChart(some_dots(), style, width),
        DotChart(some_dots(is_raised=True), style, width),
    ):
        around = 60
        height = int(chart.full_height) + 1
        image = QImage(width + 2 * around, height + 2 * around, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        chart.draw(painter, around, around)
        painter.end()
        drawn = [
            (x - around, y - around)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).lightness() < 250
        ]
        assert min(x for x, _ in drawn) >= -1
        assert max(x for x, _ in drawn) <= width
        assert min(y for _, y in drawn) >= -1
        assert max(y for _, y in drawn) <= height


def test_a_bare_line_gives_all_its_room_to_the_plot(view):
    style = screen_style("accent", view)
    named, bare = (LineChart(a_line(), style, 300, 28, is_bare=bare) for bare in (False, True))
    assert bare.axis.width == 300 > named.axis.width
    assert bare.full_height < 28 * style.unit * 1.25 < named.full_height


def test_the_plot_keeps_its_width_where_there_is_little(view):
    style = screen_style("accent", view)
    for width in (150, 250, 700):
        assert LineChart(a_line(), style, width).axis.width >= 0.68 * width


def test_a_chart_is_drawn_anew_for_new_values_colours_and_widths(qtbot, view, theme):
    """What was painted once is kept for scrolling, and for nothing else."""

    def inks() -> set[int]:
        image = view.grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    view.show()
    view.show_line("Mood", a_line(3))
    before = view.grab().toImage()
    view.show_line("Mood", a_line(9))
    other = view.grab().toImage()
    assert other != before
    view.resize(300, 200)
    narrow = ChartView()
    qtbot.addWidget(narrow)
    narrow.resize(300, 200)
    narrow.show_line("Mood", a_line(9))
    assert view.grab().toImage() == narrow.grab().toImage()
    accent = theme.color("accent").rgb()
    assert accent in inks()
    theme.set_mode("dark")
    assert accent not in inks()
