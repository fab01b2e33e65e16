"""Deciding about two records that are probably one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app import joining
from app.duplicates import compared
from app.errors import Trouble
from app.language import translate
from ui.review.pair_view import ShownField
from ui.tell import tell
from ui.widgets.moments import shown_stamp

if TYPE_CHECKING:
    from app.duplicates import Comparison, Pair
    from ui.page import Workplace
    from ui.review.pair_view import PairView


class Pairing(QObject):
    """Shows one pair after the other, and does what the clerk decides.

    Args:
        place: the window's.
        view: where they are shown.

    Signals:
        decided: a pair was joined or told apart: its id.
        missed: it could not be done, since something has changed.
    """

    decided = Signal(str)
    missed = Signal()

    def __init__(self, place: Workplace, view: PairView) -> None:
        super().__init__(view)
        self._place = place
        self._view = view
        self._pair: Pair | None = None
        self._unmasked = ""
        view.joined.connect(self._join)
        view.parted.connect(self._part)
        view.record_wanted.connect(self._show_record)
        view.numbers_wanted.connect(self._show_numbers)

    def show_pair(self, pair: Pair) -> None:
        """Ask about this pair."""
        self._pair = pair
        declared = self._place.office.registry[pair.ledger]
        hides = any(one.masked for one in declared.fields.values())
        masked = hides and self._unmasked != pair.id
        found = compared(self._place.office, pair, masked=masked)
        self._view.say(
            self.tr("{title}　是不是同一条？").format(title=pair.title), self._explained(found)
        )
        fields = [ShownField(one.name, one.label, one.texts, one.is_asked) for one in found.fields]
        written = [
            self.tr("{person}\n{moment} 添加").format(person=person, moment=shown_stamp(at))
            for person, at in zip(found.written, found.at, strict=True)
        ]
        self._view.show_pair((written[0], written[1]), fields, found.newer, numbers=masked)

    def _explained(self, found: Comparison) -> str:
        said = self.tr("这两条的“{why}”一样，可能是同一条记了两次。请对照以后决定。")
        return said.format(why=found.why)

    def _show_record(self, which: int) -> None:
        if self._pair:
            record = (self._pair.one, self._pair.other)[which]
            self._place.show_record(self._pair.ledger, record.uid)

    def _show_numbers(self) -> None:
        if self._pair:
            self._place.office.disclose("show", self._pair.ledger, 2, "")
            self._unmasked = self._pair.id
            self.show_pair(self._pair)

    def _join(self, chosen: dict[str, int]) -> None:
        pair = self._pair
        if pair is None:
            return
        both = pair.one, pair.other
        values = {name: both[which].values[name] for name, which in chosen.items()}
        try:
            joining.join(
                self._place.office,
                pair.ledger,
                pair.other.uid,
                pair.one.uid,
                values,
                seen=pair.position,
            )
        except Trouble as trouble:
            self._tell(trouble)
            return
        said = self.tr("已合成一条：{title}。按 Ctrl+Z 变回两条")
        self._place.say(said.format(title=pair.title))
        self.decided.emit(pair.id)

    def _part(self) -> None:
        pair = self._pair
        if pair is None:
            return
        uids = pair.one.uid, pair.other.uid
        try:
            joining.apart(self._place.office, pair.ledger, *uids, pair.position)
        except Trouble as trouble:
            self._tell(trouble)
            return
        ledger = translate(self._place.office.registry[pair.ledger].sheet.title)
        said = self.tr("已记下是两条{ledger}：{title}，以后不再问")
        self._place.say(said.format(ledger=ledger, title=pair.title))
        self.decided.emit(pair.id)

    def _tell(self, trouble: Trouble) -> None:
        tell(self._view, trouble)
        self.missed.emit()
