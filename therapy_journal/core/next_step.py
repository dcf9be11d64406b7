# SPDX-License-Identifier: GPL-3.0-or-later
"""What could come next in an unsent note. It is offered, and every layer may be the last."""

from __future__ import annotations

from enum import StrEnum


class NextStep(StrEnum):
    """The step that could come next; each can be left out."""

    BEGIN = "begin"
    KNOW = "know"
    SAY = "say"
    BRING = "bring"
    NONE = "none"


STEP_WORDS: dict[NextStep, str] = {
    NextStep.BEGIN: "Begin in any layer. You can stop after any of them.",
    NextStep.KNOW: "Next, if you like: what do you need them to know? Or leave it here.",
    NextStep.SAY: "Next, if you like: one or two sentences you could say. Or leave it here.",
    NextStep.BRING: "Next, if you like: how you want to bring it. “Not yet” is fine.",
    NextStep.NONE: "",
}


def next_step(*, has_raw: bool, has_know: bool, has_say: bool, is_decided: bool) -> NextStep:
    """Return what could come after the farthest layer in which something stands.

    ``is_decided`` says that how it is brought was chosen, or what became of it told.
    """
    if is_decided and has_say:
        return NextStep.NONE
    if has_say:
        return NextStep.BRING
    if has_know:
        return NextStep.SAY
    return NextStep.KNOW if has_raw else NextStep.BEGIN
