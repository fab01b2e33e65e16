"""What happens to clocks, disks and programs."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from app.sync.cards import own_card
from app.sync.enrolment import accept_card
from tests.properties.district import DAY, District, Image, Person
from tests.properties.offices import UNKNOWN

if TYPE_CHECKING:
    import random

    from tests.properties.offices import Node

YEAR = 365 * DAY
MOST_NODES = 6


class Accidents(District):
    """Clocks jump, old states come back, copies work on, the power fails."""

    def step_clock(self, node: Node, rng: random.Random) -> None:
        """Somebody sets the clock, or its battery is empty."""
        node.skew = rng.choice((0, -20 * YEAR, 20 * YEAR, 3 * DAY, -400_000))

    def step_time(self, node: Node, rng: random.Random) -> None:
        """Time passes."""
        self.time += rng.choice((1, 1000, 3_600_000, DAY))

    def step_image(self, node: Node, rng: random.Random) -> None:
        """The files are copied: a backup, or an image of the whole disk."""
        self.people[node.name].images.append(self._image(node, witness=rng.random() < 0.4))

    def _image(self, node: Node, *, witness: bool) -> Image:
        person = self.people[node.name]
        self.stat["images"] += 1
        path = self.where / f"{node.name}-image-{self.stat['images']}"
        node.image(path, witness=witness)
        return Image(path, set(person.own), dict(person.marks))

    def step_put_back(self, node: Node, rng: random.Random) -> None:
        """An old copy is put back; the witness knows better, unless it was in the image."""
        images = self.people[node.name].images
        if images:
            image = rng.choice(images)
            if rng.random() < 0.3:
                shutil.rmtree(node.profile, ignore_errors=True)
            self._put_back(node, image)

    def _put_back(self, node: Node, image: Image) -> None:
        person = self.people[node.name]
        node.put_back(image.path)
        self.stat["images put back"] += 1
        person.own, person.marks = set(image.own), dict(image.marks)
        person.forms.clear()
        self.lost_state = True

    def step_clone(self, node: Node, rng: random.Random) -> None:
        """Somebody takes a copy of the whole folder home, and works on."""
        if len(self.nodes) < MOST_NODES:
            number = len(self.nodes) + len(self.dead)
            copy = self._node(f"{node.name}x{number}", node.unit, node.device)
            copy.lacks = node.lacks
            if rng.random() < 0.5:
                # nobody can tell the two machines apart
                copy.machine = node.machine
            path = self.where / f"{copy.name}-image"
            node.image(path, witness=False)
            copy.put_back(path)
            self.stat["disks copied"] += 1
            person = self.people[node.name]
            self.people[copy.name] = Person(set(person.own), dict(person.marks))
            self.lost_state = True

    def step_kill(self, node: Node, rng: random.Random) -> None:
        """The power fails in the middle of something."""
        node.kill_in(rng.randrange(1, 7))
        kind = rng.choice(
            ("add", "edit", "remove", "send", "meet", "receive", "undo", "settle", "offer", "adopt")
        )
        self.do(kind, node, rng)
        node.kill_in(0)

    def step_full(self, node: Node, rng: random.Random) -> None:
        """The disk is full in the middle of something; the program goes on."""
        node.fill_in(rng.randrange(1, 4))
        kind = rng.choice(("add", "edit", "remove", "send", "meet", "receive", "undo", "settle"))
        self.do(kind, node, rng)
        node.fill_in(0)

    def step_older(self, node: Node, rng: random.Random) -> None:
        """A computer has an older program, which lacks a ledger or a field, or gets the present one.

        Only one that holds nothing yet can have the older one: programs do not grow younger.
        """
        if node.lacks:
            node.change_program("")
            self.stat["programs brought up to date"] += 1
        elif not node.holds_records():
            node.change_program(rng.choice(UNKNOWN[1:]))
            self.stat["older programs"] += 1
        self.people[node.name].forms.clear()

    def step_widen(self, node: Node, rng: random.Random) -> None:
        """The sumu lets the banner see everything from now on."""
        names = {one.name: one for one in self.nodes}
        if self.patrols_only and {"S", "B"} <= names.keys():
            sumu, banner = names["S"], names["B"]
            card = own_card(banner.office.name, banner.unit, banner.secrets)
            accept_card(sumu.office, card, ())
            self.patrols_only = False
            self.stat["scopes changed"] += 1

    def step_restart(self, node: Node, rng: random.Random) -> None:
        """The program is closed and opened again."""
        node.office.swear()
        node.restart()
        self.people[node.name].forms.clear()
