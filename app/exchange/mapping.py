"""Which column of a file is which field of a ledger."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.head import NUMBERING
from app.exchange.headers import SEPARATOR, split_title
from app.exchange.identity import column_of, is_ours
from app.exchange.tables import find_tables
from app.ledger.fields import Children

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.files import Workbook
    from app.exchange.headers import Header
    from app.exchange.tables import FoundTable
    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office


EXTRA = "extra:"
"""Begins the name of a column that is kept as it came, under the heading that follows; see
`app.ledger.extras`."""


@dataclass(frozen=True)
class ColumnMap:
    """The columns of one table as fields of one ledger.

    Attributes:
        table: the table.
        fields: for each of the table's headers the field's name; empty: the column is left out;
            see `EXTRA`.
    """

    table: FoundTable
    fields: tuple[str, ...]

    @property
    def unused(self) -> list[Header]:
        """The headers that are no field's, running numbers and our own marks left out."""
        return [
            header
            for header, name in zip(self.table.headers, self.fields, strict=True)
            if not name and header.title not in NUMBERING and not is_ours(header.title, header.unit)
        ]

    @property
    def marks(self) -> int | None:
        """Which header is that of the marks that we gave the rows; None: there is none."""
        return column_of(self.table.headers)


def vocabulary(declared: type[Ledger]) -> Mapping[str, str]:
    """Every title under which a file may bring a field → the field's name."""
    known: dict[str, str] = {}
    for field in declared.fields.values():
        for title in (field.label, field.short, field.name, *field.aliases):
            if title:
                known.setdefault(split_title(title)[0], field.name)
    for one in declared.sheet.exports:
        for title, name in one.columns:
            known.setdefault(split_title(title)[0], name or extra_of(title))
    return known


def extra_of(heading: str) -> str:
    """The name of a column that is kept as it came, under its heading."""
    return f"{EXTRA}{heading}"


def kept_name(header: Header, declared: type[Ledger]) -> str:
    """The name of a column that is to be kept as it came.

    Its whole title, since others may have the same last level; but headings of another system's
    tables are kept as these know them, whatever stands above them.
    """
    is_known = header.title in declared.sheet.extra_headings
    return extra_of(header.title if is_known else header.full_title)


def heading_of(header: Header) -> str:
    """A header as a spreadsheet of ours says it: in one level, with its unit."""
    return f"{header.full_title}（{header.unit}）" if header.unit else header.full_title


def find_best(workbook: Workbook, declared: type[Ledger], sheet: str = "") -> FoundTable:
    """The table of a file that fits a ledger best.

    Args:
        workbook: the file.
        declared: the ledger.
        sheet: the sheet in which it stands, as `FoundTable.name` says it; empty: any.

    Raises:
        Trouble: none fits, or none of this name.
    """
    known = vocabulary(declared)
    tables = find_tables(workbook, known)
    if not tables:
        raise Trouble(
            "“{file}”里没有找到“{ledger}”的表头",
            "表头里至少要有“{field}”一列；一人一表的表格不能这样导入",
            file=workbook.path.name,
            ledger=declared.sheet.title,
            field=next(one.label for one in declared.fields.values() if one.required),
        )
    named = [one for one in tables if not sheet or one.name == sheet]
    if not named:
        raise Trouble(
            "“{file}”里没有叫“{sheet}”的工作表，或者里面没有“{ledger}”的表头",
            "可以写：{names}",
            file=workbook.path.name,
            sheet=sheet,
            ledger=declared.sheet.title,
            names="、".join(one.name for one in tables),
        )
    return min(named, key=lambda one: rank(one, known))


def rank(table: FoundTable, known: Mapping[str, str]) -> tuple[int, bool, int]:
    """By which of the tables of a file are sorted, the best first.

    The most known columns; visible sheets before others; then the most rows, as a file may have an
    empty sheet for next year.
    """
    fields = {known[header.title] for header in table.headers if header.title in known}
    return -len(fields), not table.sheet.visible, -len(table.numbers)


def guess(table: FoundTable, declared: type[Ledger]) -> ColumnMap:
    """The mapping that the headers themselves suggest; a field is taken once."""
    known, extra = vocabulary(declared), declared.sheet.extra_headings
    found = [_guessed(header, known) for header in table.headers]
    # 现居住地 is another name of 家庭住址, but not where a table has both
    surely = {
        name
        for header, name in zip(table.headers, found, strict=True)
        if name and header.title not in extra
    }
    taken: set[str] = set()
    fields: list[str] = []
    for header, guessed in zip(table.headers, found, strict=True):
        is_other = guessed in surely and header.title in extra
        name = extra_of(header.title) if is_other else guessed
        fields.append("" if name in taken else name)
        taken.add(name)
    return ColumnMap(table, tuple(fields))


def _guessed(header: Header, known: Mapping[str, str]) -> str:
    """The field that a header names; empty for none."""
    last = header.title.rpartition(SEPARATOR)[2]
    return known.get(header.full_title) or known.get(header.title) or known.get(last) or ""


def is_brought(field: Field) -> bool:
    """Whether a column can bring a field."""
    return field.typed and (field.stored or isinstance(field, Children))


def remembered(office: Office, declared: type[Ledger], table: FoundTable) -> ColumnMap:
    """The mapping that people chose for such a table last time, or the guess."""
    stored = office.setting(_key(declared, table))
    if not stored:
        return guess(table, declared)
    chosen: dict[str, str] = json.loads(stored)
    fields = tuple(chosen.get(header.full_title, "") for header in table.headers)
    is_kept = bool(declared.sheet.extras)
    known = tuple(
        name if name in declared.fields or (is_kept and name.startswith(EXTRA)) else ""
        for name in fields
    )
    return ColumnMap(table, known)


def remember(office: Office, declared: type[Ledger], chosen: ColumnMap) -> None:
    """Keep what people chose for tables with these headers."""
    pairs = zip(chosen.table.headers, chosen.fields, strict=True)
    content = {header.full_title: name for header, name in pairs}
    office.keep_setting(_key(declared, chosen.table), json.dumps(content, ensure_ascii=False))


def _key(declared: type[Ledger], table: FoundTable) -> str:
    return f"mapping:{declared.__tablename__}:{table.fingerprint}"
