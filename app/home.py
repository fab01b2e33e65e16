"""The folder of one office: its files, and that only one program uses it at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble

if TYPE_CHECKING:
    from filelock import FileLock

VARIABLE = "ORTOO_HOME"


def default_home() -> Path:
    """Where the office is when nobody says otherwise: ``ORTOO_HOME``, or the user's data folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 only where nobody names a folder

    return user_data_path("ortoo", appauthor=False)


@dataclass(frozen=True)
class Home:
    """The files of one office."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "office.db"

    @property
    def backups(self) -> Path:
        """The folder of automatic backups."""
        return self.folder / "backups"

    @property
    def reports(self) -> Path:
        """The folder of crash reports."""
        return self.folder / "reports"

    def exists(self) -> bool:
        """Whether there is an office in the folder."""
        return self.database.exists()

    def make(self) -> None:
        """Make the folder.

        Raises:
            Trouble: it cannot be made or written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._no_rights() from error
        if not self.folder.is_dir() or not os.access(self.folder, os.W_OK | os.X_OK):
            raise self._no_rights()

    def lock(self) -> FileLock:
        """Keep other programs out until the lock is released.

        Raises:
            Trouble: another program has the office open, or the folder may not be written.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 pulls in asyncio

        # an office may be opened in one thread and closed in another
        lock = FileLock(self.folder / "office.lock", timeout=0, thread_local=False)
        try:
            lock.acquire()
        except Timeout as error:
            raise Trouble(
                "这个办公室已经在另一个窗口或命令里打开",
                "请先关闭那一个，再试一次",
            ) from error
        except OSError as error:
            raise self._no_rights() from error
        return lock

    def _no_rights(self) -> Trouble:
        return Trouble(
            "文件夹“{folder}”不能写入",
            "请换一个文件夹，或者请管理员给这个文件夹写入权限",
            folder=self.folder,
        )
