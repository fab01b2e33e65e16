"""Kinds that store numbers, as whole multiples of their smallest unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import BigInteger

from app.ledger.fields.base import Around, Field, Operator, Out, Width
from app.values import numbers

if TYPE_CHECKING:
    from sqlalchemy.types import TypeEngine

    from app.values.reading import Raw, Reading
    from db.shape import Value

NUMBER_OPERATORS = (
    Operator.FROM,
    Operator.TO,
    Operator.BETWEEN,
    Operator.EQUALS,
    Operator.EMPTY,
    Operator.FILLED,
)


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number with a fixed count of decimals, stored as a whole number of its last place.

    Attributes:
        decimals: places after the point.
        units: words after the number that are its unit, and are dropped.
        unit: the unit as it is shown in headers.
    """

    decimals: int = 0
    units: tuple[str, ...] = ()
    unit: str = ""

    number: ClassVar[bool] = True
    natural_width: ClassVar[Width] = Width.TINY
    operators: ClassVar[tuple[Operator, ...]] = NUMBER_OPERATORS

    def sql_type(self) -> TypeEngine[str] | TypeEngine[int]:
        """A whole number of 64 bits."""
        return BigInteger()

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The number, without its unit."""
        return numbers.read_number(raw, self.decimals, (*self.units, self.unit))

    def show(self, value: Value, around: Around) -> str:
        """With its decimals."""
        return numbers.show_number(value, self.decimals) if isinstance(value, int) else ""

    def out(self, value: Value, around: Around) -> Out:
        """As a number."""
        if not isinstance(value, int):
            return None
        return value / 10**self.decimals if self.decimals else value


@dataclass(frozen=True, kw_only=True)
class Money(Field):
    """An amount of yuan, stored in fen."""

    number: ClassVar[bool] = True
    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = NUMBER_OPERATORS

    def sql_type(self) -> TypeEngine[str] | TypeEngine[int]:
        """A whole number of 64 bits."""
        return BigInteger()

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The amount in fen."""
        return numbers.read_money(raw)

    def show(self, value: Value, around: Around) -> str:
        """In yuan with two decimals."""
        return numbers.show_money(value) if isinstance(value, int) else ""
