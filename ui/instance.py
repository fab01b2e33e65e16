"""One window for each office: a second start hands its files over to the first, and ends.

The first listens on a local socket that is named by user and home, and that nobody else may open. A
socket that a crash has left behind is replaced; the lock on the home guards the data all the same.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QStandardPaths, Signal
from PySide6.QtGui import QFileOpenEvent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from app.home import Home

CONNECT_MS, ANSWER_MS = 1_000, 10_000
"""So long a second start waits for the first, which may be busy for some moments."""
MOST_BYTES = 1 << 20
LONGEST_PATH = 100
"""Bytes; the path of a local socket may have 108 on Linux, 104 on macOS."""
TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
"""What the desktop gives to a program that somebody starts, so that its window may come up."""


def server_name(home: Home) -> str:
    """The name of the socket of a home, of this user; a path where the system has a place for it.

    Not in a folder that all users share: somebody else could be there first.
    """
    folder = os.fspath(home.folder.resolve())
    user = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    key = hashlib.sha256(f"{user}\n{folder}".encode(errors="surrogateescape")).hexdigest()[:24]
    name = f"ortoo-{key}"
    if sys.platform == "win32":
        return name
    runtime = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.RuntimeLocation)
    path = os.path.join(runtime, name)  # noqa: PTH118 Qt takes a string
    return path if runtime and len(os.fsencode(path)) <= LONGEST_PATH else name


def hand_over(home: Home, files: Sequence[Path]) -> bool:
    """Give files to the window that is open on this home already, and have it come up.

    Returns:
        Whether there is one, and it has taken them.
    """
    name = server_name(home)
    if os.path.isabs(name) and not os.path.exists(name):  # noqa: PTH110, PTH117 as above
        return False
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 the window is painted before

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT_MS):
        return False
    _let_it_come_up()
    tokens = {name: os.environ[name] for name in TOKENS if name in os.environ}
    note = {"files": [os.fspath(one.absolute()) for one in files], "tokens": tokens}
    socket.write(json.dumps(note).encode() + b"\n")
    answered = socket.waitForBytesWritten(CONNECT_MS) and socket.waitForReadyRead(ANSWER_MS)
    return answered and bytes(socket.readAll().data()).startswith(b"ok")


def _let_it_come_up() -> None:
    """Windows: let another program bring its window to the front."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 seldom needed

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)


class Call(QObject):
    """One second start that has connected itself.

    Args:
        socket: what it writes to.
        parent: the door.

    Signals:
        understood: it has said what it wants: files, perhaps none.
    """

    understood = Signal(list)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self.listen)
        socket.disconnected.connect(self.deleteLater)

    def listen(self) -> None:
        """Answer once a whole line is there."""
        socket = self._socket
        if socket.bytesAvailable() > MOST_BYTES:
            socket.abort()
        elif socket.canReadLine():
            files = _understood(bytes(socket.readLine().data()))
            socket.write(b"ok\n")
            socket.flush()
            if files is not None:
                self.understood.emit(files)


class Door(QObject):
    """Takes files that come from outside: from a second start, or from macOS itself.

    Args:
        home: the office's folder.

    Signals:
        called: the window is to come up, with these files: a list, perhaps empty.
    """

    called = Signal(list)

    def __init__(self, home: Home, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(home)
        self._server: QLocalServer | None = None

    def open(self) -> bool:
        """Listen; whether it works. Nobody answered before, so what is in the way is stale."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 the window is painted before

        server = self._server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        if server.listen(self._name):
            return True
        QLocalServer.removeServer(self._name)
        return server.listen(self._name)

    def close(self) -> None:
        """Listen no more."""
        if self._server:
            self._server.close()

    def _welcome(self) -> None:
        while self._server and (socket := self._server.nextPendingConnection()):
            call = Call(socket, self)
            call.understood.connect(self.called)
            call.listen()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a file that macOS opens with this program."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.called.emit([Path(event.file())])
            return True
        return super().eventFilter(watched, event)


def _understood(line: bytes) -> list[Path] | None:
    """The files in a note; its tokens are taken over. None if it is none."""
    with suppress(ValueError, TypeError, AttributeError, LookupError):
        note: dict[str, Any] = json.loads(line)
        for name in TOKENS:
            if isinstance(note["tokens"].get(name), str):
                os.environ[name] = note["tokens"][name]
        return [Path(one) for one in note["files"] if isinstance(one, str)]
    return None
