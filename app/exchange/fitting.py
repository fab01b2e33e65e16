"""Which ledger a file belongs to, judged by the heads of its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.head import find_head, knower
from app.exchange.mapping import rank, remembered, vocabulary
from app.exchange.tables import find_tables

if TYPE_CHECKING:
    from app.exchange.files import Workbook
    from app.exchange.mapping import ColumnMap
    from app.exchange.tables import FoundTable
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office


@dataclass(frozen=True)
class Fit:
    """How a file fits a ledger.

    Attributes:
        declared: the ledger.
        tables: the file's tables, the best first; a file may have one sheet for each year.
        mapping: the columns of the first one as fields.
    """

    declared: type[Ledger]
    tables: tuple[FoundTable, ...]
    mapping: ColumnMap

    @property
    def known(self) -> int:
        """How many columns are fields of the ledger."""
        return sum(map(bool, self.mapping.fields))

    @property
    def lacking(self) -> list[Field]:
        """The fields that no record can be without, and that no column brings."""
        return lacking(self.declared, self.mapping)

    def is_better_than(self, other: Fit) -> bool:
        """Whether the file surely belongs to this ledger rather than to the other one."""
        return not self.lacking and self.known > other.known


def lacking(declared: type[Ledger], mapping: ColumnMap) -> list[Field]:
    """The fields that no record can be without, and that no column brings."""
    return [
        one for one in declared.fields.values() if one.required and one.name not in mapping.fields
    ]


def fit(office: Office, workbook: Workbook, declared: type[Ledger]) -> Fit | None:
    """How a file fits a ledger; None if no sheet has a table for it."""
    known = vocabulary(declared)
    tables = sorted(find_tables(workbook, known), key=lambda one: rank(one, known))
    if not tables:
        return None
    return Fit(declared, tuple(tables), remembered(office, declared, tables[0]))


@dataclass(frozen=True)
class Examined:
    """What was found in a file.

    Attributes:
        workbook: the file.
        chosen: how it fits the ledger that somebody asked for; None: it has no table for it.
        better: the ledger to which it rather belongs; None: there is no better one.
    """

    workbook: Workbook
    chosen: Fit | None
    better: Fit | None


def examine(office: Office, workbook: Workbook, declared: type[Ledger]) -> Examined:
    """See whether a file fits a ledger, and whether another one fits better.

    Raises:
        Trouble: it fits none, or a sheet is damaged.
    """
    chosen, best = fit(office, workbook, declared), best_fit(office, workbook)
    if best is None or (chosen and not best.is_better_than(chosen)):
        best = None
    if chosen is None and best is None:
        raise no_ledger_fits(workbook, declared)
    return Examined(workbook, chosen, best)


def best_fit(office: Office, workbook: Workbook) -> Fit | None:
    """The ledger that knows most of a file's columns, and whose records they can make."""
    known = {one: _known(workbook, one) for one in office.registry}
    for declared in sorted(known, key=known.__getitem__, reverse=True):
        found = fit(office, workbook, declared) if known[declared] else None
        if found and not found.lacking:
            return found
    return None


def _known(workbook: Workbook, declared: type[Ledger]) -> int:
    """How many titles of the best sheet are the ledger's; the rows below are not looked at."""
    knows = knower(vocabulary(declared))
    heads = [find_head(sheet.rows, knows) for sheet in workbook.sheets]
    return max((head.known for head in heads if head), default=0)


def no_ledger_fits(workbook: Workbook, declared: type[Ledger]) -> Trouble:
    """What is said of a file that belongs to none of the ledgers.

    Args:
        workbook: the file.
        declared: the ledger that somebody thought it belonged to.
    """
    return Trouble(
        "“{file}”里没有找到“{ledger}”的表头，也不像别的台账",
        "表头里至少要有“{field}”一列；一人一表的表格不能这样导入。请换一个文件",
        file=workbook.path.name,
        ledger=declared.sheet.title,
        field=next(one.label for one in declared.fields.values() if one.required),
    )
