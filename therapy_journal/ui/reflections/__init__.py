# SPDX-License-Identifier: GPL-3.0-or-later
"""The screen of reflections: the list, the editor, what stands beside the text."""
