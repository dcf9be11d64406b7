# SPDX-License-Identifier: GPL-3.0-or-later
"""Words kept outside the journal while it cannot be written, sealed under its vault secret.

A file may lie on a stick for months, and the keys may be changed meanwhile: the journal keeps
what opens the files of before. The layout is told in docs/FILE_FORMAT.md.
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
from therapy_journal.storage import keys, settings, unfinished_keys
from therapy_journal.storage.connection import Database
from therapy_journal.storage.vault import OpenVault

SUFFIX = ".tjwords"
MAGIC = b"TJWORDS1"
LARGEST = 64 * 1024 * 1024
"""Bytes above which a file is none of ours."""

_FORMER_KEYS = "elsewhere.former_keys"
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


def unseal(
    secret: bytes, vault_id: bytes, content: bytes, former: Sequence[bytes] = ()
) -> tuple[str, tuple[Unsaved, ...]]:
    """Return a file's number and its words; ``former`` is of :func:`former_keys`.

    Raises:
        WordsFileDamaged: when it is not this journal's, or not as it was written.
    """
    if not is_of(content[:_HEAD], vault_id):
        raise WordsFileDamaged
    try:
        rows = json.loads(_opened(content, (keys.words_key(secret, vault_id), *former)))
        words = tuple(Unsaved(str(kind), int(item), dict(fields)) for kind, item, fields in rows)
    except (ValueError, TypeError):
        raise WordsFileDamaged from None
    return content[_BOUND - _ID_BYTES : _BOUND].hex(), words


def keep_keys(db: Database, secrets: Sequence[bytes], vault_id: bytes) -> None:
    """Keep in the journal what opens files sealed under secrets that are about to go.

    Only the keys of such files are kept: they open no database, and no backup.

    Raises:
        JournalProblem: when the journal cannot be written.
    """
    going = [keys.words_key(secret, vault_id) for secret in secrets]
    known = list(dict.fromkeys((*going, *_kept_keys(db))))[: keys.MOST_FORMER]
    settings.write(db, _FORMER_KEYS, ",".join(key.hex() for key in known))


def former_keys(vault: OpenVault) -> tuple[bytes, ...]:
    """Return the keys that files from before a change of keys may be sealed under."""
    former: tuple[bytes, ...] = ()
    if vault.key_file is not None:
        former = unfinished_keys.former_secrets(vault.key_file, vault.secret)
    going = (keys.words_key(secret, bytes.fromhex(vault.vault_id)) for secret in former)
    return (*going, *_kept_keys(vault.database))


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


def _kept_keys(db: Database) -> tuple[bytes, ...]:
    text = settings.read(db, _FORMER_KEYS) or ""
    return tuple(bytes.fromhex(key) for key in text.split(",") if key)


def _opened(content: bytes, words_keys: Sequence[bytes]) -> bytes:
    bound, nonce = content[:_BOUND], content[_BOUND:_HEAD]
    for key in words_keys:
        try:
            return AESGCM(key).decrypt(nonce, content[_HEAD:], bound)
        except InvalidTag:
            continue
    raise WordsFileDamaged


def _head(path: Path) -> bytes:
    if not path.is_file():
        return b""
    with path.open("rb") as file:
        return file.read(_HEAD)
