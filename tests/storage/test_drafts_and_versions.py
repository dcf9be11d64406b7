# SPDX-License-Identifier: GPL-3.0-or-later
"""Drafts hold what is being typed, versions hold every word that was saved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from therapy_journal.core.text import clean
from therapy_journal.storage import drafts, versions

KIND = "reflection"


def keep(database, clock, text, revision=1):
    versions.put(database, KIND, 1, {"body": text}, revision, clock.now())


def bodies(database):
    return [version.fields["body"] for version in versions.of_item(database, KIND, 1)]


@given(st.dictionaries(st.sampled_from(["title", "body", "know"]), st.text()), st.integers(0, 9))
def test_a_draft_comes_back_as_it_was(database, clock, fields, cursor):
    fields = {name: clean(text).text for name, text in fields.items()}
    drafts.put(database, KIND, 5, fields, cursor, 3, clock.now())
    draft = drafts.get(database, KIND, 5)
    assert draft is not None
    assert (draft.fields, draft.cursor, draft.revision) == (fields, cursor, 3)
    assert draft.changed_at == clock.now().at


def test_a_newer_draft_takes_the_place_of_the_older(database, clock):
    drafts.put(database, KIND, 5, {"body": "a"}, 1, 1, clock.now())
    drafts.put(database, KIND, 5, {"body": "ab"}, 2, 1, clock.now())
    assert [draft.fields for draft in drafts.pending(database)] == [{"body": "ab"}]


def test_pending_drafts_come_oldest_first_and_go_when_dropped(database, clock):
    for item_id in (9, 2, 7):
        clock.advance(seconds=1)
        drafts.put(database, KIND, item_id, {"body": "a"}, 1, 1, clock.now())
    drafts.put(database, "unsent_note", 9, {"know": "a"}, 1, 1, clock.now())
    drafts.drop(database, KIND, 9)
    assert [(d.kind, d.item_id) for d in drafts.pending(database)] == [
        (KIND, 2), (KIND, 7), ("unsent_note", 9),
    ]  # fmt: skip
    assert drafts.get(database, KIND, 9) is None


def test_typing_on_within_a_minute_is_one_version(database, clock):
    keep(database, clock, "I", 2)
    clock.advance(seconds=5)
    keep(database, clock, "I was", 3)
    assert bodies(database) == ["I was"]
    assert versions.of_item(database, KIND, 1)[0].revision == 3


def test_another_minute_is_another_version(database, clock):
    keep(database, clock, "I")
    clock.advance(seconds=60)
    keep(database, clock, "I was")
    assert bodies(database) == ["I was", "I"]


def test_words_taken_away_are_kept_in_a_version_of_their_own(database, clock):
    keep(database, clock, "all I wrote")
    keep(database, clock, "")
    assert bodies(database) == ["", "all I wrote"]


def test_versions_of_other_things_are_left_alone(database, clock):
    keep(database, clock, "mine")
    versions.put(database, "unsent_note", 1, {"know": "theirs"}, 1, clock.now())
    versions.put(database, KIND, 2, {"body": "theirs"}, 1, clock.now())
    assert bodies(database) == ["mine"]
    versions.drop_all(database, KIND, 1)
    assert bodies(database) == []
    assert len(versions.of_item(database, KIND, 2)) == 1


@given(
    st.lists(
        st.tuples(st.text(alphabet="ab ", max_size=8), st.sampled_from([0, 1, 30, 61])), max_size=12
    )
)
def test_every_saved_text_stands_whole_or_grown_in_a_version(database, clock, saves):
    versions.drop_all(database, KIND, 1)
    for text, seconds in saves:
        clock.advance(seconds=seconds)
        keep(database, clock, text)
    kept = bodies(database)
    for text, _ in saves:
        assert any(_is_within(text, body) for body in kept)
    if saves:
        assert kept[0] == saves[-1][0]


def _is_within(text: str, body: str) -> bool:
    """Whether the characters of ``text`` stand in ``body`` in their order."""
    rest = iter(body)
    return all(character in rest for character in text)
