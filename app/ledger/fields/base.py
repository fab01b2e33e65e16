"""What every kind of field can do: store, read, show, sort, filter and mask a value.

A field knows no Qt and no database. `ui` gives each kind its editor and its cell; spreadsheets,
paper, the command line and the exchange use what stands here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, ClassVar, Protocol, Self

from sqlalchemy import Text as SqlText

from app.values.masks import is_masked
from app.values.reading import Raw, Reading
from db.search.terms import Match, Searched
from db.shape import FieldShape, Merge, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.types import TypeEngine

    from app.ledger.codes import CodeTable

MOST_TEXT = 200_000
"""Characters of a value; more from elsewhere was written by no program of ours, and would keep
tables and paper busy for minutes. Every kind of field takes far less from people."""

Out = str | int | float | None
"""A value as scripts get it: a label, or a number."""


class Operator(Enum):
    """What a filter can ask of a field; the values of a condition are those said here.

    A value that is empty fulfils none of them but `EMPTY`, and `ONE_OF` where None is among its
    values. A condition that is turned round (`Condition.negated`) finds all the others, the empty
    ones among them.

    `FROM`, `TO` and `BETWEEN` take a partial day as far as it is known: a bound of 1968 begins on
    1 January and ends on 31 December, and a record's day counts only if it surely lies inside,
    whichever day it was: 1968 lies in 1968 and not in its first half. 不详 lies in no range, and
    is not empty.
    """

    CONTAINS = "contains"
    """A part of the text, whatever the case of Latin letters; of a link, what the record is found
    by; of markers, one of them. One value."""
    EQUALS = "equals"
    """Just this stored value; of a link, the same record. One value."""
    BEGINS = "begins"
    """The text begins so. One value."""
    ENDS = "ends"
    """The text ends so. One value."""
    ONE_OF = "one_of"
    """One of these stored values, None among them for an empty one; of links, these records."""
    ANY_OF = "any_of"
    """A set has one of these items: stored links and names, or marker numbers."""
    FROM = "from"
    TO = "to"
    BETWEEN = "between"
    """From the first value to the second, both inside; None: without an end there. Markers lie
    along the border; of a patrol's, one must lie between."""
    DURING = "during"
    """In this period, as it is on the office's day (`app.values.periods`). One value."""
    EACH_YEAR = "each_year"
    """In a month of whatever year: ``03``, or ``this_month`` and the like. One value."""
    NOTED = "noted"
    """One of the markers was in one of these conditions."""
    EMPTY = "empty"
    FILLED = "filled"


@dataclass(frozen=True)
class Found:
    """What a name in a cell turned out to be.

    Attributes:
        uid: the record, where exactly one has this name.
        count: how many have it.
    """

    uid: bytes | None
    count: int


class Around(Protocol):
    """What reading and showing a value needs from the office around it."""

    @property
    def today(self) -> str:
        """The day, "YYYY-MM-DD"."""
        ...

    def codes(self, table: str) -> CodeTable:
        """One code table as this office has it."""
        ...

    def find(self, ledger: str, text: str) -> Found:
        """The record of a ledger that a text names."""
        ...

    def title(self, ledger: str, uid: bytes) -> str | None:
        """What names a record; None if it is not here."""
        ...

    def current(self, uid: bytes) -> bytes:
        """The record that goes on in place of this one, where two were joined; or itself."""
        ...

    def elsewhere(self, ledger: str, uid: bytes) -> bool:
        """Whether a record has moved to another office."""
        ...


