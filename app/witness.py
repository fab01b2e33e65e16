"""A witness outside the database of how far it had got.

An old backup that was put back, or an old copy of the folder, shows an earlier state than the
witness has seen. The office then goes on under a new incarnation, since what was written after
the backup may have left on a stick under the old one (``sync`` design, section 2).
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Sworn:
    """How far a database had got.

    Attributes:
        incarnation: the life of the database, hexadecimal.
        operations: its last operation.
    """

    incarnation: str
    operations: int


def folder() -> Path:
    """Where witnesses are kept: with the user, not with the office's folder."""
    from platformdirs import user_state_path  # noqa: PLC0415 after the window has been painted

    return user_state_path("ortoo", appauthor=False) / "witness"


class Witness:
    """The witness of one device."""

    def __init__(self, device: bytes, where: Path | None = None) -> None:
        self._path = (where or folder()) / f"{device.hex()[:32]}.json"

    def last(self) -> Sworn | None:
        """What was sworn last; None if nothing, or if it cannot be read."""
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        if not isinstance(content, dict):
            return None
        found = cast("dict[str, object]", content)
        incarnation, operations = found.get("incarnation"), found.get("operations")
        if not isinstance(incarnation, str) or not isinstance(operations, int):
            return None
        return Sworn(incarnation, operations)

    def swear(self, sworn: Sworn) -> None:
        """Note how far the database has got.

        Called after each command, so it does not wait for the disk: a witness that lags behind
        does no harm.
        """
        content = {"incarnation": sworn.incarnation, "operations": sworn.operations}
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".new")
            fresh.write_text(json.dumps(content), encoding="utf-8")
            fresh.replace(self._path)

    def disagrees(self, incarnation: str, operations: int) -> bool:
        """Whether the database is another, or an earlier one, than was sworn to last."""
        last = self.last()
        return last is not None and (
            last.incarnation != incarnation or last.operations > operations
        )
