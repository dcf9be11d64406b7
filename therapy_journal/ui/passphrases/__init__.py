# SPDX-License-Identifier: GPL-3.0-or-later
"""Typing a passphrase, and choosing a new one; for the lock screen and the settings."""
