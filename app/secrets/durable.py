"""Replacing a small file so that no power cut leaves half of it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write the file anew, readable by this user alone (mode 0600; on Windows: as the folder).

    Whatever happens, the path names the old content or the new, whole.

    Raises:
        OSError: nothing was changed.
    """
    fresh = path.with_name(path.name + ".new")
    try:
        _write_new(fresh, content)
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    _keep_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    """A file that was not there before (a crash may have left one), with its bytes on the disk."""
    path.unlink(missing_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_folder(folder: Path) -> None:
    """Have the rename on the disk, too; Windows cannot open a folder, and journals it itself."""
    if os.name == "nt":
        return
    # some network and FUSE file systems refuse this; the rename has happened all the same
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
