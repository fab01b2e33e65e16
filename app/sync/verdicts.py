"""What counts of the trust log: who is known, who is revoked, what is admitted, what is lost.

Pure functions of the entries, of the cards that were accepted here and of the chains that the
segments form; nothing depends on what came first.

A revocation counts if the office that speaks stands strictly above the device's. Revocations are
taken from the highest level to the lowest, so that what a thief revoked after the theft does not
count; once one has counted on its level it stays, also where it takes away the certificate by which
its own issuer is known here.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from app.sync import routes
from app.sync.certificates import Certificate
from app.sync.declarations import Admission, LostSegment, Revocation
from app.sync.known import KnownOffice
from app.units import LEVELS, Unit, guess_level
from db.journal.operations import Scope, Writer
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from app.sync.trust_log import Entry

MOST_ROUNDS = 16
"""Certificates that vouch for the writers of certificates are followed so far."""


@dataclass(frozen=True)
class Ours:
    """What an office brings along before it reads the trust log.

    Attributes:
        own: public keys of this device, and of those that had this database before.
        unit: this office.
        direct: the devices whose cards were accepted here.
    """

    own: frozenset[bytes]
    unit: Unit
    direct: Mapping[bytes, KnownOffice]


@dataclass
class Counted:
    """What counts of the trust log.

    Attributes:
        known: every known device but our own.
        revoked: device → the revocations of it.
        admitted: device → the admissions of chains of it.
        lost: domain and unit → hashes of segments that were declared lost.
    """

    known: dict[bytes, KnownOffice] = field(default_factory=dict[bytes, KnownOffice])
    revoked: dict[bytes, list[Entry]] = field(default_factory=dict[bytes, "list[Entry]"])
    admitted: dict[bytes, list[Entry]] = field(default_factory=dict[bytes, "list[Entry]"])
    lost: dict[tuple[str, str], set[bytes]] = field(
        default_factory=dict[tuple[str, str], set[bytes]]
    )

    @cached_property
    def grounds(self) -> dict[str, str]:
        """Device → a text that changes with what decides about its segments; once all counts."""
        devices = {*self.known, *self.revoked, *self.admitted}
        return {one.hex(): self._ground(one) for one in sorted(devices)}

    def _ground(self, device: bytes) -> str:
        office = self.known.get(device)
        parts = [f"{office.unit.code} {office.unit.level}" if office else ""]
        for entries in (self.revoked, self.admitted):
            parts += sorted(repr(sorted(one.values.items())) for one in entries.get(device, ()))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


class Judgement:
    """Says of segments whether they may act, and which are lost.

    Args:
        ours: what this office brings along.
        counted: what counts of the trust log.
        ancestors: these segments and all before them in their chains.
    """

    def __init__(
        self,
        ours: Ours,
        counted: Counted,
        ancestors: Callable[[Collection[bytes]], frozenset[bytes]],
    ) -> None:
        self._ours = ours
        self._counted = counted
        self._ancestors = ancestors
        self._units: dict[str, Unit] | None = None
        self._covered: dict[frozenset[bytes], frozenset[bytes]] = {}

    def accepts(self, segment: bytes, writer: Writer, scope: Scope) -> bool:
        """Whether a segment may act, by its hash, its writer and its scope."""
        right = self._may_write(writer.device, scope) and not self._is_refused(
            segment, writer.device, scope.domain
        )
        return right or self._is_admitted(segment, writer.device, scope)

    def lost(self, scope: Scope) -> Collection[bytes]:
        """Hashes of segments of a scope that were declared lost."""
        return self._counted.lost.get((scope.domain, scope.unit), ())

    @property
    def grounds(self) -> Mapping[str, str]:
        """Device → a text that changes when its segments must be judged anew."""
        return self._counted.grounds

    def _may_write(self, device: bytes, scope: Scope) -> bool:
        if device in self._ours.own:
            return True
        office, unit = self._counted.known.get(device), self._ours.unit
        if office is None or not routes.may_write(office.unit, scope):
            return False
        return routes.covers(unit, scope) or routes.reads_from_above(
            unit, scope, self._owner(scope.unit)
        )

    def _owner(self, code: str) -> Unit:
        """The unit that a scope belongs to."""
        if code == self._ours.unit.code:
            return self._ours.unit
        if self._units is None:
            self._units = {one.unit.code: one.unit for one in self._counted.known.values()}
        return self._units.get(code) or Unit(code, guess_level(code))

    def _is_refused(self, segment: bytes, device: bytes, domain: str) -> bool:
        """Whether a revocation does not cover it; one speaks only of what its issuer reads."""
        return any(
            segment not in self._up_to(one.heads)
            for one in self._counted.revoked.get(device, ())
            if domain in one.domains
        )

    def _is_admitted(self, segment: bytes, device: bytes, scope: Scope) -> bool:
        return any(
            segment in self._up_to(frozenset({one.name}))
            for one in self._counted.admitted.get(device, ())
            if (one.values.get("domain"), one.values.get("unit")) == scope
        )

    def _up_to(self, heads: frozenset[bytes]) -> frozenset[bytes]:
        """By ancestry and not by number: a thief's copy counts on from an earlier segment."""
        found = self._covered.get(heads)
        if found is None:
            found = self._covered[heads] = self._ancestors(heads)
        return found


