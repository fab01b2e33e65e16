"""What must be shown, computed from who saw what: a plain set of operations.

Knows nothing of segments, vectors, stamps or tables. Of each thing that somebody wrote it keeps
which other things stood behind what he had before his eyes at that moment, and nothing else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.shape import Value

    Tag = str
    Uid = bytes

RECORD = ""
"""The record itself, where a field is named."""


@dataclass(frozen=True)
class Wrote:
    """What one command wrote in one record.

    Attributes:
        tag: names the command; no two commands have the same.
        create: whether it made the record.
        delete: whether it deleted the record or joined it into another one; False: it brought it
            back, or kept it; None: none of these.
        into: the link to the record that it was joined into.
        amend: whether it counts as written after the record was closed.
        values: field → its new value.
        put: field → items with their payloads.
        drop: field → items that were taken out.
        seen: the commands that stood behind what its author had before his eyes.
        more: field → other values beside the new one, among which somebody must choose.
        contested: whether it made the record and also said that others had deleted it.
        apart: whether it had not seen what its own command wrote before.
    """

    tag: Tag
    create: bool = False
    delete: bool | None = None
    into: Value = None
    amend: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)
    put: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    drop: Mapping[str, frozenset[str]] = field(default_factory=dict)
    seen: frozenset[Tag] = frozenset()
    more: Mapping[str, frozenset[Value]] = field(default_factory=dict)
    contested: bool = False
    apart: bool = False

    @property
    def says(self) -> Wrote:
        """The same without who had seen what."""
        return replace(self, seen=frozenset(), apart=False)

    @property
    def writes(self) -> bool:
        """Whether it says anything that a deletion could hide."""
        return self.contested or bool(self.create or self.values or self.put or self.drop)

    def without(self, names: Collection[str]) -> Wrote:
        """The same without what it says of some fields."""
        return replace(self, **{
            each: {name: said for name, said in getattr(self, each).items() if name not in names}
            for each in ("values", "put", "drop", "more")
        })  # fmt: skip

    def heads(self, name: str) -> frozenset[Value]:
        """What it says of a field."""
        return frozenset({self.values.get(name)}) | self.more.get(name, frozenset())


@dataclass(frozen=True)
class Truth:
    """What must be seen of a record.

    Attributes:
        gone: whether it is hidden.
        values: field → the values of which one is shown.
        items: field → item → the payloads of which one is shown.
        review: field and item → the values among which somebody must choose.
        into: the records of which one is said to go on in its place; none: it did not go into one.
        amended: whether anything was written after it was closed.
    """

    gone: bool
    values: Mapping[str, frozenset[Value]]
    items: Mapping[str, Mapping[str, frozenset[str]]]
    review: Mapping[tuple[str, str], frozenset[Value]]
    into: frozenset[Value]
    amended: bool

    def without(self, names: Collection[str]) -> Truth:
        """The same where some fields say nothing any more."""
        return replace(
            self,
            values={name: said for name, said in self.values.items() if name not in names},
            items={name: said for name, said in self.items.items() if name not in names},
            review={key: said for key, said in self.review.items() if key[0] not in names},
        )


class Oracle:
    """All that was ever written."""

    def __init__(self) -> None:
        self.wrote: dict[Uid, dict[Tag, Wrote]] = defaultdict(dict)

    def note(self, uid: Uid, one: Wrote) -> None:
        """Keep what a command wrote in a record; several operations of one command are one."""
        earlier = self.wrote[uid].get(one.tag)
        self.wrote[uid][one.tag] = _joined(earlier, one) if earlier else one

    def truth(
        self, uid: Uid, here: Collection[Tag], blind: Collection[tuple[Tag, Tag]] = ()
    ) -> Truth:
        """What an office must see of a record that has these of its commands.

        Args:
            uid: the record.
            here: the commands.
            blind: of which the first cannot be known to have seen the second, since what lay
                between is lost.
        """
        unseen: dict[Tag, set[Tag]] = defaultdict(set)
        for later, earlier in blind:
            unseen[later].add(earlier)
        present = [
            replace(one, seen=one.seen - unseen[one.tag])
            for one in (self.wrote[uid][tag] for tag in here)
        ]
        values, items = {}, {}
        review: dict[tuple[str, str], frozenset[Value]] = {}
        writes = [one for one in present if one.writes]
        created = [one for one in writes if one.create]
        for name in {name for one in writes for name in one.values}:
            told = [one for one in writes if name in one.values or one in created]
            values[name] = frozenset(value for one in heads(told) for value in one.heads(name))
            if len(values[name]) > 1:
                review[name, ""] = values[name]
        for name in {name for one in writes for name in (*one.put, *one.drop)}:
            items[name] = self._items(name, writes, review)
        gone, question = _deletion(present, writes)
        if question:
            review[RECORD, ""] = question
        amended = any(one.amend for one in present)
        into = _gone_into(present) if gone else frozenset()
        return Truth(gone, values, items, {} if gone else review, into, amended)

    def _items(
        self,
        name: str,
        writes: list[Wrote],
        review: dict[tuple[str, str], frozenset[Value]],
    ) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        keys = {key for one in writes for key in (*one.put.get(name, ()), *one.drop.get(name, ()))}
        for key in keys:
            told = [
                one
                for one in writes
                if key in one.put.get(name, ()) or key in one.drop.get(name, ())
            ]
            payloads = frozenset(
                one.put[name][key] for one in heads(told) if key in one.put.get(name, ())
            )
            if payloads:
                found[key] = payloads
            if len(payloads) > 1:
                review[name, key] = payloads
        return found


def heads(told: Iterable[Wrote]) -> list[Wrote]:
    """Those that no other one's author had before his eyes."""
    every = list(told)
    return [one for one in every if not any(one.tag in other.seen for other in every)]


