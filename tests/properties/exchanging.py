"""Bundles are written, carried, lost, damaged and read."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.progress import Silent
from app.sync.incoming import ReadBundle, bundles_in, read_bundle, read_bundles
from app.sync.outgoing import write_bundle
from app.sync.receipts import State, entries
from app.sync.tallies import Kind
from app.sync.turning import set_aside, take_up
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
        (mail,) = self._written(node, code)
        return mail

    def _written(self, node: Node, code: str, **options: int) -> list[Mail]:
        """Write a bundle, in several files if need be."""
        path = self.where / "bundle.ortoo"
        written = write_bundle(node.office, code, path, Silent(), **options)
        self.stat["segments sent"] += written.segments
        self.stat["bundles"] += 1
        return [Mail(code, one.read_bytes()) for one in written.files]

    def deliver(self, mail: Mail, node: Node, rng: random.Random | None = None) -> int:
        """Read a bundle, perhaps with a look at the plan before and once more after; new segments."""
        path = self.where / "stick.ortoo"
        path.write_bytes(mail.content)
        planned = plan = None
        tag = self._begin(node)
        if rng and rng.random() < 0.2:
            plan = self._looked_at(node, [path])
            planned, before = _said(plan), _rows(node)
        read = read_bundle(node.office, path, Silent())
        self.stat["readings"] += 1
        self._find_marks(node, tag)
        if planned and planned != _said(read):
            raise Violation(f"the plan said {planned}, the reading {_said(read)}")
        if plan:
            self._compare(plan, before, _rows(node))
        if rng and rng.random() < 0.1:
            self.stat["read twice"] += 1
            before = node.dump()
            again = read_bundle(node.office, path, Silent())
            if node.dump() != before or again.new or again.changed or again.conflicts:
                raise Violation("reading twice changes something")
        return read.shown.fresh

    def _plan(self, node: Node, paths: list[Path]) -> dict[str, object]:
        return _said(self._looked_at(node, paths))

    def _looked_at(self, node: Node, paths: list[Path]) -> ReadBundle:
        """The plan of a reading, which must change nothing."""
        self.stat["planned"] += 1
        before, writer = node.dump(), node.office.journal.log.identity.writer
        plan = read_bundles(node.office, paths, Silent(), keep=False)
        if node.dump() != before or node.office.journal.log.identity.writer != writer:
            raise Violation("a plan changes something")
        if not plan.bundles:
            raise plan.refused[0].trouble
        return plan

    def _compare(self, plan: ReadBundle, before: Rows, after: Rows) -> None:
        """What was shown of each record must be what became of it, field by field."""
        if plan.preview is None:
            raise Violation("a plan without a preview")
        found = {uid for uid in {*before, *after} if before.get(uid) != after.get(uid)}
        told = {
            one.uid: one
            for kind in (Kind.NEW, Kind.CHANGED, Kind.DELETED)
            for one in plan.preview.records[kind]
        }
        if told.keys() != found:
            raise Violation(f"a plan told of {len(told)} records, and {len(found)} changed")
        for uid, one in told.items():
            old, new = before.get(uid), after.get(uid)
            expected = Kind.NEW if old is None else Kind.DELETED if new is None else Kind.CHANGED
            if one.kind is not expected:
                raise Violation(f"a plan said {one.kind}, and it became {expected}")
            if expected is Kind.CHANGED and old is not None and new is not None:
                fields = {name for name in old if old[name] != new[name]}
                if {each.field for each in one.fields} != fields:
                    raise Violation(f"a plan told of {one.fields}, and {fields} changed")
        self.stat["records foretold"] += len(told)

    def step_aside(self, node: Node, rng: random.Random) -> None:
        """A bundle that was read some time ago is set aside, or taken up, whatever came since."""
        lines = [one for one in entries(node.office) if one.command and one.state in _TURNABLE]
        if not lines:
            return
        line, tag = rng.choice(lines), self._begin(node)
        turn = take_up if line.state is State.ASIDE else set_aside
        before, rows = node.dump(), _rows(node)
        planned = turn(node.office, line.key, keep=False)
        if node.dump() != before:
            raise Violation("looking at what setting aside would do changes something")
        done = turn(node.office, line.key)
        if (planned.counts, planned.conflicts) != (done.counts, done.conflicts):
            raise Violation(f"setting aside should do {planned}, and did {done}")
        changed = sum(done.counts[kind] for kind in Kind if kind is not Kind.SAME)
        now = _rows(node)
        found = sum(rows.get(uid) != now.get(uid) for uid in {*rows, *now})
        if changed != found:
            raise Violation(f"setting aside told of {changed} records, and {found} changed")
        self.stat["readings turned"] += 1
        self.stat["set aside, or taken up"] += 1
        self._find_marks(node, tag)

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

    def step_folder(self, node: Node, rng: random.Random) -> None:
        """Somebody reads all that lies in a folder as one, a damaged file and foreign ones too."""
        if not self.mail:
            return
        folder = self.where / f"folder-{self.stat['folders']}"
        folder.mkdir()
        self.stat["folders"] += 1
        picked = [rng.choice(self.mail) for _each in range(rng.randrange(1, 6))]
        for number, mail in enumerate(picked):
            (folder / f"{number}.ortoo").write_bytes(mail.content)
        if rng.random() < 0.3:
            (folder / "cut.ortoo").write_bytes(picked[0].content[:-1])
        paths = bundles_in([folder])
        try:
            planned = self._plan(node, paths) if rng.random() < 0.5 else None
        except Trouble:
            planned = None
        tag = self._begin(node)
        read = read_bundles(node.office, paths, Silent())
        self._find_marks(node, tag)
        if read.bundles and planned is not None and planned != _said(read):
            raise Violation(f"the plan said {planned}, the reading {_said(read)}")
        self.stat["read in folders"] += len(read.bundles)
        before = node.dump()
        again = read_bundles(node.office, paths, Silent())
        if node.dump() != before or again.new or again.changed or again.conflicts:
            raise Violation("reading a folder twice changes something")
        shutil.rmtree(folder)

    def step_series(self, node: Node, rng: random.Random) -> None:
        """A bundle is too much for one file; its files lie about like any others."""
        codes = self.peers(node)
        if codes:
            files = self._written(node, rng.choice(codes), enough=rng.randrange(1, 4000))
            self.stat["files of series"] += len(files)
            self.mail += files

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
                    self._plan(reader, [path])
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


Rows = dict[bytes, dict[str, object]]
"""Every record that is shown: its fields."""
_TURNABLE = (State.IN_FORCE, State.PARTLY, State.ASIDE)


def _rows(node: Node) -> Rows:
    """What people see."""
    found: Rows = {}
    with node.office.store.reading() as connection:
        for shape in node.office.registry.shapes.values():
            query = shape.table.select().where(shape.table.c["_gone"] == 0)
            for row in connection.execute(query).mappings():
                found[bytes(row["_uid"])] = {name: row[name] for name in shape.names}
    return found


def _said(read: ReadBundle) -> dict[str, object]:
    """Everything that a plan must say as the reading does."""
    return {
        "new": read.new,
        "changed": read.changed,
        "same": read.same,
        "conflicts": read.conflicts,
        "waiting": read.waiting,
        "quarantined": read.quarantined,
        "missing": read.missing,
        "ledgers": dict(read.effects),
        "fresh": [one.fresh for one in read.bundles],
        "refused": [one.file for one in read.refused],
    }
