"""Deleting records: a light question, since it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import translate
from app.whose import foreign_among
from ui.jobs import Job
from ui.ledger.form.filling import title_of
from ui.tell import ask, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.page import Workplace

AT_ONCE = 200
"""So many records are deleted without a job: it takes a moment."""


class Deleting:
    """Deletes records of one ledger.

    Args:
        place: the window's.
        ledger: the ledger's name.
        parent: over what questions open.
    """

    def __init__(self, place: Workplace, ledger: str, parent: QWidget) -> None:
        self._place = place
        self._ledger = ledger
        self._parent = parent

    def delete(self, uids: list[bytes], done: Callable[[], None] | None = None) -> None:
        """Ask, and delete.

        Args:
            uids: the records.
            done: called when they are deleted.
        """
        if not uids:
            return
        barred = self._barred(uids)
        if barred:
            tell(self._parent, barred)
            return
        named = self._named(uids)
        tr = self._parent.tr
        question = tr("要删除{named}吗？").format(named=named)
        if not ask(self._parent, question, tr("删除以后可以按 Ctrl+Z 撤销。"), tr("删除")):
            return

        def told(_count: int) -> None:
            self._place.say(tr("已删除{named}，按 Ctrl+Z 可以撤销").format(named=named))
            if done:
                done()

        self._remove(uids, told)

    def _remove(self, uids: list[bytes], told: Callable[[int], None]) -> None:
        desk, ledger = self._place.desk, self._ledger
        if len(uids) > AT_ONCE:
            title = self._parent.tr("删除 {count} 条记录").format(count=len(uids))
            job = Job(
                title,
                lambda _progress: desk.remove(ledger, uids),
                told,
                owner=self._parent,
                stoppable=False,
            )
            self._place.jobs.run(job)
            return
        try:
            told(desk.remove(ledger, uids))
        except Trouble as trouble:
            tell(self._parent, trouble)

    def _barred(self, uids: list[bytes]) -> Trouble | None:
        """Why these cannot be deleted here: nobody is asked what he then may not do.

        Of many that is found out in the job, or the window would stand still.
        """
        if len(uids) > AT_ONCE:
            return None
        office = self._place.office
        with office.snapshot() as now:
            return foreign_among(office, now, self._ledger, uids)

    def _named(self, uids: list[bytes]) -> str:
        """“乌云其其格”, or 3 人."""
        office = self._place.office
        declared = office.registry[self._ledger]
        if len(uids) > 1:
            counted = self._parent.tr("选中的 {count} {measure}")
            return counted.format(count=len(uids), measure=translate(declared.sheet.measure))
        with office.snapshot() as now:
            record = now.asking.one(self._ledger, uids[0])
        return f"“{title_of(office, declared, record)}”" if record else ""
