"""Kinds that store text: plain text, names of people, telephone and ID numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import Unreadable
from app.ledger.fields.base import Around, Field, Match, Operator, Searched, Width
from app.values import id_numbers, masks, names, phones, pinyin
from app.values.reading import NOTHING, Raw, Reading, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from db.shape import Value

TEXT_OPERATORS = (
    Operator.CONTAINS,
    Operator.EQUALS,
    Operator.BEGINS,
    Operator.ENDS,
    Operator.EMPTY,
    Operator.FILLED,
)

KEY = "__key"
FULL = "__py"
INITIALS = "__pi"

SHORTEST_ID = 15
"""Digits of an ID number; no telephone has as many."""


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    """Words.

    Attributes:
        lines: how many lines the form gives it; line ends are kept only with more than one.
        most: characters that it may have.
        sorted: whether tables can be sorted by it in the order of its pinyin.
        mongolian: whether it is in the traditional Mongolian script, set from top to bottom.
        address: whether it says where people live, which hangs on no wall.
    """

    lines: int = 1
    most: int = 2000
    sorted: bool = False
    mongolian: bool = False
    address: bool = False

    natural_width: ClassVar[Width] = Width.LONG
    operators: ClassVar[tuple[Operator, ...]] = TEXT_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The words without spaces around them; a dash or 无 is nothing."""
        if is_blank(raw):
            return NOTHING
        if self.lines > 1 and isinstance(raw, str):
            text = "\n".join(text_of(line) for line in raw.strip().splitlines())
        else:
            text = text_of(raw)
        if len(text) > self.most:
            raise Unreadable(
                "这里有 {count} 个字，最多写 {most} 个字", count=len(text), most=self.most
            )
        return Reading(text)

    def derived(self) -> Sequence[str]:
        """Its sort key, if tables can be sorted by it."""
        return (self.name + KEY,) if self.sorted else ()

    def derive(self, value: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Its sort key."""
        if not self.sorted:
            return {}
        return {self.name + KEY: pinyin.sort_key(str(value)) if value else ""}

    def order_column(self) -> str:
        """Its sort key if it has one."""
        return self.name + KEY if self.sorted else self.name


@dataclass(frozen=True, kw_only=True)
class Kept(Text):
    """What other systems brought, as it came (`app.ledger.extras`): nobody knows what is in it.

    So it hangs on no wall, and numbers of people in it are hidden as their own fields hide them.
    """

    lines: int = 4
    most: int = 20_000
    address: bool = True
    personal: bool = True
    listed: bool = False

    masked: ClassVar[bool] = True
    rare: ClassVar[bool] = True

    def mask(self, shown: str) -> str:
        """The words, and in them 138****1027 or 410102********0024."""
        return hide_numbers(shown)

    def is_hidden(self, raw: Raw) -> bool:
        """Whether a number in it was hidden."""
        return masks.has_masked(raw)


def hide_numbers(text: str) -> str:
    """Words of which nobody knows what they hold, with the middle of numbers of people hidden."""
    return masks.with_numbers(text, _hidden)


def _hidden(number: str) -> str:
    is_phone = sum(map(str.isalnum, number)) < SHORTEST_ID
    return phones.mask_phone(number) if is_phone else id_numbers.mask_id_number(number)


@dataclass(frozen=True, kw_only=True)
class PersonName(Field):
    """The name of a person, whole: never cut into surname and given name.

    Attributes:
        spoken: the column in which people may say how the name is read.
    """

    spoken: str = ""

    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = TEXT_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The name, every character as it was written."""
        return names.read_person_name(raw)

    def derived(self) -> Sequence[str]:
        """Its sort key, and what the search needs of its pinyin."""
        key = (self.name + KEY,)
        return (*key, self.name + FULL, self.name + INITIALS) if self.search else key

    def derive(self, value: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Its pinyin, as people say that it is read."""
        if not value:
            return dict.fromkeys(self.derived(), "")
        text, manual = str(value), str(values.get(self.spoken) or "")
        found = {self.name + KEY: pinyin.sort_key(text, manual)}
        if self.search:
            found[self.name + FULL] = pinyin.full(text, manual)
            found[self.name + INITIALS] = pinyin.initials(text, manual)
        return found

    def derived_from(self) -> Sequence[str]:
        """The name, and how people say that it is read."""
        return tuple(filter(None, (self.name, self.spoken)))

    def order_column(self) -> str:
        """By pinyin."""
        return self.name + KEY

    def searched(self) -> Sequence[Searched]:
        """Any part of the name, its pinyin from any syllable on, any part of its initials."""
        return (
            Searched(self.name, Match.WITHIN),
            Searched(self.name + KEY, Match.SOUND),
            Searched(self.name + INITIALS, Match.WITHIN),
        )


@dataclass(frozen=True, kw_only=True)
class Phone(Field):
    """A telephone number; several are joined with 、."""

    personal: bool = True

    masked: ClassVar[bool] = True
    natural_width: ClassVar[Width] = Width.MIDDLE
    operators: ClassVar[tuple[Operator, ...]] = TEXT_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The number in its usual form."""
        return phones.read_phone(raw)

    def mask(self, shown: str) -> str:
        """138****1027."""
        return phones.mask_phone(shown) if shown else ""

    def searched(self) -> Sequence[Searched]:
        """By its last digits, as people remember them."""
        return (Searched(self.name, Match.TAIL),)


@dataclass(frozen=True, kw_only=True)
class IdNumber(Field):
    """A citizen's ID number (GB 11643)."""

    personal: bool = True

    masked: ClassVar[bool] = True
    natural_width: ClassVar[Width] = Width.LONG
    operators: ClassVar[tuple[Operator, ...]] = TEXT_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The number; one that a spreadsheet has spoilt is refused."""
        return id_numbers.read_id_number(raw)

    def mask(self, shown: str) -> str:
        """410102********0024."""
        return id_numbers.mask_id_number(shown) if shown else ""

    def searched(self) -> Sequence[Searched]:
        """By its last digits."""
        return (Searched(self.name, Match.TAIL),)
