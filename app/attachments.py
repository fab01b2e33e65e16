"""Photos and papers of a record: put in from files, taken out into files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk import Desk
from app.errors import Trouble
from app.language import translate
from app.ledger.fields import Attachments as AttachmentsField
from app.ledger.fields.attachments import files_of, value_of
from app.saving import replacing
from app.sync.attaching import attachments
from app.whose import refuse_foreign
from db.attachments import BLOCK, LARGEST, name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from app.desk import Saved
    from app.ledger.fields import Field
    from app.office import Office

_LONGEST = 100
"""Characters of a file's name that are kept."""


def store(office: Office, path: Path) -> bytes:
    """Store a file among the attachments; its name there, by which a record names it.

    Raises:
        Trouble: it cannot be read, is empty or too large; nothing was stored.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Trouble(
                "“{file}”有 {size} MB，附件最大 {most} MB",
                "请把照片缩小或者把视频剪短，再添加",
                file=path.name,
                size=-(-size // (1 << 20)),
                most=LARGEST >> 20,
            )
        with path.open("rb") as file, office.store.writing() as connection:
            return attachments(office, connection).add(_blocks(file))
    except OSError as error:
        raise Trouble(
            "“{file}”读不出来", "请检查文件还在不在、U盘是否插好", file=path.name
        ) from error
    except ValueError as error:
        raise Trouble("“{file}”是空的", "请重新选择文件", file=path.name) from error


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block


def file_name(path: Path) -> str:
    """What stands at a record for a file."""
    return path.name if len(path.name) <= _LONGEST else path.stem[: _LONGEST // 2] + path.suffix


def attach(office: Office, ledger: str, uid: bytes, field: Field, paths: Sequence[Path]) -> Saved:
    """Add files to a record.

    Args:
        office: ours.
        ledger: the record's ledger.
        uid: the record.
        field: one of its fields.
        paths: the files.

    Raises:
        Trouble: the field takes no files, there is no such record, or a file cannot be stored.
    """
    if not isinstance(field, AttachmentsField):
        raise Trouble("“{label}”不能放附件", "请换一个放附件的字段", label=translate(field.label))
    desk = Desk(office)
    seen = desk.open(ledger, uid)
    with office.store.reading() as connection:
        refuse_foreign(office, connection, seen.record.unit)  # before anything is stored
    added = {store(office, path): file_name(path) for path in paths}
    files = {**files_of(seen.record.values[field.name]), **added}
    return desk.change(ledger, uid, {field.name: value_of(files)}, seen)


def extract(office: Office, name: str, path: Path) -> int:
    """Save an attachment as a file; its bytes.

    Args:
        office: ours.
        name: SHA-256 of it in hexadecimal.
        path: the file.

    Raises:
        Trouble: that is no name, the attachment is not here, or the file cannot be written.
    """
    wanted = name_of(name.strip().lower())
    if wanted is None:
        raise Trouble("“{text}”不是附件的编号", "编号有 64 位，请从 list 里复制", text=name)
    with office.store.reading() as connection:
        found = attachments(office, connection)
        size = found.size(wanted)
        if size is None:
            raise Trouble("这个附件的资料未到", "请让对方再写一个数据包，读入后再试")
        with replacing(path) as file:
            for block in found.blocks(wanted):
                file.write(block)
    return size
