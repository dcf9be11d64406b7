# SPDX-License-Identifier: GPL-3.0-or-later
"""Names marked once print as initials or roles."""

import unicodedata

import pytest

from therapy_journal.core.name_shield import NameShield, ShieldedName, initials


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Anna called.", "A. called."),
        ("I told anna and ANNA.", "I told A. and A.."),
        ("Anna's sister, (Anna)", "A.'s sister, (A.)"),
        ("Annabel stays, Hanna too.", "Annabel stays, Hanna too."),
        ("Anna\nMaria is one name.", "A. M. is one name."),
    ],
)
def test_a_name_is_replaced_as_a_word_whatever_its_case(text, shown):
    shield = NameShield([ShieldedName(1, "Anna", "A."), ShieldedName(2, "Anna Maria", "A. M.")])
    assert shield(text) == shown


def test_a_name_can_print_as_a_role():
    shield = NameShield([ShieldedName(1, "Mum", "my mother")])
    assert shield("The call with Mum") == "The call with my mother"


def test_a_name_is_found_however_its_accent_is_written():
    shield = NameShield([ShieldedName(1, "Zoë", "Z.")])
    assert shield(unicodedata.normalize("NFD", "I met Zoë.")) == "I met Z.."


def test_a_name_without_spaces_round_it_is_found():
    shield = NameShield([ShieldedName(1, "田中", "T.")])
    assert shield("昨日田中さんに会った") == "昨日T.さんに会った"


def test_signs_in_a_name_mean_themselves():
    assert NameShield([ShieldedName(1, "Dr. X+", "the doctor")])("Not Dr: X.") == "Not Dr: X."


def test_without_names_the_text_is_the_same_object():
    text = "as it was"
    assert NameShield()(text) is text


def test_initials_of_a_name():
    assert initials("anna Maria") == "A. M."
