"""What of a plan is not to be taken over: single rows, and single fields of rows."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exchange.plan import Plan, PlannedRow


@dataclass
class Left:
    """What somebody does not want to take over from a file; rows are named by their numbers in it.

    Attributes:
        rows: whole rows.
        fields: single fields of rows: the row's number → their names.
    """

    rows: set[int] = field(default_factory=set[int])
    fields: dict[int, set[str]] = field(default_factory=dict[int, set[str]])

    def takes(self, row: PlannedRow) -> bool:
        """Whether anything of a row is taken over."""
        return row.number not in self.rows and self.rest(row) is not None

    def takes_field(self, row: PlannedRow, name: str) -> bool:
        """Whether a field of a row is taken over, if the row is."""
        return name not in self.fields.get(row.number, ())

    def take_rows(self, rows: Iterable[PlannedRow], *, wanted: bool) -> None:
        """Take rows over whole, or not at all."""
        for one in rows:
            if wanted:
                self.rows.discard(one.number)
                self.fields.pop(one.number, None)
            else:
                self.rows.add(one.number)

    def take_field(
        self, row: PlannedRow, name: str, *, wanted: bool, others: Iterable[str] = ()
    ) -> None:
        """Take one field of a row over, or leave it as it is.

        Args:
            row: the row.
            name: the field.
            wanted: whether it is taken over.
            others: the fields that can be left; of a row that was left out they stay so.
        """
        left = self.fields.setdefault(row.number, set())
        if not wanted:
            left.add(name)
            return
        if row.number in self.rows:
            self.rows.discard(row.number)
            left.update(others)
        left.discard(name)

    def rest(self, row: PlannedRow) -> PlannedRow | None:
        """What is left of a row without the fields that are not taken over; None: nothing."""
        if row.action not in ("new", "changed") or not self.fields.get(row.number):
            return row
        values = {name: one for name, one in row.values.items() if self.takes_field(row, name)}
        names = {name: one for name, one in row.names.items() if self.takes_field(row, name)}
        if not values and not names:
            return None
        if len(values) + len(names) == len(row.values) + len(row.names):
            return row
        return replace(row, values=values, names=names)

    def of(self, plan: Plan) -> Plan:
        """The plan without what is not taken over."""
        if not self.rows and not self.fields:
            return plan
        kept = (
            self.rest(one)
            for one in plan.rows
            if one.number not in self.rows or one.action not in ("new", "changed")
        )
        return replace(plan, rows=tuple(one for one in kept if one))

    def count(self, plan: Plan) -> int:
        """How many rows of a plan would be written."""
        return sum(one.action in ("new", "changed") and self.takes(one) for one in plan.rows)
