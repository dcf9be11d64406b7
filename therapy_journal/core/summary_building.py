# SPDX-License-Identifier: GPL-3.0-or-later
"""From material and switches to the page: only what is switched on comes through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from therapy_journal.core.days import short_day
from therapy_journal.core.homework import Practice, PracticeOutcome
from therapy_journal.core.homework_words import obstacle_words
from therapy_journal.core.name_shield import NameShield
from therapy_journal.core.page_words import plain_paragraphs
from therapy_journal.core.pictures import PagePicture
from therapy_journal.core.roadblocks import FAMILIAR_TITLES
from therapy_journal.core.sessions import SessionState
from therapy_journal.core.summary import (
    AttendancePart,
    Bring,
    HomeworkPart,
    MoodMaterial,
    MoodPart,
    OneThing,
    Part,
    PassagesPart,
    PassageText,
    RoadblocksPart,
    SayPart,
    SectionValue,
    StayedPart,
    Summary,
    TaskRow,
    WishesPart,
)
from therapy_journal.core.summary_material import MarkedWords, Material, TaskMaterial

PICTURES = "paper.pictures"
"""The switch that lets the pictures of marked entries onto the page."""
SECOND_PAGE = "paper.second_page"
"""The switch that lets the page go on to a second one."""

_OUTCOME_WORDS = {
    PracticeOutcome.DONE: "done",
    PracticeOutcome.PARTLY: "partly",
    PracticeOutcome.NOT: "not this time",
}
STATE_WORDS = {
    SessionState.ATTENDED: "attended",
    SessionState.MISSED: "missed",
    SessionState.CANCELLED: "cancelled",
    SessionState.MOVED: "moved",
    SessionState.PLANNED: "planned",
}
_LONGEST_OBSTACLE = 400


def agenda_key(item_id: int) -> str:
    """Return the switch of one thing to bring."""
    return f"agenda.{item_id}"


def stayed_key(session_id: int) -> str:
    """Return the switch of what stayed from one session."""
    return f"stayed.{session_id}"


def task_key(homework_id: int) -> str:
    """Return the switch of one task."""
    return f"homework.{homework_id}"


def noticed_key(practice_id: int) -> str:
    """Return the switch of one *noticed* line."""
    return f"practice.{practice_id}.noticed"


def obstacle_key(practice_id: int) -> str:
    """Return the switch of one *got in the way* line."""
    return f"practice.{practice_id}.obstacle"


def roadblock_key(key: str) -> str:
    """Return the switch of one roadblock."""
    return f"roadblock.{key}"


def mark_key(mark_id: int) -> str:
    """Return the switch of one marked passage or entry."""
    return f"mark.{mark_id}"


def mark_title_key(mark_id: int) -> str:
    """Return the switch of the title of a marked entry."""
    return f"mark.{mark_id}.title"


def note_key(note_id: int) -> str:
    """Return the switch of the third layer of one unsent note."""
    return f"note.{note_id}"


def build(
    material: Material, switches: Mapping[str, bool], shield: NameShield | None = None
) -> Summary:
    """Return the page. A key that is not in ``switches`` is off."""
    page = _Page(material, switches, shield or NameShield())
    sections = tuple(
        section
        for part, make in _MAKERS.items()
        if switches.get(part.key) and (section := make(page)) is not None
    )
    return Summary(
        material.session_day,
        material.period,
        sections,
        tuple(page.keys),
        two_pages=bool(switches.get(SECOND_PAGE)),
    )


class _Page:
    """Material seen through the switches; remembers which of them let something through."""

    def __init__(
        self, material: Material, switches: Mapping[str, bool], shield: NameShield
    ) -> None:
        self.material = material
        self.shield = shield
        self._switches = switches
        self.keys: list[str] = []

    def lets(self, key: str) -> bool:
        """Return whether the switch ``key`` is on, and note that it was used."""
        if not self._switches.get(key):
            return False
        if key not in self.keys:
            self.keys.append(key)
        return True

    def paragraphs(self, markdown: str) -> tuple[str, ...]:
        """Return a text as shielded plain paragraphs."""
        return tuple(self.shield(line) for line in plain_paragraphs(markdown))

    def line(self, text: str) -> str:
        """Return a text as one shielded line."""
        return self.shield(" ".join(" ".join(plain_paragraphs(text)).split()))


def _one_thing(page: _Page) -> OneThing:
    page.lets(Part.ONE_THING.key)
    return OneThing("\n".join(page.paragraphs(page.material.page.one_thing)))


def _agenda(page: _Page) -> Bring | None:
    lines = tuple(
        page.line(item.body) for item in page.material.agenda if page.lets(agenda_key(item.id))
    )
    return Bring(lines) if lines else None


def _stayed(page: _Page) -> StayedPart | None:
    stayed = page.material.stayed
    if stayed is None or not page.lets(stayed_key(stayed.session_id)):
        return None
    paragraphs = page.paragraphs(stayed.words)
    return StayedPart(paragraphs) if paragraphs else None


def _mood(page: _Page) -> MoodPart | None:
    mood = page.material.mood
    if not mood.points:
        return None
    page.lets(Part.MOOD.key)
    return MoodPart(page.material.period, mood, mood_caption(mood))


def mood_caption(mood: MoodMaterial) -> str:
    """Say how the mood line is to be read."""
    said = ["Mood 0–10, one point a day."]
    if mood.lowest and mood.highest and mood.lowest != mood.highest:
        low, high = short_day(mood.lowest), short_day(mood.highest)
        if (mood.lowest.year, mood.lowest.month) == (mood.highest.year, mood.highest.month):
            low, high = low.rpartition(" ")[0], high.rpartition(" ")[0]
        said.append(f"Lowest: {low}. Highest: {high}.")
    if mood.session_days:
        said.append("Dashed line: a session.")
    return " ".join(said)


def _homework(page: _Page) -> HomeworkPart | None:
    rows = tuple(
        _task_row(page, task)
        for task in page.material.tasks
        if page.lets(task_key(task.homework.id))
    )
    return HomeworkPart(rows) if rows else None


def _task_row(page: _Page, task: TaskMaterial) -> TaskRow:
    lines: list[str] = []
    for practice in task.practices:
        if practice.noticed.strip() and page.lets(noticed_key(practice.id)):
            lines.append(page.line(practice.noticed))
        obstacle = obstacle_line(practice)
        if obstacle and page.lets(obstacle_key(practice.id)):
            lines.append(page.line(f"In the way: {obstacle}"))
    return TaskRow(
        task_key(task.homework.id),
        page.line(task.homework.title),
        task.practised,
        task.outcomes,
        tuple(lines),
    )


def obstacle_line(practice: Practice) -> str:
    """Say what got in the way of one try; empty when nothing was noted."""
    return obstacle_words(practice.obstacles, practice.obstacle_note, _LONGEST_OBSTACLE)


def outcomes(practices: Iterable[Practice]) -> str:
    """Count how the tries went, e.g. ``2 done, 1 partly``."""
    counts = Counter(practice.outcome for practice in practices)
    said = [f"{counts[o]} {words}" for o, words in _OUTCOME_WORDS.items() if counts[o]]
    return ", ".join(said)


def _roadblocks(page: _Page) -> RoadblocksPart | None:
    names = tuple(
        f"{known.title} ({FAMILIAR_TITLES[known.familiar].lower()})"
        for known in sorted(page.material.roadblocks, key=lambda r: -r.familiar)
        if page.lets(roadblock_key(known.key))
    )
    return RoadblocksPart(names) if names else None


def _passages(page: _Page) -> PassagesPart | None:
    passages = []
    for marked in page.material.marked:
        # Words that changed since they were marked have not been looked at.
        if marked.is_lost or not page.lets(mark_key(marked.mark_id)):
            continue
        title = ""
        if marked.title.strip() and page.lets(mark_title_key(marked.mark_id)):
            title = page.line(marked.title)
        paragraphs = page.paragraphs(marked.words)
        pictures = _pictures(page, marked)
        key = mark_key(marked.mark_id)
        passages.append(PassageText(key, marked.day, title, paragraphs, pictures))
    return PassagesPart(tuple(passages)) if passages else None


def _pictures(page: _Page, marked: MarkedWords) -> tuple[PagePicture, ...]:
    if not marked.pictures or not page.lets(PICTURES):
        return ()
    return tuple(
        replace(picture, caption=page.line(picture.caption))
        for picture in marked.pictures
        if picture.content
    )


def _notes(page: _Page) -> SayPart | None:
    said = (
        (note_key(note.id), page.paragraphs(note.words))
        for note in page.material.notes
        if page.lets(note_key(note.id))
    )
    # A line of marks alone, such as a rule or a picture's, leaves nothing to be said.
    lines = tuple((key, paragraphs) for key, paragraphs in said if paragraphs)
    return SayPart(lines) if lines else None


def _attendance(page: _Page) -> AttendancePart | None:
    lines = tuple(
        f"{short_day(session.day)} {STATE_WORDS[session.state]}"
        for session in page.material.sessions
    )
    if not lines:
        return None
    page.lets(Part.ATTENDANCE.key)
    return AttendancePart(lines)


def _wishes(page: _Page) -> WishesPart:
    page.lets(Part.WISHES.key)
    return WishesPart(page.material.page.wishes)


_MAKERS: dict[Part, Callable[[_Page], SectionValue | None]] = {
    Part.ONE_THING: _one_thing,
    Part.AGENDA: _agenda,
    Part.STAYED: _stayed,
    Part.MOOD: _mood,
    Part.HOMEWORK: _homework,
    Part.ROADBLOCKS: _roadblocks,
    Part.PASSAGES: _passages,
    Part.NOTES: _notes,
    Part.ATTENDANCE: _attendance,
    Part.WISHES: _wishes,
}