class Width(Enum):
    """How much room a field wants in tables, on paper and in forms; in Chinese characters."""

    TINY = 3
    SHORT = 6
    MIDDLE = 10
    LONG = 18
    WIDE = 30


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field of a ledger, as its file declares it.

    Attributes:
        label: what people call it.
        short: the heading of its column, where the label is too long for one.
        required: whether a record cannot be without it. The database always allows it empty:
            what another office wrote under an older rule must have room.
        search: whether the search box looks into it.
        aliases: other headers under which spreadsheets bring it.
        help: one sentence under the field in the form.
        section: the heading in the form under which it stands; empty: that of the field before.
        personal: whether it says something about a person, and must be erasable.
        listed: whether it stands in the table and on the roster unless somebody says otherwise.
        width: how much room it wants; None: what its kind wants.
        renamed_from: its earlier names, the oldest first. The oldest is its name in the exchange.
        name: the column; given by the ledger's class.
    """

    label: str
    short: str = ""
    required: bool = False
    search: bool = False
    aliases: tuple[str, ...] = ()
    help: str = ""
    section: str = ""
    personal: bool = False
    listed: bool = True
    width: Width | None = None
    renamed_from: tuple[str, ...] = ()
    name: str = ""

    merge: ClassVar[Merge] = Merge.REGISTER
    number: ClassVar[bool] = False
    stored: ClassVar[bool] = True
    masked: ClassVar[bool] = False
    rare: ClassVar[bool] = False
    """Whether the form shows it only where something stands in it: nobody is asked for it."""
    typed: ClassVar[bool] = True
    """Whether people type it, into spreadsheets too."""
    natural_width: ClassVar[Width] = Width.MIDDLE
    operators: ClassVar[tuple[Operator, ...]] = (Operator.EMPTY, Operator.FILLED)

    @property
    def kind(self) -> str:
        """The kind's name, as `ledgers` says it."""
        return type(self).__name__

    @property
    def heading(self) -> str:
        """The heading of its column."""
        return self.short or self.label

    @property
    def room(self) -> Width:
        """How much room it wants."""
        return self.width or self.natural_width

    @property
    def wire(self) -> str:
        """Its name in the exchange: the first that it ever had."""
        return self.renamed_from[0] if self.renamed_from else self.name

    def named(self, name: str) -> Self:
        """The same field under its column's name."""
        return replace(self, name=name)

    def shape(self) -> FieldShape:
        """The field as the journal sees it."""
        return FieldShape(
            self.name, self.wire, self.merge, self.number, self.personal, most=MOST_TEXT
        )

    def sql_type(self) -> TypeEngine[str] | TypeEngine[int]:
        """The type of its column."""
        return SqlText()

    # ---- values
    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """What a typed text or a spreadsheet's cell means, as it is stored.

        Raises:
            Unreadable: it cannot be understood.
        """
        raise NotImplementedError

    def aside(self, raw: Raw, around: Around) -> Mapping[str, Raw]:
        """What the same cell says of other fields: "等3人" also gives the number of people."""
        return {}

    def show(self, value: Value, around: Around) -> str:
        """The value as people read it; empty for none."""
        return "" if value is None else str(value)

    def out(self, value: Value, around: Around) -> Out:
        """The value as scripts get it."""
        return None if value is None else self.show(value, around)

    def mask(self, shown: str) -> str:
        """The shown value with most of it hidden; kinds with ``masked`` hide something."""
        return shown

    def is_hidden(self, raw: Raw) -> bool:
        """Whether a cell holds what `mask` made of a value, which is no value itself."""
        return self.masked and is_masked(raw)

    # ---- order and search
    def derived(self) -> Sequence[str]:
        """Names of the local columns that follow from the value: sort keys, initials."""
        return ()

    def derive(self, value: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """The values of `derived`, from this field's value and those beside it."""
        return {}

    def derived_from(self) -> Sequence[str]:
        """Names of the fields from which `derived` follows: this one, and those beside it."""
        return (self.name,) if self.derived() else ()

    def order_column(self) -> str:
        """The column by which tables are sorted when somebody clicks on the header."""
        return self.name

    def searched(self) -> Sequence[Searched]:
        """Where the search box looks for a word, if `search` is set."""
        return (Searched(self.name, Match.WORDS),)


@dataclass(frozen=True, kw_only=True)
class Virtual(Field):
    """A field that is not stored: it follows from other records or fields."""

    stored: ClassVar[bool] = False
    listed: bool = False

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """Nothing: what is not stored cannot be typed."""
        return Reading(None)
