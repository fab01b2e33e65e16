"""Putting a backup back."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from app import backups
from app.bootstrap import open_office
from app.errors import Trouble
from app.saving import keep_folder
from app.secrets.keyfile import key_path
from app.secrets.rescue import rescue

if TYPE_CHECKING:
    from pathlib import Path

    from app.home import Home
    from app.office import Office
    from app.secrets.recovery import RecoveryPhrase


def restore_office(
    home: Home,
    path: Path,
    *,
    passphrase: str | None = None,
    phrase: RecoveryPhrase | None = None,
) -> Office:
    """Put a backup back: into its own office, or into an empty folder with the recovery phrase.

    What the office held before is kept beside it as a backup of its own.

    Raises:
        Trouble: the backup is not this office's, is damaged, or cannot be opened; nothing changed.
    """
    home.make()
    if not home.exists():
        return _restore_elsewhere(home, path, passphrase, phrase)
    with closing(open_office(home, passphrase)) as current:
        # taken apart first: the backup that is made now may push out the one that is put back
        copy, _slot = backups.unpack(path, home.folder)
        try:
            backups.check_restored(copy, current.secrets.database_key, path.name)
            current.back_up_before("恢复备份")
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    _put_in_place(home, copy)
    return open_office(home, passphrase)


def _restore_elsewhere(
    home: Home, path: Path, passphrase: str | None, phrase: RecoveryPhrase | None
) -> Office:
    if phrase is None:
        raise Trouble(
            "要在新的文件夹里恢复备份，需要写在纸上的恢复码",
            "请找出建立办公室时抄下的那张纸，再试一次",
        )
    copy, slot = backups.unpack(path, home.folder)
    try:
        rescued = rescue(slot, phrase, home.folder, passphrase)
        backups.check_restored(copy, rescued.secrets.database_key, path.name)
        _put_in_place(home, copy)
    except BaseException:
        with suppress(OSError):
            key_path(home.folder).unlink()
        raise
    finally:
        copy.unlink(missing_ok=True)
    return open_office(home, passphrase)


def _put_in_place(home: Home, copy: Path) -> None:
    """The log beside the old database must not be applied to the new one.

    The copy is on the disk before it takes the place: a power cut must not leave an empty file.
    """
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    for suffix in ("-wal", "-shm"):
        home.database.with_name(home.database.name + suffix).unlink(missing_ok=True)
    copy.replace(home.database)
    keep_folder(home.folder)
