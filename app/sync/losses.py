"""Gaps that nobody can fill: what waits for what, and declaring it lost.

The only computer that had a segment may have died. What others built on it would wait for ever, so
the office that it belonged to, or one above it, may say that it is lost; then the rest goes on. If
it turns up after all, it is taken in, and counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble, WrongUse
from app.language import say
from app.sync.declarations import LostSegment
from app.sync.declaring import declare
from app.sync.devices import Names

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Connection

    from app.office import Office
    from db.journal.gaps import Gap

LEAST_DIGITS = 8
"""So much of a hash must be named at least."""


@dataclass(frozen=True)
class Missing:
    """A segment that others wait for.

    Attributes:
        hash: its name.
        office: the office of the computer that wrote it; empty: it is not known.
        device: that computer.
        incarnation: the life of its database.
        domain: its scope.
        unit: the code of the organisation that it belongs to.
        number: its place in its chain.
        waiting: how many segments wait for it.
        ours: whether this office may declare it lost.
    """

    hash: bytes
    office: str
    device: bytes
    incarnation: bytes
    domain: str
    unit: str
    number: int
    waiting: int
    ours: bool


@dataclass(frozen=True)
class DeclaredLost:
    """What a declaration did.

    Attributes:
        lost: what was declared lost.
        began: how many segments act since.
        left: how many segments still wait.
    """

    lost: tuple[Missing, ...]
    began: int
    left: int


def missing(office: Office) -> list[Missing]:
    """What waiting segments wait for."""
    gaps = office.journal.gaps()
    with office.store.reading() as connection:
        names = Names(office, connection)
        return [_missing(office, names, one) for one in gaps]


def _missing(office: Office, names: Names, gap: Gap) -> Missing:
    device = gap.writer.device
    return Missing(
        hash=gap.hash,
        office=names.office_of(device),
        device=device,
        incarnation=gap.writer.incarnation,
        domain=gap.scope.domain,
        unit=gap.scope.unit,
        number=gap.number,
        waiting=len(gap.waiting),
        ours=office.unit.covers(gap.scope.unit),
    )


def declare_lost(office: Office, names: Collection[str]) -> DeclaredLost:
    """Say that nobody has these segments any more.

    Args:
        office: ours.
        names: hashes in hexadecimal, or the first digits of each.

    Raises:
        Trouble: nothing waits for one of them, or it is not ours to say; nothing was declared.
        WrongUse: one of them is no hash.
    """
    found = missing(office)
    chosen = {one.hash: one for name in names for one in [_chosen(office, found, name)]}
    for one in chosen.values():
        if not one.ours:
            raise Trouble(
                "“{hash}”属于区划 {unit}，本办公室不能声明它找不回来",
                "请那个办公室或它的上级声明",
                hash=one.hash.hex()[:LEAST_DIGITS],
                unit=one.unit,
            )
    lost = tuple(chosen.values())
    entries = [
        {
            "device": one.device.hex(),
            "incarnation": one.incarnation.hex(),
            "domain": one.domain,
            "unit": one.unit,
            "number": str(one.number),
            "hash": one.hash.hex(),
        }
        for one in lost
    ]
    read = declare(office, LostSegment, entries, say("声明 {count} 段找不回来", count=len(lost)))
    return DeclaredLost(lost, read.began, read.waiting)


def _chosen(office: Office, found: list[Missing], name: str) -> Missing:
    digits = name.strip().lower()
    if len(digits) < LEAST_DIGITS or set(digits) - set("0123456789abcdef"):
        raise WrongUse("“{hash}”不是段的编号", "请从 bundle gaps 里复制", hash=name)
    fits = [one for one in found if one.hash.hex().startswith(digits)]
    if len(fits) == 1:
        return fits[0]
    if fits:
        raise WrongUse("以“{hash}”开头的不止一段", "请把编号写全", hash=name)
    with office.store.reading() as connection:
        is_held = len(digits) == 64 and office.journal.holdings(connection).holds(
            bytes.fromhex(digits)
        )
    if is_held:
        raise Trouble("“{hash}”就在本机，没有丢", "不需要声明", hash=digits[:LEAST_DIGITS])
    raise Trouble("没有内容在等“{hash}”", "请用 bundle gaps 看看还缺哪些", hash=digits)


def passed_over(office: Office, connection: Connection) -> list[bytes]:
    """Hashes of segments that were declared lost and are not held here.

    Whoever has one of them after all is asked to send it, whatever our proof says.
    """
    holdings = office.journal.holdings(connection)
    return sorted(one for one in office.trust.lost(connection) if not holdings.holds(one))
