# SPDX-License-Identifier: GPL-3.0-or-later
"""The palette: one field that does any command, and goes to any entry or day."""
