"""What must hold in the end of every history, and in the middle of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.bootstrap import tables
from app.errors import Trouble
from app.secrets.signing import verify
from app.sync import routes
from app.sync.letter_book import letters
from app.sync.signatures import SEGMENT_DOMAIN
from app.sync.told_apart import told_apart
from db import item_sets
from db.journal.chains import State
from db.journal.joins import link, target_of
from db.journal.operations import Kind
from db.shape import Merge
from tests.properties.district import Lost, Violation
from tests.properties.seeing import ancestors, blind_pairs, has_gaps, segments_of

if TYPE_CHECKING:
    from app.ledger.questions import Record
    from app.sync.letter_book import Letter
    from tests.properties.offices import Node
    from tests.properties.oracle import Tag, Truth, Uid
    from tests.properties.world import World

MOST_ROUNDS = 16


def settle_down(world: World) -> None:
    """Everybody does again what was undone, and exchanges bundles until nothing is new."""
    if world.lost_state:
        # What nobody holds any more is gone with its disk; all the rest must come to everybody.
        world.left = {
            (node.name, uid): world.held(node, uid)
            for node in world.nodes
            for uid in world.oracle.wrote
        }
    for node in world.nodes:
        for _ in range(200):
            if node.desk.last_undone() is None:
                break
            world.step_redo(node, None)
    _exchange(world)
    while any(world.declare(node) for node in world.nodes):
        _exchange(world)


def find_again(world: World) -> bool:
    """Every old stick that lies about is read after all; whether there was one."""
    mails, world.sticks = world.sticks, []
    for mail in mails:
        for reader in world.nodes:
            if reader.unit.code == mail.code:
                _deliver(world, mail, reader)
    if mails:
        settle_down(world)
    return bool(mails)


def _exchange(world: World) -> None:
    """Everybody exchanges bundles until nothing is new."""
    before: object = None
    for _ in range(MOST_ROUNDS):
        for node in world.nodes:
            for code in world.peers(node):
                mail = world.send(node, code)
                for reader in world.nodes:
                    if reader.unit.code == code and reader.device != node.device:
                        _deliver(world, mail, reader)
        now = [(node.segments(), node.office.journal.log.identity.writer) for node in world.nodes]
        if now == before:
            _bring_up_to_date(world)
            return
        before = now
    raise Violation(f"not quiet after {MOST_ROUNDS} rounds")


def _bring_up_to_date(world: World) -> None:
    """Older programs learn what they lacked only now: what they parked must appear."""
    for node in world.nodes:
        if node.lacks:
            node.change_program("")


def _deliver(world: World, mail: object, reader: Node) -> None:
    try:
        world.deliver(mail, reader)
    except Trouble:
        world.stat["not for this computer"] += 1


def check_all(world: World) -> None:
    """Every promise, once everybody has read everything."""
    for node in world.nodes:
        check_office(node)
        _check_revoked(world, node)
        idle = {name for name, state in node.segments().items() if state != State.APPLIED}
        for name in idle - _refused(world, node):
            raise Violation(f"{node.name}: {name.hex()[:8]} does not act: {node.segments()[name]}")
        _check_erased(world, node)
    if not world.lost_state:
        _check_letters(world)
    for uid in sorted(world.oracle.wrote):
        readers = [node for node in world.nodes if _reads(world, node, uid)]
        for connected in _connected(world, readers):
            _check_alike(world, uid, connected)
            _check_kept(world, uid, connected)


def _check_letters(world: World) -> None:
    """All who read a letter see the same of it; whoever was taken over is gone where he was."""
    books = {}
    for node in world.nodes:
        with node.office.store.reading() as connection:
            books[node.name] = {
                one.uid: one for one in letters(node.office.tables.journal, connection)
            }
    for uid in {uid for book in books.values() for uid in book}:
        readers = [node for node in world.nodes if uid in books[node.name]]
        for connected in _connected(world, readers):
            seen = [books[node.name][uid] for node in connected]
            if any(one != seen[0] for one in seen):
                raise Violation(f"letter {seen[0].number} differs: {seen}")
            world.stat["letters compared"] += 1
        letter = books[readers[0].name][uid]
        if letter.receipts and letter.number in world.sent:
            world.stat["moved"] += 1
            _check_marked(world, letter, readers)


def _check_erased(world: World, node: Node) -> None:
    """Erased is who was to be erased, with all that says the same, and nobody else."""
    letters_between = [
        (world.sent[number].uid, uid)
        for uid, tags in world.arrived.items()
        for tag, number in tags.items()
        if tag in world.oracle.wrote[uid]
    ]
    joins_between = [
        (uid, into)
        for uid, wrote in world.oracle.wrote.items()
        for one in wrote.values()
        if (into := target_of(one.into))
    ]
    erased = node.erased() & world.ledger.keys()
    same = set(world.erased)
    # over as many moves and joins as there were
    for _ in world.oracle.wrote:
        same |= {
            uid for pair in (*letters_between, *joins_between) if same & {*pair} for uid in pair
        }
    if erased - same:
        raise Violation(f"{node.name}: erased without a word: {erased - same}")
    for pair in letters_between:
        held = {uid for uid in pair if world.visible(node, uid)}
        if erased & held and held - erased and not world.lost_state:
            raise Violation(f"{node.name}: erased, and yet it stands once more: {held - erased}")


def _check_marked(world: World, letter: Letter, readers: list[Node]) -> None:
    """The old office has written that its record moved, whatever people made of that."""
    for node in readers:
        if node.unit.code == letter.route.start and letter.record in world.ledger:
            kinds = {one.operation.kind for one in world.events(node, letter.record)}
            if world.held(node, letter.record) and Kind.DELETE not in kinds:
                raise Violation(f"{node.name}: {letter.number} was answered, and nothing was noted")


def check_office(node: Node) -> None:
    """The office's own check finds nothing, and no records went into each other in a circle."""
    checked = node.office.journal.check(lambda *one: verify(one[0], SEGMENT_DOMAIN, *one[1:]))
    if checked.faults:
        raise Violation(f"{node.name}: {checked.faults[:2]}")
    table = tables().journal.joins
    with node.office.snapshot() as now:
        for (uid,) in now.connection.execute(select(table.c.uid)):
            if now.joined.into(now.joined.current(bytes(uid))):
                raise Violation(f"{node.name}: {uid.hex()[-6:]} went into itself")


