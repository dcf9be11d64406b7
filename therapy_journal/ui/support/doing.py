# SPDX-License-Identifier: GPL-3.0-or-later
"""What is done with a line of Support, told with its way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from therapy_journal.core.messages import Message
from therapy_journal.services.supporting import Supporting
from therapy_journal.ui.help_at_hand.words import OPEN_TO_ALL
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.widgets.sheets import Sheet

REMOVED = Message("Moved to the trash.", action="Undo", key="support")
OFF = Message("Off the lock screen.", action="Undo", key="support")


class Doing:
    """Runs the use cases for a screen; the bus tells the screen what changed."""

    def __init__(self, *, supporting: Supporting, kit: Kit, screen: QWidget) -> None:
        self._supporting, self._kit, self._screen = supporting, kit, screen
        self._person_id = 0
        self.asking = Sheet("Put on the lock screen", screen, text=OPEN_TO_ALL)
        self.asking.add_button("Not now", dismisses=True)
        self.asking.add_button("Put there", is_primary=True, accepts=True)
        self.asking.accepted.connect(self._put)

    def remove_person(self, person_id: int) -> None:
        """Move somebody to the trash."""
        back = partial(self._supporting.restore_person, person_id)
        self._run(partial(self._supporting.remove_person, person_id), REMOVED, back)

    def remove_comfort(self, comfort_id: int) -> None:
        """Move something that helps to the trash."""
        back = partial(self._supporting.restore_comfort, comfort_id)
        self._run(partial(self._supporting.remove_comfort, comfort_id), REMOVED, back)

    def move_person(self, person_id: int) -> None:
        """Move somebody up."""
        self._run(partial(self._supporting.move_person, person_id, -1))

    def move_comfort(self, comfort_id: int) -> None:
        """Move something that helps up."""
        self._run(partial(self._supporting.move_comfort, comfort_id, -1))

    def ask_lock_screen(self, person_id: int) -> None:
        """Say who will be able to read it, before anybody is put on the lock screen."""
        self._person_id = person_id
        self.asking.open()

    def take_off(self, person_id: int) -> None:
        """Take somebody off the lock screen."""
        put = self._supporting.put_on_lock_screen
        back = partial(put, person_id, is_on=True)
        self._run(partial(put, person_id, is_on=False), OFF, back)

    def _put(self) -> None:
        put = self._supporting.put_on_lock_screen
        self._run(partial(put, self._person_id, is_on=True))

    def _run(
        self,
        work: Callable[[], object],
        said: Message | None = None,
        back: Callable[[], object] | None = None,
    ) -> None:
        self._kit.jobs.run(work, self._screen, partial(self._tell, said, back))

    def _tell(
        self, said: Message | None, back: Callable[[], object] | None, _value: object
    ) -> None:
        if said is not None and back is not None:
            self._kit.say(said, partial(self._run, back))
