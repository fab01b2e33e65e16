"""What the bundles for an office told it, and what they carried: whether another one is owed.

Two offices that exchange through a folder must come to rest. So a bundle is owed only where ours
holds something that no bundle in that folder carries, or where what we hold is not what we last
said that we hold. An acknowledgment changes neither at its reader, and so is not answered.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from app.office import Office

_REMEMBERED = 8
"""Bundles for one office that are remembered; a folder keeps the last three of them."""


@dataclass(frozen=True)
class Told:
    """What a bundle tells and carries, or would.

    Attributes:
        held: a digest of what it says that we hold and want.
        segments: what it carries, by local number.
        attachments: what it carries something of, in hexadecimal.
        ids: the bundles' ids in clear, in hexadecimal; several are the files of one series.
    """

    held: str
    segments: frozenset[int]
    attachments: frozenset[str]
    ids: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it would only acknowledge."""
        return not self.segments and not self.attachments

    def says(self, other: Told) -> bool:
        """Whether this says and carries all that the other one does."""
        return (
            self.held == other.held
            and other.segments <= self.segments
            and other.attachments <= self.attachments
        )


def digest(*parts: bytes) -> str:
    """One digest of several byte strings, each with its length."""
    made = hashlib.sha256()
    for one in parts:
        made.update(len(one).to_bytes(8, "big"))
        made.update(one)
    return made.hexdigest()[:32]


def remember(
    office: Office, connection: Connection, code: str, told: Told, ids: Iterable[bytes]
) -> None:
    """Note what was written for an office; nothing is owed to it now."""
    made = Told(told.held, told.segments, told.attachments, tuple(one.hex() for one in ids))
    lately = [made, *written(office, connection, code)][:_REMEMBERED]
    office.settings.set(connection, _key(code), json.dumps([_plain(one) for one in lately]))
    if is_owed(office, connection, code):
        office.settings.set(connection, _owed_key(code), "")


def written(office: Office, connection: Connection, code: str) -> list[Told]:
    """What was written for an office, the latest first."""
    stored = json.loads(office.settings.get(connection, _key(code), "[]"))
    return [_told(*one) for one in stored]


def owe(office: Office, codes: Collection[str]) -> None:
    """Note that these offices sent what we may have held already: they do not know that we do."""
    with office.store.writing() as connection:
        for code in codes:
            office.settings.set(connection, _owed_key(code), "1")


def is_owed(office: Office, connection: Connection, code: str) -> bool:
    """Whether an office has to be told once more what we hold."""
    return bool(office.settings.get(connection, _owed_key(code)))


def _key(code: str) -> str:
    return f"told:{code}"


def _owed_key(code: str) -> str:
    return f"owed:{code}"


def _plain(one: Told) -> list[object]:
    return [one.held, _runs(sorted(one.segments)), sorted(one.attachments), list(one.ids)]


def _told(
    held: str, runs: list[tuple[int, int]], attachments: list[str], ids: Sequence[str]
) -> Told:
    segments = {number for first, last in runs for number in range(first, last + 1)}
    return Told(held, frozenset(segments), frozenset(attachments), tuple(ids))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers in order as first and last of each run: local numbers mostly follow each other."""
    if not numbers:
        return []
    breaks = [(one, other) for one, other in pairwise(numbers) if other != one + 1]
    firsts = [numbers[0], *(other for _one, other in breaks)]
    lasts = [*(one for one, _other in breaks), numbers[-1]]
    return list(zip(firsts, lasts, strict=True))
