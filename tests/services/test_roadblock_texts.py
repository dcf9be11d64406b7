# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven roadblocks and the guide: complete, plain, kind, and in our own words."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from therapy_journal.core.roadblocks import Roadblock, RoadblockKey
from therapy_journal.paths import resource
from therapy_journal.services.guides import Guide, load_guide
from therapy_journal.services.roadblock_texts import load_roadblocks, read_roadblock
from therapy_journal.services.text_files import TextFileError

SEVEN = load_roadblocks()
GUIDE = load_guide("who_does_what")
SHINGLES = Path(__file__).parents[1] / "data" / "article_shingles.txt"
OPENS = {
    "note.new", "go.homework", "go.sessions", "go.today", "session.look", "guide.who_does_what",
    "homework.obstacle", "homework.smallest_step", "stock.expected", "stock.going",
    "entry.close",
}  # fmt: skip

# Words that push, promise, praise, blame or belong to the trade.
UNKIND = (
    "just", "simply", "journey", "should", "must", "have to want", "lazy", "fault", "blame",
    "failure", "failed", "failing", "excuse", "excuses", "resistance", "resistant", "resist",
    "unrealistic", "non-compliant", "compliance", "weak", "wrong", "guilty", "ashamed",
    "always", "guarantee", "promise", "cure", "heal", "healing", "definitely", "certainly",
    "disorder", "symptom", "symptoms", "trauma", "dysfunction", "therapeutic", "alliance",
    "streak", "well done", "great job", "proud",
)  # fmt: skip
MEDICATION_ADVICE = re.compile(
    r"\b(start|stop|begin|quit|reduce|increase|taper|refuse|skip|change)\w*\b[^.?!]*"
    r"\b(medicat|medicine|pill|tablet|dose)",
    re.IGNORECASE,
)


def words_of(roadblock: Roadblock) -> list[str]:
    asked = [text for prompt in roadblock.prompts for text in prompt]
    labels = [action.label for action in roadblock.actions()]
    return [roadblock.title, roadblock.about, *roadblock.allowed, roadblock.note, *labels, *asked]


def words_of_guide(guide: Guide) -> list[str]:
    parts = [guide.title]
    for section in guide.sections:
        parts += [section.heading, *section.paragraphs, *section.points]
    return parts


EVERY_TEXT = [(str(r.key), text) for r in SEVEN for text in words_of(r) if text] + [
    ("guide", text) for text in words_of_guide(GUIDE) if text
]


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.?!:…]+(?=\s|$|”)", text) if re.search(r"\w", part)]


def syllables(word: str) -> int:
    bare = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", bare))
    if count > 1 and re.search(r"([^l]e|[^td]ed|[^sxzcg]es)$", bare) and not bare.endswith("ee"):
        count -= 1
    return max(count, 1)


def grade(text: str) -> float:
    """Flesch-Kincaid grade level."""
    words = re.findall(r"[A-Za-z]+(?:['’][a-z]+)?", text)
    per_sentence = len(words) / len(sentences(text))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def test_all_seven_are_there_in_their_order() -> None:
    assert [roadblock.key for roadblock in SEVEN] == list(RoadblockKey)


def test_the_titles_are_those_of_the_product() -> None:
    assert [roadblock.title for roadblock in SEVEN] == [
        "Fit with my therapist",
        "What I expected",
        "Taking part",
        "Fear of change",
        "Saying it out loud",
        "Showing up",
        "The right kind of help",
    ]


@pytest.mark.parametrize("roadblock", SEVEN, ids=lambda r: str(r.key))
def test_each_is_complete(roadblock: Roadblock) -> None:
    assert 2 <= len(sentences(roadblock.about.replace(":", ","))) <= 3
    assert 1 <= len(roadblock.allowed) <= 2
    assert all(line.startswith("You are allowed to ") for line in roadblock.allowed)
    assert len(roadblock.prompts) >= 6
    for prompt in roadblock.prompts:
        assert prompt.question.endswith("?")
        assert prompt.opening[-1] in ".?…"
        assert re.search(r"\b(I|I'm|I'd|I've|me|my|you|we)\b", prompt.opening)
    assert len(set(roadblock.prompts)) == len(roadblock.prompts)


@pytest.mark.parametrize("roadblock", SEVEN, ids=lambda r: str(r.key))
def test_each_opens_a_part_of_the_program(roadblock: Roadblock) -> None:
    for action in roadblock.actions():
        assert action.command in OPENS
        assert action.label
    assert resource("icons", "lucide", f"{roadblock.icon}.svg").is_file()


@pytest.mark.parametrize(("where", "text"), EVERY_TEXT)
def test_no_text_pushes_promises_or_blames(where: str, text: str) -> None:
    assert "!" not in text, where
    found = [word for word in UNKIND if re.search(rf"\b{re.escape(word)}\b", text.lower())]
    assert not found, where
    assert not MEDICATION_ADVICE.search(text), where
    assert not re.search(r"[\U0001f300-\U0001faff\u2600-\u27bf]", text), where


@pytest.mark.parametrize("roadblock", SEVEN, ids=lambda r: str(r.key))
def test_each_reads_at_about_grade_seven(roadblock: Roadblock) -> None:
    whole = ". ".join(text.rstrip(".") for text in words_of(roadblock) if text)
    assert grade(whole) <= 7
    for text in (roadblock.about, " ".join(roadblock.allowed)):
        assert grade(text) <= 8.5


def test_the_guide_reads_at_about_grade_seven() -> None:
    assert grade(". ".join(text.rstrip(".") for text in words_of_guide(GUIDE) if text)) <= 7


