# SPDX-License-Identifier: GPL-3.0-or-later
"""From a passphrase or a recovery key to the key of the database.

A vault secret of 160 random bits stands behind everything: the database key is derived
from it, the recovery key spells it, and each key slot holds it sealed under a passphrase.
"""

from __future__ import annotations

import json
import secrets
import unicodedata
from dataclasses import asdict, dataclass, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from therapy_journal.core.errors import KeyFileDamaged, LowMemory
from therapy_journal.storage.recovery_key import SECRET_BYTES

VAULT_ID_BYTES = 16
_SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_KEY_BYTES = 32
_MEMORY_KIB = range(19 * 1024, 1024 * 1024 + 1)
_PASSES = range(1, 17)
_LANES = range(1, 17)
_FALLBACK_KIB = (128 * 1024, 64 * 1024)
_FORMER = b"vault-former-secrets-v1"
MOST_FORMER = 8
"""Secrets of before that are kept until every backup at hand has followed."""


@dataclass(frozen=True, slots=True)
class KdfCost:
    """What Argon2id costs: memory in KiB, passes over it, and lanes."""

    memory_kib: int
    passes: int
    lanes: int

    def within_limits(self) -> bool:
        """Say whether a key slot may have this cost."""
        return self.memory_kib in _MEMORY_KIB and self.passes in _PASSES and self.lanes in _LANES


STRONG = KdfCost(256 * 1024, 3, 4)
LEAST = KdfCost(19 * 1024, 2, 1)


@dataclass(frozen=True, slots=True)
class Slot:
    """The vault secret sealed under one passphrase."""

    cost: KdfCost
    salt: bytes
    nonce: bytes
    sealed: bytes


def new_secret() -> bytes:
    """Return a new vault secret."""
    return secrets.token_bytes(SECRET_BYTES)


def database_key(secret: bytes, vault_id: bytes) -> bytes:
    """Return the 32 bytes that encrypt the database."""
    return _derive(secret, vault_id, b"journal-db-key-v1", _KEY_BYTES)


def words_key(secret: bytes, vault_id: bytes) -> bytes:
    """Return the 32 bytes that seal words kept outside while the journal cannot be written."""
    return _derive(secret, vault_id, b"journal-words-key-v1", _KEY_BYTES)


def database_spec(secret: bytes, vault_id: bytes) -> str:
    """Return the database key as the engine is given it: key and salt in hexadecimal."""
    return f"x'{database_key(secret, vault_id).hex()}{vault_id.hex()}'"


def secret_check(secret: bytes, vault_id: bytes) -> bytes:
    """Return eight bytes that tell a secret of this vault from another, and nothing more."""
    return _derive(secret, vault_id, b"vault-secret-check-v1", 8)


def seal(secret: bytes, passphrase: str, vault_id: bytes, cost: KdfCost = STRONG) -> Slot:
    """Seal the secret under a passphrase, at the cost given or what memory allows below it.

    Raises:
        LowMemory: when not even 64 MiB (or the lower cost asked for) can be had.
    """
    salt = secrets.token_bytes(_SALT_BYTES)
    nonce = secrets.token_bytes(_NONCE_BYTES)
    for affordable in _costs_from(cost):
        try:
            key = _passphrase_key(passphrase, salt, affordable)
        except MemoryError:
            continue
        sealed = AESGCM(key).encrypt(nonce, secret, _bound_to(vault_id, affordable))
        return Slot(affordable, salt, nonce, sealed)
    raise LowMemory


def unseal(slot: Slot, passphrase: str, vault_id: bytes) -> bytes | None:
    """Return the vault secret, or None when the passphrase is not the slot's.

    Raises:
        LowMemory: when the slot's cost cannot be afforded now.
    """
    try:
        key = _passphrase_key(passphrase, slot.salt, slot.cost)
    except MemoryError:
        raise LowMemory from None
    try:
        return AESGCM(key).decrypt(slot.nonce, slot.sealed, _bound_to(vault_id, slot.cost))
    except InvalidTag:
        return None


