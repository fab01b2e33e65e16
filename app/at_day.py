"""The records as they are, or as they were at the end of a day."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from app.office import Office, Snapshot
    from app.progress import Progress


@contextmanager
def moment(
    office: Office, day: str, ledgers: Iterable[str], progress: Progress
) -> Generator[Snapshot]:
    """A moment of the database.

    Args:
        office: ours.
        day: "YYYY-MM-DD": the end of that day, see `app.as_of`; empty: now.
        ledgers: those that will be asked.
        progress: told of the rows that a day of then is made of.

    Raises:
        Trouble: the day is none, or is not over yet and not today.
        Cancelled: through ``progress``.
    """
    if not day:
        with office.snapshot() as now:
            yield now
        return
    from app.as_of import as_of  # noqa: PLC0415 hardly ever asked for

    with as_of(office, day, ledgers, progress) as then:
        yield then
