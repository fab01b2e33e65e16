"""Backups: whole copies of the database in one file, with what is needed to open them elsewhere.

A backup is a zip archive, stored without compression, of the encrypted database and the slot that
the recovery phrase opens: whoever has the office's keys or that paper can open it, nobody else.
"""

from __future__ import annotations

import datetime as dt
import errno
import shutil
import struct
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.saving import refuse_special, replacing
from app.secrets.rescue import recovery_slot
from db.errors import StoreError, WrongKeyError
from db.store import check_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.home import Home
    from db.store import Store

KEPT, KEPT_DAYS = 5, 7
"""So many automatic backups are kept, and the last one of each of so many days on which there was
one: an exchange folder may bring bundles every few minutes."""
DATABASE = "office.db"
SLOT = "recovery.slot"
SUFFIX = ".ortoobackup"
MOST_SLOT = 1 << 20
"""Bytes of what the recovery phrase opens; it has some hundred."""
_NO_BACKUP = (
    zipfile.BadZipFile, KeyError, EOFError, ValueError, NotImplementedError, RuntimeError,
    OverflowError, struct.error,
)  # fmt: skip
"""What the library says of archives that are none, or of a kind that we do not write."""


class Backups:
    """Writes the backups of an open office."""

    def __init__(self, home: Home, store: Store) -> None:
        self._home = home
        self._store = store

    def write(self, path: Path) -> None:
        """Write a backup and check it; the database must have been sealed before.

        Raises:
            Trouble: there is no room or no right to write it; an older file is whole.
        """
        copy = self._home.folder / "office-copy.part"
        try:
            self._store.copy_to(copy)
            with replacing(path) as file, zipfile.ZipFile(file, "w") as archive:
                archive.write(copy, DATABASE)
                archive.writestr(SLOT, recovery_slot(self._home.folder))
        finally:
            with suppress(OSError):
                copy.unlink(missing_ok=True)

    def before(self, what: str) -> Path:
        """An automatic backup before something that changes much; older ones are thinned out.

        Args:
            what: part of the file's name.
        """
        folder = self._home.backups
        folder.mkdir(exist_ok=True)
        path = _free_name(folder, what)
        self.write(path)
        for old in superfluous(sorted(folder.glob(f"*{SUFFIX}"))):
            with suppress(OSError):
                old.unlink()
        return path

    def last(self) -> dt.datetime | None:
        """When the latest automatic backup was written."""
        times = [one.stat().st_mtime for one in self._home.backups.glob(f"*{SUFFIX}")]
        return dt.datetime.fromtimestamp(max(times), dt.UTC).astimezone() if times else None


def superfluous(paths: Sequence[Path]) -> list[Path]:
    """Which automatic backups need not be kept.

    Args:
        paths: all of them, in order of their names, which begin with the day.
    """
    last_of_day = {one.name[:8]: one for one in paths}
    kept = {*paths[-KEPT:], *list(last_of_day.values())[-KEPT_DAYS:]}
    return [one for one in paths if one not in kept]


def _free_name(folder: Path, what: str) -> Path:
    """A name that sorts by time and that no backup has; two may be written in one second."""
    now = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    path = folder / f"{now}-{what}{SUFFIX}"
    return path if not path.exists() else _free_name(folder, what)


def unpack(path: Path, folder: Path) -> tuple[Path, bytes]:
    """Take a backup apart: the database, copied into a folder, and the recovery slot.

    Raises:
        Trouble: it cannot be read, is no backup, or is not whole.
    """
    copy = folder / "office-restored.part"
    try:
        refuse_special(path)
        with zipfile.ZipFile(path) as archive:
            _refuse_packed(archive)
            slot = archive.read(SLOT)
            with archive.open(DATABASE) as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)
    except _NO_BACKUP as error:
        copy.unlink(missing_ok=True)
        raise Trouble(
            "“{file}”不是备份，或者不完整", "请换一个备份文件再试", file=path.name
        ) from error
    except OSError as error:
        copy.unlink(missing_ok=True)
        if error.errno == errno.ENOSPC:
            raise _no_room(folder) from error
        raise Trouble(
            "备份“{file}”读不出来", "请检查文件还在不在、U盘是否插好", file=path.name
        ) from error
    return copy, slot


def _refuse_packed(archive: zipfile.ZipFile) -> None:
    """Refuse what we do not write: a packed file of few bytes can fill the disk or the memory.

    Raises:
        BadZipFile: it is packed, or says that it is larger than there are bytes for it.
    """
    for name, most in ((SLOT, MOST_SLOT), (DATABASE, None)):
        one = archive.getinfo(name)
        packed = one.compress_type != zipfile.ZIP_STORED or one.compress_size != one.file_size
        if packed or one.flag_bits & 1 or (most is not None and one.file_size > most):
            raise zipfile.BadZipFile("not as we write it")


def check_restored(copy: Path, key: bytes, name: str) -> None:
    """Check that an unpacked database is whole and opens with this key.

    Raises:
        Trouble: it does not.
    """
    try:
        check_file(copy, key)
    except WrongKeyError as error:
        raise Trouble(
            "备份“{file}”不是这个办公室的",
            "要在新电脑上恢复，请选一个空文件夹，并准备好恢复码",
            file=name,
        ) from error
    except StoreError as error:
        raise Trouble("备份“{file}”已经损坏", "请换一个备份文件再试", file=name) from error


def _no_room(folder: Path) -> Trouble:
    return Trouble("“{folder}”的空间不够", "请清理磁盘，再试一次", folder=folder)
