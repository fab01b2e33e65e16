"""Rows that bear our mark: which record each speaks of, and which of its cells say anything new.

A mark is believed as far as its row agrees with the record. Excel can sort the columns that
somebody has selected without the hidden one, and a clerk copies a row to change it into another
person's: then the mark is somebody else's, and to believe it would overwrite him.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.exchange.cell_text import clean
from app.exchange.identity import mark_of, read_mark
from app.language import Message
from app.ledger.fields import Children, Day, Number
from app.ledger.questions import Question
from app.values.reading import is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Record
    from app.office import Snapshot
    from app.values.reading import Raw
    from app.views import View

GONE = Message("这条记录已经删除，没有导入；要找回来，请在“已删除”里恢复")
MIXED = Message(
    "隐藏的记录编号是“{title}”的，这一行写的却像是另一条：可能排序时漏了这一列，"
    "或者在旧行上改写成了新的一条。请把这一行的“记录编号”清空，再导入"
)


class Compared(NamedTuple):
    """A row laid beside a record.

    Attributes:
        fresh: the cells that do not say what our own table shows.
        agreeing: fields of which the row says the same.
        emptied: fields that the record has, and whose cells are empty.
    """

    fresh: dict[str, Raw]
    agreeing: frozenset[str]
    emptied: frozenset[str]


class Told(NamedTuple):
    """What a row's mark tells.

    Attributes:
        record: the record; None: it is told by what stands in the row.
        compared: the row beside it.
        refused: why the row cannot be taken; None: it can.
    """

    record: Record | None = None
    compared: Compared | None = None
    refused: Message | None = None


NOTHING = Told()


class MarkedRows:
    """What the marks of a table's rows tell, in one snapshot.

    Args:
        declared: the ledger.
        now: the snapshot.
        view: shows our own table.
        records: the living records.
        naming: the field that names a record.
    """

    def __init__(
        self,
        declared: type[Ledger],
        now: Snapshot,
        view: View,
        records: Mapping[bytes, Record],
        naming: str,
    ) -> None:
        self._declared, self._now, self._view = declared, now, view
        self._naming = naming
        self._keys = {one for names in declared.sheet.match_on for one in names}
        self._keys |= {*declared.sheet.unique}
        ledger = declared.__tablename__
        self._records = {mark_of(ledger, uid): one for uid, one in records.items()}
        self._others = self._not_living(ledger, records)

    def _not_living(self, ledger: str, records: Mapping[bytes, Record]) -> dict[str, Record | None]:
        """Marks of records that are not there any more → those that go on in their place."""
        gone = self._now.asking.uids(Question(ledger, gone=True))
        return {mark_of(ledger, uid): records.get(self._now.joined.current(uid)) for uid in gone}

    def tell(
        self, rows: Sequence[TableRow], at: int, raws_of: Sequence[Mapping[str, Raw]]
    ) -> list[Told]:
        """What the marks tell, for each of the rows.

        Args:
            rows: all rows of the table.
            at: the place of the mark in their cells.
            raws_of: of each row, field → cell.
        """
        marks = [read_mark(row.cells[at]) for row in rows]
        found: list[Record | None] = [
            self._records.get(one) or self._others.get(one) if one else None for one in marks
        ]
        self._view.prepare([one for one in found if one])
        told = [
            Told(record, self.compare(raws, record))
            if record
            else Told(refused=GONE if mark in self._others else None)
            for mark, record, raws in zip(marks, found, raws_of, strict=True)
        ]
        return self._judged(told)

    def _judged(self, told: list[Told]) -> list[Told]:
        bearers: dict[bytes, list[int]] = defaultdict(list)
        for number, one in enumerate(told):
            if one.record:
                bearers[one.record.uid].append(number)
        for numbers in bearers.values():
            # a row that was copied: the one that is most like the record is the original
            original = max(numbers, key=lambda at: len(_compared(told[at]).agreeing))
            for number in numbers:
                if number != original:
                    told[number] = NOTHING
            one = told[original]
            if one.record and self._is_another(_compared(one)):
                title = self._now.lookup.title(self._declared.__tablename__, one.record.uid)
                told[original] = Told(refused=Message(MIXED.template, {"title": title or ""}))
        return told

    def _is_another(self, compared: Compared) -> bool:
        """Whether a row speaks of somebody else than the record: nothing tells it but the mark."""
        if self._naming not in compared.fresh:
            return False
        keys = self._keys - {self._naming}
        if keys & compared.agreeing:
            return False
        differing = compared.fresh.keys() - {self._naming}
        return bool(keys & differing) or len(differing) > len(compared.agreeing)

    def compare(self, raws: Mapping[str, Raw], record: Record) -> Compared:
        """Lay a row beside a record."""
        fresh: dict[str, Raw] = {}
        agreeing: set[str] = set()
        emptied: set[str] = set()
        fields = self._declared.fields
        for name, cell in raws.items():
            field = fields[name]
            if isinstance(field, Children):
                if not is_blank(cell):
                    fresh[name] = cell
            elif cell is None or is_blank(cell):
                if record.values[name] is not None:
                    emptied.add(name)
            elif self._says_the_same(field, cell, record):
                agreeing.add(name)
            else:
                fresh[name] = cell
        return Compared(fresh, frozenset(agreeing), frozenset(emptied))

    def _says_the_same(self, field: Field, cell: Raw, record: Record) -> bool:
        stored = record.values[field.name]
        if stored is None:
            return False
        shown = self._view.text(field, record)
        if isinstance(cell, str):
            return cell == shown or clean(cell) == clean(shown)
        if isinstance(field, Number):
            return cell == self._view.out(field, record)
        return text_of(cell) == text_of(shown) or _is_made_of(cell, field, str(stored))


def _compared(told: Told) -> Compared:
    return told.compared or Compared({}, frozenset(), frozenset())


def _is_made_of(cell: Raw, field: Field, stored: str) -> bool:
    """Whether a spreadsheet program made this of what is stored, and nobody meant anything by it.

    It makes the first of March of 1968.03, 7 of 007, and zeros of the last digits of long numbers.
    """
    if isinstance(cell, dt.date):
        return isinstance(field, Day) and cell.day == 1 and stored == f"{cell:%Y-%m}"
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return stored.isascii() and stored.isdigit() and float(stored) == cell
    return False
