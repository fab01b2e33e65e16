"""Settling many questions of the review in one way, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.sync.review import OURS, changes_of, items
from db import item_sets
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.office import Office
    from app.sync.review import Item
    from db.journal.operations import Change, Kind


@dataclass(frozen=True)
class Batch:
    """What settling many questions in one way comes to.

    Attributes:
        settled: those that can be settled so.
        left: those that cannot: one side has written nothing, or more than one thing; or
            something new has come to them.
        take: ``ours`` or ``theirs``.
    """

    settled: tuple[Item, ...]
    left: tuple[Item, ...]
    take: str

    @property
    def removes(self) -> int:
        """How many records would be deleted."""
        return sum(
            1 for one in self.settled if not one.field and one.of(ours=self.take == OURS)[0].value
        )


def of_same_bundle(item: Item, found: Sequence[Item]) -> list[Item]:
    """The questions that came with the same bundle of the same office as this one, and itself.

    Args:
        item: the question; of several readings that it came by, all count.
        found: the questions that there are.
    """
    return [one for one in found if one.readings & item.readings]


def of_same_field(item: Item, found: Sequence[Item]) -> list[Item]:
    """The questions about the same field of the same ledger, itself among them."""
    return [one for one in found if (one.ledger, one.field) == (item.ledger, item.field)]


def batch(found: Iterable[Item], take: str) -> Batch:
    """What settling these questions in one way would do; nothing is changed.

    Args:
        found: the questions.
        take: ``ours`` or ``theirs``.
    """
    every = list(found)
    fitting = [one for one in every if _fits(one, ours=take == OURS)]
    return Batch(tuple(fitting), tuple(one for one in every if one not in fitting), take)


def settle_all(office: Office, found: Sequence[Item], take: str) -> Batch:
    """Settle many questions in one way, as one undo step.

    Args:
        office: ours.
        found: the questions as somebody has them before his eyes; those to which something new
            has come since are left.
        take: ``ours`` or ``theirs``.

    Returns:
        What was settled and what was left.

    Raises:
        Trouble: none of them can be settled so.
    """
    present = {one.id: one for one in items(office)}
    fresh = [one for one in found if one.id in present and present[one.id].is_as(one)]
    done = batch(fresh, take)
    if not done.settled:
        raise Trouble("这些内容不能一起处理", "请一件一件处理")
    changes = [
        change for one in done.settled for change in changes_of(office, present[one.id], take)
    ]
    side = say("都留本办公室的") if take == OURS else say("都留对方的")
    title = say("处理 {count} 件，{side}", count=len(done.settled), side=side)
    office.journal.write("resolve", title, office.person, _together(changes))
    office.announce(frozenset(one.ledger for one in done.settled))
    gone = tuple(one for one in found if one not in fresh)
    return replace(done, left=(*done.left, *gone))


def _fits(item: Item, *, ours: bool) -> bool:
    """Whether one side has written one thing.

    A record that somebody says to be another one is looked at by itself: more than it changes.
    """
    joins = not item.field and any(isinstance(one.value, str) for one in item.choices)
    return not joins and len({one.value for one in item.of(ours=ours)}) == 1


def _together(changes: Sequence[Change]) -> list[Change]:
    """One change for each record and kind, so that none undoes what another says of a set."""
    found: dict[tuple[str, bytes, Kind], Change] = {}
    for one in changes:
        key = one.shape.name, one.uid, one.kind
        before = found.get(key)
        found[key] = one if before is None else replace(before, values=_united(before, one))
    return list(found.values())


def _united(first: Change, second: Change) -> dict[str, str | int | None]:
    """The values of both; of a set that both change, what each settled in it."""
    values = {**first.values}
    for name, value in second.values.items():
        shape = second.shape.by_name[name]
        if shape.merge is Merge.ITEMS and name in values:
            values[name] = _both_items(values[name], value, second.base.get(name))
        else:
            values[name] = value
    return values


def _both_items(
    first: str | int | None, second: str | int | None, stood: str | int | None
) -> str | None:
    """A set with what was changed in one copy of it, and in another, that ``stood`` before."""
    before, result = _items(stood), _items(first)
    for key, payload in _items(second).items():
        if before.get(key) != payload:
            result[key] = payload
    return item_sets.dump(result)


def _items(stored: str | int | None) -> item_sets.Items:
    return item_sets.parse(stored if isinstance(stored, str) else None)
