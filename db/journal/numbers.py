"""Local numbers for things that have long names elsewhere: writers, scopes, field names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from sqlalchemy import bindparam, insert, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection, Table

Thing = TypeVar("Thing", bound="str | tuple[object, ...]")


class Numbers(Generic[Thing]):
    """Gives each thing a small number of this database, and finds the thing by its number.

    Args:
        table: has a column ``id`` and one column for each part of a thing.
        make: the thing, from its parts.
    """

    def __init__(self, table: Table, make: Callable[..., Thing]) -> None:
        self._table = table
        self._parts = [column.name for column in table.columns if column.name != "id"]
        self._make = make
        # put together once: a bundle of many offices brings many new things
        parts = [table.c[name] == bindparam(name) for name in self._parts]
        self._find = select(table.c.id).where(*parts)
        self._give = insert(table).returning(table.c.id)
        self._number: dict[Thing, int] = {}
        self._thing: dict[int, Thing] = {}

    def forget(self) -> None:
        """Drop what was remembered: a transaction that gave out numbers was rolled back."""
        self._number.clear()
        self._thing.clear()

    def of(self, connection: Connection, thing: Thing) -> int:
        """The number of a thing, given out now if it has none."""
        found = self.find(connection, thing)
        if found is None:
            found = int(connection.execute(self._give, self._row(thing)).scalar_one())
            self._remember(thing, found)
        return found

    def find(self, connection: Connection, thing: Thing) -> int | None:
        """The number of a thing; None if it has none yet."""
        found = self._number.get(thing)
        if found is None:
            row = connection.execute(self._find, self._row(thing)).one_or_none()
            if row is None:
                return None
            found = int(row[0])
            self._remember(thing, found)
        return found

    def thing(self, connection: Connection, number: int) -> Thing:
        """The thing that has this number."""
        found = self._thing.get(number)
        if found is None:
            columns = [self._table.c[name] for name in self._parts]
            row = connection.execute(select(*columns).where(self._table.c.id == number)).one()
            found = self._make(*row)
            self._remember(found, number)
        return found

    def _row(self, thing: Thing) -> dict[str, object]:
        parts = (thing,) if isinstance(thing, str) else thing
        return dict(zip(self._parts, parts, strict=True))

    def _remember(self, thing: Thing, number: int) -> None:
        self._number[thing] = number
        self._thing[number] = thing
