"""Saves files whole or not at all, and says in a sentence why one cannot be saved."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import shutil
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from app.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Generator

_TAKEN = frozenset({32, 33})
"""Windows: the file is open in another program, or locked by it."""
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


_PIECE = 1 << 20
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What the file systems of sticks do not take in a name."""
LONGEST_NAME = 70
"""Characters; with an ending, so many Chinese ones fit into the 255 bytes of a file's name."""


def safe_name(text: str) -> str:
    """A file's name, without its ending, that every disk and stick takes."""
    return _FORBIDDEN.sub("", text)[:LONGEST_NAME].strip(" .")


@contextmanager
def replacing(path: Path) -> Generator[IO[bytes]]:
    """A file to write to, which takes the place of ``path`` once everything is in it.

    Whatever happens on the way, the path names the old file or the new one, and nothing else is
    left in the folder (only a power cut can leave a ``~….part``).

    Raises:
        Trouble: the disk is full, the folder is missing or may not be written to, or another
            program has the target open.
    """
    # short, whatever the target's name: a name may have 255 bytes, and a Chinese one fills them
    part = path.with_name(f"~{secrets.token_hex(4)}.part")
    try:
        _refuse_folder(path)
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        keep_folder(path.parent)
    except OSError as error:
        _discard(part)
        raise _unwritable(path, error) from error
    except BaseException:
        _discard(part)
        raise


def save(content: bytes, out: Path | BinaryIO) -> None:
    """Write the bytes into an open file, or put a file with them in place of what was there.

    Raises:
        Trouble: they cannot be written; a file that was there is as it was.
    """
    if not isinstance(out, Path):
        try:
            out.write(content)
        except OSError as error:
            raise _unwritable(Path(str(getattr(out, "name", "文件"))), error) from error
        return
    with replacing(out) as file:
        file.write(content)


def save_checked(content: bytes, path: Path) -> None:
    """Save a file on a stick, read it back and compare: only then the stick may be pulled out.

    Raises:
        Trouble: it cannot be written, or the stick gives back something else.
    """
    refuse_full(path, len(content))
    save(content, path)
    _check_saved(hashlib.sha256(content).digest(), path)


def copy_checked(source: Path, path: Path) -> None:
    """The same with what a file on this computer holds.

    Raises:
        Trouble: see `save_checked`.
    """
    refuse_full(path, source.stat().st_size)
    digest = hashlib.sha256()
    with source.open("rb") as content, replacing(path) as file:
        while piece := content.read(_PIECE):
            digest.update(piece)
            file.write(piece)
    _check_saved(digest.digest(), path)


def refuse_special(path: Path) -> None:
    """Refuse to open what is no file: a pipe would be waited for without end.

    Raises:
        OSError: it is not there, or is none.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def refuse_full(path: Path, size: int) -> None:
    """Say at once if there is no room for a file of so many bytes, and not after minutes.

    Raises:
        Trouble: there is not.
    """
    try:
        free = shutil.disk_usage(path.parent).free
    except OSError:  # writing will say what is the matter
        return
    if free < size:
        raise _unwritable(path, OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))


@contextmanager
def saying_why(path: Path) -> Generator[None]:
    """Say in a sentence why a file of ours on this computer could not be written.

    Raises:
        Trouble: the disk is full, or may not be written.
    """
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from error


def _check_saved(expected: bytes, path: Path) -> None:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            _forget_cached(file)
            while piece := file.read(_PIECE):
                digest.update(piece)
    except OSError as error:
        raise _unwritable(path, error) from error
    if digest.digest() != expected:
        raise Trouble(
            "写到“{folder}”的文件读回来不一样。",
            "U盘可能坏了，请换一个U盘再写。",
            folder=path.parent,
        )


def _forget_cached(file: IO[bytes]) -> None:
    """Have the system read from the stick, where it can be told so, and not from its memory."""
    if hasattr(os, "posix_fadvise"):
        with suppress(OSError):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def keep_folder(folder: Path) -> None:
    """Have the rename on the disk too; Windows cannot open a folder, and journals it itself."""
    if os.name == "nt":
        return
    # some network and FUSE file systems refuse this; the rename has happened all the same
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _refuse_folder(path: Path) -> None:
    # Windows would refuse a folder as it refuses a locked file
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))


def _discard(part: Path) -> None:
    # the stick may be gone; then so is the part
    with suppress(OSError):
        part.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> Trouble:
    if error.errno in _FULL:
        return Trouble(
            "磁盘空间不够，“{name}”没有保存。",
            "请删去一些不用的文件，或者换一个磁盘保存。",
            name=path.name,
        )
    if error.errno == errno.EROFS:
        return Trouble(
            "磁盘有写保护，“{name}”没有保存。",
            "请打开 U 盘上的写保护开关，或者换一个地方保存。",
            name=path.name,
        )
    if isinstance(error, IsADirectoryError):
        return Trouble(
            "“{name}”是一个文件夹，不能用它作文件名。", "请换一个文件名保存。", name=path.name
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Trouble(
            "找不到文件夹“{folder}”，“{name}”没有保存。",
            "请看看 U 盘是否插好，或者换一个地方保存。",
            folder=path.parent,
            name=path.name,
        )
    if isinstance(error, PermissionError) or getattr(error, "winerror", None) in _TAKEN:
        return Trouble(
            "“{name}”写不进去：它正被别的程序打开，或者这个文件夹不让写。",
            "请关掉打开它的 WPS 或 Excel 再试，或者换一个文件夹保存。",
            name=path.name,
        )
    return Trouble(
        "保存“{name}”时出错：{reason}。",
        "请换一个文件名或换一个地方保存。",
        name=path.name,
        reason=error.strerror or error,
    )
