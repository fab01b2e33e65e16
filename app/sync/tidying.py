"""Keeps the last three bundles for each office in a folder, so that sticks do not fill up.

Only files go whose id in clear is one that this office wrote for that reader; whatever else lies
there is not touched.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from app.sync.container import SUFFIX, bundle_id_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office

KEPT = 3
"""Bundles for one office that stay; a series counts as one."""
_REMEMBERED = 50


def remember(office: Office, connection: Connection, code: str, ids: Sequence[bytes]) -> None:
    """Note which bundles were written for an office, the files of one series together."""
    lately = [[one.hex() for one in ids], *written(office, connection, code)]
    office.settings.set(connection, _key(code), json.dumps(lately[:_REMEMBERED]))


def tidy(office: Office, code: str, folder: Path) -> list[Path]:
    """Remove from a folder what we wrote for an office before its last three bundles.

    Returns:
        The files that are gone.
    """
    with office.store.reading() as connection:
        lately = written(office, connection, code)
    there: dict[str, list[Path]] = {}
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            name = bundle_id_of(path) if path.suffix == SUFFIX else None
            if name is not None:
                there.setdefault(name.hex(), []).append(path)
    here = [[path for name in ids for path in there.get(name, ())] for ids in lately]
    gone: list[Path] = []
    for paths in [one for one in here if one][KEPT:]:
        for path in paths:
            with suppress(OSError):  # a stick with its switch on; it is full another day
                path.unlink()
                gone.append(path)
    return gone


def written(office: Office, connection: Connection, code: str) -> list[list[str]]:
    """Ids of the bundles that were written for an office, the newest first."""
    found: list[list[str]] = json.loads(office.settings.get(connection, _key(code), "[]"))
    return found


def _key(code: str) -> str:
    return f"written-bundles:{code}"
