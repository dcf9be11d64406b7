# SPDX-License-Identifier: GPL-3.0-or-later
"""When to save: told the time, forgetting nothing."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from therapy_journal.services.autosave import (
    DRAFT_LIMIT,
    DRAFT_REST,
    ENTRY_REST,
    AutosavePolicy,
    SaveDraft,
    SaveEntry,
    SaveState,
)


@pytest.fixture
def policy() -> AutosavePolicy:
    return AutosavePolicy()


def test_nothing_typed_is_nothing_to_do(policy):
    assert policy.state is SaveState.SAVED
    assert policy.next_deadline() is None
    assert policy.due(1e9) is None
    policy.flush(1e9)
    assert policy.due(1e9) is None


def test_a_draft_follows_the_last_key_by_400_milliseconds(policy):
    policy.typed(10.0)
    assert policy.state is SaveState.UNSAVED
    assert policy.next_deadline() == 10.0 + DRAFT_REST
    assert policy.due(10.3) is None
    policy.typed(10.3)
    assert policy.next_deadline() == 10.3 + DRAFT_REST
    assert policy.due(10.3 + DRAFT_REST) == SaveDraft(2)


def test_a_draft_follows_the_first_unkept_key_by_a_second_at_most(policy):
    for tenth in range(10):
        policy.typed(5.0 + tenth / 10)
    assert policy.due(5.99) is None
    assert policy.next_deadline() == 5.0 + DRAFT_LIMIT
    assert policy.due(6.0) == SaveDraft(10)


def test_the_entry_follows_three_seconds_of_rest(policy):
    policy.typed(0.0)
    assert policy.due(0.4) == SaveDraft(1)
    assert policy.state is SaveState.SAVING
    policy.succeeded()
    assert policy.is_kept
    assert policy.state is SaveState.UNSAVED
    assert policy.next_deadline() == ENTRY_REST
    assert policy.due(2.9) is None
    assert policy.due(3.0) == SaveEntry(1)
    policy.succeeded()
    assert policy.state is SaveState.SAVED
    assert policy.next_deadline() is None


def test_at_a_door_the_entry_goes_at_once(policy):
    policy.typed(0.0)
    policy.flush(0.1)
    assert policy.next_deadline() == 0.1
    assert policy.due(0.1) == SaveEntry(1)
    policy.succeeded()
    assert policy.state is SaveState.SAVED


def test_one_save_is_in_flight_and_the_newest_text_follows(policy):
    policy.typed(0.0)
    assert policy.due(0.4) == SaveDraft(1)
    policy.typed(0.5)
    policy.flush(0.6)
    assert policy.is_in_flight
    assert policy.due(100.0) is None
    assert policy.next_deadline() is None
    policy.succeeded()
    assert policy.due(0.7) == SaveEntry(2)


def test_keys_during_the_save_of_an_entry_are_kept_within_their_second(policy):
    policy.typed(0.0)
    assert policy.due(3.0) == SaveEntry(1)
    policy.typed(3.1)
    policy.succeeded()
    assert policy.state is SaveState.UNSAVED
    assert policy.due(3.5) == SaveDraft(2)


def test_a_failure_is_said_and_tried_again_later_each_time(policy):
    policy.typed(0.0)
    policy.flush(0.0)
    now = 0.0
    for wait in (1.0, 2.0, 5.0, 5.0, 5.0):
        assert policy.due(now) == SaveEntry(1)
        policy.failed(now)
        assert policy.state is SaveState.FAILED
        assert policy.next_deadline() == now + wait
        assert policy.due(now + wait - 0.1) is None
        now += wait
    assert policy.due(now) == SaveEntry(1)
    policy.succeeded()
    assert policy.state is SaveState.SAVED


def test_what_was_typed_while_saving_failed_goes_with_the_next_try(policy):
    policy.typed(0.0)
    assert policy.due(0.4) == SaveDraft(1)
    policy.failed(0.4)
    policy.typed(0.5)
    assert policy.due(1.4) == SaveDraft(2)
    policy.succeeded()
    assert policy.is_kept
    assert policy.state is SaveState.UNSAVED


def test_a_door_does_not_wait_for_a_retry(policy):
    policy.typed(0.0)
    assert policy.due(0.4) == SaveDraft(1)
    policy.failed(0.4)
    policy.flush(0.5)
    assert policy.due(0.5) == SaveEntry(1)
    policy.failed(0.5)
    assert policy.due(0.6) is None


def test_after_a_failed_entry_it_is_the_entry_that_is_tried_again(policy):
    policy.typed(0.0)
    assert policy.due(3.0) == SaveEntry(1)
    policy.failed(3.0)
    policy.typed(3.9)
    assert policy.due(4.0) == SaveEntry(2)


def test_reporting_on_nothing_is_a_bug(policy):
    with pytest.raises(RuntimeError):
        policy.succeeded()


class Typing(RuleBasedStateMachine):
    """A person typing, a journal that is slow and sometimes fails, a window that asks in time."""

    @initialize()
    def begin(self) -> None:
        self.policy = AutosavePolicy()
        self.now = 0.0
        self.text = 0  # counts the keys, as a text grows
        self.draft = 0
        self.entry = 0
        self.waiting: SaveDraft | SaveEntry | None = None
        self.waiting_text = 0
        self.first_unasked: float | None = None
        self.is_troubled = False

    @rule(keys=st.integers(1, 5))
    def type(self, keys: int) -> None:
        for _ in range(keys):
            self.text += 1
            self.policy.typed(self.now)
        if self.first_unasked is None:
            self.first_unasked = self.now

    @rule(seconds=st.sampled_from([0.05, 0.2, 0.39, 0.4, 0.7, 1.0, 3.0, 20.0]))
    def pass_time(self, seconds: float) -> None:
        end = self.now + seconds
        while (deadline := self.policy.next_deadline()) is not None and deadline <= end:
            self.now = max(self.now, deadline)
            self.ask()
        self.now = end
        self.ask()

    @rule()
    def pass_a_door(self) -> None:
        self.policy.flush(self.now)
        self.ask()
        if not self.policy.is_in_flight:
            assert self.policy.state is SaveState.SAVED

    @precondition(lambda self: self.waiting is not None)
    @rule()
    def the_save_returns(self) -> None:
        if isinstance(self.waiting, SaveEntry):
            self.entry = self.waiting_text
        self.draft = self.waiting_text
        self.waiting = None
        self.is_troubled = False
        self.policy.succeeded()
        self.ask()

    @precondition(lambda self: self.waiting is not None)
    @rule()
    def the_save_fails(self) -> None:
        self.waiting = None
        self.is_troubled = True
        self.policy.failed(self.now)
        if self.first_unasked is None and self.draft < self.text:
            self.first_unasked = self.now

    def ask(self) -> None:
        step = self.policy.due(self.now)
        if step is None:
            return
        assert self.waiting is None, "two saves in flight"
        assert step.edit == self.text, "an old text was asked for"
        self.waiting, self.waiting_text = step, self.text
        self.first_unasked = None

    @invariant()
    def what_is_not_kept_is_waited_for(self) -> None:
        if self.entry < self.text:
            assert self.policy.is_in_flight or self.policy.next_deadline() is not None
            assert self.policy.state is not SaveState.SAVED
        else:
            assert self.policy.state is not SaveState.UNSAVED
        assert self.policy.is_kept == (max(self.draft, self.entry) == self.text)

    @invariant()
    def a_draft_is_asked_for_within_a_second(self) -> None:
        if self.first_unasked is None or self.waiting is not None or self.is_troubled:
            return
        deadline = self.policy.next_deadline()
        assert deadline is not None
        assert deadline <= max(self.first_unasked + DRAFT_LIMIT, self.now)

    @invariant()
    def a_failure_is_said_until_a_save_returns(self) -> None:
        assert (self.policy.state is SaveState.FAILED) == self.is_troubled

    def teardown(self) -> None:
        """Left alone, everything typed becomes the entry."""
        for _ in range(10):
            if self.waiting is not None:
                self.the_save_returns()
            self.pass_time(20.0)
        if self.waiting is not None:
            self.the_save_returns()
        assert self.entry == self.text
        assert self.policy.state is SaveState.SAVED


TestTyping = Typing.TestCase
TestTyping.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
