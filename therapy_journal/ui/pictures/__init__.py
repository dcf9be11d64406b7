# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures on their way into an entry, and how they are shown there."""
