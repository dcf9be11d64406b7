# SPDX-License-Identifier: GPL-3.0-or-later
"""The left rail: where one can go, and the next session."""
