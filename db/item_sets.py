"""Sets of items in one column: who rode, which markers were passed.

An item has a key (a record id, a name, a marker number) and a payload (a marker's condition),
and items keep the order in which they were written. The stored text is canonical JSON: a bare
string for an item without payload, a pair for one with: ``["1233",["1234","褪色"]]``.

A change of a set travels as the items that were put in or removed, so that two offices that
add different people to the same patrol both succeed: an observed-remove set in which adding
wins (Shapiro et al., 2011).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, cast

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

Items = dict[str, str]
"""Key → payload, in order."""

_Payload = Annotated[str, msgspec.Meta(min_length=1)]
_decode = msgspec.json.Decoder(list[str | tuple[str, _Payload]]).decode
_encode = msgspec.json.Encoder().encode


def parse(stored: str | None) -> Items:
    """The items of a stored text.

    Raises:
        ValueError: the text is not what `dump` writes.
    """
    if not stored:
        return {}
    plain = _plain(stored)
    if plain is not None:
        return plain
    found: Items = {}
    for item in _loads(stored):
        key, payload = (item, "") if isinstance(item, str) else _pair(item)
        found[key] = payload
    return found


def dump(items: Mapping[str, str]) -> str | None:
    """The canonical stored text; None for an empty set."""
    if not items:
        return None
    packed = [[key, payload] if payload else key for key, payload in items.items()]
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def _plain(text: str) -> Items | None:
    """The items of a canonical text in which nothing is escaped, as nearly all are; else None.

    Several times as fast as the way that takes everything, which is asked for each patrol.
    """
    if "\\" in text:
        return None
    try:
        listed = _decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    items: Items = {}
    for item in listed:
        if isinstance(item, str):
            items[item] = ""
        else:
            items[item[0]] = item[1]
    return (
        items if items and len(items) == len(listed) and _encode(listed) == text.encode() else None
    )


@dataclass(frozen=True)
class ItemsChange:
    """What one edit did to a set.

    Attributes:
        put: key and payload of each item that was added or whose payload changed.
        drop: keys that were removed.
        order: all keys in their new order, where the edit did more than add at the end and
            remove; the order of the latest such edit is shown, without a review.
    """

    put: tuple[tuple[str, str], ...]
    drop: tuple[str, ...] = ()
    order: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.put or self.drop or self.order)

    def dump(self) -> str:
        """The change as it stands in an operation."""
        whole = [self.put, self.drop, self.order]
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    def parse(text: str) -> ItemsChange:
        """The change that `dump` wrote.

        Raises:
            ValueError: the text is something else.
        """
        whole = _loads(text)
        if len(whole) != 3:
            raise ValueError("a change of items has three parts")
        put, drop, order = whole
        return ItemsChange(tuple(map(_pair, _list(put))), _keys(drop), _keys(order))


def difference(before: str | None, after: str | None) -> ItemsChange:
    """What turns one stored set into another.

    An item that stays as it is is not mentioned, so that it stays out of other offices' way:
    putting it again would bring it back where they have removed it meanwhile.
    """
    old, new = parse(before), parse(after)
    put = tuple((key, payload) for key, payload in new.items() if old.get(key) != payload)
    stayed = [key for key in old if key in new]
    plain = list(new)[: len(stayed)] == stayed and not any(key in old for key, _payload in put)
    return ItemsChange(put, tuple(key for key in old if key not in new), () if plain else (*new,))


def apply(stored: str | None, change: ItemsChange) -> str | None:
    """The stored set after a change that was made with it in view."""
    return dump(changed(parse(stored), change))


def changed(items: Items, change: ItemsChange) -> Items:
    """The items after a change that was made with them in view."""
    after = {key: payload for key, payload in items.items() if key not in change.drop}
    after.update(change.put)
    return ordered(after, change.order)


def check_stored(text: str) -> None:
    """Refuse a stored set that `dump` cannot have written.

    Two offices may compare their rows only if there is one way to write a set.

    Raises:
        ValueError: it is something else.
    """
    if _plain(text) is None and dump(parse(text)) != text:
        raise ValueError("a set is not in its canonical form")


def check_change(text: str) -> None:
    """Refuse a change that `difference` cannot have made.

    Raises:
        ValueError: it is something else, or says two things of one item.
    """
    change = ItemsChange.parse(text)
    keys = [*(key for key, _payload in change.put), *change.drop]
    repeats = len(set(keys)) < len(keys) or len(set(change.order)) < len(change.order)
    if repeats or change.dump() != text:
        raise ValueError("a change of items is not in its canonical form")


def ordered(items: Items, order: tuple[str, ...]) -> Items:
    """The items in this order of keys; those that it does not name follow as they stood."""
    place = {key: number for number, key in enumerate(order)}
    return dict(sorted(items.items(), key=lambda item: place.get(item[0], len(place))))


def _loads(text: str) -> list[object]:
    try:
        return _list(json.loads(text))
    except RecursionError as error:
        raise ValueError("lists lie too deep in each other") from error


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("expected a list")  # noqa: TRY004 damaged data, not a wrong call
    return cast("list[object]", value)


def _pair(value: object) -> tuple[str, str]:
    pair = _list(value)
    if len(pair) != 2 or not isinstance(pair[0], str) or not isinstance(pair[1], str):
        raise ValueError("an item is a key or a key and a payload")
    return pair[0], pair[1]


def _keys(value: object) -> tuple[str, ...]:
    keys = _list(value)
    if not all(isinstance(key, str) for key in keys):
        raise ValueError("a key is text")
    return tuple(cast("list[str]", keys))
