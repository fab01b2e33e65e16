"""The program where there is no screen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = Path(__file__).parents[3] / "main.py"
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def run_without_screen(tmp_path, **screens):
    around = {name: value for name, value in os.environ.items() if name not in SCREENS}
    return subprocess.run(
        [sys.executable, str(MAIN), "--home", str(tmp_path / "home")],
        capture_output=True,
        env={**around, **screens},
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize(
    ("screens", "said"),
    [
        ({}, "没有可以显示窗口的屏幕。请在桌面环境里打开，或者使用命令行（main.py --help）"),
        ({"DISPLAY": ":97"}, "屏幕“:97”没有应答，窗口打不开。"),
        ({"WAYLAND_DISPLAY": "wayland-97"}, "屏幕“wayland-97”没有应答，窗口打不开。"),
    ],
)
def test_one_sentence_says_that_there_is_no_screen(tmp_path, screens, said):
    """Qt ended the program with an abort and five lines in English."""
    done = run_without_screen(tmp_path, **screens)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(said)
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "home").exists()
