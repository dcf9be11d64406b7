# SPDX-License-Identifier: GPL-3.0-or-later
"""The summary: switches on the left, the page itself on the right."""
