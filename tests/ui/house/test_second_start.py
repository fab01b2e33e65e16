"""A second start of the program hands its files to the first."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shiboken6 import delete

from app.desk import Desk
from app.home import Home
from app.progress import Silent
from app.sync.enrolment import write_card
from app.sync.outgoing import write_bundle
from main import main
from ui.instance import Door, _understood, hand_over, server_name
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.card_dialog import CardDialog
from ui.syncing.round_dialog import RoundDialog
from ui.unlock import Unlock

ROOT = Path(__file__).parents[3]
LONG_MS = 30_000


@pytest.fixture
def bundles(pair, tmp_path):
    """Two bundles for a sumu, whose office is closed."""
    gacha, sumu = pair
    for name in ("一.ortoo", "二.ortoo"):
        Desk(gacha).add("members", {"name": "乌云其其格"})
        write_bundle(gacha, sumu.unit.code, tmp_path / name, Silent())
    sumu.close()
    return sumu.home.folder, [tmp_path / "一.ortoo", tmp_path / "二.ortoo"]


@pytest.fixture
def door_of(qapp):
    """Makes doors of homes; they are closed and deleted in the end."""
    made = []

    def door_of(folder):
        made.append(Door(Home(folder)))
        return made[-1]

    yield door_of
    for one in made:
        one.close()
        delete(one)


def json_line(document):
    return json.dumps(document).encode() + b"\n"


def start_again(home, *files):
    """The program, started once more in a process of its own."""
    command = [sys.executable, str(ROOT / "main.py"), "--home", str(home), *map(str, files)]
    return subprocess.Popen(
        command, cwd=ROOT, stderr=subprocess.PIPE, text=True, env={**os.environ}
    )


def ended(process, qtbot):
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=LONG_MS)
    return process.returncode, process.communicate()[1]


def test_its_file_opens_in_the_window_that_is_open(start, bundles, qtbot, passphrase):
    home, (one, _other) = bundles
    running = start(home)
    running.program.listen()
    running.unlock(passphrase)
    running.window.showMinimized()

    second = start_again(home, one)
    assert ended(second, qtbot) == (0, "")
    dialog = running.dialog(BundleDialog)
    qtbot.waitUntil(dialog.read.isVisible, timeout=LONG_MS)
    assert not running.window.isMinimized()
    dialog.reject()
    running.rest()


def test_files_wait_until_the_office_is_open_and_dialogs_are_closed(
    start, bundles, qtbot, passphrase
):
    home, (one, other) = bundles
    running = start(home)
    running.program.open_files([one, other])
    running.wait_for(Unlock)
    running.unlock(passphrase)

    dialog = running.dialog(RoundDialog)
    qtbot.waitUntil(lambda: not dialog._working, timeout=LONG_MS)
    assert dialog.view.counts[0]._figure.text() == "2"
    running.program.open_files([one])
    assert running.program._files == [one]
    dialog.reject()
    running.program._open_waiting()
    running.dialog(BundleDialog).reject()
    running.rest()


def test_without_a_file_the_window_comes_up(at_work, qtbot):
    at_work.program.listen()
    at_work.window.showMinimized()

    assert ended(start_again(at_work.home.folder), qtbot) == (0, "")

    qtbot.waitUntil(lambda: not at_work.window.isMinimized())
    assert at_work.program._files == []


def test_a_card_is_handed_over_as_well(at_work, make_office, hands, qtbot, tmp_path):
    write_card(make_office("152527201000", "贡宝拉格苏木党委"), tmp_path / "苏木.ortoocard")
    at_work.program.listen()
    seen = []

    def look(dialog):
        seen.append(type(dialog))
        dialog.reject()

    hands.do(look)
    assert ended(start_again(at_work.home.folder, tmp_path / "苏木.ortoocard"), qtbot)[0] == 0
    qtbot.waitUntil(lambda: seen == [CardDialog], timeout=LONG_MS)
    at_work.rest()


def test_a_backup_is_not_restored_over_an_office(at_work, hands, tmp_path):
    hands.press("知道了")
    at_work.program.open_files([tmp_path / "备份.ortoobackup"])
    assert "这台电脑上的办公室已经打开" in hands.read[0]


def test_a_socket_that_a_crash_has_left_is_no_hindrance(door_of, tmp_path):
    home = Home(tmp_path / "home")
    path = server_name(home)
    left = socket.socket(socket.AF_UNIX)
    left.bind(path)
    left.close()
    assert Path(path).exists()

    assert not hand_over(home, [])
    assert door_of(tmp_path / "home").open()


def test_another_home_has_another_window(door_of, tmp_path):
    door = door_of(tmp_path / "one")
    assert door.open()
    assert server_name(Home(tmp_path / "one")) == server_name(Home(tmp_path / "x" / ".." / "one"))
    assert not hand_over(Home(tmp_path / "two"), [])
    door.close()
    assert not hand_over(Home(tmp_path / "one"), [])


@pytest.mark.parametrize("line", [b"\n", b"[]\n", b'{"files": 1}\n', b"\xff\xfe\n", b"{}\n"])
def test_nonsense_is_not_understood(line, door_of, tmp_path, qtbot):
    door = door_of(tmp_path)
    called = []
    door.called.connect(called.append)
    assert door.open()
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(server_name(Home(tmp_path)))
    stranger.sendall(line)
    stranger.setblocking(False)

    def answered():
        try:
            return stranger.recv(9) == b"ok\n"
        except BlockingIOError:
            return False

    with stranger:
        qtbot.waitUntil(answered)
    assert called == []


@given(st.binary() | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(json_line))
def test_whatever_comes_through_the_socket_is_no_fault(line):
    found = _understood(line)
    assert found is None or all(isinstance(one, Path) for one in found)


@given(st.lists(st.text(min_size=1)), st.dictionaries(st.sampled_from(["a", "tokens"]), st.text()))
def test_a_note_gives_its_files(files, tokens):
    line = json_line({"files": files, "tokens": tokens})
    assert _understood(line) == [Path(one) for one in files]


def test_commands_are_no_files(monkeypatch):
    opened, ran = [], []
    monkeypatch.setattr("ui.start.run_window", lambda *words: opened.append(words) or 0)
    monkeypatch.setattr("app.cli.commands.run", lambda words: ran.append(words) or 0)

    main(["--home", "x", "A.ORTOO", "b.ortoocard"])
    main(["bundle", "show", "a.ortoo"])

    assert opened == [(Path("x"), [Path("A.ORTOO"), Path("b.ortoocard")])]
    assert ran == [["bundle", "show", "a.ortoo"]]
