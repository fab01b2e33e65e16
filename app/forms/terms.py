"""Headings in two scripts: which terms may be printed, and which script comes first.

A term is printed only if the office or one above it has it in the ledger of terms as approved,
and says by whom. The terms that come with the program are suggestions: nobody has approved them.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from app.language import say
from app.rules import CHINESE_ONLY, MONGOLIAN_FIRST, Rule, rule_words
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from app.office import Office

TERMS = "terms"
"""The ledger of terms."""
APPROVED, UNAPPROVED = "2", "1"
_NUMBER = re.compile(r"^\d+\.")
"""What stands before the items of a form: 1.姓名."""
FILE = Path(__file__).parents[2] / "resources" / "codes" / "terms.csv"


class Suggested(NamedTuple):
    """A term that comes with the program, approved by nobody.

    Attributes:
        chinese: what it is in Chinese.
        mongolian: as it was found; empty: nowhere.
        grade: how good the source is.
        source: where it was found.
        remarks: what is doubtful about it.
    """

    chinese: str
    mongolian: str
    grade: str
    source: str
    remarks: str


@dataclass(frozen=True)
class Terms:
    """What headings are called in Mongolian at one moment.

    Attributes:
        approved: Chinese → Mongolian; empty where forms are in Chinese only.
        mongolian_first: whether Mongolian stands above or before the Chinese.
    """

    approved: Mapping[str, str] = field(default_factory=dict[str, str])
    mongolian_first: bool = True

    def of(self, heading: str) -> str:
        """A heading in Mongolian, whatever its number and unit; empty: not approved."""
        plain = _NUMBER.sub("", heading).partition("（")[0]
        return self.approved.get(heading) or self.approved.get(plain, "")


def terms(office: Office, connection: Connection) -> Terms:
    """The terms that headings may be printed in."""
    scripts = rule_words(office, connection, Rule.SCRIPTS)
    if scripts == CHINESE_ONLY:
        return Terms()
    return Terms(approved(office, connection), scripts == MONGOLIAN_FIRST)


def approved(office: Office, connection: Connection) -> dict[str, str]:
    """Chinese → Mongolian, as we or an office above us have approved it; our own word first."""
    if TERMS not in office.registry.ledgers:
        return {}
    table, scopes = office.registry[TERMS].table(), office.tables.journal.scopes
    query = (
        select(table, scopes.c.unit)
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0, table.c["state"] == APPROVED)
    )
    said: list[tuple[tuple[int, int, bytes], str, str]] = []
    for row in connection.execute(query).mappings():
        weight = office.unit.weight(office.trust.unit_of(connection, str(row["unit"])))
        if weight and row["mongolian"] and str(row["approved_by"] or "").strip():
            place = (weight, int(row["_stamp"]), bytes(row["_uid"]))
            said.append((place, str(row["chinese"]), str(row["mongolian"])))
    return {chinese: mongolian for _, chinese, mongolian in sorted(said)}


def suggested() -> list[Suggested]:
    """The terms that come with the program."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [Suggested(**row) for row in csv.DictReader(file)]


def take_up(office: Office) -> int:
    """Put the program's terms that are not there yet into the ledger, unapproved; how many.

    One command, so that it can be undone at once.
    """
    table = office.registry[TERMS].table()
    with office.store.reading() as connection:
        query = select(table.c["chinese"]).where(table.c["_gone"] == 0)
        there = {str(row[0]) for row in connection.execute(query)}
    shape = office.registry.shapes[TERMS]
    changes: list[Change] = []
    for one in suggested():
        if one.chinese in there:
            continue
        said = {**one._asdict(), "state": UNAPPROVED}
        values = {name: value for name, value in said.items() if value}
        changes.append(Change(shape, office.ids.next(), Kind.CREATE, values, unit=office.unit.code))
    if changes:
        office.journal.write("terms", say("放入程序带的蒙古文用语"), office.person, changes)
        office.announce(frozenset({TERMS}))
    return len(changes)
