"""Kinds that point to records of other ledgers: one, or several people.

A link is stored as ``@`` and the record's id in hexadecimal. A name that is nobody's, or that
several people have, stays as the text that it is, so that nothing is lost and nobody is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import Unreadable
from app.language import Message, say
from app.ledger.fields.base import Around, Field, Found, Operator, Width
from app.values import names
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of
from db import item_sets
from db.shape import Merge, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

MARK = "@"
LINK_OPERATORS = (
    Operator.CONTAINS,
    Operator.ONE_OF,
    Operator.EQUALS,
    Operator.EMPTY,
    Operator.FILLED,
)
PEOPLE_OPERATORS = (Operator.CONTAINS, Operator.ANY_OF, Operator.EMPTY, Operator.FILLED)


def link_to(uid: bytes) -> str:
    """The stored form of a link to a record."""
    return MARK + uid.hex()


def linked(value: Value) -> bytes | None:
    """The record that a stored link points to; None for text and for nothing."""
    if not isinstance(value, str) or not value.startswith(MARK):
        return None
    try:
        uid = bytes.fromhex(value[1:])
    except ValueError:
        return None
    return uid if len(uid) == 16 else None


def title_of(value: str, ledger: str, around: Around) -> str:
    """What people see for a stored link or text."""
    uid = linked(value)
    if uid is None:
        return value
    title = around.title(ledger, uid) or say("资料未到")
    return say("{name}（已转出）", name=title) if around.elsewhere(ledger, uid) else title


def resolve(text: str, ledger: str, around: Around) -> tuple[str, tuple[Message, ...]]:
    """The link that a text stands for, or the text itself with a note why it stays text."""
    if linked(text):
        return text, ()
    found = around.find(ledger, text)
    if found.uid is not None:
        return link_to(found.uid), ()
    return text, (_stays_text(text, found),)


def _stays_text(text: str, found: Found) -> Message:
    if found.count:
        return Message(
            "叫“{text}”的有 {count} 个，不能确定是哪一个，先按文字记下",
            {"text": quoted(text), "count": found.count},
        )
    return Message("没有找到“{text}”，先按文字记下", {"text": quoted(text)})


@dataclass(frozen=True, kw_only=True)
class Link(Field):
    """One record of another ledger.

    Attributes:
        to: that ledger.
        belongs: whether this record is a part of that one, and is shown with it.
        person: whether what is typed is a person's name.
        grows: whether a spreadsheet that names what is not there yet makes a record of it.
    """

    to: str
    belongs: bool = False
    person: bool = False
    grows: bool = False

    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = LINK_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """A link where the name is one record's, otherwise the name."""
        if is_blank(raw):
            return NOTHING
        if isinstance(raw, str) and linked(raw):
            return Reading(raw)
        reading = names.read_person_name(raw) if self.person else Reading(text_of(raw))
        value, notes = resolve(reading.value or "", self.to, around)
        if self.grows and linked(value) is None and not around.find(self.to, value).count:
            notes = ()
        return Reading(value, (*reading.notes, *notes))

    def show(self, value: Value, around: Around) -> str:
        """What names the record."""
        return "" if value is None else title_of(str(value), self.to, around)


@dataclass(frozen=True, kw_only=True)
class People(Field):
    """Several people, links where they are known; two offices may add different ones.

    Attributes:
        to: the ledger in which they are looked up.
        counted: the field that takes the number of people that the cell itself says (等3人).
    """

    to: str
    counted: str = ""

    merge: ClassVar[Merge] = Merge.ITEMS
    natural_width: ClassVar[Width] = Width.LONG
    operators: ClassVar[tuple[Operator, ...]] = PEOPLE_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The people listed."""
        reading = names.split_names(_without_links(raw))
        notes = list(reading.notes)
        items = dict.fromkeys(_links_in(raw), "")
        for name in reading.value.names if reading.value else ():
            value, more = resolve(name, self.to, around)
            items[value] = ""
            notes += more
        return Reading(item_sets.dump(items), tuple(notes))

    def aside(self, raw: Raw, around: Around) -> Mapping[str, Raw]:
        """The number of people, where the cell says it."""
        if not self.counted:
            return {}
        try:
            people = names.split_names(_without_links(raw)).value
        except Unreadable:
            return {}
        return {self.counted: people.total} if people and people.total is not None else {}

    def show(self, value: Value, around: Around) -> str:
        """夏云飞、敖特根."""
        return "、".join(title_of(one, self.to, around) for one in current_items(value, around))


def items_of(value: Value) -> list[str]:
    """The stored links and names of a set."""
    return list(item_sets.parse(value if isinstance(value, str) else None))


def current_items(value: Value, around: Around) -> list[str]:
    """The same, each person once: two of them may turn out to be one."""
    found = ((one, linked(one)) for one in items_of(value))
    return list(dict.fromkeys(link_to(around.current(uid)) if uid else one for one, uid in found))


def _links_in(raw: Raw) -> list[str]:
    """The links among what an editor hands over: links and names joined with 、."""
    return [one for one in raw.split("、") if linked(one)] if isinstance(raw, str) else []


def _without_links(raw: Raw) -> Raw:
    if not isinstance(raw, str) or MARK not in raw:
        return raw
    return "、".join(one for one in raw.split("、") if not linked(one))
