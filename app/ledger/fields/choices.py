"""Kinds that store a choice: from a code table, from a short list, or yes and no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import Unreadable
from app.ledger.codes import CodeTable, Entry
from app.ledger.fields.base import Around, Field, Operator, Width
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of

if TYPE_CHECKING:
    from db.shape import Value

CHOICE_OPERATORS = (Operator.ONE_OF, Operator.EMPTY, Operator.FILLED)
YES, NO = "1", "0"
MOST_NAMED = 12
"""So many possible answers are listed in a refusal."""


@dataclass(frozen=True, kw_only=True)
class _FromTable(Field):
    """A choice among the entries of some table.

    Attributes:
        open: whether other words are kept as they are; offices write 支部书记 where the national
            list has only kinds of workplaces.
        noted_in: a ledger whose records belong to this one's, which gets a record of each change:
            what it was (``was``), what it became (``became``), since when (``since``).
    """

    open: bool = False
    noted_in: str = ""

    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = CHOICE_OPERATORS

    def choices(self, around: Around) -> CodeTable:
        """What may be chosen."""
        raise NotImplementedError

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The code of what was written: a code, a label, or one of the usual other words."""
        if is_blank(raw):
            return NOTHING
        table = self.choices(around)
        text = text_of(raw)
        code = table.find(text)
        if code is None and not self.open:
            offered = [one.label for one in table.offered(around.today)]
            raise Unreadable(
                "“{text}”不在可选的内容里，可选：{labels}",
                text=quoted(raw),
                labels="、".join(offered[:MOST_NAMED]) + ("……" * (len(offered) > MOST_NAMED)),
            )
        return Reading(text if code is None else code)

    def show(self, value: Value, around: Around) -> str:
        """The label; words that are no code as they are."""
        return "" if value is None else self.choices(around).label(str(value))


@dataclass(frozen=True, kw_only=True)
class Code(_FromTable):
    """A choice from a code table, which an office can add to.

    Attributes:
        table: the table's name in ``resources/codes``.
    """

    table: str

    def choices(self, around: Around) -> CodeTable:
        """The table as this office has it."""
        return around.codes(self.table)


@dataclass(frozen=True, kw_only=True)
class Choice(_FromTable):
    """A choice from a short list that stands in the declaration; the label itself is stored."""

    options: tuple[str, ...]

    def choices(self, around: Around) -> CodeTable:
        """The list."""
        return CodeTable(self.name, tuple(Entry(one, one) for one in self.options))


@dataclass(frozen=True, kw_only=True)
class Flag(_FromTable):
    """Yes or no; empty is neither."""

    natural_width: ClassVar[Width] = Width.TINY

    def choices(self, around: Around) -> CodeTable:
        """是 and 否, and what people write for them."""
        return _YES_AND_NO


_YES_AND_NO = CodeTable(
    "flag",
    (
        Entry(YES, "是", ("√", "✓", "有", "y", "yes", "true", "对")),
        Entry(NO, "否", ("×", "✗", "不是", "n", "no", "false", "没")),
    ),
)