def _deletion(present: list[Wrote], writes: list[Wrote]) -> tuple[bool, frozenset[Value]]:
    """Whether the record is hidden, and what stands against each other if that is a question."""
    last = heads(one for one in present if one.delete is not None)
    deletions = [one for one in last if one.delete]
    if not deletions:
        return False, frozenset()
    question = frozenset({0, *(one.into or 1 for one in deletions)})
    if len(deletions) < len(last):
        return False, question
    hides = any(all(other.tag in one.seen for other in writes) for one in deletions)
    return hides, frozenset() if hides else question


def _gone_into(present: list[Wrote]) -> frozenset[Value]:
    """What a hidden record may be said to have gone into: only what had seen all that kept it."""
    last = heads(one for one in present if one.delete is not None)
    others = {one.tag for one in present if one.writes or one.delete is False}
    return frozenset(one.into for one in last if one.into and others <= one.seen)


def _joined(first: Wrote, then: Wrote) -> Wrote:
    """One command that did two things to a record, one after the other."""
    put: dict[str, dict[str, str]] = {name: dict(items) for name, items in first.put.items()}
    drop = {name: set(keys) for name, keys in first.drop.items()}
    for name in {*then.put, *then.drop}:
        items, gone = put.setdefault(name, {}), drop.setdefault(name, set())
        for key in then.drop.get(name, ()):
            items.pop(key, None)
            gone.add(key)
        for key, payload in then.put.get(name, {}).items():
            gone.discard(key)
            items[key] = payload
    more = dict(first.more)
    for name in then.values:
        if then.apart and (first.create or name in first.values):
            more[name] = first.heads(name)
        else:
            more.pop(name, None)
    more = {
        name: said - {then.values.get(name, first.values.get(name))} for name, said in more.items()
    }
    return Wrote(
        tag=first.tag,
        create=first.create,
        delete=first.delete if then.delete is None else then.delete,
        into=first.into if then.delete is None else then.into,
        amend=first.amend or then.amend,
        values={**first.values, **then.values},
        put=put,
        drop={name: frozenset(keys) for name, keys in drop.items()},
        seen=first.seen | then.seen,
        more={name: said for name, said in more.items() if said},
        contested=first.contested or (then.apart and bool(then.delete)),
    )
