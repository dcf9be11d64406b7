# SPDX-License-Identifier: GPL-3.0-or-later
"""The writing area: plain Markdown, styled while it is typed."""
