# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether the system asks for less motion, asked on a message bus of the test's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

from tests.ui.system.buses import needs_bus
from therapy_journal.ui.system.motion import PORTAL, MotionWish

pytestmark = needs_bus


class Portal(QDBusVirtualObject):
    """Answers as the settings portal does: a value, wrapped twice."""

    def __init__(self, bus: QDBusConnection, values: dict[str, object]) -> None:
        super().__init__()
        self._values = values
        self.asked: list[str] = []
        bus.registerService(PORTAL)
        whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
        bus.registerVirtualObject("/org/freedesktop/portal", self, whole)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:  # noqa: N802
        key = message.arguments()[1]
        if key in self._values:
            reply = message.createReply()
            reply.setArguments([QDBusVariant(QDBusVariant(self._values[key]))])
        else:
            reply = message.createErrorReply("org.freedesktop.portal.Error.NotFound", "no")
        connection.send(reply)
        self.asked.append(key)
        return True


@pytest.mark.parametrize(
    ("values", "is_less"),
    [
        ({"enable-animations": False}, True),
        ({"reduced-motion": 1}, True),
        ({"enable-animations": True, "reduced-motion": 0}, False),
        ({}, False),
    ],
)
def test_the_portal_is_asked(qtbot, bus, values, is_less):
    portal = Portal(bus.connect("portal"), values)
    owner = QObject()
    wish = MotionWish(owner, session=bus.connect("window"))
    told = []
    wish.less.connect(lambda: told.append(True))
    wish.ask()
    qtbot.waitUntil(lambda: len(portal.asked) == 2 and not wish._asked)
    assert bool(told) == is_less
