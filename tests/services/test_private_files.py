# SPDX-License-Identifier: GPL-3.0-or-later
"""Readable files: for their owner alone, there whole or not at all, never over anything else."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from therapy_journal.core.errors import DiskFull, NoAccess, PlaceTaken
from therapy_journal.services import private_files
from therapy_journal.services.private_files import InsideJournal, NoFolder, NotWritten


@pytest.fixture(autouse=True)
def open_to_all():
    """Let a mask that would hide a careless mode hide nothing."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def write_halfway(path, fault, *, replace=False):
    with private_files.new_file(path, replace=replace) as file:
        file.write(b"wor")
        raise fault


def build(path, *files, may_go=True, replace=False, fault=None):
    with private_files.new_folder(path, replace=replace, may_go=lambda _: may_go) as put:
        for name in files:
            put(name, name.encode() * 1_000)
        if fault:
            raise fault


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_private_and_whole(place):
    private_files.write_file(b"words", place / "a", replace=False)
    assert (place / "a").read_bytes() == b"words"
    assert mode(place / "a") == 0o600
    assert names(place) == ["a"]


def test_a_file_has_no_name_before_it_is_whole(place):
    with private_files.new_file(place / "a", replace=False) as file:
        file.write(b"wor")
        assert not (place / "a").exists()
        beside = next(place.iterdir())
        assert mode(beside) == 0o600
        file.write(b"ds")
    assert (place / "a").read_bytes() == b"words"


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("replace", [False, True])
def test_a_file_that_was_not_finished_leaves_nothing(place, fault, replace):
    if replace:
        (place / "a").write_bytes(b"mine")
    with pytest.raises(fault):
        write_halfway(place / "a", fault, replace=replace)
    assert names(place) == (["a"] if replace else [])
    assert not replace or (place / "a").read_bytes() == b"mine"


@pytest.mark.parametrize("number", [28, 27, 122])
def test_a_full_disk_is_told_as_that(place, number):
    with pytest.raises(DiskFull):
        write_halfway(place / "a", OSError(number, "full"))
    assert names(place) == []


def test_other_faults_of_the_disk_are_told(place):
    with pytest.raises(NotWritten):
        write_halfway(place / "a", OSError(5, "fault"))
    with pytest.raises(NoAccess):
        write_halfway(place / "a", PermissionError())
    with pytest.raises(NotWritten):
        private_files.write_file(b"", place / ("a" * 300), replace=False)
    assert names(place) == []


def test_a_name_taken_meanwhile_is_left_alone(place):
    writing = private_files.new_file(place / "a", replace=False)
    writing.__enter__().write(b"words")
    (place / "a").write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        writing.__exit__(None, None, None)
    assert (place / "a").read_bytes() == b"mine"
    assert names(place) == ["a"]


def test_replacing_makes_the_new_file_private_as_well(place):
    (place / "a").write_bytes(b"mine")
    assert mode(place / "a") == 0o666
    private_files.write_file(b"words", place / "a", replace=True)
    assert (place / "a").read_bytes() == b"words"
    assert mode(place / "a") == 0o600
    assert names(place) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_stays_and_what_it_names_is_replaced(place):
    (place / "a").write_bytes(b"mine")
    (place / "link").symlink_to("a")
    with pytest.raises(PlaceTaken):
        private_files.write_file(b"words", place / "link", replace=False)
    private_files.write_file(b"words", place / "link", replace=True)
    assert (place / "link").is_symlink()
    assert (place / "a").read_bytes() == b"words"
    (place / "nowhere").symlink_to("missing")
    with pytest.raises(PlaceTaken):
        private_files.write_file(b"words", place / "nowhere", replace=False)
    private_files.write_file(b"words", place / "nowhere", replace=True)
    assert (place / "missing").read_bytes() == b"words"


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
def test_what_is_no_file_is_never_replaced(place):
    (place / "folder").mkdir()
    os.mkfifo(place / "pipe")
    (place / "device").symlink_to("/dev/null")
    for name in ("folder", "pipe", "device"):
        with pytest.raises(PlaceTaken):
            private_files.write_file(b"words", place / name, replace=True)
    assert names(place) == ["device", "folder", "pipe"]
    assert Path("/dev/null").is_char_device()


