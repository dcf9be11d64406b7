# SPDX-License-Identifier: GPL-3.0-or-later
"""A bus of the test's own, and a login manager on it that answers as logind does."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""
LOGIND = "org.freedesktop.login1"
SESSION = "/org/freedesktop/login1/session/_31"
needs_bus = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="needs dbus-daemon")


class Bus:
    """A dbus-daemon of its own."""

    def __init__(self, folder: Path) -> None:
        file = folder / "bus.conf"
        file.write_text(CONFIGURATION.format(folder=folder))
        self._daemon = subprocess.Popen(
            [
                "dbus-daemon",
                f"--config-file={file}",
                "--print-address=1",
                "--nofork",
                "--nopidfile",
            ],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.address = self._daemon.stdout.readline().strip()
        self._names: list[str] = []

    def connect(self, name: str) -> QDBusConnection:
        """Return a connection of its own."""
        name = f"{name}-{self._daemon.pid}"
        self._names.append(name)
        return QDBusConnection.connectToBus(self.address, name)

    def close(self) -> None:
        """End the bus."""
        for name in self._names:
            QDBusConnection.disconnectFromBus(name)
        self._daemon.terminate()
        self._daemon.wait()
        self._daemon.stdout.close()


class LoginManager(QDBusVirtualObject):
    """Hands out inhibitors, knows one session, and tells what a test lets it tell."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.asked: list[tuple[str, list[object]]] = []
        self.is_active = True
        self._inhibitors: list[int] = []
        bus.registerService(LOGIND)
        whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
        bus.registerVirtualObject("/org/freedesktop/login1", self, whole)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        self.asked.append((message.member(), list(message.arguments())))
        answers = {
            "Inhibit": self._inhibit,
            "GetSession": lambda: QDBusObjectPath(SESSION),
            "Get": lambda: QDBusVariant(self.is_active),
        }
        reply = message.createReply()
        reply.setArguments([answers[message.member()]()])
        connection.send(reply)
        return True

    def sleep(self, *, is_beginning: bool) -> None:
        self._tell("/org/freedesktop/login1", f"{LOGIND}.Manager", "PrepareForSleep", is_beginning)

    def lock(self, session: str = SESSION) -> None:
        self._tell(session, f"{LOGIND}.Session", "Lock")

    def switch_user(self, *, is_active: bool) -> None:
        self.is_active = is_active
        changed = (f"{LOGIND}.Session", {"Active": is_active}, ["Active"])
        self._tell(SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", *changed)

    def waits(self) -> int:
        """Return how many inhibitors are held."""
        return sum(not select.select([end], [], [], 0)[0] for end in self._inhibitors)

    def close(self) -> None:
        for end in self._inhibitors:
            os.close(end)

    def _inhibit(self) -> QDBusUnixFileDescriptor:
        read, write = os.pipe()
        self._inhibitors.append(read)
        descriptor = QDBusUnixFileDescriptor(write)
        os.close(write)
        return descriptor

    def _tell(self, path: str, interface: str, member: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, member)
        signal.setArguments(list(arguments))
        self._bus.send(signal)


def tell_saver(bus: QDBusConnection, saver: str, *, is_active: bool) -> None:
    """Let a screen saver tell that it began or ended."""
    path = "/" + saver.replace(".", "/")
    signal = QDBusMessage.createSignal(path, saver, "ActiveChanged")
    signal.setArguments([is_active])
    bus.send(signal)
