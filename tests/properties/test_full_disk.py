"""A full disk: one clear sentence, and nothing is changed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

import pytest

from tests.properties.crash_points import Points
from tests.properties.crash_script import STEPS, _play, founded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts and limits of Linux")
JOBS = ("add", "back up", "write bundle", "read bundle", "restore")
ROOM = 20_000
"""Bytes: too few for anything that is tried here, but enough to begin with it."""


@pytest.fixture(scope="module")
def starts(tmp_path_factory):
    """The world before each step of the exchange."""
    folder = tmp_path_factory.mktemp("full")
    world = founded(folder / "world")
    found = {}
    for step in STEPS:
        found[step.name] = folder / step.name
        shutil.copytree(world.folder, found[step.name])
        _play(world, step, Points())
    return found


@pytest.fixture(scope="module")
def own_mounts():
    """The command that gives a process mounts of its own; skips where that is not allowed."""
    words = ["unshare", "--map-root-user", "--mount"]
    may = (
        shutil.which("unshare")
        and not subprocess.run(
            [*words, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        ).returncode
    )
    if not may:
        pytest.skip("this account may not mount file systems of its own")
    return words


def tried(*words):
    module = ["-m", "tests.properties.full_disk"]
    before = [one for one in words if one in ("unshare", "--map-root-user", "--mount")]
    rest = [str(one) for one in words if one not in before]
    done = subprocess.run(
        [*before, sys.executable, *module, *rest], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("job", JOBS)
def test_a_full_disk_is_said_and_changes_nothing(starts, own_mounts, tmp_path, job):
    world = shutil.copytree(starts[job], tmp_path / "world")
    found = tried(*own_mounts, "tmpfs", world, job, 0)
    assert "满" in found["said"] or "空间不够" in found["said"], found
    assert [found["changed"], found["faults"], found["left"]] == [False, [], []]


def test_a_quota_is_no_damage(starts, tmp_path):
    # SQLite calls it a disk error, and it was told to people as "your data is damaged"
    world = shutil.copytree(starts["add"], tmp_path / "world")
    found = tried("limit", world, "add", ROOM)
    assert "磁盘" in found["said"], found
    assert "损坏" not in found["said"], found
    assert [found["changed"], found["faults"], found["left"]] == [False, [], []]
