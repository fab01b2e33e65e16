"""Whose a computer is, and what people call it: its number in its office, a short fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.language import say
from app.sync.known import fingerprint_of

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office


class Whose(NamedTuple):
    """Whose a computer is.

    Attributes:
        office: the office's name.
        ours: whether that is our office.
        computer: ``第 2 台电脑（04817）``; empty where its office has only one, or is unknown.
    """

    office: str
    ours: bool
    computer: str


class Names:
    """Names the computers that wrote something, in one transaction.

    The computers of an office are numbered in the order of their keys, those that were revoked
    included, so that two offices that speak of one by telephone count alike. The five digits are
    the first of those on its card.
    """

    def __init__(self, office: Office, connection: Connection) -> None:
        self._office = office
        self._known = dict(office.trust.known(connection))
        self._found: dict[bytes, Whose] = {}

    def office_of(self, device: bytes) -> str:
        """What people call the office of this computer; empty where nobody knows it."""
        is_known = device in self._known or self._office.trust.is_own(device)
        return self.of(device).office if is_known else ""

    def of(self, device: bytes) -> Whose:
        """Whose this computer is."""
        if device not in self._found:
            self._found[device] = self._look(device)
        return self._found[device]

    def _look(self, device: bytes) -> Whose:
        office, known = self._office, self._known.get(device)
        if office.trust.is_own(device):
            # one that had this database before is the same computer to people
            computer = self._computer(office.secrets.device_id, office.unit.code)
            return Whose(office.name, ours=True, computer=computer)
        if known is None:
            return Whose(say("不认识的办公室"), ours=False, computer="")
        ours = known.unit == office.unit
        computer = self._computer(device, known.unit.code)
        return Whose(office.name if ours else known.name, ours, computer)

    def _computer(self, device: bytes, code: str) -> str:
        computers = {one.device for one in self._known.values() if one.unit.code == code}
        if code == self._office.unit.code:
            computers.add(self._office.secrets.device_id)
        if len(computers) == 1:
            return ""
        number = sorted(computers).index(device) + 1
        return say("第 {number} 台电脑（{digits}）", number=number, digits=self._digits(device))

    def _digits(self, device: bytes) -> str:
        """The first group of the digits that are compared by telephone."""
        known, secrets = self._known.get(device), self._office.secrets
        digits = (
            known.fingerprint
            if known
            else fingerprint_of(self._office.unit, secrets.device_id, secrets.age_recipient)
        )
        return digits.split()[0]
