"""Two records that are one, and two that only look alike: what somebody decides about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.following import Following
from app.language import say, translate
from app.ledger.fields import PartialDay
from app.ledger.fields.links import link_to
from app.sync.told_apart import ToldApart, told_apart
from db import item_sets
from db.journal.eyes import newer_fields
from db.journal.joins import INTO
from db.journal.operations import Change, Kind
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from db.journal.operations import Position
    from db.shape import Value


@dataclass(frozen=True)
class Joined:
    """What joining two records did.

    Attributes:
        uid: the record that goes on.
        title: what names it.
        taken: the fields of it that were changed.
        left: the fields in which the other one had something else, which now stands in the
            history only.
    """

    uid: bytes
    title: str
    taken: tuple[str, ...]
    left: tuple[str, ...]


def together(declared: type[Ledger], stays: Record, goes: Record) -> dict[str, Value]:
    """What two records say together, where nobody has chosen yet.

    What the first says counts, what it does not say is taken from the second, and the items of
    sets from both; of two days that agree the fuller one.
    """
    found: dict[str, Value] = {}
    for one in filter(lambda field: field.stored, declared.fields.values()):
        mine, theirs = stays.values[one.name], goes.values[one.name]
        is_fuller = isinstance(one, PartialDay) and str(theirs).startswith(str(mine))
        found[one.name] = theirs if mine is None or is_fuller else mine
        if one.merge is Merge.ITEMS and isinstance(mine, str) and isinstance(theirs, str):
            both = {**item_sets.parse(theirs), **item_sets.parse(mine)}
            order = (*item_sets.parse(mine), *item_sets.parse(theirs))
            found[one.name] = item_sets.dump(item_sets.ordered(both, order))
    return found


def join(
    office: Office,
    ledger: str,
    goes: bytes,
    stays: bytes,
    chosen: Mapping[str, Value] | None = None,
    *,
    seen: Position | None = None,
) -> Joined:
    """These are one: the first goes, the second goes on in its place, with the history of both.

    Args:
        office: ours.
        ledger: their ledger.
        goes: the record that goes.
        stays: the record that goes on.
        chosen: stored values that somebody chose among theirs, by field; for others see
            `together`.
        seen: when somebody had both before his eyes; None: just now.

    Raises:
        Trouble: one of them is not there, waits in review or was changed since, or they belong to
            different offices; nothing was changed.
    """
    declared = office.registry[ledger]
    shape = office.registry.shapes[ledger]
    with office.snapshot() as now:
        first, second = _both(office, now, ledger, (goes, stays), seen)
        values = {**together(declared, second, first), **(chosen or {})}
        title = now.lookup.title(ledger, stays) or ""
    changed = {name: value for name, value in values.items() if value != second.values[name]}
    changes = [
        Change(shape, stays, Kind.JOIN, {INTO: None}, seen=seen, shown=second.stamp),
        Change(shape, goes, Kind.JOIN, {INTO: link_to(stays)}, seen=seen, shown=first.stamp),
    ]
    if changed:
        following = Following(office)
        changes += [
            Change(
                shape, stays, Kind.SET, changed,
                seen=seen, shown=second.stamp, base=second.values,
            ),
            *following.notes(declared, second, changed),
        ]  # fmt: skip
    said = say("合并{what} {name}", what=translate(declared.sheet.title), name=title)
    office.journal.write("join", said, office.person, changes)
    office.announce(frozenset(one.shape.name for one in changes))
    left = tuple(
        name
        for name, value in first.values.items()
        if value is not None and not _says(declared.fields[name], values[name], value)
    )
    return Joined(stays, title, tuple(changed), left)


def apart(
    office: Office, ledger: str, one: bytes, other: bytes, seen: Position | None = None
) -> None:
    """These are two: nobody is asked about them again, here and in all offices that see them.

    Args:
        office: ours.
        ledger: their ledger.
        one: a record.
        other: one that looks like it.
        seen: when somebody had both before his eyes; None: just now.

    Raises:
        Trouble: one of them is not there, or was changed since.
    """
    first, second = sorted((one, other))
    with office.snapshot() as now:
        records = _both(office, now, ledger, (first, second), seen, contested=True)
        if frozenset((first, second)) in told_apart(now.connection):
            return
        title = now.lookup.title(ledger, first) or ""
    shape = office.registry.shapes[ledger]
    values: dict[str, Value] = {
        "one": link_to(first), "other": link_to(second), "ledger": shape.wire,
    }  # fmt: skip
    told = Change(
        office.journal.log.shapes[ToldApart.__tablename__],
        office.ids.next(),
        Kind.CREATE,
        values,
        unit=records[0].unit,
    )
    # where another office joins them at the same time, both stay, and the review asks
    kept = [
        Change(shape, each.uid, Kind.JOIN, {INTO: None}, seen=seen, shown=each.stamp)
        for each in records
    ]
    office.journal.write(
        "apart", say("“{name}”不是同一条", name=title), office.person, [told, *kept]
    )
    office.announce(frozenset({ledger}))


def into(office: Office, now: Snapshot, ledger: str, goes: bytes, stays: bytes) -> list[Change]:
    """The changes by which a record goes into another one after all, as the review settles it.

    Raises:
        Trouble: the other one is not there any more, or has gone into this one.
    """
    stays = now.joined.current(stays)
    record = now.asking.one(ledger, stays)
    if record is None or record.gone or stays == goes:
        raise Trouble("要并入的那一条已经不在了", "请选“保留”，或者先恢复那一条")
    shape = office.registry.shapes[ledger]
    return [
        Change(shape, stays, Kind.JOIN, {INTO: None}),
        Change(shape, goes, Kind.JOIN, {INTO: link_to(stays)}),
    ]


def _both(
    office: Office,
    now: Snapshot,
    ledger: str,
    uids: tuple[bytes, bytes],
    seen: Position | None,
    *,
    contested: bool = False,
) -> tuple[Record, Record]:
    """Two living records that somebody may decide about."""
    found: list[Record] = []
    for uid in uids:
        record = now.asking.one(ledger, uid)
        if record is None or record.gone or uids[0] == uids[1]:
            raise Trouble("这两条里有一条已经不在了", "请刷新列表再看")
        title = now.lookup.title(ledger, uid) or ""
        if seen and newer_fields(office.journal.log, now.connection, uid, seen):
            raise Trouble("“{name}”刚才又有了新的内容", "请看过新内容，再处理一次", name=title)
        if record.review and not contested:
            raise Trouble(
                "“{name}”还有两边写得不一样的内容", "请先在“待处理”里定下来，再合并", name=title
            )
        found.append(record)
    if found[0].unit != found[1].unit or not office.unit.covers(found[0].unit):
        raise Trouble("这两条不属于同一个办公室，不能合并", "人调走了的，请办理转出和接收")
    return found[0], found[1]


def _says(field: Field, value: Value, part: Value) -> bool:
    """Whether a value says what another one said; a set, whether it has all its items."""
    if field.merge is Merge.ITEMS and isinstance(value, str) and isinstance(part, str):
        return item_sets.parse(part).items() <= item_sets.parse(value).items()
    return value == part
