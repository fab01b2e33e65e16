"""What others wrote of the record in a form: newer values, and those that wait in review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import Trouble
from ui.ledger.form.reviewing import Reviewing
from ui.ledger.form.versions import MINE, NEWER, Versions, two_sides
from ui.tell import tell

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from app.desk import Opened
    from app.office import Office
    from app.sync.review import Item
    from ui.ledger.form.candidates import Candidate
    from ui.ledger.form.panel import FormPanel


class Contest(QObject):
    """Offers the values of others beside the fields, and does what the clerk decides.

    Args:
        office: ours.
        panel: the form.

    Signals:
        newer_taken: somebody takes the newer value of a field: its name.
        decided: somebody decided something; the form is to be looked at anew.
        settled: something was settled in the review, and so was written.
    """

    newer_taken = Signal(str)
    decided = Signal()
    settled = Signal()

    def __init__(self, office: Office, panel: FormPanel) -> None:
        super().__init__(panel)
        self._office = office
        self._panel = panel
        self._review = Reviewing()
        self.versions: Versions | None = None
        panel.body.taken.connect(self._take)
        panel.keep.clicked.connect(lambda: self._settle_whole(keep=True))
        panel.drop.clicked.connect(lambda: self._settle_whole(keep=False))

    def stand(self, opened: Opened | None) -> None:
        """Another record stands in the form; None: a new one, or none."""
        self.versions = Versions(opened, opened) if opened else None
        self._look_into_review()

    def meet(self, newest: Opened, typed: Collection[str]) -> None:
        """The record was written since."""
        if self.versions is not None:
            self.versions.meet(newest, typed)
        self._look_into_review()

    def undecided(self, typed: Collection[str]) -> list[str]:
        """The fields that were typed here and changed elsewhere, about which nobody decided."""
        return self.versions.undecided(typed) if self.versions else []

    def offer(self, typed: Mapping[str, str]) -> None:
        """Show what there is to choose among."""
        body = self._panel.body
        body.withdraw()
        for name, offers in self._review.offers.items():
            body.offer(name, self.tr("两边写得不一样，请选一个"), offers)
        if self._review.whole is not None:
            self._panel.say(self._asked(self._review.whole), choose=True)
            joins = self._review.goes_into_another
            self._panel.drop.setText(self.tr("并过去") if joins else self.tr("删除"))
        for name in self.undecided(typed):
            assert self.versions is not None
            offers = two_sides(self._office, self.versions.newest, name, typed[name])
            body.offer(name, self.tr("打开以后，别处写了新的内容，请选一个"), offers)

    def _asked(self, whole: Item) -> str:
        for one in whole.choices:
            if isinstance(one.value, str):
                return self.tr("一边说：{fate}；另一边没有看到，请决定留下还是并过去").format(
                    fate=one.shown_value
                )
        return self.tr("这条记录一边删除了，一边又修改过，请决定留下还是删除")

    def _look_into_review(self) -> None:
        record = self.versions.newest.record if self.versions else None
        waits = record is not None and record.review > 0
        self._review = Reviewing.of(self._office, record.uid) if record and waits else Reviewing()

    def _take(self, candidate: Candidate) -> None:
        # the button that was pressed goes away, and the focus would go anywhere
        self._panel.body.focus_on(candidate.field)
        if candidate.key == MINE and self.versions is not None:
            self.versions.kept.add(candidate.field)
            self.decided.emit()
        elif candidate.key == NEWER:
            self.newer_taken.emit(candidate.field)
            self.decided.emit()
        else:
            self._settle(candidate.key)

    def _settle(self, key: str) -> None:
        try:
            self._review.settle(self._office, key)
        except Trouble as trouble:
            tell(self._panel, trouble)
        self.settled.emit()

    def _settle_whole(self, *, keep: bool) -> None:
        try:
            self._review.settle_whole(self._office, keep=keep)
        except Trouble as trouble:
            tell(self._panel, trouble)
        self.settled.emit()
