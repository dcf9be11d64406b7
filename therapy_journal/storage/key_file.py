# SPDX-License-Identifier: GPL-3.0-or-later
"""vault.json and its copy: which journal this is, and the slots that open it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.errors import (
    DiskFull,
    JournalNewer,
    JournalProblem,
    KeyFileDamaged,
    KeyFileMissing,
    NoAccess,
    ReadOnlyPlace,
    StorageFault,
)
from therapy_journal.storage.keys import (
    VAULT_ID_BYTES,
    Slot,
    canonical,
    former_field,
    hex_field,
    slot_from_fields,
    slot_to_fields,
)

NAME = "vault.json"
COPY_NAME = "vault.json.bak"
FORMAT = 1

_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 8
_CHECK_BYTES = 8


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What vault.json holds. ``generation`` grows with every change of it.

    While the keys are being changed it has two slots: the former secret's, then the new one's;
    ``secret_check`` is the former's. ``former`` holds what :func:`keys.seal_former` sealed.
    """

    vault_id: bytes
    generation: int
    slots: tuple[Slot, ...]
    secret_check: bytes
    former: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The key file that holds, and whether each of the two files says just that."""

    key_file: KeyFile
    is_sound: bool
    is_copy_sound: bool


def find(folder: Path) -> Found:
    """Read the key file, or its copy where the first is damaged or gone.

    Of two sound ones that differ the newer holds: a change was cut short between them.

    Raises:
        KeyFileMissing: when both are gone.
        KeyFileDamaged: when neither can be used.
    """
    readings = [_try_read(folder / name) for name in (NAME, COPY_NAME)]
    sound = [reading for reading in readings if isinstance(reading, KeyFile)]
    if not sound:
        faults = [reading for reading in readings if isinstance(reading, JournalProblem)]
        # The most telling fault first: newer, then no access, then damaged, then missing.
        raise min(faults, key=_telling)
    newest = max(sound, key=_generation)
    return Found(newest, readings[0] == newest, readings[1] == newest)


def write(folder: Path, key_file: KeyFile) -> None:
    """Write the key file and then its copy, each whole or not at all."""
    data = to_bytes(key_file)
    try:
        for name in (NAME, COPY_NAME):
            replace_file(folder / name, data)
        sync_folder(folder)
    except OSError as error:
        raise problem_of(error) from None


def mend(folder: Path, found: Found) -> bool:
    """Make both files say what holds; returns whether anything was put right."""
    if found.is_sound and found.is_copy_sound:
        return False
    try:
        write(folder, found.key_file)
    except JournalProblem:
        return False  # the one that was found still opens the journal
    return True


def to_bytes(key_file: KeyFile) -> bytes:
    """Return the file's content; the checksum tells damage from a wrong passphrase."""
    fields: dict[str, object] = {
        "format": FORMAT,
        "vault_id": key_file.vault_id.hex(),
        "generation": key_file.generation,
        "slots": [slot_to_fields(slot) for slot in key_file.slots],
        "secret_check": key_file.secret_check.hex(),
    }
    if key_file.former:
        fields["former"] = [sealed.hex() for sealed in key_file.former]
    fields["checksum"] = _checksum(fields)
    return json.dumps(fields, indent=1).encode() + b"\n"


def from_bytes(data: bytes) -> KeyFile:
    """Read the file's content.

    Raises:
        KeyFileDamaged: when anything about it cannot be right.
        JournalNewer: when it is sound, but of a format this program does not know.
    """
    try:
        fields = json.loads(data)
    except (ValueError, RecursionError):
        raise KeyFileDamaged from None
    if not isinstance(fields, dict):
        raise KeyFileDamaged
    checksum = fields.pop("checksum", None)
    if checksum != _checksum(fields):
        raise KeyFileDamaged
    known = fields.get("format")
    if type(known) is not int:
        raise KeyFileDamaged
    if known > FORMAT:
        raise JournalNewer
    generation, slots = fields.get("generation"), fields.get("slots")
    former = fields.get("former", [])
    if (
        known != FORMAT
        or type(generation) is not int
        or not isinstance(slots, list)
        or not 1 <= len(slots) <= _MOST_SLOTS
        or not isinstance(former, list)
        or len(former) > _MOST_SLOTS
    ):
        raise KeyFileDamaged
    return KeyFile(
        hex_field(fields, "vault_id", VAULT_ID_BYTES),
        generation,
        tuple(slot_from_fields(slot) for slot in slots),
        hex_field(fields, "secret_check", _CHECK_BYTES),
        tuple(former_field(sealed) for sealed in former),
    )


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, for its owner alone; its folder is left to be synced."""
    beside = file_beside(path)
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def file_beside(path: Path) -> Path:
    """Return where a file is written until it has its name; a crash may leave it there."""
    return path.with_name(f"{path.name}.tmp")


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last through a power loss, where the system can."""
    if os.name == "nt":
        return  # Windows has no such call; its renames are journaled
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some file systems have no such call for folders, e.g. those of other computers.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def problem_of(error: OSError) -> JournalProblem:
    """Return what an error of the file system means."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull()
    if error.errno == errno.EROFS:
        return ReadOnlyPlace()
    if error.errno in (errno.EACCES, errno.EPERM):
        return NoAccess()
    return StorageFault()


def _try_read(path: Path) -> KeyFile | JournalProblem:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            return KeyFileDamaged()
        return from_bytes(data)
    except FileNotFoundError:
        return KeyFileMissing()
    except OSError as error:
        fault = problem_of(error)
        return fault if isinstance(fault, NoAccess) else KeyFileDamaged()
    except JournalProblem as problem:
        return problem


def _telling(problem: JournalProblem) -> int:
    order = (JournalNewer, NoAccess, KeyFileDamaged, KeyFileMissing)
    return order.index(type(problem))


def _generation(key_file: KeyFile) -> int:
    return key_file.generation


def _checksum(fields: dict[str, object]) -> str:
    return hashlib.sha256(canonical(fields)).hexdigest()
