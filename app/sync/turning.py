"""Setting aside what a bundle brought, and taking it up again: one line of the register turned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.progress import Silent
from app.sync.receipts import State, entries, entry, followers
from app.sync.settling import settle_moves
from app.sync.tallies import Kind, count, touched

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.office import Office
    from app.progress import Progress
    from app.sync.receipts import Entry

_SILENT = Silent()


@dataclass(frozen=True)
class Turned:
    """What setting aside or taking up did, or would do.

    Attributes:
        entry: the line, as it was before.
        counts: how many records appear, look different, or are shown no more.
        conflicts: how many more questions wait in review.
        followers: lines of other readings of which something follows along.
    """

    entry: Entry
    counts: Mapping[Kind, int]
    conflicts: int
    followers: tuple[str, ...]


def set_aside(
    office: Office, key: str, progress: Progress = _SILENT, *, keep: bool = True
) -> Turned:
    """Set aside what a reading brought, with what others built on it; it stays held.

    Our own work and entries of trust stay, and so does all else that was read.

    Args:
        office: ours.
        key: the line of the register.
        progress: told how far it is.
        keep: otherwise say what would happen, and change nothing.

    Raises:
        Trouble: there is no such line, or nothing of it that could be set aside.
        Cancelled: through ``progress``; nothing was changed.
    """
    return _turn(office, key, progress, back=True, keep=keep)


def take_up(office: Office, key: str, progress: Progress = _SILENT, *, keep: bool = True) -> Turned:
    """Take up again what was set aside; see `set_aside`."""
    return _turn(office, key, progress, back=False, keep=keep)


def _turn(office: Office, key: str, progress: Progress, *, back: bool, keep: bool) -> Turned:
    wanted = entry(office, key)
    _refuse(wanted, back=back)
    earlier = {one.key: one.state for one in entries(office)}
    journal = office.journal
    with journal.transaction(keep=keep) as connection, office.store.reading() as before:
        since = journal.log.position(connection).op
        command = journal.commands.one(connection, wanted.command)
        if command is None:
            raise AssertionError("the list of commands holds every reading")
        moved = journal.turn_reading(command, office.trust.accepts, back=back).moved
        settle_moves(office)
        records = touched(office, connection, moved, (), since)
        counted = count(office, before, connection, records, progress)
        followed = followers(office, connection)
    if keep:
        office.announce(frozenset(office.registry.ledgers))
    along = tuple(
        one.key
        for one in entries(office)
        if one.command
        and one.command != wanted.command
        and earlier[one.key] is (State.IN_FORCE if back else State.PARTLY)
        and (one.command in followed) is back
    )
    counts = {kind: counted.total(kind) for kind in Kind}
    return Turned(wanted, counts, counted.conflicts, along)


def _refuse(one: Entry, *, back: bool) -> None:
    if not one.command:
        raise Trouble("第 {number} 号没有带来新内容，不能搁置", number=one.key)
    if back and one.state is State.ASIDE:
        raise Trouble("第 {number} 号已经搁置了", "需要的时候可以重新启用", number=one.key)
    if not back and one.state is State.PARTLY:
        raise Trouble(
            "第 {number} 号有内容跟着别的数据包搁置了",
            "请重新启用那一个，它就跟着恢复",
            number=one.key,
        )
    if not back and one.state is not State.ASIDE:
        raise Trouble("第 {number} 号没有搁置，一直在用", number=one.key)
