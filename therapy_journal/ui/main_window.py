# SPDX-License-Identifier: GPL-3.0-or-later
"""The one window: the lock screen first, then the desk; every door saves."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from therapy_journal.core.messages import Message
from therapy_journal.services.settings import (
    GEOMETRY,
    KEPT_OUT,
    LAST_JOURNAL,
    LOCK_MINUTES,
    REMEMBER_LAST,
    WindowSettings,
)
from therapy_journal.ui.commands import Commands, Needs
from therapy_journal.ui.doors.cover import StartCover
from therapy_journal.ui.doors.doors import Doors
from therapy_journal.ui.doors.elsewhere import Elsewhere
from therapy_journal.ui.idle import IdleLock
from therapy_journal.ui.kit import Kit
from therapy_journal.ui.message_bar import MessageBar
from therapy_journal.ui.restart import Restart
from therapy_journal.ui.widgets.grounds import on_ground

if TYPE_CHECKING:  # loaded while the passphrase is being typed
    from therapy_journal.core.whereabouts import Whereabouts
    from therapy_journal.services.journal import Journal
    from therapy_journal.ui.desk import Desk
    from therapy_journal.ui.system.watch import SystemWatch

TITLE = "Journal"
_OF_SCREEN = 0.96
"""Share of the screen a new window takes at most, so that its frame fits as well."""

IDLE_SOON = Message(
    "Locking in 30 seconds.", "A key or a movement keeps it open.", key="idle", stays=True
)


class MainWindow(QMainWindow):
    """Wires the lock screen, the desk and the lock; knows nothing of what is written."""

    ended = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        commands: Commands,
        settings: WindowSettings,
        bar: MessageBar,
        restart: Restart,
        elsewhere: Elsewhere,
    ) -> None:
        super().__init__()
        self._kit, self._commands, self._settings = kit, commands, settings
        self._bar, self._restart = bar, restart
        self._journal: Journal | None = None
        self._desk: Desk | None = None
        self._may_close = False
        self.setWindowTitle(TITLE)
        self._pages = QStackedWidget()
        self._lay_out()
        self.doors = Doors(window=self, kit=kit, elsewhere=elsewhere)
        self._elsewhere = elsewhere
        self.doors.closing.connect(self._closing)
        self.doors.locked.connect(self._start_anew)
        self.doors.ended.connect(self._end)
        self.idle = IdleLock(_application(), self, is_held=self._is_held)
        self.idle.soon.connect(self._tell_idle)
        self.idle.stirred.connect(self._untell_idle)
        self.idle.rested.connect(self.doors.lock)
        self.system: SystemWatch | None = None
        kit.jobs.problem.connect(self._tell_problem)
        # Shortcuts work only for actions that belong to a widget.
        self.addActions(commands.all_actions())

    # -- pages ------------------------------------------------------------------------

    def show_lock_screen(self, screen: QWidget) -> None:
        """Show the lock screen; its ``opened(Journal)`` leads to :meth:`open_journal`."""
        self._pages.addWidget(screen)
        self._pages.setCurrentWidget(screen)
        screen.setFocus()

    def cover_start(self) -> None:
        """Lay a neutral cover over the lock screen: the window was hidden before the lock."""
        cover = StartCover(self)
        cover.lifted.connect(self._focus_page)
        cover.lay()

    def _focus_page(self) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            page.setFocus()

    def keep_out_of_captures(self) -> None:
        """Ask the system to leave this window out of captures, where that exists."""
        from therapy_journal.ui.system import capture  # noqa: PLC0415 — after the first painting

        if capture.EXISTS:
            is_on = self._settings.get(KEPT_OUT)
            capture.keep_out_of_captures(self, is_kept_out=is_on)

    def hold(self, desk: Desk) -> None:
        """Take in a desk that is not to be seen yet, as large as it will be."""
        self._pages.addWidget(desk)
        desk.resize(self._pages.size())

    def open_journal(self, journal: Journal, desk: Desk) -> None:
        """Show the desk of a journal that was just opened, held since before."""
        self._journal = journal
        self._kit.jobs.set_interrupt(journal.interrupt)
        if self._settings.get(REMEMBER_LAST):
            self._settings.put(LAST_JOURNAL, str(journal.folder))
        self.doors.open(journal, desk)
        self._elsewhere.begin(journal)
        show = partial(self._show_desk, desk)
        self._kit.jobs.run(journal.left_at, self, show)

    @property
    def desk(self) -> Desk | None:
        """The desk, once a journal is open."""
        return self._desk

    def _show_desk(self, desk: Desk, place: Whereabouts) -> None:
        journal = self._journal
        if journal is None:
            return
        context = Needs.UNLOCKED if journal.is_read_only else Needs.UNLOCKED | Needs.WRITABLE
        self._desk = desk
        self._commands.set_context(context)
        lock_screen = self._pages.currentWidget()
        self._pages.setCurrentWidget(desk)
        if lock_screen is not None:
            self._pages.removeWidget(lock_screen)
            lock_screen.deleteLater()
        desk.go_back(place)
        self.idle.start(self._settings.get(LOCK_MINUTES))

    # -- doors ------------------------------------------------------------------------

    def lock(self) -> None:
        """Hide what is shown, save, close the journal and replace the process."""
        self.doors.lock()

    def listen_to_system(self, watch: SystemWatch) -> None:
        """Lock when the system's screen locks or it sleeps, and look at the clock when it woke."""
        self.system = watch
        watch.locked.connect(self.lock)
        watch.sleeping.connect(self._going_to_sleep)
        watch.woke.connect(self.idle.look)
        self.doors.covered.connect(watch.let_sleep)
        self.doors.locked.connect(watch.let_sleep)
        watch.start()

    def _going_to_sleep(self) -> None:
        if self._desk is None and self.system is not None:
            self.system.let_sleep()
        # Where the system does not wait, this much is done before it sleeps.
        self.save_now()
        self.lock()

    def _is_held(self) -> bool:
        return self._kit.ongoing.is_busy

    def leave(self) -> None:
        """Save, close the journal and end the program."""
        if self._desk is None:
            self._may_close = True
            self.close()
        else:
            self.doors.leave()

    def leave_at_once(self) -> None:
        """Save and end because the system asks for it."""
        if self._desk is None:
            self.leave()
        else:
            self.doors.leave_at_once()

    def come_forward(self) -> None:
        """Show this window before others; where the system refuses, ask for attention."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()
        _application().alert(self)

    def open_words(self) -> None:
        """Take up a file of words that were kept elsewhere."""
        self._elsewhere.open_file(self)

    def save_now(self) -> None:
        """Save what is being typed, and wait for the journal to have it."""
        self.doors.save_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the notice away with Esc, when nothing inside had a use for the key."""
        if event.key() == Qt.Key.Key_Escape:
            self._bar.dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Save first; the window closes when the journal has everything."""
        if self._may_close:
            self._settings.put(GEOMETRY, bytes(self.saveGeometry().toHex().data()).decode())
            self.idle.stop()
            event.accept()
            self.ended.emit()
            return
        event.ignore()
        self.leave()

    def restore_place(self) -> None:
        """Show the window where and as large as it was."""
        screen = self.screen().availableGeometry().size()
        self.resize(QSize(1280, 800).boundedTo(screen * _OF_SCREEN))
        kept = self._settings.get(GEOMETRY)
        if kept:
            self.restoreGeometry(QByteArray.fromHex(kept.encode()))

    def rest_minutes_changed(self) -> None:
        """Take up a changed time of rest before locking."""
        self.idle.stop()
        self.idle.start(self._settings.get(LOCK_MINUTES))

    def _closing(self) -> None:
        self.setEnabled(False)
        self.idle.stop()

    def start_anew_at(self, folder: Path | None) -> None:
        """Replace the process once the journal is closed; the journal at this place is shown."""
        self._settings.put(GEOMETRY, bytes(self.saveGeometry().toHex().data()).decode())
        self._kit.jobs.close()
        self._restart(folder, is_covered=self.doors.is_hidden)

    def _start_anew(self) -> None:
        self.start_anew_at(self._journal.folder if self._journal else Path())

    def _end(self) -> None:
        self._may_close = True
        self.close()

    # -- notices ----------------------------------------------------------------------

    def _tell_problem(self, problem: object) -> None:
        self._kit.say(Message.of(problem))  # type: ignore[arg-type]

    def _tell_idle(self) -> None:
        self._kit.say(IDLE_SOON)

    def _untell_idle(self) -> None:
        self._bar.dismiss_key(IDLE_SOON.key)

    def _lay_out(self) -> None:
        body = QWidget()
        on_ground(body, "canvas")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addWidget(self._bar)
        self.setCentralWidget(body)
        self.setMinimumSize(640, 560)


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError("a window needs an application")
    return application
