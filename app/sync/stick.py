"""Writing a file onto a stick so that it is surely there before it is pulled out."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import Trouble

if TYPE_CHECKING:
    from pathlib import Path


def write_checked(path: Path, data: bytes) -> None:
    """Write under a temporary name, flush, rename, open again and compare.

    Whatever happens, an older file of this name is whole until the new one is.

    Raises:
        Trouble: no room, no rights, no such folder, or the stick gives back something else.
    """
    _check_room(path, len(data))
    fresh = path.with_name(f".{path.name}.part")
    try:
        with fresh.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        _flush_folder(path.parent)
        same = hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(data).digest()
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise _said(error, path) from error
    if not same:
        raise Trouble(
            "写到“{folder}”的文件读回来不一样", "U盘可能坏了，请换一个U盘再写", folder=path.parent
        )


def _check_room(path: Path, size: int) -> None:
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError as error:
        raise _said(error, path) from error
    if free < size + (1 << 20):
        raise _no_room(path)


def _flush_folder(folder: Path) -> None:
    """Have the rename on the stick too; not every file system can, and not every one must."""
    if os.name == "nt":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _no_room(path: Path) -> Trouble:
    return Trouble(
        "“{folder}”的空间不够", "请删去不用的文件，或者换一个U盘，再写一次", folder=path.parent
    )


def _said(error: OSError, path: Path) -> Trouble:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _no_room(path)
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return Trouble("找不到文件夹“{folder}”", "请检查U盘是否插好，再选一次", folder=path.parent)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(
            "“{folder}”不能写入", "请检查U盘的写保护开关，或者换一个文件夹", folder=path.parent
        )
    return Trouble("文件“{file}”写不进去", "请拔下U盘重新插好，再试一次", file=path.name)
