# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing leaves the computer: the source imports no module that could carry it."""

import ast

from tests.architecture.sources import files, imported, place, tree

NETWORK = (
    "socket", "ssl", "http", "urllib.request", "urllib.error", "ftplib", "smtplib", "poplib",
    "imaplib", "telnetlib", "xmlrpc", "socketserver", "asyncio", "requests", "httpx", "aiohttp",
    "urllib3", "PySide6.QtNetwork", "PySide6.QtWebSockets", "PySide6.QtWebEngineCore",
    "webbrowser", "multiprocessing.connection", "_socket", "selectors",
)  # fmt: skip


def test_no_network_module_is_imported():
    found = [
        (place(path, line), name)
        for path in files()
        for line, name in imported(path)
        if name in NETWORK or name.startswith(tuple(f"{module}." for module in NETWORK))
    ]
    assert not found


def test_the_printing_module_is_imported_inside_a_function_only():
    found = []
    for path in files():
        top = {node.lineno for node in _top_level_imports(path)}
        found += [
            place(path, line)
            for line, name in imported(path)
            if name.startswith("PySide6.QtPrintSupport") and line in top
        ]
    assert not found


def _top_level_imports(path):
    return [n for n in tree(path).body if isinstance(n, ast.Import | ast.ImportFrom)]
