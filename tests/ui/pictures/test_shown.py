# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures as they are decoded for the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from tests.ui.pictures.test_taking_in import encoded
from therapy_journal.ui.pictures.shown import scaled


@pytest.mark.parametrize("kind", ["png", "jpeg"])
@pytest.mark.parametrize("size", [QSize(300, 200), QSize(60, 40), QSize(600, 400)])
def test_a_picture_is_decoded_to_the_size_it_is_shown_in(qapp, kind, size):
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 40, 90))
    shown = scaled(encoded(image, kind), size)
    assert shown.size() == size
    assert abs(shown.pixelColor(size.width() // 2, size.height() // 2).red() - 200) < 4


def test_what_is_no_picture_is_none(qapp):
    assert scaled(b"nothing of the kind", QSize(10, 10)).isNull()
