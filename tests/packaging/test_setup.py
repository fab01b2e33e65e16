"""Set-up, tried on a copy of it that needs no packages, and so neither a network nor apt-get."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).parents[2] / "packaging"
NOBODY_ANSWERS = "http://127.0.0.1:9/"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "packaging").mkdir()
    shutil.copy(PACKAGING / "setup.py", tmp_path / "packaging")
    for name in ("apt.txt", "requirements-dev.lock"):
        (tmp_path / "packaging" / name).write_text("# nothing\n", "utf-8")
    return tmp_path


def set_up(project, **environment):
    command = [sys.executable, "-I", str(project / "packaging" / "setup.py")]
    # no package index that this computer's settings name
    own = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment = {**own, "PIP_CONFIG_FILE": os.devnull, **environment}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_the_second_run_does_nothing_and_an_interrupted_one_is_repaired(project):
    first = set_up(project)
    assert first.returncode == 0, first.stderr
    assert "Making .venv" in first.stdout

    mark = project / ".venv" / "mark"
    mark.touch()
    again = set_up(project)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    assert mark.exists()

    # what a set-up that was killed leaves: everything but the stamp
    (project / ".venv" / "ready").unlink()
    repaired = set_up(project)
    assert "Making .venv" in repaired.stdout
    assert not mark.exists()
    assert (project / ".venv" / "ready").exists()


def test_a_changed_lock_without_a_network_leaves_no_finished_venv(project):
    lock = project / "packaging" / "requirements-dev.lock"
    lock.write_text(f"click==8.1.0 --hash=sha256:{'0' * 64}\n", "utf-8")

    failed = set_up(project, PIP_INDEX_URL=NOBODY_ANSWERS, PIP_RETRIES="1")

    assert failed.returncode == 1
    assert failed.stderr.count("\n") == 1
    assert "network cannot be reached" in failed.stderr
    assert not (project / ".venv" / "ready").exists()


def test_a_system_without_apt_get_is_told_what_is_needed_and_set_up(project, tmp_path):
    listed = project / "packaging" / "apt.txt"
    listed.write_text("libnothere0 libnothere.so.0 # a test\n", "utf-8")

    done = set_up(project, PATH=str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert "libnothere.so.0: a test" in done.stdout
    assert (project / ".venv" / "ready").exists()


def test_a_font_of_the_system_is_put_in_place_once_if_it_is_the_very_file(
    tmp_path, monkeypatch, capsys
):
    spec = importlib.util.spec_from_file_location("set_up", PACKAGING / "setup.py")
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    brought = tmp_path / "brought.ttf"
    listed = tmp_path / "fonts.txt"
    checksum = hashlib.sha256(b"a font").hexdigest()
    listed.write_text(f"# fonts\n{checksum} {brought} ours.ttf\n", "utf-8")
    monkeypatch.setattr(loaded, "FONTS", listed)
    monkeypatch.setattr(loaded, "ROOT", tmp_path)
    assert loaded.missing_system_fonts() == []  # no package has brought it

    brought.write_bytes(b"another font")
    (font,) = loaded.missing_system_fonts()
    font.put_in_place()
    assert "another version" in capsys.readouterr().out
    assert not (tmp_path / "ours.ttf").exists()

    brought.write_bytes(b"a font")
    font.put_in_place()
    assert (tmp_path / "ours.ttf").read_bytes() == b"a font"
    assert loaded.missing_system_fonts() == []


def test_every_font_is_of_a_listed_package():
    packages = (PACKAGING / "apt.txt").read_text("utf-8")
    for line in (PACKAGING / "fonts.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            assert line.split()[1] in packages


def test_every_line_of_the_system_packages_is_understood():
    lines = (PACKAGING / "apt.txt").read_text("utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed
    assert all(re.fullmatch(r"\S+\s+\S+\s+#\s+\S.*", line) for line in listed)


def bench_set_up(project, **environment):
    """Peers are set up in a copy whose .venv is a shell that installs nothing."""
    shutil.copy(PACKAGING / "bench_setup.py", project / "packaging")
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho installed > .venv/installed\n", "utf-8")
    python.chmod(0o755)
    command = [sys.executable, str(project / "packaging" / "bench_setup.py")]
    return subprocess.run(
        command, env={**os.environ, **environment}, cwd=project,
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_peers_that_cannot_be_installed_are_said_and_the_others_are_installed(project, tmp_path):
    """A computer without apt-get, or an account without rights, measures what it has."""
    (project / "packaging" / "apt-bench.txt").write_text(
        "sh sh # is there\nnowhere no-such-program # peer: Nowhere\n", "utf-8"
    )
    done = bench_set_up(project, PATH=str(tmp_path / "nothing"))
    assert (project / ".venv" / "installed").exists()
    assert "because it is missing: nowhere, peer: Nowhere" in done.stdout
    assert "There is no apt-get here" in done.stdout
