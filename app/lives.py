"""The lives of an office's database: when a new one begins, and what the witness is told.

A new life (an incarnation) begins when the database is found to be an earlier state of itself, or
to run in another machine than before (``sync`` design, section 2).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, select

from app.errors import Trouble
from app.machine import Mark
from app.witness import Sworn
from db.journal.operations import INCARNATION_BYTES, Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sqlalchemy import Connection

    from app.settings import Settings
    from app.witness import Witness
    from db.journal.journal import Journal

MACHINE, SALT = "machine", "machine_salt"
REPLACED, COPIED, BUNDLES, INCARNATION = "replaced", "copied", "bundles", "incarnation"
NOTICE = "life_notice"
"""The setting that says why a new life began, until somebody has been told."""
BEHIND, MOVED, NEW_KEYS, REVOKED = "behind", "moved", "new_keys", "revoked"
SALT_BYTES = 16

NOTICES = {
    BEHIND: Trouble(
        "数据回到了较早的状态",
        "请先给上级写一个数据包，再读入上级的下一个数据包，缺少的内容就会回来",
    ),
    MOVED: Trouble(
        "这个办公室的数据是从另一台电脑复制来的",
        "两台电脑可以各用各的，在这里写的内容会另外编号",
    ),
    NEW_KEYS: Trouble(
        "这个办公室在这台电脑上用的是新的钥匙",
        "请在“交换”里写一张新名片，交给上级和别的办公室接收，接收以后才能互相来往，"
        "备份以后交出去过的内容也会跟着回来；"
        "数据要是从另一台电脑搬来的，那台就不要再用，怎样停用见“交换”的“认识的电脑”",
    ),
    REVOKED: Trouble(
        "上级已经吊销这台电脑",
        "这里新写的内容别的办公室不再认可，但照样能保存和打印；"
        "请联系上级，在另一台电脑上重新建立，再交换名片",
    ),
}
"""What is said once of a new life, or of new keys."""


class Lives:
    """The present life of a database, and those before it.

    Args:
        settings: the office's settings.
        journal: its journal.
        witness: who remembers how far it had got.
        entropy: gives so many random bytes.
        machine: the mark of this machine, by a salt.
    """

    def __init__(
        self,
        settings: Settings,
        journal: Journal,
        witness: Witness,
        entropy: Callable[[int], bytes],
        machine: Callable[[bytes], Mark],
    ) -> None:
        self._settings = settings
        self._journal = journal
        self._witness = witness
        self._entropy = entropy
        self._find = machine
        self._machine = Mark()

    def start(self, connection: Connection) -> bool:
        """Look whether this database goes on where it was; whether a new life began instead.

        Args:
            connection: a transaction.
        """
        salt = self._settings.get(connection, SALT)
        if not salt:
            salt = self._entropy(SALT_BYTES).hex()
            self._settings.set(connection, SALT, salt)
        self._machine = self._find(bytes.fromhex(salt))
        stored = self._settings.get(connection, MACHINE)
        before = msgspec.json.decode(stored, type=Mark) if stored else Mark()
        moved = before.differs(self._machine)
        known = msgspec.json.encode(self._machine).decode()
        if before != self._machine:
            self._settings.set(connection, MACHINE, known)
        ended = self.named(connection, REPLACED)
        if moved or self._witness.disagrees(self.sworn(connection, None), ended):
            self.begin(connection, MOVED if moved else BEHIND)
            return True
        return False

    def begin(self, connection: Connection, why: str = BEHIND) -> None:
        """Go on as another writer: what others hold of this one was not all here.

        All lives that the witness knows on this machine count as ended. The origin of a copied
        disk may live on, so it is only noted as copied. If a copy that nobody noticed goes on
        under a life that was ended here, it learns of that from the next bundle, and begins a
        new one in its turn.
        """
        old = self._journal.log.identity.writer
        sworn = self._witness.here(self._machine)
        ended = {*self.named(connection, REPLACED), *(sworn.lives if sworn else ())}
        copied = {*self.named(connection, COPIED)}
        (copied if why == MOVED else ended).add(old.incarnation.hex())
        fresh = self._entropy(INCARNATION_BYTES)
        self._name(connection, REPLACED, ended)
        self._name(connection, COPIED, copied - ended)
        self._settings.set(connection, INCARNATION, fresh.hex())
        self._settings.set(connection, BUNDLES, "0")
        self._settings.set(connection, NOTICE, why)
        self._journal.go_on_as(Writer(old.device, fresh))

    def end_copied(self, connection: Connection) -> None:
        """Count the origins of copied disks as ended: somebody says that they are not used.

        Until then bundles for this computer carry also what only such an origin lacks.
        """
        ended = {*self.named(connection, REPLACED), *self.named(connection, COPIED)}
        self._name(connection, REPLACED, ended)
        self._name(connection, COPIED, ())

    def named(self, connection: Connection, key: str) -> list[str]:
        """The lives under a setting, hexadecimal."""
        stored: list[str] = json.loads(self._settings.get(connection, key, "[]"))
        return stored

    def _name(self, connection: Connection, key: str, lives: Iterable[str]) -> None:
        self._settings.set(connection, key, json.dumps(sorted(lives)))

    # ---- the witness
    def swear(self, connection: Connection, *, afresh: bool = False) -> None:
        """Let the witness note how far the database has got.

        Args:
            connection: a transaction to read in, begun after the commit that is spoken of.
            afresh: look for bundles, too; otherwise only if something was sealed.
        """
        last = self._witness.last()
        sworn = self.sworn(connection, last)
        if afresh and sworn.bundles == (last.bundles if last else 0):
            sworn = msgspec.structs.replace(sworn, bundles=self._bundles(connection))
        self._witness.swear(sworn)

    def sworn(self, connection: Connection, last: Sworn | None) -> Sworn:
        """How far the database has got.

        Args:
            connection: a transaction.
            last: what was sworn last: where nothing was sealed since, its heads are taken over.
        """
        log = self._journal.log
        position, sealed = log.progress(connection)
        incarnation = log.identity.writer.incarnation.hex()
        if last and (last.incarnation, last.sealed) == (incarnation, sealed):
            heads, bundles = last.heads, last.bundles
        else:
            heads, bundles = self._heads(connection), self._bundles(connection)
        return Sworn(
            incarnation,
            position.op,
            position.epoch,
            sealed=sealed,
            heads=heads,
            bundles=bundles,
            machine=self._machine,
        )

    def _bundles(self, connection: Connection) -> int:
        return int(self._settings.get(connection, BUNDLES, "0"))

    def _heads(self, connection: Connection) -> dict[str, tuple[int, str]]:
        """The last segment that this life has sealed in each scope."""
        log = self._journal.log
        writer = log.writers.find(connection, log.identity.writer)
        chains, segments = log.tables.chains, log.tables.segments
        # by chain, since these numbers stand in an index
        each = segments.alias()
        last = select(func.max(each.c.number)).where(each.c.chain == chains.c.id).scalar_subquery()
        query = (
            select(chains.c.scope, segments.c.number, segments.c.hash)
            .join(segments, segments.c.chain == chains.c.id)
            .where(chains.c.writer == writer, segments.c.number == last, segments.c.reading == 0)
            .order_by(segments.c.number)
        )
        found: dict[str, tuple[int, str]] = {}
        for scope, number, name in connection.execute(query):
            one = log.scopes.thing(connection, int(scope))
            found[f"{one.domain} {one.unit}"] = int(number), bytes(name).hex()
        return found
