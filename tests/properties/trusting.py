"""Computers are stolen, revoked, let in again; they die, and what only they had is declared lost."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from app.sync.cards import own_card
from app.sync.enrolment import accept_card
from app.sync.losses import declare_lost, missing
from app.sync.revocation import admit, refused, revoke
from app.sync.routes import NEVER_LEFT_OUT
from db.journal.chains import State
from tests.properties.accidents import Accidents
from tests.properties.district import Person, Revoked
from tests.properties.exchanging import Exchanging
from tests.properties.offices import Node, secrets_of
from tests.properties.seeing import ancestors, segments_of
from tests.properties.writing import Writing

if TYPE_CHECKING:
    import random


class Trusting(Writing, Exchanging, Accidents):
    """Thieves, revocations, admissions, dead computers, declared losses."""

    # ---- thieves
    def step_steal(self, node: Node, rng: random.Random) -> None:
        """A gacha's computer is stolen, or its disk is copied, perhaps as it was earlier."""
        if node.unit.level != "gacha" or len(self.thieves) > 1:
            return
        thief = Node(f"{node.name}t{len(self.thieves)}", node.unit, self.where,
                     lambda: self.time, self.rng.randbytes, node.device)  # fmt: skip
        images = self.people[node.name].images
        image = rng.choice(images) if images and rng.random() < 0.5 else None
        if rng.random() < 0.8:
            # nothing tells his program that this is another computer: he counts on
            thief.machine = node.machine
            shutil.rmtree(thief.profile, ignore_errors=True)
        thief.put_back((image or self._image(node, witness=False)).path)
        self.people[thief.name] = Person()
        self.thieves.append(thief)
        self.lost_state = True
        self.stat["stolen"] += 1

    def step_thief(self, node: Node, rng: random.Random) -> None:
        """The thief writes on under the office's name, and brings it to somebody."""
        if not self.thieves:
            return
        thief = rng.choice(self.thieves)
        self._work(thief, rng)
        codes = self.peers(thief)
        if codes:
            mail = self.send(thief, rng.choice(codes))
            self.mail.append(mail)
            readers = [one for one in self._readers(mail) if one.device != thief.device]
            if readers and rng.random() < 0.6:
                self._deliver(mail, rng.choice(readers), rng)

    def _work(self, node: Node, rng: random.Random) -> None:
        for _ in range(rng.choice((1, 2, 3))):
            uid = self.pick(node, rng)
            if uid is None or rng.random() < 0.3:
                self.step_add(node, rng)
            else:
                self._edit(node, uid, rng)

    def step_revoke(self, node: Node, rng: random.Random) -> None:
        """An office above revokes the computer that was stolen; its owner stops using it."""
        devices = [one.device for one in self.thieves if one.device not in self.revoked]
        above = [one for one in self.nodes if one.unit.level != "gacha"]
        if devices and above:
            self._revoke(rng.choice(above), rng.choice(devices))

    def _revoke(self, superior: Node, device: str) -> None:
        key = secrets_of(device).device_id
        unit = self.unit_of(key)
        with superior.office.store.reading() as connection:
            known = superior.office.trust.known(connection)
        if key not in known or not superior.unit.is_above(unit):
            return
        held, states = segments_of(superior), superior.segments()
        mine = {name for name, one in held.items() if one.writer.device == key}
        accepted = {name for name in mine if states[name] == State.APPLIED}
        domains = {one.scope.domain for one in held.values()} | NEVER_LEFT_OUT
        revoke(superior.office, key.hex())
        heads = accepted - {held[name].previous for name in accepted}
        self.revoked[device] = Revoked(
            key, frozenset(accepted), frozenset(heads), frozenset(domains)
        )
        self.stat["revoked"] += 1
        for one in [one for one in self.nodes if one.device == device]:
            self._gone(one)
        # who was vouched for by the revoked computer gets a certificate from above
        for one in [one for one in self.nodes if one.unit == unit]:
            for office in [each for each in self.nodes if each.unit.is_above(unit)]:
                card = own_card(one.office.name, one.unit, one.secrets)
                accept_card(office.office, card)

    def step_heist(self, node: Node, rng: random.Random) -> None:
        """A thief has an older copy, and counts on from there when the computer is revoked."""
        superiors = [one for one in self.nodes if one.unit.is_above(node.unit)
                     and one.unit.code in self.peers(node)]  # fmt: skip
        if node.unit.level != "gacha" or not superiors or node.device in self.revoked:
            return
        superior = rng.choice(superiors)
        before = len(self.thieves)
        self.step_steal(node, rng)
        if len(self.thieves) == before:
            return
        thief = self.thieves[-1]
        for _ in range(2):
            self._work(node, rng)
            self._deliver(self.send(node, superior.unit.code), superior, rng)
        self._revoke(superior, node.device)
        self._work(thief, rng)
        self._deliver(self.send(thief, superior.unit.code), superior, rng)
        self.stat["heists"] += 1

    def _gone(self, node: Node) -> None:
        self.nodes.remove(node)
        self.dead.append(node)
        self.lost_state = True

    def step_admit(self, node: Node, rng: random.Random) -> None:
        """An office above lets in something of a revoked computer."""
        if node.unit.level == "gacha":
            return
        keys = {one.key for one in self.revoked.values()}
        chains = [
            one
            for one in refused(node.office)
            if one.device in keys
            and one.domain != "trust"
            and self.unit_of(one.device).covers(one.unit)
            and node.unit.is_above(self.unit_of(one.device))
        ]
        if chains:
            one = rng.choice(chains)
            admit(node.office, one.hash.hex())
            self.admitted |= ancestors(segments_of(node), [one.hash], frozenset())
            self.stat["admitted"] += 1

    # ---- losses
    def step_bereft(self, node: Node, rng: random.Random) -> None:
        """A computer forgets what it has acknowledged; who could send it again dies.

        What was written last builds on what nobody has now, but perhaps some old stick.
        """
        uid = self.pick(node, rng)
        other = self._colleague(node, uid, rng)
        if uid is None or other is None or other.unit.code not in self.peers(node):
            return
        if len(self.nodes) < 3 and rng.random() < 0.5:
            return
        image = self._image(node, witness=rng.random() < 0.4)
        for _ in range(rng.choice((1, 1, 2))):
            self._work(other, rng)
            mail = self.send(other, node.unit.code)
            self._deliver(mail, node, rng)
            if rng.random() < 0.7:
                self.sticks.append(mail)
        self._deliver(self.send(node, other.unit.code), other, rng)
        self._put_back(node, image)
        self._work(other, rng)
        self._deliver(self.send(other, node.unit.code), node, rng)
        self.stat["bereft"] += 1
        if rng.random() < 0.8 and len({one.device for one in self.nodes}) > 1:
            self._gone(other)
            self.stat["died"] += 1
        if rng.random() < 0.6:
            self.declare(node)

    def step_declare(self, node: Node, rng: random.Random) -> None:
        """An office gives up waiting, perhaps too soon."""
        if rng.random() < 0.5:
            self.declare(node)

    def declare(self, node: Node) -> bool:
        """An office declares lost all that it may; whether there was anything."""
        mine = [one.hash.hex() for one in missing(node.office) if one.ours]
        if mine:
            declare_lost(node.office, mine)
            self.stat["declared lost"] += len(mine)
        return bool(mine)

    def step_found(self, node: Node, rng: random.Random) -> None:
        """An old stick turns up."""
        if self.sticks:
            mail = self.sticks.pop(rng.randrange(len(self.sticks)))
            readers = self._readers(mail)
            if readers:
                self._deliver(mail, rng.choice(readers), rng)
                self.stat["old sticks"] += 1
