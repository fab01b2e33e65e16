"""Opening and making an office: the registry, the tables, the keys and the database together."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.errors import Trouble
from app.ledger.base import Ledger
from app.ledger.registry import Registry, load
from app.lives import NEW_KEYS, NOTICE
from app.office import Office
from app.secrets import keeper
from app.secrets.keyfile import key_path
from app.settings import Settings
from app.store_troubles import said, said_to_people
from app.tables import INTERNAL, Tables
from db.journal.operations import INCARNATION_BYTES
from db.store import Store
from db.upgrade import Upgraded, upgrade

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Table

    from app.home import Home
    from app.secrets.recovery import RecoveryPhrase
    from app.secrets.vault import Secrets
    from app.units import Unit


@cache
def tables() -> Tables:
    """The tables; declared once, since they share the ledgers' metadata."""
    return Tables()


@cache
def registry() -> Registry:
    """The ledgers of this program."""
    return load()


@dataclass(frozen=True)
class NewOffice:
    """An office that was just made.

    Attributes:
        office: open.
        phrase: what must be written on paper now.
        kept: whether the keys are in the keyring or behind a passphrase.
    """

    office: Office
    phrase: RecoveryPhrase
    kept: keeper.Kept


def create_office(
    home: Home,
    name: str,
    unit: Unit,
    *,
    person: str = "",
    passphrase: str | None = None,
    short_ok: bool = False,
) -> NewOffice:
    """Make an office in a folder that has none.

    Args:
        home: the folder.
        name: the office's full name.
        unit: its code and level.
        person: who works with it.
        passphrase: None: the keys go into the keyring.
        short_ok: take a passphrase however short it is.

    Raises:
        Trouble: there is one already, the folder may not be written, or neither a keyring nor a
            passphrase is there to keep the keys.
    """
    if not name.strip():
        raise Trouble("办公室还没有名称", "请填写全称，如“贡宝拉格苏木敦达乌苏嘎查党支部”")
    home.make()
    lock = home.lock()
    try:
        if home.exists():
            raise Trouble(
                "文件夹“{folder}”里已经有一个办公室",
                "请直接打开它，或者换一个空文件夹",
                folder=home.folder,
            )
        made = keeper.create(home.folder, passphrase, short_ok=short_ok)
        try:
            store = _new_store(home, made.secrets, name.strip(), unit, person.strip())
        except BaseException:
            with suppress(OSError):
                key_path(home.folder).unlink()
                home.database.unlink()
            raise
        office = Office(home, made.secrets, store, registry(), tables())
    except BaseException:
        lock.release()
        raise
    office.on_close(lock.release)
    return NewOffice(office, made.phrase, made.kept)


def _new_store(home: Home, secrets: Secrets, name: str, unit: Unit, person: str) -> Store:
    with said_to_people(home):
        store = Store(
            home.database, secrets.database_key, create=True, said=lambda error: said(error, home)
        )
        upgrade(store, Ledger.metadata, tables().journal, _guarded())
        settings = Settings(tables().office)
        with store.writing() as connection:
            for key, value in {
                "name": name,
                "code": unit.code,
                "level": unit.level,
                "person": person,
                "device": secrets.device_id.hex(),
                "incarnation": os.urandom(INCARNATION_BYTES).hex(),
            }.items():
                settings.set(connection, key, value)
    return store


def open_office(
    home: Home, passphrase: str | None = None, ask: Callable[[], str] | None = None
) -> Office:
    """Open the office in a folder.

    Args:
        home: the folder.
        passphrase: the passphrase, if it is known already.
        ask: asks for it where there is none.

    Raises:
        Trouble: there is no office, another program has it open, the passphrase is wrong, a
            newer version wrote it, or its file is damaged.
    """
    if not home.exists():
        raise Trouble(
            "文件夹“{folder}”里还没有办公室",
            "请先用 new 建立一个，或者检查文件夹写得对不对",
            folder=home.folder,
        )
    if not home.database.stat().st_size:
        # opened all the same it would become a new, empty office
        raise Trouble(
            "办公室的数据文件是空的（0 字节），多半是断电造成的",
            "请从备份恢复；刚建立、还没有内容的，请换一个空文件夹重新建立",
        )
    lock = home.lock()
    try:
        secrets = keeper.unlock(home.folder, passphrase, ask)
        with said_to_people(home):
            store = Store(home.database, secrets.database_key, said=lambda error: said(error, home))
            upgraded = upgrade(store, Ledger.metadata, tables().journal, _guarded())
            _meet_device(store, secrets)
            office = Office(home, secrets, store, registry(), tables())
            _catch_up(office, upgraded)
    except BaseException:
        lock.release()
        raise
    office.on_close(lock.release)
    return office


def _guarded() -> list[Table[Any]]:
    return [one.table() for one in (*registry(), *INTERNAL)]


def _meet_device(store: Store, secrets: Secrets) -> None:
    """A database that comes from another computer goes on under this one's name."""
    settings = Settings(tables().office)
    with store.writing() as connection:
        before = settings.get(connection, "device")
        if before == secrets.device_id.hex():
            return
        former = json.loads(settings.get(connection, "former_devices", "[]"))
        settings.set(connection, "former_devices", json.dumps([*former, before]))
        settings.set(connection, "device", secrets.device_id.hex())
        settings.set(connection, "incarnation", os.urandom(INCARNATION_BYTES).hex())
        settings.set(connection, "replaced", "[]")
        settings.set(connection, "copied", "[]")
        settings.set(connection, "bundles", "0")
        settings.set(connection, "machine", "")
        # whoever has no card of anybody need not tell anybody of his new keys
        if connection.execute(select(tables().office.peers.c.device).limit(1)).first():
            settings.set(connection, NOTICE, NEW_KEYS)


def _catch_up(office: Office, upgraded: Upgraded) -> None:
    """Fill in what an upgrade made possible: sort keys, parked values of newer offices."""
    for one in office.journal.log.shapes.values():
        derived = one.derive({}).keys()
        if derived & set(upgraded.columns.get(one.table.name, ())):
            office.journal.refresh(one)
    if upgraded:
        office.journal.replay_unknown()
