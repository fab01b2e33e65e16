"""Handing the office over to another clerk: new keys, the paper, the sheet to sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from app.handover import Handover, hand_over, last_handover, sheet_name, write_sheet
from app.secrets.keeper import WrongPassphrase, kept
from ui.appearance import Space
from ui.backing_up import BackingUp
from ui.firstrun.keeping import TwicePassphrase
from ui.firstrun.phrase_page import PhrasePage
from ui.jobs import Job
from ui.opening import WRITTEN
from ui.printing.pages_preview import PagesPreview
from ui.printing.typesetting import Written
from ui.tell import ask
from ui.widgets.fields import Fields
from ui.widgets.pieces import Banner, button, row, words
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.working import Working

if TYPE_CHECKING:
    from typing import BinaryIO

    from app.errors import Trouble
    from app.progress import Progress
    from app.secrets.recovery import RecoveryPhrase
    from ui.page import Workplace
    from ui.printing.typesetting import Writer

WIDTH, HEIGHT = 760, 700
LONGEST_NAME = 60


class HandoverDialog(QDialog):
    """Leads through the handover; the one who leaves and the one who comes sit before it together.

    Args:
        place: the office, and what works for it.
        parent: the window.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("交接给新的经办人"))
        self.place = place
        self._phrase_shown = False
        self.asking = HandoverQuestions(place)
        self.asking.wanted.clicked.connect(self._want)
        self.asking.leave.clicked.connect(self.reject)
        self.working = Working(place.jobs)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.asking)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, Space.SMALL)
        layout.addWidget(self._faces, 1)
        foot = row(self.working)
        foot.setContentsMargins(Space.PAGE, 0, Space.PAGE, 0)
        layout.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(WIDTH, room.width()), min(HEIGHT, round(room.height() * 0.9)))

    # ---- new keys
    def _want(self) -> None:
        wish = self.asking.wish()
        if wish is None:
            return
        office, (taker, old, new) = self.place.office, wish
        self.asking.setEnabled(False)

        def work() -> RecoveryPhrase:
            phrase = hand_over(office, taker, old, new)
            office.keep_setting(WRITTEN, "shown")
            return phrase

        job = Job(
            self.tr("正在换钥匙"),
            lambda _progress: work(),
            self._show_phrase,
            self._refuse,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job), stoppable=False)

    def _refuse(self, trouble: Trouble) -> None:
        self.asking.setEnabled(True)
        self.asking.refuse(trouble)

    def _show_phrase(self, phrase: RecoveryPhrase) -> None:
        self._phrase_shown = True
        page = PhrasePage(phrase)
        page.written.connect(self._finish)
        face = _face(
            self.tr("请接收人把新的恢复码抄在纸上"),
            self.tr("“{name}”已经接手，旧口令和旧恢复码从此打不开这个办公室。").format(
                name=self.place.office.person
            ),
            page,
        )
        self._faces.addWidget(face)
        self._faces.setCurrentWidget(face)

    # ---- the sheet
    def _finish(self) -> None:
        self._phrase_shown = False
        self.place.office.keep_setting(WRITTEN, "written")
        done = last_handover(self.place.office)
        if done is None:
            self.accept()
            return
        self.finishing = HandoverDone(self.place, done)
        self.finishing.leave.clicked.connect(self.accept)
        self._faces.addWidget(self.finishing)
        self._faces.setCurrentWidget(self.finishing)
        self.finishing.sheet.setFocus()

    def reject(self) -> None:
        """Close; not by mistake while the phrase is on the screen."""
        if self.working.job is not None:
            return
        if self._phrase_shown and not ask(
            self,
            self.tr("新的恢复码还没有抄在纸上，要离开吗？"),
            self.tr("离开以后就看不到它了；可以在“设置”里再换一份。"),
            self.tr("离开"),
        ):
            return
        super().reject()


