"""What the trust log says of segments, as the journal asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Connection

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.journal.operations import Scope, Writer


class Verdict(Protocol):
    """Whose segments act and which of them are lost: one state of the trust log.

    It is a function of the held segments and of the trust log alone, whatever came first.
    """

    @property
    def grounds(self) -> Mapping[str, str]:
        """Device → a text that is another one whenever its segments must be judged anew.

        A device of which nothing is known is left out.
        """
        ...

    def accepts(self, segment: bytes, writer: Writer, scope: Scope) -> bool:
        """Whether a segment may act, by its hash, its writer and its scope."""
        ...

    def lost(self, scope: Scope) -> Collection[bytes]:
        """Hashes of segments that were declared lost by an office that may say so of a scope."""
        ...


Accepts = Callable[[Connection], Verdict]
"""The verdict that holds in a transaction; asked again whenever segments were taken in."""