def seal_former(former: tuple[bytes, ...], secret: bytes, vault_id: bytes) -> bytes:
    """Seal secrets a vault had before under the one it has, so that its old copies can follow."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    key = _derive(secret, vault_id, _FORMER, _KEY_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, b"".join(former), vault_id)


def unseal_former(sealed: bytes, secret: bytes, vault_id: bytes) -> tuple[bytes, ...]:
    """Return the secrets a vault had before, or none when another secret sealed them."""
    key = _derive(secret, vault_id, _FORMER, _KEY_BYTES)
    try:
        joined = AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], vault_id)
    except InvalidTag:
        return ()
    return tuple(joined[at : at + SECRET_BYTES] for at in range(0, len(joined), SECRET_BYTES))


def former_field(value: object) -> bytes:
    """Read what :func:`seal_former` wrote, as vault.json holds it.

    Raises:
        KeyFileDamaged: when it is not hexadecimal, or of a length that cannot be.
    """
    try:
        sealed = bytes.fromhex(value) if isinstance(value, str) else b""
    except ValueError:
        sealed = b""
    count, rest = divmod(len(sealed) - _NONCE_BYTES - _TAG_BYTES, SECRET_BYTES)
    if rest or not 1 <= count <= MOST_FORMER:
        raise KeyFileDamaged
    return sealed


def same_passphrase(one: str, other: str) -> bool:
    """Say whether two passphrases open the same slots: they are typed alike."""
    return _passphrase_bytes(one) == _passphrase_bytes(other)


def slot_to_fields(slot: Slot) -> dict[str, object]:
    """Return a slot as vault.json holds it."""
    return {
        **_cost_fields(slot.cost),
        "salt": slot.salt.hex(),
        "nonce": slot.nonce.hex(),
        "ct": slot.sealed.hex(),
    }


def slot_from_fields(fields: object) -> Slot:
    """Read a slot of vault.json, refusing numbers out of bounds before any work is done.

    Raises:
        KeyFileDamaged: when anything about it cannot be right.
    """
    if not isinstance(fields, dict) or (fields.get("kdf"), fields.get("v")) != ("argon2id", 19):
        raise KeyFileDamaged
    cost = KdfCost(*(_whole_number(fields.get(name)) for name in ("m", "t", "p")))
    slot = Slot(
        cost,
        hex_field(fields, "salt", _SALT_BYTES),
        hex_field(fields, "nonce", _NONCE_BYTES),
        hex_field(fields, "ct", SECRET_BYTES + _TAG_BYTES),
    )
    if not cost.within_limits() or cost.memory_kib < 8 * cost.lanes:
        raise KeyFileDamaged
    return slot


def hex_field(fields: dict[str, object], name: str, length: int) -> bytes:
    """Read a field of so many bytes in hexadecimal.

    Raises:
        KeyFileDamaged: when it is missing, not hexadecimal or of another length.
    """
    text = fields.get(name)
    try:
        value = bytes.fromhex(text) if isinstance(text, str) else b""
    except ValueError:
        value = b""
    if len(value) != length:
        raise KeyFileDamaged
    return value


def canonical(fields: dict[str, object]) -> bytes:
    """Return JSON in one way only: keys in order, no spaces, ASCII."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _costs_from(cost: KdfCost) -> list[KdfCost]:
    lower = [kib for kib in _FALLBACK_KIB if kib < cost.memory_kib]
    return [cost, *(replace(cost, memory_kib=kib) for kib in lower)]


def _cost_fields(cost: KdfCost) -> dict[str, object]:
    names = dict(zip(("m", "t", "p"), asdict(cost).values(), strict=True))
    return {"kdf": "argon2id", "v": 19, **names}


def _whole_number(value: object) -> int:
    if type(value) is not int:
        raise KeyFileDamaged
    return value


def _bound_to(vault_id: bytes, cost: KdfCost) -> bytes:
    """What the seal is bound to, so that neither the vault nor the cost can be swapped."""
    return canonical({"vault_id": vault_id.hex(), **_cost_fields(cost)})


def _passphrase_key(passphrase: str, salt: bytes, cost: KdfCost) -> bytes:
    return Argon2id(
        salt=salt,
        length=_KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(_passphrase_bytes(passphrase))


def _passphrase_bytes(passphrase: str) -> bytes:
    # Composed and decomposed letters, and full-width ones, look the same when typed.
    return unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")


def _derive(secret: bytes, vault_id: bytes, info: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=vault_id, info=info).derive(secret)
