# SPDX-License-Identifier: GPL-3.0-or-later
"""Words kept outside the journal while it cannot be written, sealed under its vault secret.

The layout is told in docs/FILE_FORMAT.md.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from therapy_journal.core.errors import JournalProblem
from therapy_journal.core.unsaved import Unsaved
from therapy_journal.storage import keys

SUFFIX = ".tjwords"
MAGIC = b"TJWORDS1"
LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is none of ours."""

_ID_BYTES = 16
_NONCE_BYTES = 12
_BOUND = len(MAGIC) + keys.VAULT_ID_BYTES + _ID_BYTES
_HEAD = _BOUND + _NONCE_BYTES


class WordsFileDamaged(JournalProblem):
    """A file of words kept elsewhere that cannot be opened with this journal's keys."""

    code = "E_WORDS_FILE"
    sentence = "That file is damaged, or it belongs to another journal. Nothing was changed."
    action = "Keep the file. If you know which journal it belongs to, unlock that one."


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file's content and the number it is known by."""

    file_id: str
    content: bytes


def seal(secret: bytes, vault_id: bytes, words: Sequence[Unsaved]) -> Sealed:
    """Return the content of a file that holds ``words``; only R opens it."""
    file_id, nonce = os.urandom(_ID_BYTES), os.urandom(_NONCE_BYTES)
    bound = MAGIC + vault_id + file_id
    rows = [[each.kind, each.item_id, each.fields] for each in words]
    plain = json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode()
    sealed = AESGCM(keys.words_key(secret, vault_id)).encrypt(nonce, plain, bound)
    return Sealed(file_id.hex(), bound + nonce + sealed)


def unseal(secret: bytes, vault_id: bytes, content: bytes) -> tuple[str, tuple[Unsaved, ...]]:
    """Return a file's number and its words.

    Raises:
        WordsFileDamaged: when it is not this journal's, or not as it was written.
    """
    if not is_of(content[:_HEAD], vault_id):
        raise WordsFileDamaged
    bound, nonce = content[:_BOUND], content[_BOUND:_HEAD]
    try:
        plain = AESGCM(keys.words_key(secret, vault_id)).decrypt(nonce, content[_HEAD:], bound)
        rows = json.loads(plain)
        words = tuple(Unsaved(str(kind), int(item), dict(fields)) for kind, item, fields in rows)
    except (InvalidTag, ValueError, TypeError):
        raise WordsFileDamaged from None
    return bound[-_ID_BYTES:].hex(), words


def is_of(head: bytes, vault_id: bytes) -> bool:
    """Whether a file that begins so holds words of this journal."""
    return len(head) >= _HEAD and head.startswith(MAGIC + vault_id)


def find(folder: Path, vault_id: bytes) -> list[Path]:
    """Return the files of this journal in a folder; one that cannot be looked into has none."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
        return [path for path in files if is_of(_head(path), vault_id)]
    except OSError:
        return []


def read(path: Path) -> bytes:
    """Return a file's content.

    Raises:
        WordsFileDamaged: when it cannot be read, or is far too large to be one of ours.
    """
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            raise WordsFileDamaged
        return path.read_bytes()
    except OSError:
        raise WordsFileDamaged from None


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD)
