"""Writing entries of the trust log. No undo takes them back: the log only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ledger.base import Ledger
    from app.office import Office
    from db.journal.intake import Reading


def declare(
    office: Office,
    ledger: type[Ledger],
    entries: Sequence[Mapping[str, str]],
    title: str,
) -> Reading:
    """Write entries into this office's scope of trust, and let them count at once.

    Args:
        office: ours.
        ledger: what is declared.
        entries: what each entry says.
        title: what is done, for people.

    Returns:
        What that let act, or stopped.
    """
    shape = office.journal.log.shapes[ledger.__tablename__]
    changes = [
        Change(
            shape,
            office.ids.next(),
            Kind.CREATE,
            {**one, "since": office.today()},
            unit=office.unit.code,
        )
        for one in entries
    ]
    with office.journal.transaction():
        name = ledger.__tablename__
        office.journal.write(name, title, office.person, changes, undoable=False)
        read = office.journal.receive((), title, office.person, office.trust.accepts)
    office.announce(frozenset(office.registry.ledgers))
    return read
