"""Issuing a letter: to which office a record goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from app.errors import Trouble
from app.sync.directory import OWN, directory
from app.sync.moves import VALID_DAYS, offer
from app.units import read_code
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.tell import tell
from ui.widgets.fields import Fields
from ui.widgets.pieces import button, frame, row, words
from ui.widgets.rooms import take_height
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.sync.directory import Place
    from app.sync.letter_book import Letter
    from ui.page import Workplace

WIDTH = 640
CHANNEL = "offer"


class OfferDialog(QDialog):
    """Asks where a record goes, and issues the letter.

    Args:
        place: the office, and what works for it.
        ledger: the record's ledger.
        uid: the record.
        title: what names it.
        parent: the window.
    """

    def __init__(
        self, place: Workplace, ledger: str, uid: bytes, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("转出"))
        self.setMinimumWidth(WIDTH)
        self.place = place
        self._record = (ledger, uid)
        self.working = Working(place.jobs)
        self.to = QComboBox(editable=True)
        self.to.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("不写就自动编号"))
        self.note = QLineEdit()
        self.fields = Fields()
        self._wrong = self.fields.add(
            self.tr("转到"), self.to, self.tr("从列表里选，没有的写 12 位区划代码")
        )
        self.fields.add(self.tr("介绍信编号"), self.number)
        self.fields.add(self.tr("备注"), self.note, self.tr("沿途的办公室都看得到，不要写私事"))
        self.to.editTextChanged.connect(self._wrong_is_mended)
        self._lay_out(title)
        self._read()

    def _lay_out(self, title: str) -> None:
        about = self.tr(
            "开介绍信以后，“{name}”还留在这里；对方接收了，并且您读了对方的回执，才算转出。"
            "介绍信 {days} 天有效，对方接收以前可以撤回。"
        ).format(name=title, days=VALID_DAYS)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        inside.setSpacing(Space.MEDIUM)
        inside.addWidget(
            words(self.tr("把“{name}”转到哪里？").format(name=title), "title", wrap=True)
        )
        inside.addWidget(words(about, wrap=True))
        inside.addLayout(self.fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(inside, 1)
        layout.addWidget(self._foot())
        take_height(self)

    def _foot(self) -> QWidget:
        self.refuse = button(self.tr("取消"))
        self.refuse.clicked.connect(self.reject)
        self.issue = button(self.tr("开介绍信(&O)"), "primary")
        self.issue.setDefault(True)
        self.issue.clicked.connect(self._issue)
        line = row(self.working, None, self.refuse, self.issue)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    # ---- the offices that are known
    def _read(self) -> None:
        office = self.place.office
        job = Job(
            self.tr("正在看认识哪些办公室"),
            lambda _progress: directory(office),
            self._offer_places,
            channel=CHANNEL,
            owner=self,
            lane=Lane.READ,
        )
        self.working.watch(self.place.jobs.run(job))

    def _offer_places(self, found: list[Place]) -> None:
        typed = self.to.currentText()
        for one in found:
            if one.relation != OWN:
                said = self.tr("{name}（{code}）").format(name=one.name, code=one.unit.code)
                self.to.addItem(said, one.unit.code)
        self.to.setCurrentIndex(-1)
        self.to.setEditText(typed)
        self.to.setFocus()

    @property
    def code(self) -> str:
        """The code of the office that was chosen or typed.

        Raises:
            Trouble: it is none.
        """
        at = self.to.findText(self.to.currentText())
        return str(self.to.itemData(at)) if at >= 0 else read_code(self.to.currentText())

    # ---- the letter
    def _wrong_is_mended(self, _text: str) -> None:
        self._wrong.rest()

    def _issue(self) -> None:
        if not self.to.currentText().strip():
            self._wrong.complain(self.tr("请选对方的办公室，或者写它的代码"))
            self.to.setFocus()
            return
        try:
            code = self.code
        except Trouble as trouble:
            self._wrong.complain(str(trouble))
            self.to.setFocus()
            return
        office, (ledger, uid) = self.place.office, self._record
        note, number = self.note.text().strip(), self.number.text().strip()
        job = Job(
            self.tr("正在开介绍信"),
            lambda _progress: offer(office, ledger, uid, code, note=note, number=number),
            self._done,
            self._tell,
            owner=self,
        )
        self.issue.setEnabled(False)
        self.working.watch(self.place.jobs.run(job), stoppable=False)

    def _done(self, letter: Letter) -> None:
        said = self.tr("已开介绍信 {number}，有效期到 {until}。下次交换时交给上级。")
        self.place.say(said.format(number=letter.number, until=letter.until))
        self.accept()

    def _tell(self, trouble: Trouble) -> None:
        self.issue.setEnabled(True)
        tell(self, trouble)

    def reject(self) -> None:
        """Close; a letter that is being issued is issued."""
        self.working.stop()
        super().reject()
