"""Bundles are written, carried, lost, damaged and read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Trouble
from app.progress import Silent
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from tests.properties.district import LINKS, UNITS, District, Mail, Violation

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from tests.properties.offices import Node


class Exchanging(District):
    """Bundles on sticks."""

    def peers(self, node: Node) -> list[str]:
        """The codes for which a computer writes bundles."""
        found: set[str] = set()
        for one, other in LINKS:
            for mine, theirs in ((one, other), (other, one)):
                if mine == node.device and any(theirs == each.device for each in self.nodes):
                    found.add(UNITS[theirs].code)
        return sorted(found)

    def send(self, node: Node, code: str) -> Mail:
        """Write a bundle."""
        path = self.where / "bundle.ortoo"
        self.stat["segments sent"] += write_bundle(node.office, code, path, Silent()).segments
        self.stat["bundles"] += 1
        return Mail(code, path.read_bytes())

    def deliver(self, mail: Mail, node: Node, rng: random.Random | None = None) -> int:
        """Read a bundle, perhaps with a look at the plan before and once more after; new segments."""
        path = self.where / "stick.ortoo"
        path.write_bytes(mail.content)
        planned = None
        if rng and rng.random() < 0.1:
            planned = self._plan(node, path)
        read = read_bundle(node.office, path, Silent())
        self.stat["readings"] += 1
        if planned and planned != (read.new, read.changed, read.same, read.conflicts):
            raise Violation(f"the plan said {planned}, the reading {read}")
        if rng and rng.random() < 0.1:
            self.stat["read twice"] += 1
            before = node.dump()
            again = read_bundle(node.office, path, Silent())
            if node.dump() != before or again.new or again.changed or again.conflicts:
                raise Violation("reading twice changes something")
        return read.shown.fresh

    def _plan(self, node: Node, path: Path) -> tuple[int, int, int, int]:
        self.stat["planned"] += 1
        before, writer = node.dump(), node.office.journal.log.identity.writer
        plan = read_bundle(node.office, path, Silent(), keep=False)
        if node.dump() != before or node.office.journal.log.identity.writer != writer:
            raise Violation("a plan changes something")
        return plan.new, plan.changed, plan.same, plan.conflicts

    def _readers(self, mail: Mail) -> list[Node]:
        return [node for node in self.nodes if node.unit.code == mail.code]

    def step_send(self, node: Node, rng: random.Random) -> None:
        """A bundle is written, and lies about."""
        codes = self.peers(node)
        if codes:
            self.mail.append(self.send(node, rng.choice(codes)))

    def step_receive(self, node: Node, rng: random.Random) -> None:
        """Some bundle is read, in any order; it may be read again another day."""
        if self.mail:
            mail = rng.choice(self.mail)
            readers = self._readers(mail)
            if readers:
                self._deliver(mail, rng.choice(readers), rng)

    def _deliver(self, mail: Mail, node: Node, rng: random.Random) -> None:
        try:
            self.deliver(mail, node, rng)
        except Trouble:
            # Written before the second computer was known, or before its card came.
            self.stat["not for this computer"] += 1

    def step_meet(self, node: Node, rng: random.Random) -> None:
        """Two offices exchange bundles."""
        codes = self.peers(node)
        if codes:
            mail = self.send(node, rng.choice(codes))
            readers = [one for one in self._readers(mail) if one.device != node.device]
            if readers:
                other = rng.choice(readers)
                self._deliver(mail, other, rng)
                if node.unit.code in self.peers(other):
                    self._deliver(self.send(other, node.unit.code), node, rng)

    def step_lose(self, node: Node, rng: random.Random) -> None:
        """A stick is lost."""
        if self.mail:
            self.mail.pop(rng.randrange(len(self.mail)))

    def step_damage(self, node: Node, rng: random.Random) -> None:
        """A bundle was cut or altered on the way: it is refused, and nothing has changed."""
        if self.mail:
            mail = rng.choice(self.mail)
            content = bytearray(mail.content)
            if rng.random() < 0.5:
                del content[rng.randrange(len(content)) :]
            else:
                content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
            for reader in self._readers(mail)[:1]:
                self._refused(bytes(content), reader)
                self.stat["altered"] += 1

    def step_plan(self, node: Node, rng: random.Random) -> None:
        """Somebody looks at what a bundle would do, and leaves it at that."""
        if self.mail:
            mail = rng.choice(self.mail)
            for reader in self._readers(mail)[:1]:
                path = self.where / "stick.ortoo"
                path.write_bytes(mail.content)
                try:
                    self._plan(reader, path)
                except Trouble:
                    self.stat["not for this computer"] += 1

    def step_stray(self, node: Node, rng: random.Random) -> None:
        """A bundle came to an office for which it is not."""
        if self.mail:
            mail = rng.choice(self.mail)
            if mail.code != node.unit.code:
                self._refused(mail.content, node, may_be_ours=True)
                self.stat["strayed"] += 1

    def _refused(self, content: bytes, node: Node, *, may_be_ours: bool = False) -> None:
        path = self.where / "stick.ortoo"
        path.write_bytes(content)
        before = node.dump()
        try:
            read_bundle(node.office, path, Silent())
        except Trouble:
            if node.dump() != before:
                raise Violation("a refused bundle has changed something") from None
        else:
            if not may_be_ours:
                raise Violation("a damaged bundle was read")