def test_not_a_run_of_six_words_comes_from_the_article() -> None:
    known = set(SHINGLES.read_text(encoding="ascii").split())
    assert len(known) > 900
    for where, text in EVERY_TEXT:
        words = re.findall(r"[a-z0-9]+", re.sub("[’']", "", text.lower()))
        for start in range(len(words) - 5):
            run = " ".join(words[start : start + 6])
            assert hashlib.sha256(run.encode()).hexdigest()[:12] not in known, (where, run)


def test_a_run_from_the_article_would_be_noticed() -> None:
    known = set(SHINGLES.read_text(encoding="ascii").split())
    run = "therapy can be empowering and greatly"
    assert hashlib.sha256(run.encode()).hexdigest()[:12] in known


def test_harm_by_a_therapist_is_never_a_roadblock_to_work_on() -> None:
    note = SEVEN[0].note
    assert "harm" in note
    assert "crossed line" in note
    assert "not a roadblock" in note
    assert "tell somebody else" in note


def test_fear_of_change_never_asks_what_happened() -> None:
    change = next(r for r in SEVEN if r.key is RoadblockKey.CHANGE)
    for prompt in change.prompts:
        assert not re.search(r"what happened|describe|remember|relive|memory", prompt.question)
    assert any("safer to look together" in prompt.question for prompt in change.prompts)
    assert "leave at any line" in change.note


def test_questions_about_medication_are_for_who_prescribed_it() -> None:
    professional = SEVEN[-1]
    assert "talk to the person who prescribed it" in professional.note
    assert "neither is ranked" in professional.about


def test_the_guide_names_the_three_and_questions_to_ask() -> None:
    headings = [section.heading for section in GUIDE.sections]
    assert headings[:4] == ["", "Counsellor", "Clinical psychologist", "Psychiatrist"]
    asked = next(s for s in GUIDE.sections if s.heading == "Questions you could ask")
    assert len(asked.points) >= 6
    assert all(point.endswith("?") for point in asked.points)
    told = " ".join(words_of_guide(GUIDE))
    assert "differ from country to country" in told
    assert "neither is ranked" in told


def test_the_guide_tells_of_each_what_they_usually_do_and_do_not() -> None:
    people = [
        "Counsellor", "Clinical psychologist", "Psychiatrist", "Psychotherapist", "Family doctor",
        "Social worker", "Mental health nurse", "Occupational therapist",
        "Peer supporter or self-help group", "Coach",
    ]  # fmt: skip
    told = {section.heading: section for section in GUIDE.sections}
    for person in people:
        assert told[person].paragraphs, person
        assert told[person].points[0].startswith("Usually: "), person
        assert re.match(r"Usually not: |Sometimes: ", told[person].points[1]), person


def test_the_guide_tells_hard_trust_from_harm() -> None:
    told = {section.heading: " ".join(section.paragraphs) for section in GUIDE.sections}
    assert "saying it is a step" in told["If it is hard with every therapist"]
    harm = told["If somebody did you harm"]
    assert "not a roadblock" in harm
    assert "tell somebody else" in harm


def test_no_text_sends_anybody_away_or_keeps_them() -> None:
    urging = re.compile(
        r"\b(end|leave|quit|stay in|stick with|give up on|find another) (your |the )?therap",
        re.IGNORECASE,
    )
    for where, text in EVERY_TEXT:
        assert not urging.search(text), where
        assert not re.search(r"\bcan(not|'t) (tell|act|do anything)", text), where


def test_a_language_without_texts_reads_english() -> None:
    assert load_roadblocks("tlh") == SEVEN
    assert load_guide("who_does_what", "tlh") == GUIDE


GOOD = resource("roadblocks", "en", "communication.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("---\nkey", "key", 1, "three hyphens"),
        ("order: 5\n", "", 7, "“order” is missing"),
        ("order: 5", "order: five", 1, "should be a number"),
        ("order: 5", "order: 4", 1, "“order” should be 5"),
        ("key: communication", "key: comunication", 1, "as the file is named"),
        ("icon: messages-square", "icon messages-square", 5, "a colon"),
        ("icon: messages-square", "picture: messages-square", 5, "not known"),
        ("icon: messages-square", "title: Again", 5, "twice"),
        ("opens: note.new", "opens: note.new\nalso_opens: go.today", 1, "belong together"),
        ("## Allowed\n", "## Erlaubt\n", 12, "Allowed, Note and Prompts"),
        ("## Allowed\n", "# Allowed\n", 12, "two or three #"),
        ("- You are allowed to say", "You are allowed to say", 14, "after a hyphen"),
        ("> Last time I nodded, but I wasn't sure.", "", 27, "opening sentence"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(
    tmp_path: Path, old: str, new: str, line: int, reason: str
) -> None:
    assert GOOD.count(old) == 1
    path = tmp_path / "xx" / "communication.md"
    path.parent.mkdir()
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(TextFileError) as caught:
        read_roadblock(path, 5)
    assert caught.value.file == "xx/communication.md"
    assert (caught.value.line, reason in caught.value.reason) == (line, True), caught.value
    assert str(caught.value).startswith(f"xx/communication.md, line {line}: ")


def test_too_few_prompts_are_told(tmp_path: Path) -> None:
    path = tmp_path / "communication.md"
    path.write_text(GOOD[: GOOD.rindex("###")], encoding="utf-8")
    with pytest.raises(TextFileError, match="At least 6 prompts"):
        read_roadblock(path, 5)


def test_a_wrapped_paragraph_is_one_text(tmp_path: Path) -> None:
    path = tmp_path / "communication.md"
    path.write_text(GOOD.replace("unsaid. Many", "unsaid.\nMany"), encoding="utf-8")
    assert read_roadblock(path, 5) == SEVEN[4]
