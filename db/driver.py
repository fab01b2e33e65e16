"""The one door to SQLCipher's driver, which has the API of ``sqlite3`` but no type stubs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import dbapi2
else:
    from sqlcipher3 import dbapi2

__all__ = ["dbapi2"]
