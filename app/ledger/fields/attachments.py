"""The kind that names attachments: photos and papers that belong to a record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import Unreadable
from app.language import say
from app.ledger.fields.base import Around, Field, Out, Width
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted
from db import item_sets
from db.attachments import name_of
from db.shape import Merge, Value

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Attachments(Field):
    """Photos and papers: the SHA-256 of each, and the name of its file.

    Their bytes lie beside the ledgers (`db.attachments`). Two offices that add different ones to
    the same record both succeed. They say what people look like and where they were, hence they
    are personal.
    """

    personal: bool = True
    listed: bool = False

    merge: ClassVar[Merge] = Merge.ITEMS
    natural_width: ClassVar[Width] = Width.SHORT
    typed: ClassVar[bool] = False

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """What an editor hands over, which is what is stored; nobody types a hash."""
        if is_blank(raw):
            return NOTHING
        try:
            item_sets.check_stored(str(raw))
        except ValueError:
            files = {}
        else:
            files = files_of(str(raw))
        if not files:
            raise Unreadable("“{text}”不是附件，附件要从文件添加", text=quoted(raw))
        return Reading(value_of(files))

    def show(self, value: Value, around: Around) -> str:
        """3 个附件."""
        count = len(files_of(value))
        return say("{count} 个附件", count=count) if count else ""

    def out(self, value: Value, around: Around) -> Out:
        """Each one's name, by which it is taken out, and its file's."""
        named = [f"{name.hex()} {file}" for name, file in files_of(value).items()]
        return "、".join(named) or None


def files_of(value: Value) -> dict[bytes, str]:
    """The attachments of a stored value: their names, and those of their files."""
    items = item_sets.parse(value if isinstance(value, str) else None)
    named = ((name_of(key), file) for key, file in items.items())
    return {name: file for name, file in named if name is not None}


def value_of(files: Mapping[bytes, str]) -> str | None:
    """What is stored for these attachments."""
    return item_sets.dump({name.hex(): file for name, file in files.items()})
