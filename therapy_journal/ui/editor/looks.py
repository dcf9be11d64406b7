# SPDX-License-Identifier: GPL-3.0-or-later
"""How each kind of line and each stretch of it looks at the present theme and text size."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextFormat,
)

from therapy_journal.ui import fonts
from therapy_journal.ui.editor.inline import Look, Stretch
from therapy_journal.ui.editor.kinds import CODE, HEADINGS, LISTS, Kind
from therapy_journal.ui.theme import Theme

TEXT_SIZE = 17.0
LINE_HEIGHT = 1.68
QUOTE_INDENT = 17
QUOTE_BAR = 3
ROOM_BELOW = 72
"""Left free below the last line."""
BLANK_HEIGHT = 14
"""An empty line between two paragraphs is a gap, not a whole line."""

_HEADING_SIZES = {Kind.HEADING_1: 24.0, Kind.HEADING_2: 20.0, Kind.HEADING_3: 18.0}
_HEADING_HEIGHT = 1.42
_BOLD = 600
_CODE_SCALE = 0.88
_ADDRESS_SIZE = 5.0
"""The number of a picture: there for the cursor, hardly seen."""
_DEEPEST = 12.0
"""Indents beyond this many text sizes are not followed: the words would have no room."""

Part = tuple[int, int, QTextCharFormat]
"""(first character, end, format)"""

_TOGETHER = (LISTS, CODE, frozenset({Kind.QUOTE}))


class Looks:
    """Formats by kind and look, made once and kept until the theme changes."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._chars: dict[tuple[Kind, int, bool], QTextCharFormat] = {}
        self.least_room_below = 0
        self._metrics = QFontMetricsF(theme.page_font(TEXT_SIZE))

    @property
    def scale(self) -> float:
        """The pixels a design pixel of what is written takes."""
        return self._theme.total_scale * self._theme.page_scale

    def renew(self) -> None:
        """Forget what was made for the theme before."""
        self._chars.clear()
        self._metrics = QFontMetricsF(self._theme.page_font(TEXT_SIZE))

    def char_format(self, kind: Kind, look: int, *, is_upright: bool = False) -> QTextCharFormat:
        """Return the format of a stretch in a line of this kind."""
        key = (kind, look, is_upright)
        if key not in self._chars:
            made = self._char_format(kind, look)
            if is_upright:
                made.setFontItalic(False)
            self._chars[key] = made
        return self._chars[key]

    def parts(self, text: str, stretch: Stretch, kind: Kind) -> Iterator[Part]:
        """Part a stretch of a line where words stand upright in what is otherwise italic."""
        at, end, look = stretch
        whole = self.char_format(kind, look)
        if not text.isascii() and whole.fontItalic():
            for found in fonts.UPRIGHT.finditer(text, at, end):
                if at < found.start():
                    yield at, found.start(), whole
                yield found.start(), found.end(), self.char_format(kind, look, is_upright=True)
                at = found.end()
        if at < end:
            yield at, end, whole

    def block_format(
        self, kind: Kind, before: Kind | None, prefix: str, *, from_right: bool = False
    ) -> QTextBlockFormat:
        """Return the paragraph format of a line; ``before`` is the kind of the line above.

        ``prefix`` is what the line begins with where that decides how far later lines of a
        list item are pushed in: from the right where its words are read from there. A list or
        a quote has to say so itself, or the x of a task that is done would be its first letter.
        """
        result = QTextBlockFormat()
        height = self._line_height(kind)
        result.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        result.setTopMargin(self._theme.page_px(_gap(kind, before)))
        if from_right:
            result.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if kind is Kind.QUOTE:
            push_in(result, self._theme.page_px(QUOTE_INDENT))
        elif kind in LISTS:
            wide = self._theme.page_px(TEXT_SIZE * _DEEPEST)
            hang = min(self._metrics.horizontalAdvance(prefix.expandtabs(4)), wide)
            push_in(result, hang)
            result.setTextIndent(-hang)
        return result

    def room_below(self) -> int:
        """Return the pixels left free below the last line."""
        return max(self._theme.page_px(ROOM_BELOW), self.least_room_below)

    def indent(self, spaces: int) -> float:
        """Return how far a list item pushed in by ``spaces`` stands in when it is read."""
        return min(spaces, _DEEPEST) * self._theme.page_px(TEXT_SIZE * 0.55)

    def _line_height(self, kind: Kind) -> float:
        if kind is Kind.BLANK:
            return BLANK_HEIGHT * self.scale
        if kind in HEADINGS:
            return _HEADING_SIZES[kind] * _HEADING_HEIGHT * self.scale
        return TEXT_SIZE * LINE_HEIGHT * self.scale

    def _char_format(self, kind: Kind, look: int) -> QTextCharFormat:
        result = QTextCharFormat()
        self._set_kind(result, kind)
        if look & Look.BOLD:
            result.setFontWeight(_BOLD)
        if look & (Look.ITALIC | Look.PICTURE):
            result.setFontItalic(True)
        if look & Look.STRIKE:
            result.setFontStrikeOut(True)
        if look & Look.CODE:
            self._set_code(result)
        if look & Look.LINK:
            result.setForeground(self._theme.color("accent"))
            result.setFontUnderline(True)
        if look & Look.PICTURE:
            result.setForeground(self._theme.color("muted"))
        if look & (Look.MARKER | Look.ADDRESS):
            self._set_marker(result, kind)
        if look & Look.ADDRESS:
            result.setProperty(QTextFormat.Property.FontPixelSize, self._theme.px(_ADDRESS_SIZE))
        return result

    def _set_kind(self, result: QTextCharFormat, kind: Kind) -> None:
        if kind in HEADINGS:
            result.setProperty(
                QTextFormat.Property.FontPixelSize, self._theme.page_px(_HEADING_SIZES[kind])
            )
            result.setFontWeight(_BOLD)
        elif kind is Kind.QUOTE:
            result.setFontItalic(True)
            result.setForeground(self._theme.color("muted"))
        elif kind is Kind.TASK_DONE:
            result.setForeground(self._theme.color("muted"))
        elif kind in CODE:
            self._set_code(result)
        if kind in (Kind.RULE, Kind.FENCE_OPEN, Kind.FENCE_CLOSE):
            result.setForeground(self._theme.color("marker"))

    def _set_code(self, result: QTextCharFormat) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        result.setFontFamilies([fixed.family()])
        result.setFontStyleHint(QFont.StyleHint.Monospace)
        result.setProperty(
            QTextFormat.Property.FontPixelSize, self._theme.page_px(TEXT_SIZE * _CODE_SCALE)
        )

    def _set_marker(self, result: QTextCharFormat, kind: Kind) -> None:
        result.setForeground(self._theme.color("marker"))
        result.setFontUnderline(False)
        result.setFontStrikeOut(False)
        if kind in HEADINGS:
            result.setFontWeight(400)


def push_in(paragraph: QTextBlockFormat, wide: float) -> None:
    """Move a paragraph in, by so much more, at the side where its lines begin."""
    if paragraph.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        paragraph.setRightMargin(paragraph.rightMargin() + wide)
    else:
        paragraph.setLeftMargin(paragraph.leftMargin() + wide)


def _gap(kind: Kind, before: Kind | None) -> int:
    """Return the design pixels above a line."""
    if before is None or kind is Kind.BLANK:
        return 0
    after_blank = before is Kind.BLANK
    if kind in HEADINGS:
        return 2 if after_blank else 14
    if before in HEADINGS:
        return 4
    belongs = any(kind in group and before in group for group in _TOGETHER)
    if after_blank or belongs:
        return 0
    return 6 if kind is before else 8
