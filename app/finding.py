"""One search over all ledgers: the records that some words find, the best of each ledger first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, case, func, or_, select

from app.ledger.fields import IdNumber, Link, People, PersonName, Phone
from app.ledger.fields.links import items_of, linked
from app.ledger.fields.texts import FULL
from app.ledger.questions import Record
from app.ledger.words import folded, is_found, variants, words
from app.values import pinyin
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import BindParameter, ColumnElement, Table

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office, Snapshot

MOST_COUNTED = 1000
"""More records than these are not counted: whoever searches types another letter."""
MOST_SHOWN = 200
MOST_ORDERED = 400
"""So many records are compared, to find the best: each must be read for it."""
DETAIL_CHARS = 60
"""So much of a text is shown around the word."""


@dataclass(frozen=True)
class Hit:
    """A record that was found.

    Attributes:
        uid: its id.
        title: what names it.
        detail: in which field the words were found, and what stands there; numbers are masked.
        unit: the code of the organisation it belongs to.
        office: that organisation's name, or its code.
    """

    uid: bytes
    title: str
    detail: str
    unit: str
    office: str


@dataclass(frozen=True)
class Group:
    """What was found in one ledger.

    Attributes:
        ledger: its name.
        hits: the best ones.
        count: how many there are, up to `MOST_COUNTED`.
        is_more: whether there are more than that.
    """

    ledger: str
    hits: list[Hit] = field(default_factory=list[Hit])
    count: int = 0
    is_more: bool = False


def find(
    office: Office, now: Snapshot, text: str, *, limit: int = MOST_SHOWN, ledger: str = ""
) -> list[Group]:
    """The living records that have every word of a text, by ledger; numbers are masked.

    A word is found in every field that is searched, and in the names of linked records. Whoever is
    called just so comes first, then who begins so, then the rest; among equals the ledger's own
    order counts, for people that of their pinyin. Of more than `MOST_ORDERED` records only so many
    are put in order, those that are called so or begin so before others.

    Args:
        office: ours.
        now: the moment.
        text: words, separated by spaces.
        limit: so many records of each ledger at most.
        ledger: only in this one; empty: in all.
    """
    wanted = words(text)
    found = list(_groups(office, now, wanted, limit, ledger)) if wanted else []
    return [one for one in found if one.count]


def _groups(
    office: Office, now: Snapshot, wanted: Sequence[str], limit: int, only: str
) -> Iterator[Group]:
    for declared in now.registry:
        name = declared.__tablename__
        if only in ("", name) and any(one.search for one in declared.fields.values()):
            yield _Finder(office, now, declared, wanted).group(limit)


class _Finder:
    """Searches one ledger."""

    def __init__(
        self, office: Office, now: Snapshot, declared: type[Ledger], wanted: Sequence[str]
    ) -> None:
        self._office = office
        self._now = now
        self._declared = declared
        self._name = declared.__tablename__
        self._table: Table = declared.table()
        self._wanted = wanted
        self._naming = now.registry.naming_field(self._name)
        self._searched = [one for one in declared.fields.values() if one.search and one.stored]
        self._columns = {one.name: one.searched() for one in (self._naming, *self._searched)}

    def group(self, limit: int) -> Group:
        """The best records, and how many there are."""
        rows = self._now.asking.searching.some(self._name, self._wanted, MOST_COUNTED + 1)
        is_more = len(rows) > MOST_COUNTED
        count = min(len(rows), MOST_COUNTED)
        if len(rows) > MOST_ORDERED:
            first = self._first_by_name()
            rows = [*first, *rows[: max(MOST_ORDERED - len(first), limit)]]
        hits = self._hits(self._best(rows, limit)) if rows and limit else []
        return Group(self._name, hits, count, is_more)

    # ---- order
    def _best(self, rows: list[int], limit: int) -> list[Record]:
        """The first of some rows, with no more of each than is shown."""
        here = self._table
        fields = [self._naming.name, *(one.name for one in self._searched)]
        shown = list(dict.fromkeys([*fields, *(one.column for one in self._naming.searched())]))
        # as they are: a thousand parameters would take longer than the question
        among: BindParameter[int] = bindparam("rows", rows, expanding=True, literal_execute=True)
        query = (
            select(here.c["_uid"], here.c["_scope"], *(here.c[name] for name in shown))
            .where(here.c["_row"].in_(among))
            .order_by(self._rank(), *self._order())
            .limit(limit)
        )
        unit_of = self._now.asking.unit_of
        every: list[tuple[Any, ...]] = [tuple(one) for one in self._now.connection.execute(query)]
        return [
            Record(bytes(uid), unit_of(scope), dict(zip(shown, values, strict=True)))
            for uid, scope, *values in every
        ]

    def _order(self) -> list[ColumnElement[Any]]:
        """The ledger's own order; ids decide among equals, as in its table."""
        first = next(iter(self._declared.sheet.order), self._naming.name)
        by = self._declared.fields[first.removeprefix("-")].order_column()
        column, uid = self._table.c[by], self._table.c["_uid"]
        return [column.desc(), uid.desc()] if first.startswith("-") else [column, uid]

    def _rank(self) -> ColumnElement[int]:
        """0 is called so, 1 begins so, 2 sounds so from its beginning on, 3 has it elsewhere."""
        forms = [form for word in self._wanted for form in variants(word)]
        name = func.lower(self._table.c[self._naming.name])
        ranks = [(name.in_(forms), 0), (or_(*(func.instr(name, one) == 1 for one in forms)), 1)]
        if isinstance(self._naming, PersonName) and self._naming.search:
            sound = self._table.c[self._naming.name + FULL]
            ranks.append((or_(*(func.instr(sound, one) == 1 for one in forms)), 2))
        return case(*ranks, else_=3)

    def _first_by_name(self) -> list[int]:
        """Of too many to put in order: those that are called as the only word says, or begin so."""
        named, row = self._table.c[self._naming.name], self._table.c["_row"]
        indexed = {one.columns[0].name for one in self._table.indexes}
        if len(self._wanted) > 1 or named.name not in indexed or isinstance(self._naming, Link):
            return []
        word, living = self._wanted[0], self._table.c["_gone"] == 0
        beyond = word[:-1] + chr(ord(word[-1]) + 1)
        found: list[int] = []
        for condition in (named == word, and_(named > word, named < beyond)):
            query = select(row).where(condition, living).limit(MOST_ORDERED // 2)
            found += map(int, self._now.connection.scalars(query))
        return found

    # ---- what is shown
    def _hits(self, records: Sequence[Record]) -> list[Hit]:
        view = View(self._office, self._now, self._declared)
        self._prepare(records)
        names: dict[str, str] = {}
        for one in records:
            if one.unit not in names:
                names[one.unit] = self._office.office_name(self._now.connection, one.unit)
        return [
            Hit(
                record.uid,
                view.text(self._naming, record),
                self._detail(view, record),
                record.unit,
                names[record.unit],
            )
            for record in records
        ]

    def _prepare(self, records: Sequence[Record]) -> None:
        """Read in one go the names that are shown of linked records."""
        for one in (self._naming, *self._searched):
            if isinstance(one, (Link, People)):
                stored = [record.values[one.name] for record in records]
                links = [
                    link
                    for value in stored
                    for link in (items_of(value) if isinstance(one, People) else [value])
                ]
                uids = [uid for uid in map(linked, links) if uid]
                self._now.lookup.prepare(one.to, uids)

    def _detail(self, view: View, record: Record) -> str:
        """Where the words were found beside the title; otherwise what tells people apart."""
        for one in self._telling(view, record):
            shown = view.text(one, record)
            if shown:
                return f"{one.heading}：{self._around_word(shown)}"
        return ""

    def _telling(self, view: View, record: Record) -> Iterator[Field]:
        """The fields of a record, the best first; most often the first one is all that is asked."""
        values, naming = record.values, self._naming
        fields = [one for one in self._searched if one is not naming and values[one.name]]
        beside = [word for word in self._wanted if not self._is_in(naming, record, word)]
        for one in fields if beside else ():
            if any(self._has(view, one, record, word) for word in beside):
                yield one
        # what tells people apart without showing of whom the office knows the ID number
        yield from (one for one in fields if isinstance(one, Phone))
        yield from (one for one in fields if not isinstance(one, IdNumber))

    def _has(self, view: View, one: Field, record: Record, word: str) -> bool:
        if self._is_in(one, record, word):
            return True
        if not isinstance(one, (Link, People)):
            return False
        shown = view.text(one, record)
        letters = "、".join(map(pinyin.initials, shown.split("、")))
        return any(form in folded(shown) or form in letters for form in variants(word))

    def _around_word(self, shown: str) -> str:
        """A long text, from a little before the first word that stands in it."""
        line = " ".join(shown.split())
        if len(line) <= DETAIL_CHARS:
            return line
        text = folded(line)
        places = [text.find(form) for word in self._wanted for form in variants(word)]
        start = max(min((at for at in places if at >= 0), default=0) - DETAIL_CHARS // 4, 0)
        end = start + DETAIL_CHARS
        return "…" * (start > 0) + line[start:end] + "…" * (end < len(line))

    def _is_in(self, one: Field, record: Record, word: str) -> bool:
        """Whether a field's own columns have a word."""
        values = record.values
        for each in self._columns[one.name]:  # a loop: it is asked thousands of times a letter
            if is_found(values.get(each.column), each.match, word):
                return True
        return False
