"""Who reads and who writes what: every cell of the manual's table, tried with real bundles.

The offices are made once. Each owner writes into its own scope, and everything is carried round:
what an office may not see must not even lie in its database. Then a gacha, a sumu and a banner
write into every scope that there is, as an altered program could, and take it to their
neighbours: once by the bundles that the program writes, once by bundles that they packed
themselves, with everything in them.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from app.progress import Silent
from app.sync import container, routes
from app.sync.container import Bundle
from app.sync.incoming import read_bundle
from app.sync.manifest import SegmentEntry
from app.sync.routes import Route
from db.journal import wire
from db.journal.chains import State
from db.journal.operations import Scope
from tests.region import TREE, UNITS, Region

TABLE = Path(__file__).parents[3] / "resources" / "manual" / "谁能看谁能写.md"
VIEWERS = {"嘎查": "gacha", "它的苏木": "sumu", "它的旗": "banner"}
READS = {"看": True, "看、写": True, "看不到": False}
ACTING = {State.APPLIED}
WRITES = {"看": False, "看、写": True, "看不到": False}

ISSUED = {"issued_on": "2026-03-01"}
RECORDS = {
    "党员、中心户、巡边": (
        ("members", {"name": "乌云"}),
        ("households", {"host": "乌云"}),
        ("patrols", {"date": "2026-03-01"}),
    ),
    "通知公告、代码表、办公规定": (
        ("notices", {"title": "通知", **ISSUED}),
        ("code_entries", {"code_table": "observation", "code": "8", "label": "狼"}),
        ("office_rules", {"rule": "backup_days", "number": 9}),
    ),
    # of a segment that nobody has: it changes nothing else
    "认可和吊销的电脑": (("lost_segments", {"device": "ab" * 32, "hash": "cd" * 32}),),
    "介绍信": (("envelopes", {"offer": "ef" * 16, "readers": "", "sealed": ""}),),
}
"""What is written in each row, ledger by ledger."""
OWNERS = {
    "本嘎查": "gacha",
    "同一苏木的别的嘎查": "neighbour",
    "这个苏木": "sumu",
    "别的苏木的嘎查": "far",
    "别的苏木": "other sumu",
    "这个旗": "banner",
    "别的旗": "other banner",
}
THIRD, FOURTH = "152527201208", "152527202202"
"""Gachas beside the neighbour and beside the far one, of which nobody has a computer here."""
ROUTES = {
    "本嘎查开给同一苏木的嘎查": ("gacha", UNITS["neighbour"].code),
    "本嘎查开给别的苏木的嘎查": ("gacha", UNITS["far"].code),
    "同一苏木的嘎查开给本嘎查": ("neighbour", UNITS["gacha"].code),
    "别的苏木的嘎查开给本嘎查": ("far", UNITS["gacha"].code),
    "同一苏木的两个别的嘎查之间": ("neighbour", THIRD),
    "别的苏木的两个嘎查之间": ("far", FOURTH),
}


def table():
    """Content, owner, and office → what it may do, line by line."""
    head, _rule, *lines = [
        [cell.strip() for cell in line.strip("|\n ").split("|")]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
    ]
    return [
        (content, owner, {VIEWERS[name]: cell for name, cell in zip(head[2:], cells, strict=True)})
        for content, owner, *cells in lines
    ]


def scopes_of(content, owner):
    """The scopes of a line of the table, and the office whose they are."""
    if content == "介绍信":
        start, end = ROUTES[owner]
        return start, [Scope("moves", Route(UNITS[start].code, end).unit)]
    name = OWNERS[owner]
    ledgers = [ledger for ledger, _values in RECORDS[content]]
    domains = {"notices": "shared", "code_entries": "shared", "office_rules": "shared",
               "lost_segments": "trust"}  # fmt: skip
    found = dict.fromkeys(domains.get(one, one) for one in ledgers)
    return name, [Scope(domain, UNITS[name].code) for domain in found]


LINES = table()
CELLS = [
    (content, owner, viewer, cell)
    for content, owner, cells in LINES
    for viewer, cell in cells.items()
]


class Tried:
    """What became of everything, once it was carried about.

    Attributes:
        honest: viewer → scope and device → states, after every owner wrote in its own scope.
        sent: the same after the viewers wrote into every scope.
        packed: the same after they packed all of that themselves for their neighbours.
        uids: scope and writer → the records that it wrote there.
    """

    def __init__(self, region):
        self.region = region
        self.uids = {}
        for name in region.nodes:
            self._write(name, lambda owner, name=name: owner == name)
        self.honest = self._after(region.go_round)
        self.seen = {(name, uid) for name in VIEWERS.values() for uid in self._shown(name)}
        for viewer in VIEWERS.values():
            self._write(viewer, lambda owner, viewer=viewer: owner != viewer)
        self.sent = self._after(self._send)
        self.packed = self._after(self._pack)

    def _after(self, act):
        act()
        return {name: self.region.states(name) for name in self.region.nodes}

    def _write(self, name, whose):
        """An office writes into the scopes of these owners, in one go."""
        records = []
        for content, owner, _cells in LINES:
            start, scopes = scopes_of(content, owner)
            if whose(start):
                records += [(*each, scopes[0].unit) for each in RECORDS[content]]
        uids = self.region.put(name, records)
        for (ledger, _values, unit), uid in zip(records, uids, strict=True):
            scope = Scope(self.region[name].journal.log.shapes[ledger].domain, unit)
            self.uids.setdefault((scope, name), []).append(uid)

    def _send(self):
        for viewer in VIEWERS.values():
            for other in neighbours(viewer):
                self.region.carry(viewer, other)

    def _shown(self, name):
        """The records that an office shows."""
        office, found = self.region[name], set()
        with office.store.reading() as connection:
            for ledger in {ledger for each in RECORDS.values() for ledger, _values in each}:
                rows = connection.exec_driver_sql(f"SELECT _uid FROM {ledger} WHERE _gone = 0")  # noqa: S608
                found |= {bytes(row[0]) for row in rows}
        return found

    def _pack(self):
        for viewer in VIEWERS.values():
            office = self.region[viewer]
            for other in neighbours(viewer):
                path = self.region.write(viewer, other)
                honest = container.unpack(path.read_bytes(), path.name, self.region[other].secrets)
                with office.journal.transaction() as connection:
                    numbers = connection.exec_driver_sql("SELECT id FROM j_segments").scalars()
                    held = tuple(office.journal.holdings(connection).sealed(numbers.all()))
                device = office.secrets.device_id
                own = [one for one in held if wire.decode(one.body).writer.device == device]
                entries = [SegmentEntry.of(one) for one in own]
                manifest = structs.replace(honest.manifest, segments=entries, chunks=[])
                path.write_bytes(
                    container.pack(
                        Bundle(manifest, own),
                        office.secrets.signing,
                        [self.region[other].secrets.age_recipient],
                    )
                )
                read_bundle(self.region[other], path, Silent())


def neighbours(name):
    """Those with whom an office exchanges directly."""
    return [other for pair in TREE if name in pair for other in pair if other != name]


@pytest.fixture(scope="module")
def tried():
    region = Region()
    yield Tried(region)
    region.close()


def test_the_table_has_a_line_for_everything():
    expected = [(content, owner) for content in list(RECORDS)[:3] for owner in OWNERS]
    expected += [("介绍信", owner) for owner in ROUTES]
    assert [(content, owner) for content, owner, _cells in LINES] == expected
    assert {cell for *_rest, cell in CELLS} == {*READS}


def test_every_cell(tried):
    # one test, since the offices take some seconds to make
    wrong = [
        f"{one}: {why}"
        for one in CELLS
        for why in (*_misread(tried, *one), *_miswritten(tried, *one))
    ]
    assert wrong == []


def _misread(tried, content, owner, viewer, cell):
    """What is wrong with what an office sees of what was written by those whose it is."""
    name, scopes = scopes_of(content, owner)
    device = tried.region[name].secrets.device_id
    for scope in scopes:
        states = tried.honest[viewer].get((scope, device), set())
        if states != ({State.APPLIED} if READS[cell] else set()):
            yield f"{scope} is {states}"
        if any(((viewer, uid) in tried.seen) is not READS[cell] for uid in tried.uids[scope, name]):
            yield f"{scope} is shown, or not"


def _miswritten(tried, content, owner, viewer, cell):
    """What is wrong with what became of what an office wrote there."""
    name, scopes = scopes_of(content, owner)
    device = tried.region[viewer].secrets.device_id
    if name == viewer:
        if not WRITES[cell]:
            yield "its own"
        return
    for scope in scopes:
        # its own program shows what it wrote; nobody else does unless it had the right
        if tried.sent[viewer][scope, device] != {State.APPLIED}:
            yield f"{scope} does not act where it was written"
        for other in neighbours(viewer):
            may_read = _reads(other, scope)
            acts = {State.APPLIED} if WRITES[cell] and may_read else set()
            sent = tried.sent[other].get((scope, device), set())
            packed = tried.packed[other].get((scope, device), set())
            if bool(sent) is not may_read:
                yield f"{scope} was carried to {other}, or not"
            if not packed or not all(acts == one & ACTING for one in (sent or packed, packed)):
                yield f"{scope} at {other} is {sent}, then {packed}"


def _reads(name, scope):
    """Whether an office reads a scope."""
    owners = [one for one in UNITS.values() if one.code == scope.unit]
    return routes.covers(UNITS[name], scope) or any(
        routes.reads_from_above(UNITS[name], scope, one) for one in owners
    )
