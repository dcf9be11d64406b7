# SPDX-License-Identifier: GPL-3.0-or-later
"""The texts of the seven roadblocks, one file each, made for translators.

``resources/roadblocks/README.md`` says how a file is written. A file that does not keep to
it raises :class:`TextFileError` with its name and line; tests read every language.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from therapy_journal.core.roadblocks import Action, Prompt, Roadblock, RoadblockKey
from therapy_journal.paths import resource
from therapy_journal.services.text_files import Block, TextFile, in_language, read

LEAST_PROMPTS = 6
_REQUIRED = ("key", "order", "title", "icon", "opens", "opens_label")
_OPTIONAL = ("also_opens", "also_opens_label")
_SECTIONS = ("Allowed", "Note", "Prompts")


def load_roadblocks(language: str = "en", folder: Path | None = None) -> tuple[Roadblock, ...]:
    """Return the seven in their order; English where the language has none."""
    root = folder or resource("roadblocks")
    return tuple(
        read_roadblock(in_language(root, language, key), order)
        for order, key in enumerate(RoadblockKey, 1)
    )


def read_roadblock(path: Path, order: int) -> Roadblock:
    """Read one file, named by its key, and check it against its place among the seven."""
    file = read(path, required=_REQUIRED, optional=_OPTIONAL)
    key = RoadblockKey(path.stem)
    if file.fields["key"] != key:
        raise file.problem(1, f"“key” should be “{key}”, as the file is named.")
    if file.number("order") != order:
        raise file.problem(1, f"“order” should be {order}.")
    sections = _sections(file)
    about = _one_text(file, sections[""], file.blocks[0].line, "what it is about")
    return Roadblock(
        key=key,
        title=file.fields["title"],
        icon=file.fields["icon"],
        about=about,
        allowed=_allowed(file, sections["Allowed"]),
        prompts=_prompts(file, sections["Prompts"]),
        opens=file.fields["opens"],
        opens_label=file.fields["opens_label"],
        also=_also(file),
        note=_note(file, sections),
    )


def _sections(file: TextFile) -> dict[str, list[Block]]:
    sections: dict[str, list[Block]] = {"": []}
    inside = ""
    for block in file.blocks:
        if block.kind != "h2":
            sections[inside].append(block)
            continue
        inside = block.text
        if inside not in _SECTIONS or inside in sections:
            raise file.problem(block.line, "The parts are Allowed, Note and Prompts, once each.")
        sections[inside] = []
    for needed in ("Allowed", "Prompts"):
        if needed not in sections:
            raise file.problem(file.last_line, f"The part “## {needed}” is missing.")
    if not sections[""]:
        raise file.problem(file.last_line, "Two or three sentences about it are missing.")
    return sections


def _one_text(file: TextFile, blocks: Sequence[Block], line: int, what: str) -> str:
    if len(blocks) != 1 or blocks[0].kind != "text":
        raise file.problem(line, f"One paragraph is meant here: {what}.")
    return blocks[0].text


def _note(file: TextFile, sections: dict[str, list[Block]]) -> str:
    if "Note" not in sections:
        return ""
    blocks = sections["Note"]
    return _one_text(file, blocks, blocks[0].line if blocks else file.last_line, "the note")


def _allowed(file: TextFile, blocks: Sequence[Block]) -> tuple[str, ...]:
    if not 1 <= len(blocks) <= 2 or any(block.kind != "point" for block in blocks):
        line = blocks[0].line if blocks else file.last_line
        raise file.problem(line, "One or two lines are meant here, each after a hyphen.")
    return tuple(block.text for block in blocks)


def _prompts(file: TextFile, blocks: Sequence[Block]) -> tuple[Prompt, ...]:
    prompts = []
    for start in range(0, len(blocks), 2):
        pair = blocks[start : start + 2]
        if [block.kind for block in pair] != ["h3", "quote"]:
            raise file.problem(
                pair[0].line, "A question (###) is followed by its opening sentence (>)."
            )
        prompts.append(Prompt(pair[0].text, pair[1].text))
    if len(prompts) < LEAST_PROMPTS:
        raise file.problem(file.last_line, f"At least {LEAST_PROMPTS} prompts are needed.")
    return tuple(prompts)


def _also(file: TextFile) -> Action | None:
    both = tuple(file.fields.get(name, "") for name in _OPTIONAL)
    if not any(both):
        return None
    if not all(both):
        raise file.problem(1, "“also_opens” and “also_opens_label” belong together.")
    return Action(*both)
