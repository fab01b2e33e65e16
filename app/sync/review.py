"""The review: what two offices wrote at once, and how people settle it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.joining import into
from app.language import say, translate
from app.ledger.fields import Text
from app.sync.clocks import doubt
from app.sync.devices import Names
from app.sync.letter_book import moved
from db import item_sets
from db.journal.joins import target_of
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Field
    from app.office import Office, Snapshot
    from db.journal.asking import Candidate, Open
    from db.journal.sources import Background, Source
    from db.shape import Value

OURS, THEIRS, BOTH = "ours", "theirs", "both"
JOINT = "；"


@dataclass(frozen=True)
class Choice:
    """One of the values among which somebody must choose.

    Attributes:
        value: as it is stored.
        shown_value: as people read it.
        office: whose it is.
        person: who typed it.
        stamp: when, by that computer's clock, milliseconds since 1970.
        ours: whether this office wrote it.
        shown: whether tables show it meanwhile.
        device: which of the office's computers, in words; empty where it has only one.
        source: the rest of what is known of where it comes from.
        doubt: why that clock can hardly be right; empty: nothing speaks against it.
    """

    value: Value
    shown_value: str
    office: str
    person: str
    stamp: int
    ours: bool
    shown: bool
    device: str
    source: Source
    doubt: str

    @property
    def doubtful(self) -> bool:
        """Whether that clock can hardly be right."""
        return bool(self.doubt)

    @property
    def key(self) -> tuple[object, ...]:
        """The same as long as nobody has written anything else."""
        return self.value, self.stamp, self.source.writer, self.person


@dataclass(frozen=True)
class Item:
    """One question of the review.

    Attributes:
        id: the same in every office.
        ledger: the ledger's name.
        uid: the record.
        title: what names the record.
        field: the field's name; empty: the record itself, deleted here and changed there.
        label: what people call it.
        part: the item of a set (a marker's number); empty for other fields.
        base: what both sides had before their eyes.
        choices: the values.
    """

    id: str
    ledger: str
    uid: bytes
    title: str
    field: str
    label: str
    part: str
    base: str
    choices: tuple[Choice, ...]

    @property
    def settled_twice(self) -> bool:
        """Whether several offices have settled it already, each in another way."""
        return all(one.source.settles for one in self.choices)

    @property
    def readings(self) -> frozenset[tuple[int, str]]:
        """By which readings of bundles the values of others came, and of which offices."""
        return frozenset(
            (one.source.reading, one.office)
            for one in self.choices
            if one.source.reading and not one.ours
        )

    def is_as(self, other: Item) -> bool:
        """Whether nothing has come to it since the other one was read."""
        return [one.key for one in self.choices] == [one.key for one in other.choices]

    def of(self, *, ours: bool) -> list[Choice]:
        """The values of our side, or of the others."""
        return [one for one in self.choices if one.ours is ours]


def items(office: Office, uid: bytes | None = None) -> list[Item]:
    """What waits in review (for one record), the newest question first.

    What an office above writes at two computers it settles itself; here its record is only marked.
    """
    asked = office.journal.questions(uid)
    with office.snapshot() as now:
        ours = {id(one) for one in _ours(office, now, [opened for opened, _told in asked])}
        found = [one for one in asked if id(one[0]) in ours]
        for ledger in {opened.ledger for opened, _told in found}:
            now.lookup.prepare(ledger, [one.uid for one, _told in found if one.ledger == ledger])
        names = Names(office, now.connection)
        return [_item(office, now, names, *one) for one in found]


def count(office: Office) -> int:
    """How many questions wait here."""
    opened = office.journal.contests()
    with office.snapshot() as now:
        return len(_ours(office, now, opened))


def _ours(office: Office, now: Snapshot, opened: Sequence[Open]) -> list[Open]:
    """The questions about records that may be changed here."""
    known = [one for one in opened if one.ledger in office.registry.ledgers]
    ours: set[bytes] = set()
    for ledger in {one.ledger for one in known}:
        records = now.asking.some(ledger, [one.uid for one in known if one.ledger == ledger])
        ours.update(uid for uid, one in records.items() if office.unit.covers(one.unit))
    return [one for one in known if one.uid in ours]


def _item(office: Office, now: Snapshot, names: Names, opened: Open, told: Background) -> Item:
    declared = office.registry[opened.ledger]
    field = declared.fields.get(opened.field)
    label = translate(field.label) if field else say("整条记录")
    choices = tuple(
        _choice(office, names, one, source, _shown(office, now, opened, one.value))
        for one, source in zip(opened.candidates, told.sources, strict=True)
    )
    # what was there before is no help where all of them have settled it
    has_base = field and not opened.item and not all(one.settles for one in told.sources)
    return Item(
        id=item_id(opened),
        ledger=opened.ledger,
        uid=opened.uid,
        title=now.lookup.title(opened.ledger, opened.uid) or "",
        field=opened.field,
        label=label,
        part=opened.item,
        base=field.show(told.base, now.lookup) if field and has_base else "",
        choices=choices,
    )


def _choice(
    office: Office, names: Names, one: Candidate, source: Source, shown_value: str
) -> Choice:
    whose = names.of(source.writer.device)
    return Choice(
        value=one.value,
        shown_value=shown_value,
        office=whose.office,
        person=source.person,
        stamp=source.stamp,
        ours=whose.ours,
        shown=one.shown,
        device=whose.computer,
        source=source,
        doubt=doubt(source, office.clock()),
    )


def _shown(office: Office, now: Snapshot, opened: Open, value: Value) -> str:
    field = office.registry[opened.ledger].fields.get(opened.field)
    end = None if field else moved(office.tables.journal, now.connection).get(opened.uid)
    if end and value:
        return say("转到“{office}”", office=office.office_name(now.connection, end))
    if field is None:
        return _shown_fate(now, opened, value)
    if opened.item:
        return str(value) if value else say("没有写明")
    return field.show(value, now.lookup) or say("空")


def _shown_fate(now: Snapshot, opened: Open, value: Value) -> str:
    target = target_of(value)
    if target is None:
        return say("删除") if value else say("保留")
    title = now.lookup.title(opened.ledger, target) or say("资料未到")
    return say("和“{title}”是同一条，并入它", title=title)


def item_id(opened: Open) -> str:
    """A short name for a question that is the same in every office."""
    text = f"{opened.ledger}\x00{opened.uid.hex()}\x00{opened.field}\x00{opened.item}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def settle(office: Office, wanted: str | Item, take: str | Choice) -> Item:
    """Settle one question everywhere.

    Args:
        office: ours.
        wanted: the question as somebody has it before his eyes; or its id, or the beginning of it.
        take: one of its values; ``ours``, ``theirs``, ``both`` (of words only), or a new value
            as it is typed.

    Raises:
        Trouble: there is no such question, something newer has come to it, or it cannot be
            settled so.
        Unreadable: the new value cannot be understood.
    """
    name, uid = (wanted.id, wanted.uid) if isinstance(wanted, Item) else (wanted, None)
    found = [one for one in items(office, uid) if one.id.startswith(name)]
    if len(found) != 1:
        raise Trouble("待处理的内容里没有“{item}”", "请用 review 看看还有哪些", item=name)
    item = found[0]
    if isinstance(wanted, Item) and not item.is_as(wanted):
        raise Trouble(
            "“{name}”的{label}刚才又有了新的内容", "请看过新内容，再处理一次",
            name=item.title, label=item.label,
        )  # fmt: skip
    changes = changes_of(office, item, take)
    title = say("处理“{title}”的{label}", title=item.title, label=item.label)
    office.journal.write("resolve", title, office.person, changes)
    office.announce(frozenset({item.ledger}))
    return item


def changes_of(office: Office, item: Item, take: str | Choice) -> list[Change]:
    """The changes that settle one question; nothing is written.

    Args:
        office: ours.
        item: the question.
        take: see `settle`.

    Raises:
        Trouble: it cannot be settled so.
        Unreadable: the new value cannot be understood.
    """
    return _fate(office, item, take) if not item.field else [_change(office, item, take)]


def _change(office: Office, item: Item, take: str | Choice) -> Change:
    shape = office.registry.shapes[item.ledger]
    field = office.registry.field(item.ledger, item.field)
    value = _taken(office, item, field, take)
    stored: Value = None
    if item.part:
        with office.snapshot() as now:
            record = now.asking.one(item.ledger, item.uid)
        stored = record.values[item.field] if record else None
        present = item_sets.parse(stored if isinstance(stored, str) else None)
        present[item.part] = str(value or "")
        value = item_sets.dump(present)
    # what the set was, for those who put several changes of it together
    base = {item.field: stored} if item.part else {}
    return Change(shape, item.uid, Kind.RESOLVE, {item.field: value}, base=base)


def _taken(office: Office, item: Item, field: Field, take: str | Choice) -> Value:
    if isinstance(take, Choice):
        return take.value
    if take in (OURS, THEIRS):
        return _one_of(item, ours=take == OURS).value
    if take == BOTH:
        return _both(item, field)
    if item.part:
        return take.strip()
    with office.snapshot() as now:
        return field.read(take, now.lookup).value


def _one_of(item: Item, *, ours: bool) -> Choice:
    side = item.of(ours=ours)
    if len({one.value for one in side}) == 1:
        return side[0]
    if not side:
        raise Trouble("这里没有{side}写的内容", "请直接写出要保留的内容", side=_side(ours=ours))
    raise Trouble("{side}写了不止一种内容", "请直接写出要保留的内容", side=_side(ours=ours))


def _side(*, ours: bool) -> str:
    return say("本办公室") if ours else say("其他办公室")


def _both(item: Item, field: Field) -> Value:
    if not isinstance(field, Text):
        raise Trouble(
            "“{label}”只能有一个内容，不能两个都留", "请选一个，或者写一个新的", label=item.label
        )
    ordered = sorted(item.choices, key=lambda one: (not one.ours, one.stamp))
    both = JOINT.join(dict.fromkeys(str(one.value) for one in ordered if one.value))
    if len(both) > field.most:
        raise Trouble(
            "“{label}”合在一起有 {count} 个字，最多写 {most} 个字",
            "请选一个，或者自己写一个短一些的",
            label=item.label,
            count=len(both),
            most=field.most,
        )
    return both


def _fate(office: Office, item: Item, take: str | Choice) -> list[Change]:
    """A record that one side deleted or joined and the other changed: it goes, or it stays."""
    shape = office.registry.shapes[item.ledger]
    if isinstance(take, Choice):
        value = take.value
    elif take in (OURS, THEIRS):
        value = _one_of(item, ours=take == OURS).value
    elif take in (BOTH, say("保留"), "keep"):
        value = 0
    elif take in (say("删除"), "delete"):
        value = next((one.value for one in item.choices if one.value), 1)
    else:
        raise Trouble("整条记录只能删除或者保留", "请写“删除”或者“保留”")
    target = target_of(value)
    if target is None:
        return [Change(shape, item.uid, Kind.DELETE if value else Kind.RESTORE)]
    with office.snapshot() as now:
        return into(office, now, item.ledger, item.uid, target)
