# SPDX-License-Identifier: GPL-3.0-or-later
"""What logind and the screen savers tell over D-Bus.

Sources: systemd's ``org.freedesktop.login1`` (PrepareForSleep, Inhibit with a delay lock, Lock,
the session's Active property); the freedesktop screen saver's ActiveChanged, and that of GNOME,
Cinnamon and MATE, which has the same form.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
    QDBusVariant,
)
from shiboken6 import delete, isValid

from therapy_journal.ui.system.watch import SystemWatch

LOGIND = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
SAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
)

Answer = Callable[[list[object]], object]


class LinuxWatch(SystemWatch):
    """Listens on the system's bus and on the session's; without a bus it stays silent.

    Nothing is ever asked in a way that waits: a bus that does not answer costs nothing.
    """

    def __init__(
        self,
        *,
        system: QDBusConnection | None = None,
        session: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._system = system or QDBusConnection.systemBus()
        self._session = session or session_bus()
        self._is_listening = False
        self._asked: set[QDBusPendingCallWatcher] = set()
        self._inhibitor: tuple[QDBusPendingCall, QDBusPendingCallWatcher] | None = None

    def start(self) -> None:
        """Listen, and ask to be waited for before the computer sleeps."""
        for saver in SAVERS if self._session is not None else ():
            self._on(self._session, "", "", saver, "ActiveChanged", "_saver_changed(bool)")
        if not self._system.isConnected():
            return
        self._on(
            self._system, LOGIND, _PATH, _MANAGER, "PrepareForSleep", "_prepare_for_sleep(bool)"
        )
        self._inhibit()
        session_id = os.environ.get("XDG_SESSION_ID") or "auto"
        self._ask(_PATH, _MANAGER, "GetSession", [session_id], self._listen_to)

    def let_sleep(self) -> None:
        """Give the inhibitor back: its descriptor lives as long as the answer that brought it."""
        if self._inhibitor is not None:
            _, watcher = self._inhibitor
            self._inhibitor = None
            if isValid(watcher):
                delete(watcher)

    # -- what is told -------------------------------------------------------------------

    @Slot(bool)
    def _saver_changed(self, is_active: bool) -> None:  # noqa: FBT001 — a slot of D-Bus
        if is_active:
            self.locked.emit()

    @Slot(bool)
    def _prepare_for_sleep(self, is_beginning: bool) -> None:  # noqa: FBT001 — a slot of D-Bus
        if is_beginning:
            self.sleeping.emit()
        else:
            if self._inhibitor is None:
                self._inhibit()
            self.woke.emit()

    @Slot()
    def _session_locked(self) -> None:
        self.locked.emit()

    @Slot("QDBusMessage")
    def _session_changed(self, message: QDBusMessage) -> None:
        if message.arguments()[:1] == [_SESSION]:
            asked = [_SESSION, "Active"]
            self._ask(message.path(), _PROPERTIES, "Get", asked, self._is_active)

    def _is_active(self, answer: list[object]) -> None:
        value = answer[0].variant() if isinstance(answer[0], QDBusVariant) else answer[0]
        if value is False:
            self.locked.emit()  # another person's session is on the screen

    # -- asking -------------------------------------------------------------------------

    def _listen_to(self, answer: list[object]) -> None:
        path = answer[0].path() if isinstance(answer[0], QDBusObjectPath) else str(answer[0])
        self._on(self._system, LOGIND, path, _SESSION, "Lock", "_session_locked()")
        changed = "_session_changed(QDBusMessage)"
        self._on(self._system, LOGIND, path, _PROPERTIES, "PropertiesChanged", changed)
        self._is_listening = True

    def _inhibit(self) -> None:
        why = "Saving what is being written"
        message = QDBusMessage.createMethodCall(LOGIND, _PATH, _MANAGER, "Inhibit")
        message.setArguments(["sleep", "Journal", why, "delay"])
        call = self._system.asyncCall(message)
        self._inhibitor = call, QDBusPendingCallWatcher(call)

    def _ask(
        self, path: str, interface: str, member: str, arguments: Sequence[str], done: Answer
    ) -> None:
        message = QDBusMessage.createMethodCall(LOGIND, path, interface, member)
        message.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(message))
        self._asked.add(watcher)
        watcher.finished.connect(partial(self._answered, done, watcher))

    def _answered(self, done: Answer, watcher: QDBusPendingCallWatcher) -> None:
        arguments = [] if watcher.isError() else watcher.reply().arguments()
        self._asked.discard(watcher)
        watcher.deleteLater()
        if arguments:
            done(arguments)

    def _on(
        self,
        bus: QDBusConnection | None,
        service: str,
        path: str,
        interface: str,
        member: str,
        slot: str,
    ) -> None:
        # The stubs say bytes where PySide 6.11.3 takes what SLOT returns, a str.
        signature: object = SLOT(slot)
        if bus is not None:
            bus.connect(service, path, interface, member, self, signature)  # type: ignore[call-overload]


def session_bus() -> QDBusConnection | None:
    """Return the session's bus where there is one; looking for it further would start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    is_there = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (
        runtime and (Path(runtime) / "bus").exists()
    )
    return QDBusConnection.sessionBus() if is_there else None
