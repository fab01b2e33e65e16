"""Bytes become a file that is either whole or not there."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Generator
    from typing import BinaryIO

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
"""Windows says the same of a file that a PDF reader holds open."""
ABSENT = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ENXIO, errno.ENODEV})


def save(content: bytes, out: Path | BinaryIO) -> None:
    """Write the bytes into an open file, or put a file with them in place of what was there.

    Raises:
        Trouble: they cannot be written; a file that was there is as it was.
    """
    if not isinstance(out, Path):
        with told_as_trouble("文件"):
            out.write(content)
        return
    with told_as_trouble(out.name):
        _replace(out, content)


def _replace(target: Path, content: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    part.unlink(missing_ok=True)  # left by a power cut; "xb" follows no link that took its place
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


@contextmanager
def told_as_trouble(name: str) -> Generator[None]:
    """Tell what the system refused as a sentence about the file of this name."""
    try:
        yield
    except OSError as error:
        raise _trouble(name, error) from error


def _trouble(name: str, error: OSError) -> Trouble:
    if error.errno in FULL:
        return Trouble(
            "磁盘已满，“{name}”没有写成。", "请腾出空间，或者换一个位置，再打印一次。", name=name
        )
    if error.errno in FORBIDDEN:
        return Trouble(
            "“{name}”写不进去：没有权限，或者它正被别的程序打开。",
            "请关闭打开它的程序，或者换一个文件夹，再打印一次。",
            name=name,
        )
    if error.errno in ABSENT:
        return Trouble(
            "找不到存放“{name}”的文件夹。", "请检查U盘是否还插着，或者换一个位置。", name=name
        )
    if error.errno == errno.EISDIR:
        return Trouble("“{name}”是一个文件夹。", "请换一个文件名，再打印一次。", name=name)
    return Trouble(
        "“{name}”没有写成：{reason}。",
        "请换一个位置，再打印一次。",
        name=name,
        reason=error.strerror or str(error),
    )
