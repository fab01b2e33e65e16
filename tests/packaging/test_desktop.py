"""The files that make bundles and cards open with a double-click."""

from __future__ import annotations

import configparser
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.backups import SUFFIX as BACKUP
from app.progress import Silent
from app.sync.cards import SUFFIX as CARD
from app.sync.container import SUFFIX as BUNDLE
from app.sync.enrolment import write_card
from app.sync.outgoing import write_bundle
from main import OPENED

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
NAMES = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}


@pytest.fixture(scope="module")
def installer():
    spec = importlib.util.spec_from_file_location("desktop_installer", LINUX / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def kinds():
    """Kind of file → its ending, and how it begins."""
    found = {}
    root = ET.parse(LINUX / "ortoo.xml").getroot()  # noqa: S314 our own file
    for one in root.findall("m:mime-type", NAMES):
        match = one.find("m:magic/m:match", NAMES)
        magic = b"" if match is None else match.get("value").replace("\\n", "\n").encode()
        assert match is None or (match.get("type"), match.get("offset")) == ("string", "0")
        found[one.get("type")] = (one.find("m:glob", NAMES).get("pattern"), magic)
    return found


def test_what_is_written_is_what_the_desktop_looks_for(kinds, pair, tmp_path):
    gacha, sumu = pair
    write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())
    write_card(gacha, tmp_path / "a.ortoocard")

    for path, kind in (("a.ortoo", "bundle"), ("a.ortoocard", "card")):
        pattern, magic = kinds[f"application/x-ortoo-{kind}"]
        assert pattern == f"*{Path(path).suffix}"
        assert len(magic) >= 8
        assert (tmp_path / path).read_bytes().startswith(magic)


def test_every_kind_opens_in_the_window(kinds, installer):
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read_string((LINUX / "ortoo.desktop").read_text("utf-8"))
    taken = [one for one in entry["Desktop Entry"]["MimeType"].split(";") if one]

    assert {*taken} == kinds.keys() == {*installer.MIMES}
    assert {pattern[1:] for pattern, _magic in kinds.values()} == {*OPENED}
    assert {*OPENED} == {BUNDLE, CARD, BACKUP}


def test_it_is_put_where_the_desktop_looks_and_taken_away(installer, tmp_path):
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, str(LINUX / "install.py")]
    subprocess.run(command, env=environment, check=True, capture_output=True)

    there = installer.places(tmp_path)
    assert all(one.exists() for one in there.values())
    line = re.search("^Exec=(.*)$", there["entry"].read_text("utf-8"), re.MULTILINE)[1]
    python, program, files = shlex.split(line)
    assert (Path(python).name, Path(program), files) == ("python", ROOT / "main.py", "%F")
    if shutil.which("update-mime-database"):
        assert "*.ortoocard" in (tmp_path / "mime" / "globs").read_text("utf-8")
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", there["entry"]], check=True)

    subprocess.run([*command, "--remove"], env=environment, check=True, capture_output=True)
    assert not any(one.exists() for one in there.values())


def test_a_folder_with_a_space_or_a_sign_is_quoted(installer):
    assert installer.quoted("/opt/ortoo") == "/opt/ortoo"
    assert installer.quoted("/home/白 敏/a") == '"/home/白 敏/a"'
    assert installer.quoted("/a$b") == '"/a\\\\$b"'
    assert installer.quoted("/100%") == "/100%%"