def check_record(world: World, node: Node, uid: Uid) -> None:
    """One computer shows of a record what follows from what it has."""
    here = world.visible(node, uid)
    ledger = world.ledger[uid]
    _check_closed(world, node, uid, here)
    if node.lacks:
        return  # it shows what it knows; all of it is compared once it has been brought up to date
    with node.office.snapshot() as now:
        record = now.asking.one(ledger, uid)
    name = f"{node.name} {ledger} {uid.hex()[-6:]}"
    unknown = here - world.oracle.wrote[uid].keys()
    if unknown:
        raise Violation(f"{name}: nobody wrote {sorted(unknown)}")
    created = any(world.oracle.wrote[uid][tag].create for tag in here)
    if created is not (record is not None):
        raise Violation(f"{name}: is it there? {sorted(here)}")
    if record is not None:
        _compare(world, node, record, name)


def _check_closed(world: World, node: Node, uid: Uid, here: frozenset[Tag]) -> None:
    """What was written here always acts; what came from others, only on what it builds on."""
    wrote, own = world.oracle.wrote[uid], world.people[node.name].own
    hidden = {tag for tag in wrote.keys() & own if world.held(node, uid) >= {tag}} - here
    if hidden:
        raise Violation(f"{node.name}: {sorted(hidden)} was written here and does not act")
    # What was declared lost is passed over; what is held must act.
    present = world.held(node, uid) if has_gaps(node) else wrote.keys()
    for tag in here - own:
        missing = (wrote[tag].seen - here) & present if tag in wrote else frozenset()
        if missing:
            raise Violation(f"{node.name}: {tag} acts without {sorted(missing)}, which it had seen")


