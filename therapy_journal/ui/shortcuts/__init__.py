# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys a person chose: which may be, where they are kept, and the sheet to choose them in."""
