"""Makes room for a backup where an office is that does not open: nothing of it is thrown away."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.secrets.keyfile import key_path
from db.errors import (
    BusyStoreError,
    FullDiskError,
    NewerStoreError,
    ReadOnlyError,
    TrialStoreError,
)

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from app.errors import Trouble
    from app.home import Home

_NO_DAMAGE = (
    OSError,
    BusyStoreError,
    FullDiskError,
    NewerStoreError,
    ReadOnlyError,
    TrialStoreError,
)


def may_be_damaged(trouble: Trouble) -> bool:
    """Whether an office that does not open may need its paper or a backup.

    Not where another program has it open, a newer one wrote it, or the disk is in the way.
    """
    cause = trouble.__cause__
    return isinstance(cause, FileNotFoundError) or not isinstance(cause, _NO_DAMAGE)


@contextmanager
def set_aside(home: Home) -> Generator[Path | None]:
    """Move database and keys into a folder beside; back again if what follows fails.

    Gives the folder; None where there was nothing to move.

    Raises:
        Trouble: another program has the office open, or the folder may not be written.
    """
    if not home.exists():
        yield None
        return
    moment = dt.datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    folder = home.folder / f"damaged-{moment}"
    with home.lock():
        folder.mkdir()
        moved = [_move(one, folder) for one in _files(home)]
    try:
        yield folder
    except BaseException:
        for one in _files(home):
            one.unlink()
        for one in moved:
            _move(one, home.folder)
        folder.rmdir()
        raise


def _files(home: Home) -> list[Path]:
    """The office's files that are there: the database, its log, the keys."""
    names = [home.database.name + suffix for suffix in ("", "-wal", "-shm")]
    files = [*(home.folder / name for name in names), key_path(home.folder)]
    return [one for one in files if one.exists()]


def _move(path: Path, folder: Path) -> Path:
    return path.rename(folder / path.name)
