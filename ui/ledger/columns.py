"""Which columns a table has and how wide they are, as the clerk left them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.views import listed_fields
from ui.appearance import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from PySide6.QtGui import QFontMetrics

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.office import Office

ARROW = 20
"""Room for the sign of the order in a heading, pixels."""


@dataclass(frozen=True)
class Kept:
    """What is remembered of one table.

    Attributes:
        fields: names of the columns in order; empty: those that are listed.
        widths: heading's field → pixels, where the clerk has drawn it.
    """

    fields: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict[str, int])


class ColumnMemory:
    """Remembers the columns of one ledger's table in the office's settings.

    Args:
        office: ours.
        declared: the ledger.
        place: where the table stands, so that a small one keeps columns of its own.
        without: fields that are never shown there.
        keep: keeps a setting; None: at once.

    Attributes:
        changed: called after each change of the columns or of their order.
    """

    def __init__(
        self,
        office: Office,
        declared: type[Ledger],
        place: str,
        without: Sequence[str] = (),
        keep: Callable[[str, str], None] | None = None,
    ) -> None:
        self._office = office
        self._keep_setting = keep or office.keep_setting
        self.changed: Callable[[], None] = lambda: None
        self._key = f"columns.{place}.{declared.__tablename__}"
        self._all = {name: one for name, one in declared.fields.items() if name not in without}
        listed = [one.name for one in listed_fields(declared) if one.name not in without]
        self._listed = listed or list(self._all)
        self._kept = self._read()
        self._lent: Kept | None = None

    @property
    def offered(self) -> list[Field]:
        """All columns that there can be."""
        return list(self._all.values())

    @property
    def fields(self) -> list[Field]:
        """The columns that are shown, in order."""
        return [self._all[name] for name in self._now.fields or self._listed]

    @property
    def is_usual(self) -> bool:
        """Whether the columns are those that the ledger has by itself."""
        return tuple(self._now.fields or self._listed) == tuple(self._listed)

    @property
    def widths(self) -> Mapping[str, int]:
        """The widths that the clerk has drawn."""
        return self._now.widths

    @property
    def _now(self) -> Kept:
        return self._lent or self._kept

    def width(self, name: str) -> int | None:
        """The width that the clerk has given a column; None: the usual one."""
        return self._now.widths.get(name)

    def choose(self, names: Sequence[str]) -> None:
        """Show these columns in this order."""
        self._keep(Kept(tuple(names), self._now.widths))
        self.changed()

    def draw(self, widths: Mapping[str, int]) -> None:
        """Remember widths that the clerk has drawn."""
        self._keep(Kept(self._now.fields, {**self._now.widths, **widths}))

    def forget(self) -> None:
        """Show the usual columns in the usual widths."""
        self._keep(Kept())
        self.changed()

    def lend(self, fields: Sequence[str], widths: Mapping[str, int]) -> None:
        """Show the columns of a view; what is changed meanwhile does not become the table's own.

        Args:
            fields: names in order; empty: the table has its own columns again.
            widths: those of the view.
        """
        known = tuple(one for one in fields if one in self._all)
        self._lent = Kept(known, {**self._kept.widths, **widths}) if known else None

    def _read(self) -> Kept:
        stored: dict[str, dict[str, int]] = json.loads(self._office.setting(self._key, "{}"))
        names = [name for name in stored.get("fields", {}) if name in self._all]
        return Kept(tuple(names), stored.get("widths", {}))

    def _keep(self, kept: Kept) -> None:
        if self._lent is not None:
            self._lent = kept
            return
        self._kept = kept
        stored = {"fields": dict.fromkeys(kept.fields, 1), "widths": dict(kept.widths)}
        self._keep_setting(self._key, json.dumps(stored))


def usual_width(shown: Field, metrics: QFontMetrics, heading: QFontMetrics, title: str) -> int:
    """The width of a column, from what its field wants and from its heading, in pixels."""
    room = shown.room.value * metrics.horizontalAdvance("国")
    return max(room, heading.horizontalAdvance(title) + ARROW) + 2 * Space.SMALL
