"""Whether there is a screen: Qt would abort the program where there is none."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

import PySide6

from app.errors import Trouble

ALWAYS_THERE = "offscreen", "minimal", "vnc", "linuxfb", "eglfs"
"""Qt's ways of drawing that need no X11 and no Wayland."""


def check_display() -> None:
    """Make sure that Qt will find a screen; to be called before there is an application.

    Raises:
        Trouble: there is none, it does not answer, or Qt lacks a library of the system.
    """
    chosen = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform != "linux" or chosen.startswith(ALWAYS_THERE):
        return
    wayland, x11 = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("DISPLAY")
    if not wayland and not x11:
        raise Trouble(
            "没有可以显示窗口的屏幕", "请在桌面环境里打开，或者使用命令行（main.py --help）"
        )
    if x11 and _x11_answers(x11):
        _check_plugin("xcb")
        return
    if wayland and _wayland_answers(wayland):
        _check_plugin("wayland-generic")
        os.environ.setdefault("QT_QPA_PLATFORM", "wayland")
        return
    raise Trouble(
        "屏幕“{name}”没有应答，窗口打不开",
        "请在桌面环境里打开，或者使用命令行（main.py --help）",
        name=x11 or wayland,
    )


def _x11_answers(display: str) -> bool:
    """Ask as Qt will, with the same library and the same rights."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # what is missing is said by `_check_plugin`
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers


def _wayland_answers(display: str) -> bool:
    import socket  # noqa: PLC0415 seldom needed, and the window is painted before

    path = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / display
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(2)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


def _check_plugin(name: str) -> None:
    """Load the part of Qt that draws, as Qt is about to do; a missing library stops it."""
    path = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / f"libq{name}.so"
    if not path.exists():
        return
    try:
        ctypes.CDLL(str(path))
    except OSError as error:
        raise Trouble(
            "系统缺少显示窗口要用的组件：{what}",
            "请让管理员安装它；用 make setup 安装的会自动补齐",
            what=str(error).partition(":")[0],
        ) from error
