"""Writes a file for each record: all of them, or none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.saving import replacing, safe_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import IO

    from app.ledger.questions import Record
    from app.progress import Progress


def folder_for(out: Path) -> Path:
    """The folder that takes the files; made where it is not there.

    Raises:
        Trouble: it cannot be made.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            "建不了文件夹“{folder}”：{reason}", "一人一份的表要存到文件夹里，请换一个文件夹",
            folder=out, reason=error.strerror or error,
        ) from error  # fmt: skip
    return out


def write_each(
    folder: Path,
    records: Sequence[Record],
    *,
    name_of: Callable[[Record], str],
    ending: str,
    write: Callable[[Record, IO[bytes]], None],
    progress: Progress,
) -> list[Path]:
    """Write a file for each record; of equal names the later ones get a number.

    A file that is there already is not touched: the new one gets a number, too.

    Args:
        folder: where.
        records: for each of them.
        name_of: what its file is called, without ending.
        ending: ``.xlsx``.
        write: writes one file.
        progress: told of the records.

    Raises:
        Trouble: a file cannot be written; none is left.
        Cancelled: through ``progress``; likewise.
    """
    written: list[Path] = []
    taken: set[str] = set()
    try:
        for at, record in enumerate(records):
            progress.step(at, len(records), say("正在填第 {number} 份", number=at + 1))
            path = _free(folder, safe_name(name_of(record)), ending, taken)
            taken.add(path.name.casefold())
            with replacing(path) as file:
                write(record, file)
            written.append(path)
        progress.step(len(records), len(records))
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise
    return written


def _free(folder: Path, stem: str, ending: str, taken: set[str]) -> Path:
    count = 1
    path = folder / f"{stem}{ending}"
    while path.name.casefold() in taken or path.exists():
        count += 1
        path = folder / f"{stem}（{count}）{ending}"
    return path
