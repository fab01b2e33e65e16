"""What filling a file does, for the clerk to look at: before it is done, and afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.language import Message

SHOWN = 20
"""So many records are shown before anything is written."""
MOST_REMARKS = 500


@dataclass(frozen=True)
class Remark:
    """Something that the clerk should know of one place of one record.

    Attributes:
        who: what names the record; empty: it is about the file.
        title: what the file calls the place.
        message: what it is.
    """

    who: str
    title: str
    message: Message


@dataclass
class Report:
    """What was written, or would be.

    Attributes:
        titles: what the file calls the places that are filled, in order.
        rows: of the first records what goes into these places.
        names: of these records what names them.
        records: how many records there are.
        empty: title → how many records have nothing to say there.
        remarks: what the clerk should know.
        inserted: how many rows were put in.
        completed: how many stood in the file already, and got what was empty there.
        kept: how many rows had content already, which stays.
    """

    titles: list[str] = field(default_factory=list[str])
    rows: list[list[str]] = field(default_factory=list[list[str]])
    names: list[str] = field(default_factory=list[str])
    records: int = 0
    empty: dict[str, int] = field(default_factory=dict[str, int])
    remarks: list[Remark] = field(default_factory=list[Remark])
    inserted: int = 0
    completed: int = 0
    kept: int = 0

    def note(self, who: str, title: str, message: Message) -> None:
        """Remember a remark, unless there are too many to read."""
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append(Remark(who, title, message))

    def count_empty(self, title: str) -> None:
        """Count that a record has nothing to say somewhere."""
        self.empty[title] = self.empty.get(title, 0) + 1
