# SPDX-License-Identifier: GPL-3.0-or-later
"""The index on a real encrypted journal: newest first, any script, never an error."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from therapy_journal.core.query import match, parse
from therapy_journal.core.text import clean
from therapy_journal.storage import search

TODAY = date(2026, 11, 23)


def put(database, item_id, body, *, day=TODAY, title="", kind="reflection", tags=""):
    search.put(database, kind, item_id, day, title, body, tags)


def found(database, typed, **limits):
    expression = match(typed)
    assert expression is not None
    return [hit.item_id for hit in search.query(database, expression, **limits)]


def test_the_newest_day_comes_first_whenever_it_was_written(database):
    put(database, 1, "the rain", day=TODAY)
    put(database, 2, "the rain", day=date(1958, 3, 2))
    put(database, 3, "the rain", day=TODAY + timedelta(days=1))
    put(database, 4, "the rain", day=date(1970, 1, 1))
    put(database, 5, "the rain", day=TODAY)
    assert found(database, "rain") == [3, 5, 1, 4, 2]


def test_a_hit_knows_its_day(database):
    for item_id, day in enumerate([TODAY, date(1969, 12, 31), date(1970, 1, 1)]):
        put(database, item_id, "rain", day=day)
        (hit,) = [h for h in search.query(database, '"rain"') if h.item_id == item_id]
        assert hit.day == day


def test_setting_the_date_back_moves_the_row(database):
    put(database, 1, "rain", day=TODAY)
    put(database, 2, "rain", day=TODAY)
    put(database, 1, "rain", day=TODAY - timedelta(days=400))
    assert found(database, "rain") == [2, 1]
    assert database.one("SELECT count(*) FROM search_row")[0] == 2


def test_putting_again_forgets_the_words_before(database):
    put(database, 1, "sunshine")
    put(database, 1, "rain")
    assert found(database, "sunshine") == []
    assert found(database, "rain") == [1]


def test_what_is_dropped_is_found_no_more_and_dropping_twice_is_harmless(database):
    put(database, 1, "rain")
    search.drop(database, "reflection", 1)
    search.drop(database, "reflection", 1)
    assert found(database, "rain") == []
    assert database.one("SELECT count(*) FROM search")[0] == 0


def test_kinds_do_not_get_in_each_others_way(database):
    put(database, 1, "rain", kind="homework")
    put(database, 1, "rain", kind="session")
    search.drop(database, "homework", 1)
    assert [hit.kind for hit in search.query(database, '"rain"')] == ["session"]


def test_titles_and_tags_are_found(database):
    put(database, 1, "body", title="Quiet Sunday", tags="family guilt")
    assert found(database, "sun") == [1]
    assert found(database, "gui") == [1]
    assert found(database, "reflection 1") == []


def test_a_limit_and_going_on_from_a_row(database):
    for number in range(30):
        put(database, number, "rain", day=TODAY + timedelta(days=number // 3))
    first = search.query(database, '"rain"', 10)
    rest = search.query(database, '"rain"', 100, after_row=first[-1].row)
    assert [hit.item_id for hit in (*first, *rest)] == list(range(29, -1, -1))


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("昨日は治療に行きました", "治"),
        ("昨日は治療に行きました", "治療"),
        ("昨日は治療に行きました", "行き"),
        ("昨日はセラピーの日", "セラ"),
        ("ผมไปหาหมอที่โรงพยาบาล", "ห"),
        ("ผมไปหาหมอที่โรงพยาบาล", "หมอ"),
        ("ผมไปหาหมอที่โรงพยาบาล", "ที่"),
        ("ຂ້ອຍໄປຫາໝໍ", "ໝໍ"),
        ("ខ្ញុំទៅជួបគ្រូពេទ្យ", "គ្រូ"),
        ("나는 상담을 받았다", "상담"),
        ("كتبت في دفتري", "دفت"),
        ("כתבתי ביומן", "ביו"),
        ("я писала дневник", "Дневн"),
        ("मैंने डायरी लिखी", "डायरी"),
        ("Ich übte, übte und schrieb", "UBTE"),
        ("Σήμερα έγραψα", "έγρ"),
        # down to one character, in scripts without spaces
        ("今天下雨了", "雨"),
        ("雨", "雨"),
        ("カウンセリング", "リ"),
        ("ｶｳﾝｾﾘﾝｸﾞ", "ｾ"),
        ("ผมกลัว", "ก"),
        ("ខ្ញុំខ្លាច", "ខ្លា"),
        ("ខ្ញុំខ្លាច", "ច"),
        ("ကျွန်တော်", "တော်"),
        # marks that are left out, typed or not, on either side
        ("كَتَبْتُ فِي دَفْتَرِي", "دفتري"),
        ("دفتري", "دَفْتَرِي"),
        ("كتـــاب", "كتاب"),
        ("שָׁלוֹם לְךָ", "שלום"),
        ("שלום", "שָׁלוֹם"),
        ("می‌خواهم بنویسم", "می‌خواهم"),
        # Malay, Tamil, Korean, composed or not
        ("Saya berjalan-jalan di pantai", "jalan"),
        ("Saya berjalan-jalan di pantai", "berjalan-ja"),
        ("எனக்கு பயமாக இருக்கிறது", "பயமாக"),
        ("எனக்கு பயமாக இருக்கிறது", "இருக்கி"),
        ("\u110b\u1161\u11ab\u1102\u1167\u11bc", "안녕"),
        ("안녕하세요", "\u110b\u1161\u11ab\u1102\u1167\u11bc"),
        ("cafe\u0301", "café"),
        # pictures
        ("a good day 😀", "😀"),
        ("good😀day", "😀"),
        ("good😀day", "day"),
        ("❤️ for you", "❤"),
        ("❤ for you", "❤️"),
        ("well done 👍🏽", "👍🏽"),
        ("well done 👍🏽", "👍"),
        ("us 👩‍👩‍👧‍👦 at the sea", "👩‍👩‍👧‍👦"),
        ("us 👩‍👩‍👧‍👦 at the sea", "👧"),
        ("us 👩‍👩‍👧‍👦 at the sea", "👩‍👩‍👧‍👦 sea"),
        ("to 🇲🇾 by train", "🇲🇾"),
        ("☀️ then ☔", "☔"),
        ("step 3️⃣", "3"),
        ("雨☔", "雨☔"),
    ],
)
def test_every_script_is_found(database, body, typed):
    put(database, 1, body)
    put(database, 2, "something else entirely")
    assert found(database, typed) == [1]


@pytest.mark.parametrize(
    ("body", "typed"),
    [
        ("👍🏽", "👍🏿"),
        ("👩‍👧", "👧‍👩"),
        ("🇲🇾", "🇾🇲"),
        ("😀", "😁"),
        ("rain", "☔"),
        ("دفتري", "دفترك"),
    ],
)
def test_another_picture_or_word_is_not_found(database, body, typed):
    put(database, 1, body)
    assert found(database, typed) == []


def test_a_phrase_of_an_unspaced_script_is_not_its_letters_scattered(database):
    put(database, 1, "療養と治安")
    assert found(database, "治療") == []


@given(st.text(max_size=80))
def test_no_query_is_an_error_of_the_index(database, typed):
    expression = match(typed)
    if expression is not None:
        assert search.query(database, expression) == []


@given(st.text(alphabet='"*()^:{}+-.,NEARANDORT a\x00éก治', max_size=40))
def test_no_punctuation_is_an_error_of_the_index(database, typed):
    expression = match(typed)
    if expression is not None:
        assert search.query(database, expression) == []


@given(st.text(min_size=1, max_size=120), st.data())
def test_a_piece_of_any_text_finds_it(database, text, data):
    text = clean(text).text
    pieces = [piece for piece in text.split() if parse(piece) is not None]
    assume(pieces)
    put(database, 7, text)
    piece = data.draw(st.sampled_from(pieces))
    assert 7 in found(database, piece)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["put", "drop"]),
            st.integers(1, 4),
            st.integers(-2, 2),
            st.lists(st.sampled_from(["sun", "rain", "雨", "wind"]), max_size=3),
        ),
        max_size=25,
    )
)
def test_after_any_changes_the_index_says_what_a_scan_says(database, changes):
    database.execute("DELETE FROM search_row")
    database.execute("DELETE FROM search")
    held: dict[int, tuple[date, str]] = {}
    for action, item_id, days, words in changes:
        if action == "put":
            held[item_id] = (date(1970, 1, 1) + timedelta(days=days), " ".join(words))
            put(database, item_id, held[item_id][1], day=held[item_id][0])
        else:
            held.pop(item_id, None)
            search.drop(database, "reflection", item_id)
    for word in ("sun", "rain", "雨", "wind"):
        hits = search.query(database, match(word) or "")
        expected = {item for item, (_, body) in held.items() if word in body.split()}
        assert {hit.item_id for hit in hits} == expected
        assert [hit.day for hit in hits] == sorted((hit.day for hit in hits), reverse=True)
        assert all(hit.day == held[hit.item_id][0] for hit in hits)
    database.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
