"""People who stand in a list already: their empty cells are filled, and nobody is added twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exchange.headers import normalised
from app.language import Message
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.mapping import ColumnMap
    from app.filling.body_rows import Body
    from app.filling.results import Report
    from app.ledger.questions import Record
    from app.views import View

SEVERAL = Message("表里或台账里叫这个名字的不止一个，分不清，没有填，请手工核对")


@dataclass
class Already:
    """Who of the chosen records stands in the list.

    Attributes:
        rows: filled rows with their records.
        others: the records that are not in the list.
    """

    rows: list[tuple[int, Record]] = field(default_factory=list["tuple[int, Record]"])
    others: list[Record] = field(default_factory=list["Record"])


def already_there(
    mapping: ColumnMap, body: Body, view: View, records: Sequence[Record], report: Report
) -> Already:
    """Find records in the rows of a list by what names them.

    Where a name stands twice, in the list or among the records, nobody can tell who is meant:
    that is said, and nothing is written for any of them.

    Args:
        mapping: the list's columns.
        body: its rows.
        view: shows the values.
        records: those that were chosen.
        report: takes what is said.
    """
    naming = view.office.registry.naming_field(view.declared.__tablename__)
    if not body.filled or naming.name not in mapping.fields:
        return Already(others=list(records))
    header = mapping.table.headers[mapping.fields.index(naming.name)]
    rows = {row: _name(mapping, row, header.column) for row in body.filled}
    names = [_plain(view.text(naming, one)) for one in records]
    in_list, chosen = Counter(rows.values()), Counter(names)
    places = {name: row for row, name in rows.items()}
    found = Already()
    for name, record in zip(names, records, strict=True):
        if not name or name not in in_list:
            found.others.append(record)
        elif in_list[name] == chosen[name] == 1:
            found.rows.append((places[name], record))
        else:
            report.note(view.text(naming, record), header.full_title, SEVERAL)
    return found


def _name(mapping: ColumnMap, row: int, column: int) -> str:
    cells = mapping.table.sheet.rows[row - 1]
    return _plain(text_of(cells[column - 1])) if column <= len(cells) else ""


def _plain(text: str) -> str:
    """Offices spread names of two characters over their cell, and write dots as they like."""
    return normalised(text).replace(" ", "").replace("·", "").replace("•", "").replace(".", "")
