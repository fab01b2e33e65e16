"""What people at their computers write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk import Outdated
from app.errors import Trouble
from app.sync import review
from db import item_sets
from db.journal.joins import target_of
from db.journal.operations import Change, Kind
from tests.properties.district import LEDGERS, UNITS, District, Violation

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from app.desk import Opened
    from app.ledger.questions import Record
    from tests.properties.offices import Node
    from tests.properties.oracle import Tag, Uid

PEOPLE = ("张三", "李四", "王五", "敖特根", "图门")
MARKERS = ("1231", "1232", "1233", "1234")
STATES = ("", "", "褪色", "倾斜")


class Writing(District):
    """Records are added, changed, deleted, settled; commands are undone and redone."""

    def step_add(self, node: Node, rng: random.Random) -> None:
        """A new record, of this office or of one below it."""
        below = [one.unit.code for one in self.nodes if node.unit.is_above(one.unit)]
        unit = rng.choice([node.unit.code, *below])
        ledger = rng.choice(("patrols", "patrols", "issues", "families", "families"))
        if UNITS["B"].code == node.unit.code and self.patrols_only:
            ledger = "patrols"
        if ledger not in node.ledgers:
            ledger = "patrols"
        tag = self._begin(node)
        raws = {name: raw for name, raw in self._typed(node, ledger, rng, {}).items() if raw}
        raws |= {
            "patrols": {"date": "2026-01-02"},
            "issues": {"raised_on": "2026-01-02"},
            "families": {"head": "敖特根"},
        }[ledger]
        raws.setdefault(
            *{
                "patrols": ("remarks", "无"),
                "issues": ("issue", f"问{tag}"),
                "families": ("remarks", "无"),
            }[ledger]
        )
        uid = node.desk.add(ledger, raws, unit).uid
        self.ledger[uid] = ledger
        self._find(node, tag, [uid], lambda _uid: frozenset())
        self._mark(node, [uid])

    def _typed(
        self, node: Node, ledger: str, rng: random.Random, now: dict[str, object]
    ) -> dict[str, str]:
        """What somebody types into some of the fields that there are."""
        text = f"{self.tag}" if rng.random() < 0.85 else "同"
        if ledger == "issues":
            return {rng.choice(("issue", "result")): text}
        if ledger == "families":
            return {rng.choice(("address", "address", "remarks")): text}
        kinds = rng.sample(
            ("remarks", "weather", "distance", "party", "markers"), rng.choice((1, 1, 2))
        )
        typed: dict[str, str] = {}
        for name in kinds:
            if name == "distance":
                typed[name] = str(self.tags) if rng.random() < 0.85 else "7"
            elif name in ("party", "markers"):
                typed[name] = _typed_items(name, str(now.get(name) or ""), rng)
            else:
                typed[name] = text if rng.random() < 0.9 else ""
        if node.lacks in typed:
            typed["remarks"] = typed.pop(node.lacks)
        return typed

    def step_edit(self, node: Node, rng: random.Random) -> None:
        """Somebody changes a record that he has just looked up."""
        uid = self.pick(node, rng)
        if uid is not None:
            self._edit(node, uid, rng)

    def _edit(
        self, node: Node, uid: Uid, rng: random.Random, raws: dict[str, str] | None = None
    ) -> None:
        ledger = self.ledger[uid]
        tag = self._begin(node)
        record = node.desk.open(ledger, uid).record
        raws = raws or self._typed(node, ledger, rng, dict(record.values))
        before = self.visible(node, uid)
        changed = node.desk.change(ledger, uid, raws).changed
        self._saved(node, tag, uid, raws, changed, lambda _uid: before)
        self._check_amendment(node, tag, record)

    def _saved(
        self,
        node: Node,
        tag: Tag,
        uid: Uid,
        raws: dict[str, str],
        changed: bool,
        seen: Callable[[Uid], frozenset[Tag]],
    ) -> None:
        found = self._find(node, tag, [uid], seen)
        if bool(found) is not changed:
            raise Violation(f"{tag}: a save was lost")
        if found:
            self._mark(node, [uid])
            wrote = self.oracle.wrote[uid][tag]
            for name in {"remarks", "weather", "issue", "result", "address"} & wrote.values.keys():
                if wrote.values[name] != (raws[name] or None):
                    raise Violation(f"{tag}: {name} is not what was typed")

    def step_remove(self, node: Node, rng: random.Random) -> None:
        """A record is deleted."""
        uid = self.pick(node, rng)
        if uid is not None:
            self._remove(node, uid)

    def _remove(self, node: Node, uid: Uid) -> None:
        tag = self._begin(node)
        before = self.visible(node, uid)
        node.desk.remove(self.ledger[uid], [uid])
        self._find(node, tag, [uid], lambda _uid: before)
        self._mark(node, [uid])

    def step_race(self, node: Node, rng: random.Random) -> None:
        """Two people work on one record, and know nothing of each other."""
        uid = self.pick(node, rng)
        others = [one for one in self.nodes if one is not node and self._lives(one, uid)]
        if uid is not None and others:
            for one in (node, rng.choice(others)):
                if rng.random() < 0.85:
                    self._edit(one, uid, rng)
                else:
                    self._remove(one, uid)

    def step_open(self, node: Node, rng: random.Random) -> None:
        """A form is opened, and stays open for a while."""
        uid = self.pick(node, rng)
        if uid is not None:
            self.people[node.name].forms.append(self._open(node, uid))

    def _open(self, node: Node, uid: Uid) -> tuple[Opened, frozenset[Tag]]:
        return node.desk.open(self.ledger[uid], uid), self.visible(node, uid)

    def step_save(self, node: Node, rng: random.Random) -> None:
        """A form that was opened a while ago is saved, perhaps although it was shown again."""
        forms = self.people[node.name].forms
        if forms:
            self._save(node, forms.pop(rng.randrange(len(forms))), rng)

    def _save(self, node: Node, form: tuple[Opened, frozenset[Tag]], rng: random.Random) -> None:
        opened, before = form
        uid, ledger = opened.record.uid, opened.ledger
        tag = self._begin(node)
        raws = self._typed(node, ledger, rng, dict(opened.record.values))
        anyway = rng.random() < 0.7
        self._seen = lambda _uid: before
        try:
            changed = node.desk.change(ledger, uid, raws, opened, anyway=anyway).changed
        except Outdated:
            raise
        except Trouble:
            self.stat["record gone under a form"] += 1
            return
        self.stat["stale saves"] += self.visible(node, uid) - {tag} != before
        self._saved(node, tag, uid, raws, changed, lambda _uid: before)
        self._check_amendment(node, tag, opened.record)

    def step_close(self, node: Node, rng: random.Random) -> None:
        """A record is closed or approved, or opened again."""
        uid = self.pick(node, rng, ("patrols", "issues"))
        if uid is not None:
            self._close(node, uid, rng)

    def _close(self, node: Node, uid: Uid, rng: random.Random) -> None:
        is_issue = self.ledger[uid] == "issues"
        closing = {"status": "办结"} if is_issue else {"reviewed_on": "2026-01-03"}
        opening = {"status": "办理"} if is_issue else {"reviewed_on": ""}
        self._edit(node, uid, rng, closing if rng.random() < 0.8 else opening)

    def step_late(self, node: Node, rng: random.Random) -> None:
        """A record is closed while somebody has a form open on it, which is saved then."""
        uid = self.pick(node, rng, ("patrols", "issues"))
        if uid is not None:
            form = self._open(node, uid)
            self._close(node, uid, rng)
            self._save(node, form, rng)

    def _check_amendment(self, node: Node, tag: Tag, shown: Record) -> None:
        """A change counts as an amendment if and only if its author saw the record closed."""
        wrote = self.oracle.wrote[shown.uid].get(tag)
        if wrote is None:
            return
        closed = node.office.registry[self.ledger[shown.uid]].sheet.closed
        if closed is None:
            return
        items = dict.fromkeys((*wrote.put, *wrote.drop), "changed")
        self.stat["amendments"] += wrote.amend
        if wrote.amend is not closed.amends(shown.values, {**wrote.values, **items}):
            raise Violation(f"{tag}: amends {wrote.amend}, its author saw {shown.values}")

    def step_erase(self, node: Node, rng: random.Random) -> None:
        """What a record says of persons is removed for good."""
        uid = self.pick(node, rng)
        if uid is not None:
            tag = self._begin(node)
            before = self.visible(node, uid)
            node.desk.erase(self.ledger[uid], [uid])
            self._find(node, tag, [uid], lambda _uid: before)
            self.erased.add(uid)
            self._find_erasures(node, tag)
            self._mark(node, [uid])
            self.stat["erased"] += 1

    def _find_erasures(self, node: Node, tag: Tag) -> None:
        """Take up what an erasure let follow, in the same command or when others read of it."""
        there = sorted(node.erased() & self.ledger.keys())
        self._find(node, tag, [uid for uid in there if tag not in self.oracle.wrote[uid]], None)

    def step_settle(self, node: Node, rng: random.Random) -> None:
        """A question of the review is settled."""
        waiting = [one for one in review.items(node.office) if one.ledger in LEDGERS]
        waiting = [one for one in waiting if self._is_ours(node, one.ledger, one.uid)]
        if not waiting:
            return
        item = rng.choice(sorted(waiting, key=lambda one: one.id))
        tag = self._begin(node)
        choice = rng.choice(item.choices)
        target = None if item.field else target_of(choice.value)
        uids = [item.uid, *([node.office.current(target)] if target else ())]
        before = {uid: self.visible(node, uid) for uid in uids}
        try:
            review.settle(node.office, item, choice)
        except Trouble:
            self.stat["nothing to go into"] += 1
            return
        self._find(node, tag, uids, before.__getitem__)
        self._mark(node, uids)

    def _is_ours(self, node: Node, ledger: str, uid: Uid) -> bool:
        with node.office.snapshot() as now:
            record = now.asking.one(ledger, uid)
        return record is not None and node.unit.covers(record.unit)

    def _lives(self, node: Node, uid: Uid | None) -> bool:
        """Whether a record is there, and may be changed."""
        if uid is None or self.ledger[uid] not in node.ledgers:
            return False
        with node.office.snapshot() as now:
            record = now.asking.one(self.ledger[uid], uid)
        return record is not None and not record.gone and node.unit.covers(record.unit)

    def step_undo(self, node: Node, rng: random.Random) -> None:
        """The last command is taken back."""
        self._turn(node, node.desk.undo)

    def step_redo(self, node: Node, rng: random.Random) -> None:
        """What was undone last is done again."""
        self._turn(node, node.desk.redo)

    def _turn(self, node: Node, turn: Callable[[], object]) -> None:
        person = self.people[node.name]
        tag = self._begin(node)
        uids = self._uids(node)
        before = {uid: self.visible(node, uid) for uid in uids}
        wanted = node.desk.last_done() if turn == node.desk.undo else node.desk.last_undone()
        marks = person.marks.get(wanted.id, {}) if wanted else {}

        def seen(uid: Uid) -> frozenset[Tag]:
            return marks.get(uid, frozenset()) | (before[uid] & person.own)

        self._seen = seen
        command = turn()
        if command is None:
            return
        if command.reading:
            self.stat["readings turned"] += 1
            self._find_marks(node, tag)
            return
        found = self._find(node, tag, uids, seen)
        person.marks[command.id] = {uid: self.visible(node, uid) for uid in {*marks, *found}}

    def step_rogue(self, node: Node, rng: random.Random) -> None:
        """Somebody with his own program writes into an office that is not his."""
        others = [unit.code for unit in UNITS.values() if not node.unit.covers(unit.code)]
        if node.unit.level == "gacha" and others:
            tag = self._begin(node)
            shape = node.office.registry.shapes["patrols"]
            change = Change(
                shape, node.office.ids.next(), Kind.CREATE,
                {"date": "2026-01-02", "remarks": tag}, unit=rng.choice(others),
            )  # fmt: skip
            node.office.journal.write("add", "", tag, [change])
            self.rogue.add(change.uid)
            self.stat["written without right"] += 1
            self.ledger[change.uid] = "patrols"
            self._find(node, tag, [change.uid], lambda _uid: frozenset())
            self._mark(node, [change.uid])


def _typed_items(name: str, stored: str, rng: random.Random) -> str:
    """A set as somebody types it who had this one before him."""
    items = dict(item_sets.parse(stored or None))
    for _ in range(rng.choice((1, 1, 2))):
        key, chance = rng.choice(PEOPLE if name == "party" else MARKERS), rng.random()
        if chance < 0.5:
            items[key] = rng.choice(STATES) if name == "markers" else ""
        elif chance < 0.85:
            items.pop(key, None)
        else:
            mixed = [*items.items()]
            rng.shuffle(mixed)
            items = dict(mixed)
    return "、".join(f"{key}（{note}）" if note else key for key, note in items.items())
