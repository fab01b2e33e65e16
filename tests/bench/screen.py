"""A screen of our own, and when a program's window stands on it: any program's, by X11's word.

The window is on the screen when the server says so (MapNotify of a child of the root), and the
program is quiet when it has used no CPU for a while after that.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from tests.bench.harness import Figures

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from pathlib import Path

SUBSTRUCTURE_NOTIFY, MAP_NOTIFY = 1 << 19, 19
EVENT_BYTES = 192
LEAST_SIDE = 200
"""Pixels: what is smaller is no window to work in, but a helper that some programs map first."""
QUIET_S, LOOK_S, PATIENCE_S = 0.4, 0.01, 60.0
TICK = os.sysconf("SC_CLK_TCK")


@contextmanager
def screen() -> Generator[str]:
    """A screen for one program: the value of ``DISPLAY``."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1366x768x24", "-noreset"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Watcher:
    """Hears which windows come up on a screen.

    Args:
        display: the screen.
    """

    def __init__(self, display: str) -> None:
        x11 = self._x11 = ctypes.CDLL("libX11.so.6")
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._screen = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
        root = ctypes.c_ulong(x11.XDefaultRootWindow(self._screen))
        x11.XSelectInput(self._screen, root, ctypes.c_long(SUBSTRUCTURE_NOTIFY))
        x11.XSync(self._screen, 0)

    def wait(self, alive: subprocess.Popen[bytes]) -> float:
        """Wait for the next window to work in; the moment.

        Raises:
            CalledProcessError: the program ended without one.
        """
        until = time.perf_counter() + PATIENCE_S
        event = ctypes.create_string_buffer(EVENT_BYTES)
        while time.perf_counter() < until and alive.poll() is None:
            while self._x11.XPending(self._screen):
                self._x11.XNextEvent(self._screen, event)
                if ctypes.c_int.from_buffer(event, 0).value == MAP_NOTIFY and self._is_large(event):
                    return time.perf_counter()
            time.sleep(0.0005)
        raise subprocess.CalledProcessError(alive.poll() or 1, "no window came up")

    def _is_large(self, event: ctypes.Array[ctypes.c_char]) -> bool:
        # XMapEvent: type, serial, send_event, display, event, window (Xlib.h)
        window = ctypes.c_ulong.from_buffer(event, 40).value
        found = [ctypes.c_uint() for _ in range(7)]
        self._x11.XGetGeometry(
            self._screen,
            ctypes.c_ulong(window),
            ctypes.byref(ctypes.c_ulong()),
            *map(ctypes.byref, found[:6]),
        )
        return found[2].value >= LEAST_SIDE and found[3].value >= LEAST_SIDE

    def close(self) -> None:
        """Hear no more."""
        self._x11.XCloseDisplay(self._screen)


def measure_window(
    command: Sequence[str | Path], environment: Mapping[str, str], *, until: str = "mapped"
) -> Figures:
    """Start a program, wait until its window is there and it is quiet, and end it.

    Args:
        command: the program.
        environment: what it finds.
        until: what counts as wall time: ``mapped``, or ``quiet``.

    Returns:
        User CPU and memory are those until it was quiet.

    Raises:
        CalledProcessError: it ended without a window.
    """
    with screen() as display:
        watcher = Watcher(display)
        own = {**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        began = time.perf_counter()
        program = subprocess.Popen(
            list(map(str, command)), env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            mapped = watcher.wait(program) - began
            quiet, user, memory = _quiet(program.pid, began)
        finally:
            program.kill()
            program.wait()
            watcher.close()
    return Figures(user, {"mapped": mapped, "quiet": quiet}[until], memory)


def _quiet(process: int, began: float) -> tuple[float, float, float]:
    """When it last used CPU, how much, and the most memory that it had."""
    used, since = -1, time.perf_counter()
    user = memory = 0.0
    while time.perf_counter() - since < QUIET_S and time.perf_counter() - began < PATIENCE_S:
        with suppress(OSError, ValueError, IndexError):
            fields = _read(f"/proc/{process}/stat").rpartition(")")[2].split()
            now = int(fields[11]) + int(fields[12])
            if now != used:
                used, since, user = now, time.perf_counter(), int(fields[11]) / TICK
        time.sleep(LOOK_S)
    with suppress(OSError):
        lines = _read(f"/proc/{process}/status").splitlines()
        memory = next(int(one.split()[1]) / 1024 for one in lines if one.startswith("VmHWM"))
    return since - began, user, memory


def _read(path: str) -> str:
    with open(path, encoding="ascii") as file:  # noqa: PTH123 of the kernel, many times a second
        return file.read()
