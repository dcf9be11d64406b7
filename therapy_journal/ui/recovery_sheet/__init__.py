# SPDX-License-Identifier: GPL-3.0-or-later
"""The paper that opens a journal when the passphrase is lost: shown, saved, printed."""
