"""Which fields of a ledger the office filters by, so that those stand at hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.ledger.likely import likely

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office

KEY = "filters.{ledger}"


class Habits:
    """Counts how often each field is filtered by; kept in the office's settings.

    Args:
        office: ours.
        declared: the ledger.
        keep: keeps a setting.
    """

    def __init__(
        self, office: Office, declared: type[Ledger], keep: Callable[[str, str], None]
    ) -> None:
        self._declared = declared
        self._key = KEY.format(ledger=declared.__tablename__)
        self._keep = keep
        self._used: dict[str, int] = json.loads(office.setting(self._key, "{}"))

    def likely(self) -> list[Field]:
        """All fields that can be filtered by, the likeliest first."""
        return likely(self._declared, self._used)

    def note(self, name: str) -> None:
        """Somebody has filtered by a field."""
        self._used[name] = self._used.get(name, 0) + 1
        self._keep(self._key, json.dumps(self._used))
