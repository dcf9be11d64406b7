# SPDX-License-Identifier: GPL-3.0-or-later
"""A key pressed in a long entry, until it is painted, against a bare text field."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from benchmarks.figures import Figure, middle, percentile
from benchmarks.screens import settle
from therapy_journal.core.messages import Message
from therapy_journal.paths import resource
from therapy_journal.services.clock import SystemClock
from therapy_journal.services.dictionaries import SHIPPED, Dictionaries
from therapy_journal.services.settings import Settings
from therapy_journal.services.spelling import Speller, Spelling
from therapy_journal.storage.connection import Database
from therapy_journal.ui.bus import Bus
from therapy_journal.ui.editor.spelling import SpellCheck
from therapy_journal.ui.editor.writing_area import WritingArea
from therapy_journal.ui.icons import Icons
from therapy_journal.ui.jobs import Jobs
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.theme import Theme

WORDS = 20_000
SIZE = (760, 800)


REST = 0.4
"""Seconds of rest every few keys, after which the words in sight are looked up."""


def text(paragraphs: int, words_of: Sequence[str] = ()) -> str:
    """Return 20,000 words in so many paragraphs, some of them marked as Markdown."""
    chance = random.Random(3)
    known = words_of or [f"word{number}" for number in range(5_000)]
    words = [known[chance.randrange(len(known))] for _ in range(WORDS)]
    each = WORDS // paragraphs
    parts = [" ".join(words[start : start + each]) for start in range(0, WORDS, each)]
    if paragraphs > 1:
        parts = [f"- {part}" if place % 7 == 3 else part for place, part in enumerate(parts)]
    return "\n".join(parts)


def typing(keys: int) -> list[Figure]:
    """Type into the middle of both, in turns."""
    application = QApplication.instance() or QApplication(["benchmarks"])
    theme = Theme(application, mode="light")
    figures = []
    for paragraphs, what in ((400, "400 paragraphs"), (1, "one paragraph")):
        # A single paragraph is laid out anew at every key, by Qt, in either field.
        count = keys if paragraphs > 1 else max(20, keys // 8)
        area, bare = WritingArea(), QPlainTextEdit()
        area.set_text(text(paragraphs))
        bare.setPlainText(text(paragraphs))
        bare.setFont(theme.reading_font())
        for field in (area, bare):
            field.resize(*SIZE)
            field.show()
            cursor = field.textCursor()
            cursor.setPosition(field.document().characterCount() // 2)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfWord)
            field.setTextCursor(cursor)
        settle(2.0)
        ours, plain = [], []
        for number in range(count):
            ours.append(_press(application, area, number))
            plain.append(_press(application, bare, number))
        figures.append(_figure(what, paragraphs, ours, plain))
        for field in (area, bare):
            field.close()
            field.deleteLater()
        settle(0.1)
    return figures


def typing_checked(keys: int) -> list[Figure]:
    """Type in a long entry whose words are looked up, one in ten of them unknown."""
    application = QApplication.instance() or QApplication(["benchmarks"])
    theme = Theme(application, mode="light")
    dictionary = Dictionaries().load(SHIPPED, SHIPPED)
    if dictionary is None:
        return []
    area = WritingArea()
    check = _check(theme, Speller(dictionary))
    check.watch(area)
    area.set_text(text(400, _vocabulary()))
    area.resize(*SIZE)
    area.show()
    cursor = area.textCursor()
    cursor.setPosition(area.document().characterCount() // 2)
    area.setTextCursor(cursor)
    settle(2.0)
    times = []
    for number in range(keys):
        if number % 20 == 0:
            settle(REST)
        times.append(_press(application, area, number))
    area.close()
    area.deleteLater()
    high = percentile(times, 99)
    words = f"p50 {middle(times):.1f} ms, p99 {high:.1f} ms"
    what = "key to paint, 20,000 words, 400 paragraphs, spelling checked"
    return [Figure(what, words, "p99 ≤ 8 ms", high <= 8)]


def _check(theme: Theme, speller: Speller) -> SpellCheck:
    bus = Bus(theme)
    kit = Kit(Jobs(bus, theme), bus, Icons(theme), theme, SystemClock(), _say)
    closed = Database()
    check = SpellCheck(
        spelling=Spelling(db=closed), settings=Settings(db=closed), kit=kit, parent=theme
    )
    check.speller = speller
    return check


def _say(message: Message, action: object = None) -> None:
    """Take notices; nobody reads them here."""


def _vocabulary() -> list[str]:
    """Return 5,000 words of the shipped dictionary, every tenth with its letters turned round."""
    lines = resource("dictionaries", "en", "hunspell", "en_US.dic").read_text("utf-8").split()
    words = [line.partition("/")[0] for line in lines[1:] if line[0].islower()]
    chosen = random.Random(5).sample([word for word in words if len(word) > 3], 5_000)
    return [word[::-1] if place % 10 == 0 else word for place, word in enumerate(chosen)]


def _figure(what: str, paragraphs: int, ours: list[float], plain: list[float]) -> Figure:
    high, ratio = percentile(ours, 99), middle(ours) / middle(plain)
    words = f"p50 {middle(ours):.1f} ms, p99 {high:.1f} ms; {ratio:.2f} × bare"
    if paragraphs > 1:
        return Figure(f"key to paint, 20,000 words, {what}", words, "p99 ≤ 8 ms", high <= 8)
    return Figure(f"key to paint, 20,000 words, {what}", words, "≤ 1.3 × bare", ratio <= 1.3)


def _press(application: QApplication, field: QTextEdit | QPlainTextEdit, number: int) -> float:
    letter = "abcde "[number % 6]
    begun = time.perf_counter()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
        QCoreApplication.sendEvent(field, event)
    field.viewport().repaint()
    taken = (time.perf_counter() - begun) * 1e3
    application.processEvents()
    return taken
