"""Who reads which scope and who writes it, by units alone; keys and cards are another matter.

An ordinary scope is of one unit. It is written by that unit and those above it, and read by them;
what is shared, and who vouches for whom, also travels down from above. Who vouches for whom is read
by every office of the same banner where a sumu or the banner says it, as a directory of offices and
their public keys: a letter goes to offices that have never met, which have to know each other's
keys, and hear when one of these is revoked.

A scope of letters (`MOVES`) is of a *route*: ``152527201206>152527201207``, from one unit to
another. It is written by whoever may write what belongs to its first unit, and read by whoever may
read what belongs to one of the two. So an office sees the letters that it writes and those written
to it; whoever is above one of the ends sees those that pass under him, and relays them; a
neighbour does not even see that there is a letter. An answer goes by the route turned round.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from app.units import Unit
    from db.journal.operations import Scope

MOVES = "moves"
"""The domain of letters between offices: offers of people who move, and receipts."""
TRUST = "trust"
FROM_ABOVE = frozenset({"shared", TRUST})
"""The domains of which an office also reads what those above it write."""
NEVER_LEFT_OUT = FROM_ABOVE | {MOVES}
"""The domains that are exchanged whatever an agreement leaves out: letters are sealed anyway."""

_ARROW = ">"
_DIGITS = 12
_BANNER = 6


class Route(NamedTuple):
    """From which unit to which, by their codes."""

    start: str
    end: str

    @property
    def unit(self) -> str:
        """How it stands in a scope."""
        return f"{self.start}{_ARROW}{self.end}"

    @property
    def back(self) -> Route:
        """The way of the answer."""
        return Route(self.end, self.start)


def route_of(unit: str) -> Route | None:
    """The route that a scope's unit says; None if it is none."""
    start, arrow, end = unit.partition(_ARROW)
    return Route(start, end) if arrow and is_code(start) and is_code(end) else None


def is_code(text: str) -> bool:
    """Whether a text is the code of a unit: twelve digits."""
    return len(text) == _DIGITS and text.isascii() and text.isdigit()


def covers(unit: Unit, scope: Scope) -> bool:
    """Whether a scope belongs to a unit or to one below it: it reads all of that."""
    if scope.domain != MOVES:
        return is_code(scope.unit) and unit.covers(scope.unit)
    route = route_of(scope.unit)
    return route is not None and (unit.covers(route.start) or unit.covers(route.end))


def may_write(unit: Unit, scope: Scope) -> bool:
    """Whether what a unit writes in a scope can be meant."""
    if scope.domain != MOVES:
        return is_code(scope.unit) and unit.covers(scope.unit)
    route = route_of(scope.unit)
    return route is not None and unit.covers(route.start)


def reads_from_above(unit: Unit, scope: Scope, owner: Unit) -> bool:
    """Whether a unit reads a scope that does not belong to it.

    Args:
        unit: the reader.
        scope: the scope.
        owner: the office that it belongs to.
    """
    if scope.domain == TRUST and owner.level != "gacha":
        return owner.code[:_BANNER] == unit.code[:_BANNER]
    return scope.domain in FROM_ABOVE and owner.is_above(unit)


def arrived_id(route: Route, uid: bytes) -> bytes:
    """The id that a record has at its new office: a UUIDv8 that follows from where it came from."""
    made = bytearray(hashlib.sha256(f"ortoo move {route.unit} ".encode() + uid).digest()[:16])
    made[6] = 0x80 | made[6] & 0x0F
    made[8] = 0x80 | made[8] & 0x3F
    return bytes(made)
