# SPDX-License-Identifier: GPL-3.0-or-later
"""The recovery key: what may be typed, what is found out, and which group is named."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.errors import RecoveryKeyTypo
from therapy_journal.storage import recovery_key
from therapy_journal.storage.recovery_key import _remainder, _times

SECRETS = st.binary(min_size=20, max_size=20)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KNOWN = (bytes(range(20)), "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-W0EX")


def group_named(text: str) -> int:
    with pytest.raises(RecoveryKeyTypo) as caught:
        recovery_key.from_text(text)
    return caught.value.group


def test_a_known_secret_is_spelled_as_the_format_says() -> None:
    secret, text = KNOWN
    assert recovery_key.to_text(secret) == text
    assert recovery_key.from_text(text) == secret


@given(SECRETS)
def test_every_secret_comes_back_from_nine_groups_of_four(secret: bytes) -> None:
    text = recovery_key.to_text(secret)
    assert [len(group) for group in text.split("-")] == [4] * 9
    assert set(text) <= {*ALPHABET, "-"}
    assert recovery_key.from_text(text) == secret


@given(SECRETS, st.randoms(use_true_random=False))
def test_case_spaces_and_letters_taken_for_digits_do_not_matter(
    secret: bytes, chance: random.Random
) -> None:
    alike = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        chance.choice(alike.get(c, c + c.lower()))
        + chance.choice(["", "", " ", "\u00a0", "–", "\n"])
        for c in recovery_key.to_text(secret).replace("-", "")
    )
    assert recovery_key.from_text(typed) == secret


def test_full_width_characters_are_read_as_what_they_look_like() -> None:
    secret, text = KNOWN
    wide = "".join(chr(ord(c) + 0xFEE0) for c in text)
    assert recovery_key.from_text(wide) == secret
    assert group_named(wide.replace("Ｘ", "Ｙ")) == 9


@given(SECRETS, st.integers(0, 8), st.data())
def test_one_or_two_wrong_characters_in_a_group_are_found_and_the_group_named(
    secret: bytes, group: int, data: st.DataObject
) -> None:
    groups = recovery_key.to_text(secret).split("-")
    places = data.draw(st.sets(st.integers(0, 3), min_size=1, max_size=2))
    characters = list(groups[group])
    for place in places:
        others = [c for c in ALPHABET if c != characters[place]]
        characters[place] = data.draw(st.sampled_from(others))
    groups[group] = "".join(characters)

    assert group_named("-".join(groups)) == group + 1


def test_no_remainder_of_one_group_is_one_of_another() -> None:
    """The promise behind the naming, for all 53,010 mistakes, not for a sample of them."""
    seen: dict[tuple[int, ...], int] = {}
    for group, places in product(range(9), combinations(range(4), 2)):
        columns = []
        for place in places:
            values = [0] * 36
            values[group * 4 + place] = 1
            columns.append(_remainder(values))
        for one, other in product(range(32), repeat=2):
            if one or other:
                pairs = zip(*columns, strict=True)
                left = tuple(_times(one, a) ^ _times(other, b) for a, b in pairs)
                assert seen.setdefault(left, group) == group
    assert (0, 0, 0, 0) not in seen
    assert len(seen) == 9 * (4 * 31 + 6 * 31 * 31)


def test_any_three_wrong_characters_leave_a_remainder() -> None:
    """Three columns that depend on one another would let three mistakes cancel out."""
    columns = [_remainder([0] * at + [1] + [0] * (35 - at)) for at in range(36)]
    multiples = {
        column: {tuple(_times(f, v) for v in column) for f in range(1, 32)} for column in columns
    }
    every = set().union(*multiples.values())
    assert len(every) == 36 * 31  # no two columns are multiples of one another
    for first, second in combinations(columns, 2):
        for factor in range(1, 32):
            both = tuple(a ^ _times(factor, b) for a, b in zip(first, second, strict=True))
            assert both not in every


@given(SECRETS, st.integers(0, 8), st.text(ALPHABET, min_size=4, max_size=4))
def test_a_whole_wrong_group_is_always_noticed(secret: bytes, group: int, typed: str) -> None:
    groups = recovery_key.to_text(secret).split("-")
    if groups[group] != typed:
        groups[group] = typed
        group_named("-".join(groups))


@pytest.mark.parametrize(
    ("typed", "group"),
    [
        ("", 0),
        ("000G", 0),
        (KNOWN[1] + "-0", 0),
        (KNOWN[1].replace("-", "")[:-1], 0),
        (KNOWN[1].replace("E209", "E20"), 4),
        (KNOWN[1].replace("E209", "E2099"), 4),
        (KNOWN[1].replace("E209", "E2U9"), 4),
        (KNOWN[1].replace("W0EX", "W0E?"), 9),
        (KNOWN[1].replace("E209", "E029"), 4),
        (KNOWN[1].replace("000G", "0É0G"), 1),
    ],
)
def test_the_group_is_named_where_it_can_be(typed: str, group: int) -> None:
    assert group_named(typed) == group


def test_the_sentence_names_the_group_and_never_what_was_typed() -> None:
    with pytest.raises(RecoveryKeyTypo) as caught:
        recovery_key.from_text(KNOWN[1].replace("R38E", "R38U"))
    assert caught.value.sentence == "Group 6 does not match."
    assert "R38U" not in str(caught.value) + caught.value.sentence + caught.value.action


def test_two_groups_can_be_typed_back() -> None:
    groups = recovery_key.groups(KNOWN[1].lower())
    assert groups[3] == "E209"
    assert recovery_key.same_group(" e2o9 ", groups[3])
    assert not recovery_key.same_group("E208", groups[3])
    assert not recovery_key.same_group("", groups[3])
