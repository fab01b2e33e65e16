"""Questions asked of a ledger: a filter, a search, an order. Data only."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from app.ledger.fields import Operator

if TYPE_CHECKING:
    from app.sync.reach import Where
    from db.shape import Value

NO_DAY = ":"
"""Sorts after all days and before `UNKNOWN_DAY`."""


@dataclass(frozen=True)
class Condition:
    """What one field must be.

    Attributes:
        field: its name.
        operator: how it is compared.
        values: as the operator wants them, see `Operator`.
        negated: whether all records are meant that do not fulfil it, empty ones among them.
    """

    field: str
    operator: Operator
    values: tuple[Value, ...] = ()
    negated: bool = False


@dataclass(frozen=True)
class Order:
    """By which field rows are sorted."""

    field: str
    descending: bool = False

    @classmethod
    def said(cls, text: str) -> Order:
        """The order that a declaration or an option says: ``born``, or ``-born`` turned round."""
        return cls(text.removeprefix("-"), text.startswith("-"))


@dataclass(frozen=True)
class Question:
    """Which records of a ledger, in which order.

    Attributes:
        ledger: its name.
        search: words of the search box, each of which must be found.
        where: conditions, all of which must hold.
        order: empty: the ledger's own.
        units: organisations whose records are meant; empty: all that are here.
        gone: deleted records instead of the living ones.
        in_review: only records that wait in review.
        got_to: only records on which our own work has got just so far; None: all.
    """

    ledger: str
    search: str = ""
    where: tuple[Condition, ...] = ()
    order: tuple[Order, ...] = ()
    units: tuple[str, ...] = ()
    gone: bool = False
    in_review: bool = False
    got_to: Where | None = None

    @property
    def finds_all(self) -> bool:
        """Whether it asks for all records that are in the ledger, in whatever order."""
        is_narrowed = self.gone or self.in_review or self.got_to is not None
        return not (self.words() or self.where or self.units or is_narrowed)

    def words(self) -> list[str]:
        """The words of the search."""
        return self.search.split()

    def having(self, *conditions: Condition) -> Question:
        """The same question with more conditions."""
        return replace(self, where=(*self.where, *conditions))


@dataclass(frozen=True)
class Record:
    """One record as it is read.

    Attributes:
        uid: its id.
        unit: the organisation it belongs to.
        values: stored values by field.
        review: how many of its fields wait in review.
        stamp: its latest operation, milliseconds since 1970.
        born: local number of the segment that created it; 0: not sealed yet.
        gone: whether it is deleted.
        amended: whether it was changed after it was closed.
    """

    uid: bytes
    unit: str
    values: dict[str, Value] = field(default_factory=dict[str, "Value"])
    review: int = 0
    stamp: int = 0
    born: int = 0
    gone: bool = False
    amended: bool = False


def belonging(ledger: str, link: str, to: str) -> Question:
    """The records of a ledger that belong to one of another.

    Args:
        ledger: whose records are wanted.
        link: the field by which they belong.
        to: the stored link to that one.
    """
    return Question(ledger, where=(Condition(link, Operator.EQUALS, (to,)),))
