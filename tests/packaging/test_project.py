# SPDX-License-Identifier: GPL-3.0-or-later
"""What is handed on: one version, pinned locks, a whole wheel, licences beside what they cover."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from configparser import ConfigParser
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import therapy_journal

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = {name: ROOT / "requirements" / f"{name}.txt" for name in ("run", "dev")}
GROUPS = {"run": ("build",), "dev": ("build", "test", "lint")}
FOREIGN = [
    *sorted((ROOT / "resources" / "fonts").iterdir()),
    ROOT / "resources" / "icons" / "lucide",
    ROOT / "tests" / "data" / "commonmark",
    ROOT / "resources" / "dictionaries" / "en",
]
TRACKED = (
    ".ci", "benchmarks", "docs", "requirements", "resources", "tests", "therapy_journal", "tools",
)  # fmt: skip


def requirements(lock: str) -> list[str]:
    """Return the entries of a lock, each on one line, without comments."""
    text = LOCKS[lock].read_text(encoding="utf-8").replace("\\\n", " ")
    bare = (re.sub(r"(^|\s)#.*", "", line).strip() for line in text.splitlines())
    return [" ".join(line.split()) for line in bare if line]


def pins(lock: str) -> dict[str, str]:
    """Return the version that a lock names for each package."""
    found = [re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", line) for line in requirements(lock)]
    return {canonicalize_name(pin[1]): pin[2] for pin in found if pin}


def files() -> list[Path]:
    """Return the project's own files; what is built or cached lies elsewhere."""
    below = [path for folder in TRACKED for path in (ROOT / folder).rglob("*")]
    return [
        path
        for path in (*ROOT.iterdir(), *below)
        if path.is_file() and "__pycache__" not in path.parts and path != ROOT / ".git"
    ]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Return the inside of a wheel that was just built."""
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = target.iterdir()
    assert built.name == f"therapy_journal-{therapy_journal.__version__}-py3-none-any.whl"
    return zipfile.Path(built)


def test_the_version_is_one() -> None:
    assert PROJECT["project"]["version"] == therapy_journal.__version__


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_of_a_lock_is_one_version_with_its_hashes(lock: str) -> None:
    entry = re.compile(r"[A-Za-z0-9._-]+==[0-9][^\s;]*( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+")
    assert [line for line in requirements(lock) if not entry.fullmatch(line)] == []
    assert len(pins(lock)) == len(requirements(lock)) > 10


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_place_to_load_from(lock: str) -> None:
    text = LOCKS[lock].read_text(encoding="utf-8")
    assert not re.search(r"^\s*-(?!-hash=)", text, re.MULTILINE)  # --index-url, -f, -r and the like
    assert not re.search(r"://|file:|localhost|\.(?:org|com|net|io)\b", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_what_the_project_asks_for(lock: str) -> None:
    asked = list(PROJECT["project"]["dependencies"])
    for group in GROUPS[lock]:
        asked += PROJECT["dependency-groups"][group]
    pinned = pins(lock)
    for wanted in map(Requirement, asked):
        assert wanted.specifier.contains(pinned[canonicalize_name(wanted.name)]), wanted


def test_what_is_tested_is_what_is_run() -> None:
    assert pins("run").items() <= pins("dev").items()


def test_the_wheel_holds_every_resource(wheel: zipfile.Path) -> None:
    resources = [path for path in files() if path.is_relative_to(ROOT / "resources")]
    for path in resources:
        inside = wheel.joinpath("therapy_journal", *path.relative_to(ROOT).parts)
        assert inside.is_file(), path
        assert inside.read_bytes() == path.read_bytes()
    kinds = {path.relative_to(ROOT / "resources").parts[0] for path in resources}
    expected = {"app.qss", "fonts", "guides", "icons", "roadblocks", "sample", "themes"}
    assert expected <= kinds


def test_the_wheel_holds_every_module_and_migration(wheel: zipfile.Path) -> None:
    package = [path for path in files() if path.is_relative_to(ROOT / "therapy_journal")]
    assert any(path.suffix == ".sql" for path in package)
    for path in package:
        assert wheel.joinpath(*path.relative_to(ROOT).parts).is_file(), path


def test_the_wheel_holds_nothing_else(wheel: zipfile.Path) -> None:
    with zipfile.ZipFile(str(wheel.root.filename)) as archive:
        names = archive.namelist()
    assert {name.split("/")[0] for name in names} == {
        "therapy_journal",
        f"therapy_journal-{therapy_journal.__version__}.dist-info",
    }
    assert not [name for name in names if "__pycache__" in name]


def test_the_wheel_carries_the_licence_and_both_programs(wheel: zipfile.Path) -> None:
    about = wheel / f"therapy_journal-{therapy_journal.__version__}.dist-info"
    licence = (about / "licenses" / "LICENSE").read_text(encoding="utf-8")
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in licence
    programs = ConfigParser()
    programs.read_string((about / "entry_points.txt").read_text(encoding="utf-8"))
    assert dict(programs["console_scripts"]) == {"therapy-journal": "therapy_journal.cli:main"}
    assert dict(programs["gui_scripts"]) == {"therapy-journal-window": "therapy_journal.cli:main"}


def test_the_program_in_a_wheel_finds_its_resources(wheel: zipfile.Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(str(wheel.root.filename)) as archive:
        archive.extractall(tmp_path / "installed")
    told = subprocess.run(
        [sys.executable, "-c", "from therapy_journal import paths; print(paths.resource())"],
        cwd=tmp_path / "installed",
        check=True,
        capture_output=True,
        text=True,
    )
    assert Path(told.stdout.strip()) == tmp_path / "installed" / "therapy_journal" / "resources"


@pytest.mark.parametrize("folder", FOREIGN, ids=lambda folder: folder.name)
def test_what_others_made_stands_beside_its_source_and_licence(folder: Path) -> None:
    source = (folder / "SOURCE").read_text(encoding="utf-8")
    named = re.search(r"^Licence: .*, see (\S+)$", source, re.MULTILINE)
    assert named
    assert re.search(r"\d+\.\d+\.\d+", source)  # the version it was taken from
    licence = (folder / named[1]).read_text(encoding="utf-8")
    assert "copyright" in licence.lower()
    assert len(licence) > 500


def test_fonts_and_icons_of_unknown_origin_are_not_shipped() -> None:
    covered = (*FOREIGN, ROOT / "resources" / "icons" / "app")  # the last is the project's own
    loose = [
        path
        for kind in ("fonts", "icons")
        for path in (ROOT / "resources" / kind).rglob("*")
        if path.is_file() and path.parent not in covered
    ]
    assert loose == []


def test_no_file_knows_the_computer_it_was_written_on() -> None:
    folders = ("work", "root", "Users", "opt", "mnt")
    place = re.compile(rb"(?<![\w.<>}])/(?:%b)/[\w.-]" % "|".join(folders).encode())
    named = [
        f"{path.relative_to(ROOT)}: {found[0].decode()}"
        for path in files()
        if path.suffix not in {".ttf", ".gpg"} and (found := place.search(path.read_bytes()))
    ]
    assert named == []
