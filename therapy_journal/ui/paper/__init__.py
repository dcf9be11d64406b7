# SPDX-License-Identifier: GPL-3.0-or-later
"""Paper: one layout of the page for the preview, the printer and the PDF alike."""
