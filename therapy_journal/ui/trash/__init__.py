# SPDX-License-Identifier: GPL-3.0-or-later
"""The trash: what lies in it, *Put back*, and *Gone for good* with its one question."""
