# SPDX-License-Identifier: GPL-3.0-or-later
"""What a journal's folder and its database are called; known without opening anything."""

from __future__ import annotations

DATABASE_NAME = "journal.db"
SUFFIX = ".tjournal"