def test_a_missing_folder_is_told(place):
    with pytest.raises(NoFolder):
        private_files.write_file(b"words", place / "missing" / "a", replace=False)
    (place / "file").write_bytes(b"")
    with pytest.raises(NoFolder):
        private_files.write_file(b"words", place / "file" / "a", replace=False)


@pytest.mark.parametrize("name", ["journal.db", "new", ".", "deep/er", "../Link/new"])
def test_no_journal_takes_anything_readable(vault_folder, name):
    (vault_folder / "deep").mkdir()
    link = vault_folder.parent / "Link"
    if sys.platform != "win32":
        link.symlink_to(vault_folder)
    for replace in (False, True):
        with pytest.raises((InsideJournal, PlaceTaken)):
            private_files.write_file(b"words", vault_folder / name, replace=replace)
        with pytest.raises((InsideJournal, PlaceTaken)):
            build(vault_folder / name, replace=replace)
    assert names(vault_folder) == ["deep", "journal.db", "vault.json", "vault.json.bak"]


def test_a_journal_under_another_name_is_one_as_well(vault_folder):
    other = vault_folder.rename(vault_folder.with_name("copy of it"))
    with pytest.raises(InsideJournal):
        private_files.write_file(b"words", other / "journal.db", replace=True)


def test_a_folder_is_private_and_whole(place):
    with private_files.new_folder(place / "out", replace=False, may_go=bool) as put:
        put("a.md", b"a")
        put("2026/b.md", b"b")
        put("2026/c.md", b"c")
        assert not (place / "out").exists()
    found = {path.name: mode(path) for path in (place / "out").rglob("*")}
    assert found == {"a.md": 0o600, "2026": 0o700, "b.md": 0o600, "c.md": 0o600}
    assert mode(place / "out") == 0o700
    assert names(place) == ["out"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_that_was_not_finished_leaves_nothing(place, replace):
    if replace:
        (place / "out").mkdir()
        (place / "out" / "old.md").write_bytes(b"old")
    with pytest.raises(DiskFull):
        build(place / "out", "a.md", replace=replace, fault=OSError(28, "full"))
    assert names(place) == (["out"] if replace else [])
    assert not replace or names(place / "out") == ["old.md"]


def test_a_folder_gives_way_only_if_it_may(place):
    (place / "out").mkdir()
    (place / "out" / "old.md").write_bytes(b"old")
    with pytest.raises(PlaceTaken):
        build(place / "out", "new.md", replace=True, may_go=False)
    with pytest.raises(PlaceTaken):
        build(place / "out", "new.md", replace=False)
    assert names(place / "out") == ["old.md"]
    build(place / "out", "new.md", replace=True)
    assert names(place / "out") == ["new.md"]
    assert names(place) == ["out"]


def test_a_folder_made_there_meanwhile_is_left_alone(place):
    building = private_files.new_folder(place / "out", replace=False, may_go=bool)
    building.__enter__()("a.md", b"a")
    (place / "out").mkdir()
    with pytest.raises(PlaceTaken):
        building.__exit__(None, None, None)
    assert names(place) == ["out"]
    assert names(place / "out") == []


def test_a_file_is_never_replaced_by_a_folder(place):
    (place / "out").write_bytes(b"mine")
    with pytest.raises(PlaceTaken):
        build(place / "out", "a.md", replace=True)
    assert (place / "out").read_bytes() == b"mine"


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_a_disk_that_fills_up_is_left_as_it_was(place):
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("mounting a file system is not allowed here")
    try:
        (place / "a").write_bytes(b"mine")
        for name, replace in {"b": False, "a": True}.items():
            with pytest.raises(DiskFull):
                private_files.write_file(b"x" * 200_000, place / name, replace=replace)
        with pytest.raises(DiskFull):
            build(place / "c", *(f"number {number}" for number in range(50)))
        assert names(place) == ["a"]
        assert (place / "a").read_bytes() == b"mine"
    finally:
        subprocess.run(["umount", "-l", place], check=True)
