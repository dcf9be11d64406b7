# SPDX-License-Identifier: GPL-3.0-or-later
"""What the forms of homework say, one file each, made for translators.

``resources/homework_forms/README.md`` says how a file is written. A file that does not keep to
it raises :class:`TextFileError` with its name and line; tests read every language.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from therapy_journal.core.homework_forms import SHAPES, FormLine, LineKind, TaskForm
from therapy_journal.paths import resource
from therapy_journal.services.text_files import Block, TextFile, in_language, read


@dataclass(frozen=True, slots=True)
class LineText:
    """What a line is called; an example, or what 0 and 10 mean."""

    label: str
    example: str = ""
    ends: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class FormText:
    """What a form is called, what it is, how it can be left, and its lines by key."""

    form: TaskForm
    title: str
    about: str
    leaving: str
    lines: Mapping[str, LineText]


def load_homework_forms(
    language: str = "en", folder: Path | None = None
) -> dict[TaskForm, FormText]:
    """Return every form but the plain one; English where the language has none."""
    root = folder or resource("homework_forms")
    return {
        form: read_homework_form(in_language(root, language, form), form)
        for form in TaskForm
        if form is not TaskForm.PLAIN
    }


def read_homework_form(path: Path, form: TaskForm) -> FormText:
    """Read one file and check that it has every line of its form, in their order."""
    file = read(path, required=("key", "title"))
    if file.fields["key"] != form.value:
        raise file.problem(1, f"“key” should be “{form}”, as the file is named.")
    above, parts = _parts(file)
    if len(above) != 2 or any(block.kind != "text" for block in above):
        raise file.problem(above[0].line if above else 1, "Two paragraphs stand above the lines.")
    wanted = SHAPES[form].lines
    if [head.text for head, _ in parts] != [line.key for line in wanted]:
        keys = ", ".join(line.key for line in wanted)
        raise file.problem(file.last_line, f"The lines, in this order, are {keys}.")
    lines = {
        line.key: _line(file, line, head, blocks)
        for line, (head, blocks) in zip(wanted, parts, strict=True)
    }
    return FormText(form, file.fields["title"], above[0].text, above[1].text, lines)


def _parts(file: TextFile) -> tuple[list[Block], list[tuple[Block, list[Block]]]]:
    above: list[Block] = []
    parts: list[tuple[Block, list[Block]]] = []
    for block in file.blocks:
        if block.kind == "h2":
            parts.append((block, []))
        elif parts:
            parts[-1][1].append(block)
        else:
            above.append(block)
    return above, parts


def _line(file: TextFile, line: FormLine, head: Block, blocks: list[Block]) -> LineText:
    kinds = [block.kind for block in blocks]
    if line.kind is LineKind.RATING:
        if kinds != ["text", "point", "point"]:
            raise file.problem(head.line, "A name and two points: what 0 and what 10 mean.")
        return LineText(blocks[0].text, ends=(blocks[1].text, blocks[2].text))
    if kinds not in (["text"], ["text", "quote"]):
        raise file.problem(head.line, "A name, and an example after > if there is one.")
    return LineText(blocks[0].text, blocks[1].text if len(blocks) > 1 else "")
