# SPDX-License-Identifier: GPL-3.0-or-later
"""Tags as a whole: how often each is used, renamed, put together, taken off everywhere.

Texts, versions and the time an entry was changed stay as they are; the search follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from therapy_journal.core.changes import Changes, Outcome
from therapy_journal.core.days import Clock
from therapy_journal.core.reflections import tag_names
from therapy_journal.core.tags import TagTaken
from therapy_journal.services.entry_texts import KIND
from therapy_journal.services.form_drafts import FormDrafts, FormKind
from therapy_journal.storage import search
from therapy_journal.storage import tags as stored
from therapy_journal.storage.connection import Database
from therapy_journal.storage.tags import TagUse

Tags = Mapping[int, tuple[str, ...]]
"""The tags of entries, by the entries' numbers."""


@dataclass(frozen=True, slots=True)
class Retagged:
    """What a change to a tag did: the tags of each entry before it and after it."""

    name: str
    new: str
    before: Tags
    after: Tags


class Tagging:
    """Every change is one transaction and can be taken back."""

    def __init__(self, *, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self.forms = FormDrafts(db=db, clock=clock)

    @property
    def is_read_only(self) -> bool:
        """Whether the journal lies where nothing can be written."""
        return self._db.is_read_only

    def all(self) -> tuple[TagUse, ...]:
        """Return the tags in use, those used most first."""
        return tuple(stored.all_tags(self._db, self._clock.now().day))

    def rename(self, name: str, new: str, *, merges: bool = False) -> Outcome[Retagged]:
        """Give a tag another name on every entry; with ``merges`` it may be that of another.

        An empty name changes nothing.

        Raises:
            TagTaken: when another tag has that name and ``merges`` was not said.
        """
        new = next(iter(tag_names([new])), name)
        is_same = new.casefold() == name.casefold()
        with self._db.atomic():
            if not is_same and not merges and stored.carrying(self._db, new):
                raise TagTaken
            before = stored.carrying(self._db, name)
            after = {entry: _renamed(tags, name, new) for entry, tags in before.items()}
            if is_same:
                stored.rename_alone(self._db, name, new)
            self._put(after)
            self.forms.drop(FormKind.TAG_NAME, 0)
            # A tag that was there already keeps its own spelling.
            after = stored.of_each(self._db, before)
        return Outcome(Retagged(name, new, before, after), _changed(before))

    def remove(self, name: str) -> Outcome[Retagged]:
        """Take a tag off every entry."""
        with self._db.atomic():
            before = stored.carrying(self._db, name)
            after = {entry: _without(tags, name) for entry, tags in before.items()}
            self._put(after)
        return Outcome(Retagged(name, "", before, after), _changed(before))

    def take_back(self, done: Retagged) -> Outcome[None]:
        """Put the tags back; what was changed on an entry since then stays changed."""
        with self._db.atomic():
            now = stored.of_each(self._db, done.before)
            back = {entry: _back(done, entry, tags) for entry, tags in now.items()}
            if done.new.casefold() == done.name.casefold():
                stored.rename_alone(self._db, done.new, done.name)
            self._put(back)
        return Outcome(None, _changed(done.before))

    def _put(self, tags: Tags) -> None:
        stored.set_each(self._db, tags)
        spelled = stored.of_each(self._db, tags)
        search.put_tags(self._db, KIND, {entry: " ".join(each) for entry, each in spelled.items()})


def _renamed(tags: tuple[str, ...], name: str, new: str) -> tuple[str, ...]:
    return tag_names(new if tag.casefold() == name.casefold() else tag for tag in tags)


def _without(tags: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(tag for tag in tags if tag.casefold() != name.casefold())


def _back(done: Retagged, entry: int, now: tuple[str, ...]) -> tuple[str, ...]:
    before = done.before[entry]
    if now == done.after[entry]:
        return before
    if not done.new:
        return tag_names((*now, done.name))
    had_both = any(tag.casefold() == done.new.casefold() for tag in before)
    if had_both:
        return tag_names((*now, done.name))
    return _renamed(now, done.new, done.name)


def _changed(entries: Tags) -> Changes:
    return Changes(frozenset(entries), tags=True)
