"""By what records are told apart: a key in SQL, and for each key what it is called.

Each group knows the conditions under which a question finds just its records; so a number can be
clicked. Keys that mean the same (links to records that were joined) come together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from app.language import Message, marked
from app.ledger.questions import Condition, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from app.counting.results import Label

Key = str | int | None
NOT_SAID = Message(marked("没有填"))
NOT_KNOWN = Message(marked("算不出来"))
OFFICE = marked("单位")
MOST_MONTHS = 60
"""Over so many months those without a record are shown, too."""


@dataclass(frozen=True)
class Group:
    """Records that are counted together.

    Attributes:
        key: what they have in common.
        label: what people call it.
        where: what finds them among the records that are counted.
        units: whose they are, where that tells them apart.
        name: for scripts.
    """

    key: Key
    label: Label
    where: tuple[Condition, ...] = ()
    units: tuple[str, ...] = ()
    name: str = ""

    def of(self, question: Question) -> Question:
        """The question that finds just the group's records."""
        units = self.units or question.units
        return Question(
            question.ledger, question.search, (*question.where, *self.where), units=units
        )


class Split(Protocol):
    """Tells records apart."""

    @property
    def title(self) -> Label:
        """The heading."""
        ...

    def column(self) -> ColumnElement[Any]:
        """The key of a row."""
        ...

    def key(self, raw: Key) -> Key:
        """The key of the group to which this one belongs."""
        ...

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        """The groups with these keys in their order, and those that are always there."""
        ...
