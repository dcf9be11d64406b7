# SPDX-License-Identifier: GPL-3.0-or-later
"""Heavy writing: a timer that never stops anybody, and a closing step."""
