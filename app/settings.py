"""The office's settings: small values by name, in the database, never exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.tables import OfficeTables


class Settings:
    """Reads and writes settings; what is not set is empty."""

    def __init__(self, tables: OfficeTables) -> None:
        self._table = tables.settings

    def get(self, connection: Connection, key: str, default: str = "") -> str:
        """The value of a setting."""
        query = select(self._table.c.value).where(self._table.c.key == key)
        found = connection.scalar(query)
        return default if found is None else str(found)

    def set(self, connection: Connection, key: str, value: str) -> None:
        """Set a setting."""
        here = self._table.c.key == key
        if not connection.execute(update(self._table).where(here).values(value=value)).rowcount:
            connection.execute(insert(self._table).values(key=key, value=value))
