# SPDX-License-Identifier: GPL-3.0-or-later
"""The seven roadblocks: beside every screen, all at once, and the guide to who does what."""
