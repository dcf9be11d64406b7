# SPDX-License-Identifier: GPL-3.0-or-later
"""An empty window, and nothing else: what every PySide6 program pays."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)

    from painted import Painted, now, tell

    def painted() -> None:
        tell({"painted": now()})

    Painted(window, painted)
    window.show()
    application.exec()


main()
