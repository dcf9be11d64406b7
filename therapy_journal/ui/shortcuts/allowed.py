# SPDX-License-Identifier: GPL-3.0-or-later
"""Which keys may be given to a command, and why others may not."""

from __future__ import annotations

import sys

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_Key = Qt.Key
_Held = Qt.KeyboardModifier

PLAIN = "A letter or sign alone is for writing. Hold Ctrl or Alt with it."
EDITING = "These keys work inside every text, so they stay as they are."
MOVING = "This key moves or presses things everywhere, so it stays as it is."
TYPES = "On some keyboards these keys type a character."
CLOSES = "These keys belong to the window itself."

_STANDARD = QKeySequence.StandardKey
_EDITING = (
    _STANDARD.Copy, _STANDARD.Cut, _STANDARD.Paste, _STANDARD.Undo, _STANDARD.Redo,
    _STANDARD.SelectAll, _STANDARD.MoveToNextWord, _STANDARD.MoveToPreviousWord,
    _STANDARD.SelectNextWord, _STANDARD.SelectPreviousWord, _STANDARD.MoveToStartOfDocument,
    _STANDARD.MoveToEndOfDocument, _STANDARD.SelectStartOfDocument,
    _STANDARD.SelectEndOfDocument, _STANDARD.DeleteStartOfWord, _STANDARD.DeleteEndOfWord,
)  # fmt: skip
_ALWAYS_EDITING = ("Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y", "Ctrl+A")
"""On every system: what is known from one of them is not taken away on another."""

_NEVER = frozenset({
    _Key.Key_Tab, _Key.Key_Backtab, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Escape,
    _Key.Key_Menu,
})  # fmt: skip
_MOVE = frozenset({
    _Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End,
    _Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Insert,
})  # fmt: skip
MODIFIERS = frozenset({
    _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr,
    _Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock, _Key.Key_Super_L,
    _Key.Key_Super_R, _Key.Key_Hyper_L, _Key.Key_Hyper_R, _Key.Key_unknown,
})  # fmt: skip
"""Keys that are held while another is pressed, and say nothing alone."""


def pressed(event: QKeyEvent) -> QKeySequence:
    """Return the keys of an event, those of the number pad like the others."""
    held = event.modifiers() & ~(_Held.KeypadModifier | _Held.GroupSwitchModifier)
    return QKeySequence(QKeyCombination(held, _Key(event.key())))


def refusal(keys: QKeySequence) -> str:
    """Return the sentence that says why these keys stay as they are; empty where they may be."""
    if keys.count() != 1:
        return PLAIN
    first: QKeyCombination = keys[0]  # type: ignore[index]  # the stubs forget __getitem__
    key, held = first.key(), first.keyboardModifiers()
    if _Key.Key_F1 <= key <= _Key.Key_F35:
        is_closing = key == _Key.Key_F4 and held & _Held.AltModifier
        return CLOSES if is_closing else ""
    if _is_moving(key, held):
        return MOVING
    if not held & (_Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier):
        return PLAIN
    if _is_editing(keys):
        return EDITING
    return TYPES if key not in _MOVE and _may_type(held) else ""


def _is_moving(key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
    if key == _Key.Key_Space:  # with less beside it, it presses buttons or changes how one types
        return held != _Held.ControlModifier | _Held.ShiftModifier
    return key in _NEVER or (key in _MOVE and not held & _Held.AltModifier)


def _is_editing(keys: QKeySequence) -> bool:
    always = (QKeySequence(each) for each in _ALWAYS_EDITING)
    standard = (each for key in _EDITING for each in QKeySequence.keyBindings(key))
    return any(keys == each for each in (*always, *standard))


def _may_type(held: Qt.KeyboardModifier) -> bool:
    """Whether these are held to reach a character of a third level: AltGr, or Option."""
    has_both = bool(held & _Held.ControlModifier) and bool(held & _Held.AltModifier)
    is_option = sys.platform == "darwin" and held in (
        _Held.AltModifier,
        _Held.AltModifier | _Held.ShiftModifier,
    )
    return has_both or is_option
