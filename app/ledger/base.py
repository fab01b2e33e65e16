"""What a ledger's file is made of: a class with a `Sheet`, its fields, and perhaps rules.

```python
class Wish(Ledger):
    \"\"\"微心愿: what a villager asked for, and what became of it.\"\"\"

    __tablename__ = "wishes"
    sheet = Sheet(title="微心愿", group="服务", domain="ledgers", match_on=(("person", "wish"),))
    person: Mapped[str] = column(PersonName(label="姓名", required=True, search=True))
    wish: Mapped[str] = column(Text(label="心愿", required=True, lines=3))
```
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from sqlalchemy import Column, Index, MetaData, Table, Text, text
from sqlalchemy.orm import DeclarativeBase, MappedColumn, mapped_column

from app.language import Message
from app.ledger.fields import Field, Link, People, Virtual
from app.ledger.forms import Form, usual
from db.search.index import INFO as SEARCH
from db.search.index import Plan
from db.shape import TableShape, system_columns, system_indexes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from app.ledger.counts import Count
    from app.ledger.questions import Condition
    from db.shape import FieldShape, Value

Domain = Literal["members", "households", "patrols", "ledgers", "shared", "trust", "moves"]
"""Which part of an office's records a ledger belongs to: who may see it is said by domain."""

FIELD = "field"
"""The key of a field in its column's ``info``."""
LIVING = "_gone = 0"
"""Indexes with this condition are taken by queries that say it in these very words."""


@dataclass(frozen=True, kw_only=True)
class Closed:
    """When a record counts as closed or approved, so that a later change is an amendment.

    Attributes:
        by: the field that closes it.
        at: the values of that field at which it is closed; empty: any.
        free: fields that are still filled in afterwards: to fill them where they are empty, or to
            go on from one of ``at`` to another, amends nothing.
        notice: what the form says of a closed record, one sentence.
    """

    by: str
    notice: str
    at: frozenset[str] = frozenset()
    free: frozenset[str] = frozenset()

    def holds(self, values: Mapping[str, Value]) -> bool:
        """Whether a record with these values is closed."""
        value = values.get(self.by)
        return value is not None and (not self.at or value in self.at)

    def is_amended(self, name: str, before: Value, after: Value) -> bool:
        """Whether one change of a field of a closed record is an amendment."""
        if before == after:
            return False
        if name == self.by and self.at:
            return after not in self.at
        return before is not None or name not in self.free

    def amends(self, shown: Mapping[str, Value], changed: Mapping[str, Value]) -> bool:
        """Whether a change of a record that shows these values is an amendment."""
        return self.holds(shown) and any(
            self.is_amended(name, shown.get(name), value) for name, value in changed.items()
        )


@dataclass(frozen=True, kw_only=True)
class Usual:
    """A view that everybody has of a ledger, beside those that an office makes for itself.

    Attributes:
        title: what people call it.
        where: which records.
        order: how they are sorted; empty: as the table is at first.
        columns: the columns in order; empty: those that the table has.
    """

    title: str
    where: tuple[Condition, ...] = ()
    order: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ColumnSet:
    """The columns of a spreadsheet as somebody else wants them.

    Attributes:
        name: for scripts.
        title: what people call it, after whoever wants it.
        columns: the headings in order, and the field of each; empty: nobody is asked for it, and
            what was imported under this heading is given back (`Sheet.extras`).
    """

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Suggestions:
    """Records that come with the program and that an office may put into its ledger.

    Attributes:
        title: what the menu calls it.
        put_in: given the office, puts those in that are not there yet, as one command; how many.
    """

    title: str
    put_in: Callable[..., int]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a ledger is, beside its fields.

    Attributes:
        title: what people call it.
        group: the heading under which the window lists it.
        domain: see `Domain`.
        rank: its place in that list.
        measure: the counting word of its records: 人, 户, 次.
        named_by: the field that names a record in links and headings; empty: the first required.
        match_on: sets of fields, in order of preference, by which a spreadsheet's row finds the
            record that it speaks of. The last resort may name several records; then it finds none.
        order: how the table is sorted at first; ``-`` before a field turns it round.
        unique: fields of which two records with the same value are probably one.
        alike: sets of fields of which two records that are filled alike in all of them are probably
            one, unless a field of ``unique`` tells them apart.
        closed: when a record is closed; None: never.
        forms: what can be printed of it, the usual first; empty: a list of its usual fields.
        inside: has no page of its own: it is seen with the record it belongs to, or where it is
            made, and in the full list of ledgers.
        renamed_from: its earlier names, the oldest first; that is its name in the exchange.
        moves: whether a record can go over to another office, by a letter (`app.sync.moves`).
        moves_along: whether a record goes along when the one that it belongs to moves.
        views: the usual views.
        counts: what is counted of its records; empty: what its fields suggest.
        exports: columns for other systems.
        extras: the field (`Kept`) that keeps what their tables bring beside our own fields.
        suggestions: records that come with the program; None: it begins empty.
    """

    title: str
    group: str
    domain: Domain
    rank: int = 100
    measure: str = "条"
    named_by: str = ""
    match_on: tuple[tuple[str, ...], ...] = ()
    order: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    alike: tuple[tuple[str, ...], ...] = ()
    closed: Closed | None = None
    forms: tuple[Form, ...] = ()
    inside: bool = False
    renamed_from: tuple[str, ...] = ()
    moves: bool = False
    moves_along: bool = False
    views: tuple[Usual, ...] = ()
    counts: tuple[Count, ...] = ()
    exports: tuple[ColumnSet, ...] = ()
    extras: str = ""
    suggestions: Suggestions | None = None

    @property
    def printed(self) -> tuple[Form, ...]:
        """What can be printed of it, the usual form first."""
        return self.forms or (usual(self.title, self.measure),)

    @property
    def extra_headings(self) -> frozenset[str]:
        """The headings of other systems' tables for which there is no field."""
        return frozenset(
            heading for one in self.exports for heading, name in one.columns if not name
        )


