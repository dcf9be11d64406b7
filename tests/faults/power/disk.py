# SPDX-License-Identifier: GPL-3.0-or-later
"""A disk that may lose its power: what was synced stays, the rest may or may not be there.

A file keeps its synced bytes and the writes and truncations since; a folder keeps its synced
names and the changes of names since. ``fsync`` of a file says nothing about its name: a name
lasts only once its folder was synced.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
"""What a drive writes whole or not at all."""


@dataclass(frozen=True)
class Write:
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    size: int


@dataclass(eq=False)
class File:
    synced: bytearray = field(default_factory=bytearray)
    now: bytearray = field(default_factory=bytearray)
    pending: list[Write | Truncate] = field(default_factory=list)

    def do(self, change: Write | Truncate) -> None:
        self.pending.append(change)
        _apply(self.now, change)

    def sync(self) -> None:
        self.synced = bytearray(self.now)
        self.pending.clear()

    def after_loss(self, survives: Chance) -> bytes:
        """Return what the file may hold when the power comes back, torn within its writes."""
        content = bytearray(self.synced)
        for change in self.pending:
            if isinstance(change, Truncate):
                if survives():
                    _apply(content, change)
                continue
            for piece in _sectors(change):
                if survives():
                    _apply(content, piece)
        return bytes(content)


@dataclass(eq=False)
class NameChange:
    """Names given (``to``) and taken away (None), which survive together or not at all."""

    to: tuple[tuple[Folder, str, File | Folder | None], ...]
    is_synced: bool = False


@dataclass(eq=False)
class Folder:
    synced: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    pending: list[NameChange] = field(default_factory=list)

    def sync(self) -> None:
        # A rename across folders is one change in a journal of the file system: it lasts whole.
        for change in self.pending:
            if not change.is_synced:
                change.is_synced = True
                for folder, name, node in change.to:
                    _put(folder.synced, name, node)
        self.pending.clear()


class Chance:
    """Says yes with a probability: 0 keeps only what was synced, 1 keeps everything."""

    def __init__(self, p: float, seed: int) -> None:
        self.p = p
        self._random = random.Random(seed)

    def __call__(self) -> bool:
        return self._random.random() < self.p


class Disk:
    """The files beneath one folder of this computer, as an observer of system calls knows them."""

    def __init__(self, top: Path, before: Path) -> None:
        """Begin with what lies in ``before``, all of it synced, at the place of ``top``."""
        self.top = top
        self.root = _durable(before)

    def find(self, path: Path) -> File | Folder | None:
        node: File | Folder | None = self.root
        for name in path.relative_to(self.top).parts:
            node = node.now.get(name) if isinstance(node, Folder) else None
        return node

    def folder(self, path: Path) -> Folder:
        node = self.find(path)
        if not isinstance(node, Folder):
            raise NotADirectoryError(path)
        return node

    def name(self, *changes: tuple[Path, File | Folder | None]) -> None:
        """Give names to nodes, and take those away that stand with None."""
        to = tuple((self.folder(path.parent), path.name, node) for path, node in changes)
        change = NameChange(to)
        for folder, name, node in to:
            _put(folder.now, name, node)
            if change not in folder.pending:
                folder.pending.append(change)

    def write_after_loss(self, target: Path, survives: Chance) -> None:
        """Lay out at ``target`` what may be found when the power comes back."""
        names: dict[Folder, dict[str, File | Folder]] = {}
        _collect(self.root, names)
        seen: set[int] = set()
        for folder in list(names):
            for change in folder.pending:
                if change.is_synced or id(change) in seen:
                    continue
                seen.add(id(change))
                if survives():
                    for place, name, node in change.to:
                        _put(names.setdefault(place, dict(place.synced)), name, node)
        _lay_out(self.root, target, names, survives)


def _collect(folder: Folder, names: dict[Folder, dict[str, File | Folder]]) -> None:
    names[folder] = dict(folder.synced)
    for node in (*folder.synced.values(), *folder.now.values()):
        if isinstance(node, Folder) and node not in names:
            _collect(node, names)


def _lay_out(
    folder: Folder,
    target: Path,
    names: dict[Folder, dict[str, File | Folder]],
    survives: Chance,
) -> None:
    target.mkdir(mode=0o700)
    for name, node in names.get(folder, folder.synced).items():
        if isinstance(node, Folder):
            _lay_out(node, target / name, names, survives)
        else:
            (target / name).write_bytes(node.after_loss(survives))
            (target / name).chmod(0o600)


def _durable(path: Path) -> Folder:
    folder = Folder()
    for child in path.iterdir():
        node: File | Folder
        if child.is_dir():
            node = _durable(child)
        else:
            content = child.read_bytes()
            node = File(bytearray(content), bytearray(content))
        folder.synced[child.name] = folder.now[child.name] = node
    return folder


def _put(names: dict[str, File | Folder], name: str, node: File | Folder | None) -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


def _apply(content: bytearray, change: Write | Truncate) -> None:
    end = change.size if isinstance(change, Truncate) else change.offset
    if len(content) < end:
        content.extend(bytes(end - len(content)))
    if isinstance(change, Truncate):
        del content[change.size :]
    else:
        content[change.offset : change.offset + len(change.data)] = change.data


def _sectors(write: Write) -> list[Write]:
    pieces: list[Write] = []
    at, end = write.offset, write.offset + len(write.data)
    while at < end:
        until = min(end, (at // SECTOR + 1) * SECTOR)
        pieces.append(Write(at, write.data[at - write.offset : until - write.offset]))
        at = until
    return pieces
