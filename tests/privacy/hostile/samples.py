# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts that try to make a program open a picture on the disk or on the network."""

from __future__ import annotations

import base64
import itertools
from pathlib import Path

PLANTED = "planted-for-reading"
"""Stands in the path of every picture named by a sample; whoever opens one opens this."""

_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJ"
    "RU5ErkJggg=="
)
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><image href="{0}"/></svg>'

_SHAPES = (
    '<img src="{0}">',
    "<img src='{0}' width=9 height=9 alt=x>",
    "<IMG SRC={0}>",
    '<p>Before <b>bold</b> <img src="{0}"/> after</p>',
    '<html><body background="{0}">ground</body></html>',
    '<table background="{0}"><tr><td background="{0}">cell</td></tr></table>',
    '<p style="background-image:url({0})">styled</p>',
    "<style>p {{ background: url('{0}') }} li {{ list-style-image: url({0}) }}</style><p>css</p>",
    '<link rel="stylesheet" href="{0}"><p>linked</p>',
    "<style>@import url({0});</style><p>imported</p>",
    '<ul style="list-style-image:url({0})"><li>point</li></ul>',
    '<object data="{0}"></object><embed src="{0}"><iframe src="{0}"></iframe>',
    '<svg><image xlink:href="{0}" href="{0}"/></svg>',
    '<a href="{0}"><img src="{0}"></a>',
    "![picture]({0})",
    "![picture](<{0}>)",
    '![picture]({0} "title")',
    "[![inner]({0})]({0})",
    "![ref][p]\n\n[p]: {0}",
    '> quoted ![q]({0})\n\n- item <img src="{0}">',
    "# ![heading]({0})",
    "| a | b |\n|---|---|\n| ![c]({0}) | d |",
    '&lt;img src="{0}"&gt; &amp;lt;img src="{0}"&amp;gt;',
    '<!DOCTYPE html><meta http-equiv="refresh" content="0;url={0}"><img\nsrc\n=\n"{0}"\n>',
    '\ufeff<img src="{0}">\u2028<img src="{0}">',
)  # fmt: skip


def plant(folder: Path) -> Path:
    """Put a picture, a drawing that names it, and a style sheet into a folder of that name."""
    place = folder / PLANTED
    place.mkdir()
    (place / "a.png").write_bytes(_PNG)
    (place / "a.svg").write_text(_SVG.format(place / "a.png"))
    (place / "a.css").write_text(f"p {{ background-image: url({place / 'a.png'}) }}")
    return place


def samples(place: Path) -> list[str]:
    """Return 200 different texts; ``place`` is what :func:`plant` returned."""
    picture = place / "a.png"
    targets = (
        str(picture),
        picture.as_uri(),
        (place / "a.svg").as_uri(),
        f"//{PLANTED}.example/share/a.png",
        f"http://{PLANTED}.example/a.png",
        f"file://{PLANTED}.example/share/a.png",
        (place / "a.css").as_uri(),
        "data:image/svg+xml;base64,"
        + base64.b64encode(_SVG.format(picture.as_uri()).encode()).decode(),
    )
    # Every target is met early, so that a share of the texts still has all of them.
    pairs = itertools.product(_SHAPES, targets)
    made = [shape.format(target) for shape, target in pairs]
    if len(set(made)) != 200:
        raise ValueError(len(made))
    return made[::7] + [text for place, text in enumerate(made) if place % 7]