class HandoverQuestions(QWidget):
    """Asks who goes on, and for the passphrases.

    Args:
        place: the office.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._is_locked = kept(place.office.home.folder) == "passphrase"
        self.taker = QLineEdit(maxLength=LONGEST_NAME)
        self.old = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self.twice = TwicePassphrase()
        self.own = QCheckBox(self.tr("以后打开时要输入口令"))
        self.problem = Banner("", "danger", "warning")
        self.problem.hide()
        self.wanted = button(self.tr("换钥匙，交接(&H)"), "primary")
        self.wanted.setDefault(True)
        self.leave = button(self.tr("取消"))
        self.leave.setAutoDefault(False)
        fields = Fields()
        giver = words(place.office.person or self.tr("（没有写）"))
        fields.add_parts(self.tr("移交人"), row(giver, None))
        self._taker_remark = fields.add(
            self.tr("接收人"), self.taker, self.tr("新的经办人的姓名，记在以后每一次修改的后面")
        )
        if self._is_locked:
            self._old_remark = fields.add(self.tr("现在的口令"), self.old)
            self.old.textChanged.connect(self._old_remark.rest)
        self.taker.textChanged.connect(self._taker_remark.rest)
        content = QVBoxLayout()
        content.setSpacing(Space.MEDIUM)
        content.addWidget(words(self.tr("交接给新的经办人"), "heading", wrap=True))
        content.addWidget(words(self._explanation(), wrap=True))
        content.addLayout(fields)
        content.addWidget(words(self._about_new(), "strong", wrap=True))
        if not self._is_locked:
            content.addWidget(self.own)
            self.own.toggled.connect(self.twice.setVisible)
            self.twice.hide()
        content.addWidget(self.twice)
        content.addWidget(self.problem)
        content.addStretch(1)
        fill_scrolling(self, content, row(None, self.leave, self.wanted))
        self.setFocusProxy(self.taker)

    def _explanation(self) -> str:
        return self.tr(
            "台账、名片和别的办公室的来往都不变，换的是人和钥匙："
            "旧口令、旧恢复码从此作废，接收人另抄一份新的恢复码，最后印一张交接单，双方签字。"
            "请移交人和接收人一起在电脑前做。"
        )

    def _about_new(self) -> str:
        if self._is_locked:
            return self.tr("请接收人自己设一个新口令，不要让别人看见：")
        return self.tr(
            "钥匙由这台电脑保管：能登录这个账户的人都能打开。"
            "请同时把电脑的登录密码也换掉，或者在这里设一个口令："
        )

    def wish(self) -> tuple[str, str, str | None] | None:
        """Who goes on, the old passphrase and the new one; None if something is missing."""
        self.problem.hide()
        taker = self.taker.text().strip()
        if not taker:
            self._taker_remark.complain(self.tr("请填写接收人的姓名"))
            self.taker.setFocus()
            return None
        if not self._is_locked and not self.own.isChecked():
            return taker, "", None
        new = self.twice.passphrase()
        return None if new is None else (taker, self.old.text(), new)

    def refuse(self, trouble: Trouble) -> None:
        """Say why it did not work; it can be tried again."""
        if isinstance(trouble, WrongPassphrase):
            self._old_remark.complain(str(trouble))
            self.old.setFocus()
            return
        self.problem.say(str(trouble))
        self.problem.show()


class HandoverDone(QWidget):
    """What is left to do: the sheet, and a backup that opens with the new paper.

    Args:
        place: the office, and what works for it.
        done: who handed over to whom.
    """

    def __init__(self, place: Workplace, done: Handover) -> None:
        super().__init__()
        self._place = place
        self._done = done
        self._backing_up = BackingUp(place, self)
        self.sheet = button(self.tr("看交接单，打印(&P)…"), "primary", picture="print")
        self.sheet.clicked.connect(self._show_sheet)
        self.backup = button(self.tr("现在备份到U盘(&B)…"), picture="archive")
        self.backup.clicked.connect(self._backing_up.ask)
        self.leave = button(self.tr("关闭"))
        content = QVBoxLayout()
        content.setSpacing(Space.LARGE)
        content.addWidget(words(self.tr("已交接给“{name}”").format(name=done.taker), "heading"))
        for text in (
            self.tr("1. 印一张交接单，双方当面核对、签字，各存一份。"),
            self.tr("2. 马上备份一次：以前的备份要用旧恢复码才能打开，新的备份用新恢复码。"),
            self.tr("3. 把写着旧恢复码的纸撕掉。新口令不要写在纸上贴在电脑旁。"),
        ):
            content.addWidget(words(text, wrap=True))
        content.addLayout(row(self.sheet, self.backup, None))
        content.addStretch(1)
        fill_scrolling(self, content, row(None, self.leave))

    def _show_sheet(self) -> None:
        HandoverPreview(self._place, self._done, self).open()


class HandoverPreview(PagesPreview):
    """Shows the sheet that both sign, and prints it.

    Args:
        place: the office, and what works for it.
        done: who handed over to whom.
        parent: the window.
    """

    def __init__(self, place: Workplace, done: Handover, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._done = done
        self.set_type()

    def writer(self) -> Writer:
        """What typesets the sheet."""
        office, done = self.place.office, self._done

        def write(out: BinaryIO, progress: Progress) -> Written:
            return Written(0, write_sheet(office, done, out, progress).missing)

        return write

    def title(self) -> str:
        """What the sheet is called."""
        return self.tr("交接单")

    def file_name(self) -> str:
        """Of which office and day."""
        return sheet_name(self.place.office, self._done)


def _face(title: str, advice: str, content: QWidget) -> QWidget:
    face = QWidget()
    layout = QVBoxLayout()
    layout.setSpacing(Space.MEDIUM)
    layout.addWidget(words(title, "heading", wrap=True))
    layout.addWidget(words(advice, wrap=True))
    layout.addWidget(content, 1)
    fill_scrolling(face, layout)
    return face
