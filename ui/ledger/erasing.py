"""Erasing what records say of persons: what follows is said first, since it cannot be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from app.language import translate
from app.whose import foreign_among
from ui.jobs import Job
from ui.tell import tell
from ui.widgets.decision import Asked, Decision

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from ui.page import Workplace


class Erasing(QObject):
    """Erases personal data in records of one ledger.

    Args:
        place: the window's.
        ledger: the ledger's name.
        parent: over what questions open.
    """

    def __init__(self, place: Workplace, ledger: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._ledger = ledger
        self._parent = parent

    def offers(self) -> bool:
        """Whether records of this ledger say anything of persons."""
        declared = self._place.office.registry[self._ledger]
        return any(one.personal for one in declared.fields.values())

    def ask(self, uids: Sequence[bytes]) -> Decision | None:
        """Say what follows, and erase if somebody decides for it."""
        office = self._place.office
        with office.snapshot() as now:
            barred = foreign_among(office, now, self._ledger, uids)
        if barred:
            tell(self._parent, barred)
        if barred or not uids:
            return None
        dialog = Decision(self._asked(len(uids)), self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._erase(list(uids)))
        dialog.open()
        return dialog

    def _asked(self, count: int) -> Asked:
        declared = self._place.office.registry[self._ledger]
        what = translate(declared.sheet.title)
        labels = [translate(one.label) for one in declared.fields.values() if one.personal]
        return Asked(
            self.tr("要依法删除“{ledger}”{count} {measure}的个人信息吗？").format(
                ledger=what, count=f"{count:,}", measure=translate(declared.sheet.measure)
            ),
            (
                self.tr("{fields}从这里的所有历史里删掉，谁也找不回来，不能撤销。").format(
                    fields="、".join(labels)
                ),
                self.tr("别的办公室读了您的下一个数据包，也会删掉；转走的、合并的一样。"),
                self.tr("只是不想再列在名册里的，请用“删除”，那是可以撤销的。"),
                self.tr("以前写的备份里还有，请按规定销毁。"),
            ),
            self.tr("本人提出了要求，或者保存期限已过，我已经核对"),
            self.tr("永久删除"),
        )

    def _erase(self, uids: list[bytes]) -> None:
        desk, ledger = self._place.desk, self._ledger
        job = Job(
            self.tr("正在删除个人信息"),
            lambda _progress: desk.erase(ledger, uids),
            self._done,
            owner=self,
        )
        self._place.jobs.run(job)

    def _done(self, count: int) -> None:
        self._place.say(self.tr("已删除 {count} 条记录里的个人信息").format(count=f"{count:,}"))