@dataclass(frozen=True)
class Finding:
    """What a ledger's own rules say of a record.

    Attributes:
        field: the field it concerns.
        message: one sentence.
        refuses: whether the record cannot be saved so; most findings only warn.
    """

    field: str
    message: Message
    refuses: bool = False


def warn(name: str, template: str, **values: object) -> Finding:
    """A finding that only warns."""
    return Finding(name, Message(template, values))


def refuse(name: str, template: str, **values: object) -> Finding:
    """A finding with which the record cannot be saved."""
    return Finding(name, Message(template, values), refuses=True)


def column(kind: Field) -> MappedColumn[Any]:
    """Declare a stored field."""
    return mapped_column(kind.sql_type(), nullable=True, info={FIELD: kind})


class Ledger(DeclarativeBase):
    """The base of all ledgers; its metadata holds their tables."""

    metadata: ClassVar[MetaData] = MetaData()
    sheet: ClassVar[Sheet]
    fields: ClassVar[Mapping[str, Field]]
    """All fields by name in the order of declaration, the virtual ones among them."""

    __abstract__ = True

    def __init_subclass__(cls) -> None:
        """Collect the fields and give the table the columns that every ledger has."""
        declared = {name: _field_of(one) for name, one in vars(cls).items()}
        cls.fields = {name: one.named(name) for name, one in declared.items() if one}
        taken = cls.fields.keys() & vars(Ledger).keys()
        if taken:
            raise TypeError(f"a field cannot be called {taken.pop()}")
        cls.__table_args__ = (
            *system_columns(),
            *_derived_columns(cls.fields),
            *system_indexes(cls.__tablename__),
            *_first_order(cls.__tablename__, cls.fields, cls.sheet),
            *_indexes(cls.__tablename__, cls.fields, cls.sheet),
            {"info": {SEARCH: _search_plan(cls.fields)}},
        )
        super().__init_subclass__()

    def check(self) -> Iterator[Finding]:
        """The ledger's own rules on one record, whose values stand in its attributes."""
        return iter(())

    @classmethod
    def shape(cls) -> TableShape:
        """The ledger as the journal sees it."""
        stored = [one for one in cls.fields.values() if one.stored]

        deriving = [one for one in stored if one.derived()]

        def derive(values: Mapping[str, Value]) -> Mapping[str, Value]:
            found: dict[str, Value] = {}
            for one in deriving:
                found.update(one.derive(values.get(one.name), values))
            return found

        return TableShape(
            name=cls.__tablename__,
            wire=(*cls.sheet.renamed_from, cls.__tablename__)[0],
            domain=cls.sheet.domain,
            table=cls.table(),
            fields=tuple(cls._shape_of(one) for one in stored),
            derive=derive,
            sources=frozenset(name for one in deriving for name in one.derived_from()),
            amends=cls.sheet.closed.amends if cls.sheet.closed else None,
        )

    @classmethod
    def _shape_of(cls, one: Field) -> FieldShape:
        """A field as the journal sees it; what a letter holds is as long as it must be."""
        shape = one.shape()
        return replace(shape, most=0) if cls.sheet.domain in ("moves", "trust") else shape

    @classmethod
    def table(cls) -> Table[Any]:
        """Its table."""
        return cls.metadata.tables[cls.__tablename__]


def _field_of(declared: object) -> Field | None:
    """The field that a class attribute declares."""
    if isinstance(declared, Virtual):
        return declared
    found = getattr(getattr(declared, "column", None), "info", {}).get(FIELD)
    return found if isinstance(found, Field) else None


def _derived_columns(fields: Mapping[str, Field]) -> Iterator[Column[str]]:
    """Sort keys and the like; never NULL, since paging by key would drop such rows."""
    for one in fields.values():
        if one.stored:
            for name in one.derived():
                yield Column(name, Text, nullable=False, server_default="")


def _search_plan(fields: Mapping[str, Field]) -> Plan:
    """What the search box looks into."""
    looked_into = [one for one in fields.values() if one.search and one.stored]
    searched = tuple(column for one in looked_into for column in one.searched())
    return Plan(searched, tuple(one.name for one in looked_into if isinstance(one, People)))


def _first_order(table: str, fields: Mapping[str, Field], sheet: Sheet) -> Iterator[Index]:
    """The order in which a table is shown at first, whole: nothing is left to be sorted.

    It ends with the record's id, which decides among equals (`app.ledger.ordering`), and only
    has the living, so that it alone answers which row stands where.
    """
    names = [fields[name.removeprefix("-")].order_column() for name in sheet.order]
    if names:
        yield Index(f"ix_{table}__first", *names, "_uid", sqlite_where=text(LIVING))


def _indexes(table: str, fields: Mapping[str, Field], sheet: Sheet) -> Iterator[Index]:
    """For what is asked all the time: what belongs together, what is unique."""
    wanted = {one.name: None for one in fields.values() if isinstance(one, Link)}
    for name in wanted:
        yield Index(f"ix_{table}_{name}", name)
    keys = dict.fromkeys([*sheet.unique, *(names[0] for names in sheet.alike)])
    for name in keys:
        if name not in wanted:
            # most patrols, say, have no number
            filled = text(f"{name} IS NOT NULL")
            yield Index(f"ix_{table}_{name}", name, sqlite_where=filled)
