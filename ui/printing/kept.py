"""What was chosen when a form was last printed; kept in the office, form by form."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.office import Office

LAST = "print"
"""The setting with the printer of whatever was printed last, which a new form begins with."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The choices of one form.

    Attributes:
        printer: its name; empty: the system's usual one.
        copies: how many.
        sides: see `ui.printing.paper.Sides`.
        blank: whether it is printed for filling in by hand.
        as_of: the day that was last printed as of, as stored. It is only offered, never taken by
            itself: who prints a roster in spring hardly means last December.
    """

    printer: str = ""
    copies: int = 1
    sides: str = "one"
    blank: bool = False
    as_of: str = ""


def read_kept(office: Office, key: str) -> Kept:
    """The choices of one form; of a form that was never printed the printer used last."""
    stored = office.setting(f"{LAST}:{key}")
    if stored:
        return _read(stored)
    last = _read(office.setting(LAST))
    return Kept(printer=last.printer, sides=last.sides)


def keep(office: Office, key: str, kept: Kept) -> None:
    """Keep the choices of one form, unless they are so already."""
    text = json.dumps(asdict(kept), ensure_ascii=False)
    for name in (f"{LAST}:{key}", LAST):
        if office.setting(name) != text:
            office.keep_setting(name, text)


def _read(text: str) -> Kept:
    """What cannot be read, or is of another kind than it should be, is as if never chosen."""
    try:
        found: object = json.loads(text or "{}")
    except ValueError:
        return Kept()
    if not isinstance(found, dict):
        return Kept()
    usual = Kept()
    taken: dict[str, Any] = {}
    for one in fields(Kept):
        value = found.get(one.name)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        if type(value) is type(getattr(usual, one.name)):  # pyright: ignore[reportUnknownArgumentType]
            taken[one.name] = value
    return Kept(**taken)