def count(
    entries: Sequence[Entry],
    ours: Ours,
    ancestors: Callable[[Collection[bytes]], frozenset[bytes]],
) -> Counted:
    """What counts of these entries.

    Args:
        entries: the whole trust log, in any order.
        ours: what this office brings along.
        ancestors: these segments and all before them in their chains.
    """
    by_ledger: dict[str, list[Entry]] = {}
    for one in entries:
        by_ledger.setdefault(one.ledger, []).append(one)
    said = sorted(by_ledger.get(Certificate.__tablename__, ()), key=lambda one: one.order)
    counted = _Counting(ours, said, ancestors)
    revocations = by_ledger.get(Revocation.__tablename__, [])
    for rank in reversed(range(len(LEVELS))):
        while counted.revoke(revocations, rank):
            pass
    counted.admit(by_ledger.get(Admission.__tablename__, ()))
    counted.lose(by_ledger.get(LostSegment.__tablename__, ()))
    return counted.found


class _Counting:
    """Counts, step by step."""

    def __init__(
        self,
        ours: Ours,
        certificates: list[Entry],
        ancestors: Callable[[Collection[bytes]], frozenset[bytes]],
    ) -> None:
        self._ours = ours
        self._certificates = certificates
        self.found = Counted()
        self._judgement = Judgement(ours, self.found, ancestors)
        self._know()

    def _know(self) -> None:
        """Follow certificates from the cards that were accepted here until nobody is new."""
        self.found.known = dict(self._ours.direct)
        for _round in range(MOST_ROUNDS):
            said = [
                (one.issuer, one.office)
                for one in self._certificates
                if one.office is not None and self._stands(one) and not self._is_hollow(one)
            ]
            known = vouched_for(said, self._ours)
            if known == self.found.known:
                return
            self.found.known = known

    def _is_hollow(self, entry: Entry) -> bool:
        """Whether an entry only passes on the word of a device that was revoked."""
        through = entry.values.get("through", "")
        return through in {one.hex() for one in self.found.revoked}

    def _stands(self, entry: Entry) -> bool:
        """Whether the segment of an entry acts."""
        writer, scope = Writer(entry.device, b""), Scope(TRUST, entry.issuer)
        return self._judgement.accepts(entry.segment, writer, scope)

    def _unit(self, code: str) -> Unit:
        if code == self._ours.unit.code:
            return self._ours.unit
        for one in self.found.known.values():
            if one.unit.code == code:
                return one.unit
        return Unit(code, guess_level(code))

    def _unit_of(self, device: bytes) -> Unit | None:
        if device in self._ours.own:
            return self._ours.unit
        office = self.found.known.get(device)
        return office.unit if office else None

    def revoke(self, entries: Iterable[Entry], rank: int) -> bool:
        """Count the revocations by offices of one level; whether there were new ones."""
        fresh: list[Entry] = []
        for one in entries:
            target, issuer = self._unit_of(one.about), self._unit(one.issuer)
            if (
                issuer.rank == rank
                and target is not None
                and issuer.is_above(target)
                and one not in self.found.revoked.get(one.about, ())
                and self._stands(one)
            ):
                fresh.append(one)
        for one in fresh:
            self.found.revoked.setdefault(one.about, []).append(one)
        if fresh:
            self._know()
        return bool(fresh)

    def admit(self, entries: Iterable[Entry]) -> None:
        """Count admissions: what a superior refused only a superior lets in again."""
        for one in entries:
            issuer, target = self._unit(one.issuer), self._unit_of(one.about)
            is_above = target is not None and issuer.is_above(target)
            if (
                issuer.covers(one.values.get("unit", ""))
                and one.values.get("domain") != TRUST
                and (is_above or one.about not in self.found.revoked)
                and self._stands(one)
            ):
                self.found.admitted.setdefault(one.about, []).append(one)

    def lose(self, entries: Iterable[Entry]) -> None:
        """Count what is lost by the word of the office that it belonged to, or of one above."""
        for one in entries:
            unit = one.values.get("unit", "")
            if self._unit(one.issuer).covers(unit) and self._stands(one):
                scope = one.values.get("domain", ""), unit
                self.found.lost.setdefault(scope, set()).add(one.name)


def vouched_for(said: Sequence[tuple[str, KnownOffice]], ours: Ours) -> dict[bytes, KnownOffice]:
    """Who is known by cards, and by what certificates of these offices say.

    Args:
        said: code of the office that speaks, and the office that it vouches for; the latest
            word first.
        ours: what this office brings along.
    """
    known = dict(ours.direct)
    units = {one.unit.code: one.unit for one in known.values()} | {ours.unit.code: ours.unit}
    upwards = _who_names_superiors(said, units, ours.unit)
    units = {**upwards, **units}
    found: list[tuple[Unit, KnownOffice]] = []
    for code, office in said:
        issuer = units.get(code) or Unit(code, guess_level(code))
        below = office.unit == issuer or issuer.is_above(office.unit)
        above = code in upwards and office.unit.is_above(issuer)
        if (below or above) and office.device not in ours.own:
            found.append((issuer, office))
    # Of two offices that speak of one device, the higher one counts; then the latest word.
    for _issuer, office in sorted(found, key=lambda one: -one[0].rank):
        known.setdefault(office.device, office)
    return known


def _who_names_superiors(
    said: Sequence[tuple[str, KnownOffice]], units: Mapping[str, Unit], own: Unit
) -> dict[str, Unit]:
    """The offices that may speak of their own superiors, by their codes.

    These are we ourselves, at whichever of our computers, the offices above us whose cards
    were accepted here, and those above us that one of these has named.
    """
    trusted = {code: unit for code, unit in units.items() if unit.is_above(own)}
    trusted[own.code] = own
    grew = True
    while grew:
        named = {
            office.unit.code: office.unit
            for issuer, office in said
            if issuer in trusted and office.unit.is_above(own)
        }
        grew = not named.keys() <= trusted.keys()
        trusted = {**named, **trusted}
    return trusted
