# SPDX-License-Identifier: GPL-3.0-or-later
"""All tags of a journal."""
