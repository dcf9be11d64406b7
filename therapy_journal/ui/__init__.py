# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows: the only floor that knows Qt."""

from therapy_journal.ui.overrides import guard_overrides

guard_overrides()  # before the first class of ours is derived from one of Qt's
