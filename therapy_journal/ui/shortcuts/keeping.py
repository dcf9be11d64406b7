# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys a person gave to commands, kept beside the window: ids and keys, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from therapy_journal.services.settings import SHORTCUTS, WindowSettings
from therapy_journal.ui.commands import Commands
from therapy_journal.ui.shortcuts.allowed import refusal

NO_KEYS = QKeySequence()


class ShortcutKeeping(QObject):
    """Changes the keys of commands; a change acts at once and at every start after it."""

    def __init__(
        self, *, commands: Commands, settings: WindowSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent or commands)
        self._commands, self._settings = commands, settings
        self._changed = self._read()
        self._apply()

    def keys(self, command_id: str) -> QKeySequence:
        """Return the keys of a command now; empty where it has none."""
        return self._commands.action(command_id).shortcut()

    def is_changed(self, command_id: str) -> bool:
        """Whether a command has other keys than it came with."""
        return command_id in self._changed

    def has_changes(self) -> bool:
        """Whether any command has."""
        return bool(self._changed)

    def holder(self, keys: QKeySequence, but: str = "") -> str:
        """Return the id of the command that has these keys, or nothing; ``but`` is passed over."""
        for action in self._commands.all_actions():
            if action.objectName() != but and not keys.isEmpty() and keys == action.shortcut():
                return action.objectName()
        return ""

    def give(self, command_id: str, keys: QKeySequence) -> None:
        """Give keys, or none, to a command; who had them has none from then on."""
        holder = self.holder(keys, but=command_id)
        for each, new in ((holder, NO_KEYS), (command_id, keys)):
            if each:
                self._note(each, new)
        self._keep()

    def reset(self, command_id: str) -> None:
        """Give a command the keys it came with; who has them meanwhile has none then."""
        self.give(command_id, self._commands.default_keys(command_id))

    def all_changes(self) -> dict[str, str]:
        """Return what was changed, to be put back by :meth:`put_back`."""
        return dict(self._changed)

    def put_back(self, changes: Mapping[str, str]) -> None:
        """Let exactly these changes hold; none of them are the keys every command came with."""
        self._changed = dict(changes)
        self._keep()

    def _note(self, command_id: str, keys: QKeySequence) -> None:
        if keys == self._commands.default_keys(command_id):
            self._changed.pop(command_id, None)
        else:
            self._changed[command_id] = keys.toString(QKeySequence.SequenceFormat.PortableText)

    def _keep(self) -> None:
        self._settings.put(SHORTCUTS, json.dumps(self._changed) if self._changed else "")
        self._apply()

    def _apply(self) -> None:
        """Give every command its keys; chosen ones are taken from whoever came with them."""
        chosen = {each: QKeySequence(keys) for each, keys in self._changed.items()}
        taken = {keys.toString() for keys in chosen.values() if not keys.isEmpty()}
        for action in self._commands.all_actions():
            command_id = action.objectName()
            keys = chosen.get(command_id)
            if keys is None:
                keys = self._commands.default_keys(command_id)
                keys = NO_KEYS if keys.toString() in taken else keys
            if keys != action.shortcut():
                action.setShortcut(keys)

    def _read(self) -> dict[str, str]:
        """Return what was kept; what cannot be read, or may not be, is as if never changed."""
        try:
            kept = json.loads(self._settings.get(SHORTCUTS) or "{}")
        except (ValueError, RecursionError):
            return {}
        known = {action.objectName() for action in self._commands.all_actions()}
        changes: dict[str, str] = {}
        for command_id, text in kept.items() if isinstance(kept, dict) else ():
            if command_id in known and _may_be(text) and (not text or text not in changes.values()):
                changes[command_id] = text
        return changes


def _may_be(text: object) -> bool:
    return isinstance(text, str) and (not text or not refusal(QKeySequence(text)))
