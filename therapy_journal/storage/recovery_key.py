# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key as a person reads, writes and types it.

The vault secret (160 bits) is 32 characters of Crockford's base32; four check characters
follow. All 36, as the coefficients of a polynomial over GF(32), are divisible by

    g(x) = x⁴ + 16x³ + 4x² + 14x + 20        (GF(32) = GF(2)[a] / (a⁵ + a³ + 1))

``g`` was chosen so that up to three wrong characters anywhere, and anything inside one
group of four, always show; and so that one or two wrong characters inside one group leave
a remainder no other group can leave: that group is named.
"""

from __future__ import annotations

import re
import unicodedata

from therapy_journal.core.errors import RecoveryKeyTypo

SECRET_BYTES = 20
GROUPS = 9
GROUP_LENGTH = 4

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_CHECK_CHARACTERS = 4
_DATA_CHARACTERS = GROUPS * GROUP_LENGTH - _CHECK_CHARACTERS
_FIELD_POLYNOMIAL = 0b101001
_GENERATOR = (16, 4, 14, 20)
_NAMED_UP_TO = 2
_SEPARATORS = re.compile(r"[\s\u2010-\u2015\u2212_.,·-]+")

_Remainder = tuple[int, ...]


def to_text(secret: bytes) -> str:
    """Return the recovery key of a vault secret: nine groups of four, joined by hyphens."""
    number = int.from_bytes(secret, "big")
    data = [number >> 5 * place & 31 for place in reversed(range(_DATA_CHARACTERS))]
    values = [*data, *_remainder([*data, 0, 0, 0, 0])]
    text = "".join(_ALPHABET[value] for value in values)
    return "-".join(text[at : at + GROUP_LENGTH] for at in range(0, len(text), GROUP_LENGTH))


def groups(recovery_key: str) -> tuple[str, ...]:
    """Return the nine groups of a well-formed recovery key, e.g. to have two typed back."""
    return tuple(to_text(from_text(recovery_key)).split("-"))


def same_group(typed: str, group: str) -> bool:
    """Say whether what was typed is this group, read as tolerantly as a whole key."""
    return _normal(typed) == group


def from_text(text: str) -> bytes:
    """Read a recovery key, whatever its case and spacing, with O as 0 and I or L as 1.

    Raises:
        RecoveryKeyTypo: naming the group that cannot be right, when it can be told.
    """
    # An input method may have made full-width characters of them.
    values = _values(unicodedata.normalize("NFKC", text))
    remainder = _remainder(values)
    if any(remainder):
        raise RecoveryKeyTypo(_group_at_fault(remainder))
    number = 0
    for value in values[:_DATA_CHARACTERS]:
        number = number << 5 | value
    return number.to_bytes(SECRET_BYTES, "big")


def _normal(text: str) -> str:
    return _SEPARATORS.sub("", text).upper().translate(_READ_AS)


def _values(text: str) -> list[int]:
    characters = _normal(text)
    if len(characters) != GROUPS * GROUP_LENGTH:
        raise RecoveryKeyTypo(_group_of_wrong_length(text))
    for at, character in enumerate(characters):
        if character not in _ALPHABET:
            raise RecoveryKeyTypo(at // GROUP_LENGTH + 1)
    return [_ALPHABET.index(character) for character in characters]


def _group_of_wrong_length(text: str) -> int:
    """Return the only group that is too long or too short, if the groups were kept apart."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    wrong = [at for at, part in enumerate(parts, 1) if len(part) != GROUP_LENGTH]
    return wrong[0] if len(parts) == GROUPS and len(wrong) == 1 else 0


def _times(left: int, right: int) -> int:
    """Multiply in GF(32)."""
    result = 0
    while right:
        if right & 1:
            result ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD_POLYNOMIAL
        right >>= 1
    return result


def _remainder(values: list[int]) -> _Remainder:
    """Divide by the generator; the first value is the highest coefficient."""
    rest = [0] * _CHECK_CHARACTERS
    for value in values:
        top = rest[0]
        shifted = [*rest[1:], value]
        rest = [
            part ^ _times(top, factor) for part, factor in zip(shifted, _GENERATOR, strict=True)
        ]
    return tuple(rest)


def _group_at_fault(rest: _Remainder) -> int:
    """Find the group in which one or two wrong characters leave this remainder, or 0.

    An error in the last group *is* the remainder; one further ahead was carried through a
    step for each character behind it, so it shows when those steps are taken back.
    """
    for group in range(GROUPS, 0, -1):
        if sum(value != 0 for value in rest) <= _NAMED_UP_TO:
            return group
        for _ in range(GROUP_LENGTH):
            rest = _step_back(rest)
    return 0


def _step_back(rest: _Remainder) -> _Remainder:
    top = next(value for value in range(32) if _times(value, _GENERATOR[-1]) == rest[-1])
    shifted = [part ^ _times(top, factor) for part, factor in zip(rest, _GENERATOR, strict=True)]
    return (top, *shifted[:-1])
