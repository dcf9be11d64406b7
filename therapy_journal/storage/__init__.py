# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal on disk: the only floor that knows SQLCipher."""

from therapy_journal.storage.process import quiet_openssl

# The libraries below read OpenSSL's environment when they are imported, so whoever imports
# any module of this floor gets this first.
quiet_openssl()
