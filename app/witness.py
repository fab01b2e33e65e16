"""A witness outside the database of how far it had got.

An old backup that was put back, or an old copy of the folder, shows an earlier state than the
witness has seen. The office then goes on under a new incarnation, since what was written after
the backup may have left on a stick under the old one (``sync`` design, section 2).
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from app.machine import Mark

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


class Sworn(msgspec.Struct, frozen=True):
    """How far a database had got.

    Attributes:
        incarnation: the life of the database, hexadecimal.
        operations: the last operation that was written here.
        epoch: counts the changes of what is applied from elsewhere.
        lives: all lives that this witness has seen on this machine, the present one among them.
        sealed: counts the segments that were sealed here.
        heads: domain and unit → number and hash of the last segment that was sealed here.
        bundles: counts the bundles of this life.
        machine: where that was.
    """

    incarnation: str
    operations: int
    epoch: int = 0
    lives: frozenset[str] = frozenset()
    sealed: int = 0
    heads: dict[str, tuple[int, str]] = msgspec.field(default_factory=dict[str, tuple[int, str]])
    bundles: int = 0
    machine: Mark = Mark()


_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(Sworn).decode


def folder() -> Path:
    """Where witnesses are kept: with the user, not with the office's folder."""
    from platformdirs import user_state_path  # noqa: PLC0415 after the window has been painted

    return user_state_path("ortoo", appauthor=False) / "witness"


class Witness:
    """The witness of one device.

    Args:
        device: its public key.
        where: the folder of witnesses; None: the user's.
    """

    def __init__(self, device: bytes, where: Path | None = None) -> None:
        self._path = (where or folder()) / f"{device.hex()[:32]}.json"
        self._last: Sworn | None = None

    def last(self) -> Sworn | None:
        """What was sworn last; None if nothing, or if it cannot be read."""
        # the office's lock keeps everybody else from swearing for this device meanwhile
        if self._last is None:
            with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
                self._last = _decode(self._path.read_bytes())
        return self._last

    def here(self, machine: Mark) -> Sworn | None:
        """What was sworn last on this machine; what came with a copied disk is none of it."""
        last = self.last()
        return None if last is None or last.machine.differs(machine) else last

    def swear(self, sworn: Sworn) -> None:
        """Note how far the database has got.

        Called after each command, so it does not wait for the disk: a witness that lags behind
        does no harm.
        """
        last = self.here(sworn.machine)
        lives = (last.lives if last else frozenset[str]()) | {sworn.incarnation}
        whole = msgspec.structs.replace(sworn, lives=lives)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_bytes(_encode(whole))
            fresh.replace(self._path)
            self._last = whole

    def disagrees(self, sworn: Sworn, ended: Collection[str]) -> bool:
        """Whether a database is another, or an earlier one, than was sworn to last.

        Args:
            sworn: how far the database says that it has got.
            ended: its lives before the present one. One of them stands here if the program was
                killed after the present one had begun.
        """
        last = self.here(sworn.machine)
        return last is not None and (
            last.incarnation not in {sworn.incarnation, *ended}
            or last.operations > sworn.operations
            or last.epoch > sworn.epoch
            or (last.incarnation == sworn.incarnation and _is_ahead(last, sworn))
        )


def _is_ahead(last: Sworn, sworn: Sworn) -> bool:
    """Whether the same life had sealed or written more, or something else.

    Sealing counts no operation: without this, what was sealed after a copy was taken would be
    sealed once more under the same number.
    """
    return (
        last.sealed > sworn.sealed
        or last.bundles > sworn.bundles
        or (last.sealed == sworn.sealed and last.heads != sworn.heads)
    )