def _compare(world: World, node: Node, record: Record, name: str) -> None:
    uid, ledger = record.uid, world.ledger[record.uid]
    here = world.visible(node, uid)
    blind = blind_pairs(node, uid) if has_gaps(node) else set()
    world.stat["pairs made blind by a loss"] += len(blind)
    truth = world.oracle.truth(uid, here, blind).without(world.silenced(node, uid))
    if record.gone is not truth.gone:
        raise Violation(f"{name}: gone {record.gone}, should be {truth.gone}: {sorted(here)}")
    _compare_join(world, node, record, truth, name)
    for known in node.office.registry.shapes[ledger].fields:
        value = record.values[known.name]
        if known.merge is Merge.ITEMS:
            items, wanted = item_sets.parse(value), truth.items.get(known.name, {})
            right = items.keys() == wanted.keys() and all(
                payload in wanted[key] for key, payload in items.items()
            )
        else:
            right = value in truth.values.get(known.name, {None})
        world.stat["values checked"] += 1
        if not right:
            raise Violation(
                f"{name}: {known.name} shows {value!r}, should be one of "
                f"{truth.items.get(known.name) or truth.values.get(known.name)}: {sorted(here)}"
            )
    asked = {
        (one.field, one.item): frozenset(each.value for each in one.candidates)
        for one in node.office.journal.contests(uid)
    }
    world.stat["questions checked"] += len(asked)
    if asked != dict(truth.review):
        raise Violation(f"{name}: review {asked}, should be {dict(truth.review)}")
    if record.review != len(asked):
        raise Violation(f"{name}: says {record.review} questions, has {len(asked)}")


def _compare_join(world: World, node: Node, record: Record, truth: Truth, name: str) -> None:
    """What it went into, and whether it was changed after it was closed."""
    with node.office.snapshot() as now:
        went = now.joined.into(record.uid)
    into = went and link(went)
    if into not in (truth.into or {None}):
        raise Violation(f"{name}: went into {into}, should be one of {truth.into}")
    world.stat["joined"] += into is not None
    world.stat["amended"] += record.amended
    if record.amended is not truth.amended:
        raise Violation(f"{name}: amended {record.amended}, should be {truth.amended}")


def _check_alike(world: World, uid: Uid, readers: list[Node]) -> None:
    """All offices that read a scope show the same of a record, and that is right."""
    views = []
    for node in readers:
        check_record(world, node, uid)
        with node.office.snapshot() as now:
            record = now.asking.one(world.ledger[uid], uid)
            joined = now.joined.current(uid)
            apart = {pair for pair in told_apart(now.connection) if uid in pair}
        row = record and (
            record.values, record.gone, record.review, record.stamp, record.amended, joined,
        )  # fmt: skip
        views.append((world.visible(node, uid), row, node.office.journal.contests(uid), apart))
    kinds = ("commands", "rows", "reviews", "pairs that are two")
    for node, view in zip(readers[1:], views[1:], strict=True):
        for what, mine, theirs in zip(kinds, view, views[0], strict=True):
            if mine != theirs:
                raise Violation(
                    f"{what} of {uid.hex()[-6:]} differ: {readers[0].name} {theirs}, "
                    f"{node.name} {mine}"
                )


def _check_kept(world: World, uid: Uid, readers: list[Node]) -> None:
    """What anybody wrote into a record and did not lose with his disk, all have, and it acts."""
    wanted = frozenset(world.oracle.wrote[uid])
    if uid in world.rogue:
        if any(world.visible(node, uid) for node in readers):
            raise Violation(f"{uid.hex()[-6:]} was written by somebody who had no right to")
        return
    if world.lost_state:
        wanted = frozenset[str]().union(*(world.left[node.name, uid] for node in readers))
    for node in readers:
        waived = _quarantined(world, node, uid)
        missing = wanted - world.held(node, uid) - waived
        if not missing:
            missing = wanted - world.visible(node, uid) - waived
        if missing:
            what = f"{node.name}: {sorted(missing)} of {uid.hex()[-6:]} were lost"
            raise Lost(what, len(missing))
        world.stat["commands kept"] += len(wanted)
        _check_stamps(world, node, uid)
        told, silenced = world.told(node, uid), world.silenced(node, uid)
        for tag in told:
            wrote = world.oracle.wrote[uid][tag].says.without(silenced)
            if told[tag].without(silenced) != wrote:
                raise Lost(f"{node.name}: the history tells otherwise what {tag} wrote", 1)


