"""What is to be written into a spreadsheet, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.office import Office
    from app.values.reading import Raw


@dataclass(frozen=True)
class OutColumn:
    """One column to be written.

    Attributes:
        title: its header.
        kind: what its cells become: ``number`` and ``day`` make numbers, days and times of values
            that are some, and text of all others; ``text`` and ``wrapped`` (for long remarks,
            set flush left) make text of everything.
        width: in Latin letters; None for what the content needs.
        hidden: whether nobody is to see it, on the screen and on paper; only at the end of a sheet.
    """

    title: str
    kind: Literal["text", "number", "day", "wrapped"] = "text"
    width: float | None = None
    hidden: bool = False


@dataclass(frozen=True)
class OutSheet:
    """One sheet to be written.

    Attributes:
        name: of the tab; made fit for Excel where it is not.
        columns: from left to right.
        rows: a value for each column; gone through twice, and only from first to last.
        title: the large line across the top; empty for none.
        filler: the line below it (填报单位, 填报人, 填报时间); empty for none.
        notes: lines across the bottom.
    """

    name: str
    columns: Sequence[OutColumn]
    rows: Collection[Sequence[Raw]]
    title: str = ""
    filler: str = ""
    notes: Sequence[str] = ()

    @property
    def shown(self) -> int:
        """How many columns people see."""
        return sum(not one.hidden for one in self.columns)


def filler_line(office: Office) -> str:
    """Who fills in, and when, as it stands under the title of a sheet."""
    # Chinese as the headings are, whatever the window speaks: the township reads it
    return (
        f"填报单位：{office.name}        填报人：{office.person}        填报时间：{office.today()}"
    )
