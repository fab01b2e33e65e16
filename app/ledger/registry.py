"""The ledgers that there are, found by their files."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeGuard

import app.ledgers
from app.ledger.base import Ledger
from app.ledger.countable import faults
from app.ledger.fields import Children, Field, Kept, Link, People

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from app.ledger.base import Usual
    from db.shape import TableShape


class UnknownLedgerError(KeyError):
    """There is no ledger, or no field, of this name."""


@dataclass(frozen=True)
class Registry:
    """The ledgers of this program.

    Attributes:
        ledgers: by name, in the order in which the window lists them.
    """

    ledgers: Mapping[str, type[Ledger]]

    @classmethod
    def of(cls, ledgers: Iterable[type[Ledger]]) -> Registry:
        """A registry of these ledgers.

        Raises:
            ValueError: a declaration contradicts itself or another one; a bug in its file.
        """
        ordered = sorted(ledgers, key=lambda one: (one.sheet.rank, one.__tablename__))
        registry = cls({one.__tablename__: one for one in ordered})
        for one in ordered:
            _check(one, registry)
        return registry

    def __getitem__(self, name: str) -> type[Ledger]:
        """The ledger of this name.

        Raises:
            UnknownLedgerError: there is none.
        """
        try:
            return self.ledgers[name]
        except KeyError:
            raise UnknownLedgerError(name) from None

    def __iter__(self) -> Iterator[type[Ledger]]:
        """The ledgers in order."""
        return iter(self.ledgers.values())

    @cached_property
    def shapes(self) -> Mapping[str, TableShape]:
        """What the journal must know of them."""
        return {name: one.shape() for name, one in self.ledgers.items()}

    def field(self, ledger: str, name: str) -> Field:
        """One field of one ledger.

        Raises:
            UnknownLedgerError: there is no such ledger or field.
        """
        try:
            return self[ledger].fields[name]
        except KeyError:
            raise UnknownLedgerError(name) from None

    def naming_field(self, ledger: str) -> Field:
        """The field that names a record of a ledger."""
        one = self[ledger]
        if one.sheet.named_by:
            return one.fields[one.sheet.named_by]
        return next(field for field in one.fields.values() if field.required)

    def parts(self, ledger: str) -> list[tuple[type[Ledger], Link]]:
        """The ledgers whose records belong to one of this ledger's, and by which link."""
        return [
            (other, field)
            for other in self
            for field in other.fields.values()
            if isinstance(field, Link) and field.belongs and field.to == ledger
        ]

    def link_between(self, part: str, whole: str) -> str:
        """The field by which the records of one ledger belong to those of another."""
        return next(link.name for other, link in self.parts(whole) if other.__tablename__ == part)


def load() -> Registry:
    """Import every file in ``app/ledgers`` and collect the ledgers declared there."""
    found: list[type[Ledger]] = []
    for module in pkgutil.iter_modules(app.ledgers.__path__, "app.ledgers."):
        declared = vars(importlib.import_module(module.name)).values()
        found += [one for one in declared if _is_ledger(one, module.name)]
    return Registry.of(found)


def _is_ledger(thing: object, module: str) -> TypeGuard[type[Ledger]]:
    return (
        isinstance(thing, type)
        and issubclass(thing, Ledger)
        and thing is not Ledger
        and thing.__module__ == module
    )


def _check(one: type[Ledger], registry: Registry) -> None:
    sheet, fields = one.sheet, one.fields
    named = {
        "match_on": [name for names in sheet.match_on for name in names],
        "order": [name.removeprefix("-") for name in sheet.order],
        "unique": sheet.unique,
        "alike": [name for names in sheet.alike for name in names],
        "closed": [sheet.closed.by, *sheet.closed.free] if sheet.closed else [],
        "named_by": [sheet.named_by] if sheet.named_by else [],
        "exports": [name for one in sheet.exports for _, name in one.columns if name],
        "extras": [sheet.extras] if sheet.extras else [],
        "views": [name for view in sheet.views for name in _named_in(view)],
    }
    for what, names in named.items():
        for name in names:
            if name not in fields:
                raise ValueError(f"{one.__tablename__}: {what} names no field of it: {name}")
    if sheet.extras and not isinstance(fields[sheet.extras], Kept):
        raise ValueError(f"{one.__tablename__}: {sheet.extras} would show numbers of people")
    for form in sheet.forms:
        if wrong := form.unknown(frozenset(fields)):
            raise ValueError(f"{one.__tablename__}: form {form.name} names nothing: {wrong}")
        if form.layout == "counts" and form.count not in {count.name for count in sheet.counts}:
            raise ValueError(f"{one.__tablename__}: form {form.name} counts nothing: {form.count}")
    if len({form.name for form in sheet.forms}) < len(sheet.forms):
        raise ValueError(f"{one.__tablename__}: two forms of one name")
    for fault in faults(one):
        raise ValueError(f"{one.__tablename__}: {fault}")
    if not sheet.named_by and not any(field.required for field in fields.values()):
        raise ValueError(f"{one.__tablename__}: nothing names a record")
    for field in fields.values():
        if isinstance(field, (Link, People)) and field.to not in registry.ledgers:
            raise ValueError(f"{one.__tablename__}.{field.name} points to no ledger: {field.to}")
        if isinstance(field, Children):
            _check_children(one, field, registry)


def _named_in(view: Usual) -> list[str]:
    """The fields that a view names."""
    ordered = [name.removeprefix("-") for name in view.order]
    return [*(one.field for one in view.where), *ordered, *view.columns]


def _check_children(one: type[Ledger], field: Children, registry: Registry) -> None:
    part = registry.ledgers.get(field.ledger)
    if part is None or field.by not in part.fields:
        raise ValueError(f"{one.__tablename__}.{field.name} names no field of {field.ledger}")
    if not any(part is other for other, _link in registry.parts(one.__tablename__)):
        raise ValueError(f"{field.ledger} does not belong to {one.__tablename__}")