def _check_stamps(world: World, node: Node, uid: Uid) -> None:
    """Whatever somebody had before his eyes has a smaller stamp than what he wrote."""
    operations = [one.operation for one in world.events(node, uid)]
    for one in operations:
        seen = world.oracle.wrote[uid][one.person].seen
        if any(other.stamp >= one.stamp for other in operations if other.person in seen):
            raise Violation(f"{node.name}: {one.person} is not later than what it had seen")


def _connected(world: World, readers: list[Node]) -> list[list[Node]]:
    """The readers of a scope in groups between which bundles go.

    Two copies of one disk write no bundles for each other: they need somebody who reads the same.
    """
    groups: list[list[Node]] = []
    for node in readers:
        near = [
            group
            for group in groups
            if any(
                other.device != node.device
                and (other.unit.code in world.peers(node) or node.unit.code in world.peers(other))
                for other in group
            )
        ]
        groups = [group for group in groups if group not in near]
        groups.append([node, *(other for group in near for other in group)])
    return groups


def _reads(world: World, node: Node, uid: Uid) -> bool:
    """Whether a computer sees the scope that a record belongs to."""
    unit, domain = scope_of(world, uid)
    restricted = world.patrols_only and node.unit.level == "banner" and domain != "patrols"
    return bool(unit) and node.unit.covers(unit) and not restricted


def scope_of(world: World, uid: Uid) -> tuple[str, str]:
    """The office and the domain that a record belongs to; empty: it is nowhere."""
    ledger = world.ledger[uid]
    if uid not in world.home:
        for node in world.nodes:
            with node.office.snapshot() as now:
                record = now.asking.one(ledger, uid)
            if record is not None:
                domain = node.office.registry.shapes[ledger].domain
                world.home[uid] = record.unit, domain
                break
    return world.home.get(uid, ("", ""))


def _refused(world: World, node: Node) -> set[bytes]:
    """Segments in quarantine of writers who had no right to write them, or that were revoked."""
    keys = {one.key for one in world.revoked.values()}
    held = segments_of(node)
    found: set[bytes] = set()
    for name, state in node.segments().items():
        if state == State.QUARANTINED:
            device, scope = held[name].writer.device, held[name].scope
            if device in keys or not routes.may_write(world.unit_of(device), scope):
                found.add(name)
    return found


def _quarantined(world: World, node: Node, uid: Uid) -> frozenset[str]:
    """The commands on a record that stand in quarantine, since their computer was revoked."""
    if not world.revoked:
        return frozenset()
    # from the segments: a record of which the creation does not act is not there, nor its history
    states, told = node.segments(), dict[str, set[int]]()
    for name, segment in segments_of(node).items():
        if uid in segment.uids:
            for operation in segment.operations({uid}):
                told.setdefault(operation.person, set()).add(states[name])
    refused = {tag for tag, found in told.items() if State.QUARANTINED in found}
    created = {tag for tag in refused if world.oracle.wrote[uid][tag].create}
    return frozenset(told if created and not world.visible(node, uid) else refused)


def _check_revoked(world: World, node: Node) -> None:
    """Of a revoked computer acts what its superior had accepted, and nothing else."""
    held, states = segments_of(node), node.segments()
    with node.office.store.reading() as connection:
        told = set(node.office.trust.revoked(connection))
    for one in world.revoked.values():
        if one.key not in told:
            continue  # the word of it was lost with its disk, or goes other ways
        honest = ancestors(held, one.heads, ())
        for name, segment in held.items():
            if segment.writer.device != one.key or segment.scope.domain not in one.domains:
                continue
            world.stat["segments of revoked computers"] += 1
            acts = states[name] == State.APPLIED
            if acts and name not in one.accepted | world.admitted:
                raise Violation(f"{node.name}: {name.hex()[:8]} of a revoked computer acts")
            if not acts and name in honest:
                raise Violation(f"{node.name}: {name.hex()[:8]} was honest, and is refused")
