"""Opens what offices call a table: .xlsx, .xls, .ods and delimited text, told by their content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.recognise import recognise
from app.exchange.sheets import read_sheets
from app.exchange.source import Source
from app.progress import Progress, Silent

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from app.exchange.grid import SheetGrid
    from app.exchange.recognise import FileKind

MAX_FILE_BYTES = 64 << 20
"""A workbook of this size takes gigabytes once it is read."""

_SILENT = Silent()


@dataclass(frozen=True)
class Workbook:
    """A file whose sheets are read as they are asked for.

    Attributes:
        path: where it was.
        kind: what it is, whatever its name says; ``text`` for every delimited text.
        sheets: in the order of the tabs, hidden ones too; a text has one, named like the file.
        properties: what `app.exchange.write.write_xlsx` was given to remember; else empty.
    """

    path: Path
    kind: FileKind
    sheets: tuple[SheetGrid, ...]
    properties: Mapping[str, str] = field(default_factory=dict[str, str])


def open_workbook(path: Path, progress: Progress = _SILENT) -> Workbook:
    """Open a spreadsheet and make sure that something is in it.

    The file is in memory afterwards: the stick may be pulled out.

    Args:
        path: the file.
        progress: is told of rows as they are read, also of sheets that are read later.

    Raises:
        Trouble: the file cannot be had, is none that can be read, or is empty. A sheet that is
            read later may raise it, too, if it is damaged or reaches too far.
        Cancelled: by ``progress``.
    """
    data = _bytes_of(path)
    kind = recognise(data, path.name)
    workbook = Workbook(path, kind, *read_sheets(Source(path.name, data, progress), kind))
    if all(sheet.is_empty for sheet in workbook.sheets):
        raise Trouble(
            "“{name}”里没有任何内容。", "请用 WPS 打开看看，是不是选错了文件。", name=path.name
        )
    return workbook


def _bytes_of(path: Path) -> bytes:
    try:
        # Windows refuses a folder as it refuses a locked file
        if path.is_dir():
            raise Trouble(
                "“{name}”是文件夹，不是表格。", "请打开它，选里面的表格文件。", name=path.name
            )
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise Trouble(
                "“{name}”有 {size} MB，太大了。",
                "请用 WPS 打开它，删去图片和不需要的工作表，或分成几个文件，再导入。",
                name=path.name,
                size=round(size / (1 << 20)),
            )
        data = path.read_bytes()
    except OSError as error:
        raise _unreachable(path, error) from error
    if not data:
        raise Trouble(
            "“{name}”是空文件（0 字节）。", "多半是拷贝时中断了，请重新拷贝一份。", name=path.name
        )
    return data


def _unreachable(path: Path, error: OSError) -> Trouble:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Trouble(
            "找不到“{name}”。", "请看看 U 盘是否插好，文件是否改了名、换了地方。", name=path.name
        )
    if isinstance(error, PermissionError):
        return Trouble(
            "没有权限读取“{name}”，或者它正被别的程序占用。",
            "请关掉打开它的 WPS 或 Excel；还不行，就把文件拷贝到桌面再试。",
            name=path.name,
        )
    return Trouble(
        "读取“{name}”时出错：{reason}。",
        "请拔下 U 盘重新插好，或重新拷贝一份再试。",
        name=path.name,
        reason=error.strerror or error,
    )
