"""The reader of the golden files: always the same keys, so that what was written for it opens."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from app.bootstrap import registry, tables
from app.home import Home
from app.ledger.base import Ledger
from app.office import Office
from app.secrets.vault import Secrets
from app.settings import Settings
from app.tables import INTERNAL
from app.units import Unit, guess_level
from app.witness import Witness
from db.store import Store
from db.upgrade import upgrade

if TYPE_CHECKING:
    from pathlib import Path

IDENTITY = "AGE-SECRET-KEY-1GZJ5DXDV7EXQYZ5CSA3JCTYWUHP8R24WSL90EX88ZV6UQSN2WC7SWZMN5D"
"""Of this test alone."""


def office(folder: Path, code: str, name: str, identity: str = IDENTITY) -> Office:
    """A new office whose keys follow from its code, but for the age identity."""
    home = Home(folder / code)
    home.make()
    secrets = Secrets(bytes(32), hashlib.sha256(code.encode()).digest(), identity)
    store = Store(home.database, secrets.database_key, create=True)
    guarded = [one.table() for one in (*registry(), *INTERNAL)]
    upgrade(store, Ledger.metadata, tables().journal, guarded)
    settings = Settings(tables().office)
    values = {
        "name": name,
        "code": code,
        "level": guess_level(code),
        "person": "白敏",
        "device": secrets.device_id.hex(),
        "incarnation": hashlib.sha256(name.encode()).digest()[:8].hex(),
    }
    with store.writing() as connection:
        for key, value in values.items():
            settings.set(connection, key, value)
    made = Office(
        home, secrets, store, registry(), tables(),
        witness=Witness(secrets.device_id, folder / f"{code}-profile"),
    )  # fmt: skip
    # it has no key file, from which a backup could be opened
    made.back_up_before = lambda _what: None
    assert made.unit == Unit(code, guess_level(code))
    return made
