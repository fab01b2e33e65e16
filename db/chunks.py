"""Cutting long lists of keys into queries."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 500
"""How many keys go into one query; SQLite takes far more, but plans stay small."""

Key = TypeVar("Key", int, bytes)


def chunks(keys: Iterable[Key], size: int = CHUNK) -> Iterator[list[Key]]:
    """The keys in pieces, in order, so that neighbours on disk are read together.

    Args:
        keys: numbers or names of rows; one that stands twice comes twice.
        size: the most of a piece.
    """
    ordered = iter(sorted(keys))
    while piece := list(islice(ordered, size)):
        yield piece
