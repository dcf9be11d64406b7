# SPDX-License-Identifier: GPL-3.0-or-later
"""What the homework screen says."""

from __future__ import annotations

from therapy_journal.core.homework import HomeworkState
from therapy_journal.core.messages import Message
from therapy_journal.services.form_drafts import FormKind

STATES = {
    HomeworkState.ACTIVE: "In progress",
    HomeworkState.FINISHED: "Finished",
    HomeworkState.LET_GO: "Let go",
}
EMPTY = {
    HomeworkState.ACTIVE: (
        "Nothing to practise at the moment",
        "Something you agree to try goes here, in your own words. One line is enough.",
    ),
    HomeworkState.FINISHED: (
        "Nothing here yet",
        "What you finish is kept here, with what you learned from it.",
    ),
    HomeworkState.LET_GO: (
        "Nothing here",
        "What you let go of is kept here. It can be taken up again.",
    ),
}
LEFT = {
    FormKind.HOMEWORK: "Homework, not kept yet",
    FormKind.PRACTICE: "Practice, not kept yet",
    FormKind.PRACTICE_EDIT: "A change to practice, not kept yet",
    FormKind.FINISH: "Finishing homework, not kept yet",
    FormKind.OBSTACLE: "What got in the way, not kept yet",
}
NOTHING = Message(
    "No homework is in progress.",
    "You could write about it as a reflection.",
    action="Write about it",
    key="homework",
)
GONE = Message("This is no longer there.", "It may be in the trash.", key="homework")
