"""Reading bundles: first what they would do, then doing it, then a receipt."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.sync.incoming import bundles_in, read_bundles
from app.sync.turning import set_aside, take_up
from ui.appearance import Space, look
from ui.jobs import Job, Lane
from ui.syncing.bundle_view import BundleView
from ui.syncing.receipt_preview import ReceiptPreview
from ui.widgets.moments import shown_moment
from ui.widgets.pieces import button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.errors import Trouble
    from app.office import Office
    from app.progress import Progress
    from app.sync.readings import ReadBundle
    from ui.page import Workplace

CHANNEL = "bundle"
MOST_NAMED = 3
"""So many offices or files are named above; of more the rest are counted."""

Answer = TypeVar("Answer")


class BundleDialog(QDialog):
    """Leads through the reading of a bundle, or of several as one.

    Args:
        place: the office, and what works for it.
        paths: the bundle; or several, or folders of them, which are read in one go.
        parent: the window.

    Signals:
        other_wanted: another file is to be chosen.
    """

    other_wanted = Signal()

    def __init__(
        self, place: Workplace, paths: Path | Sequence[Path], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("读入数据包"))
        self.place = place
        self._paths = [paths] if isinstance(paths, Path) else list(paths)
        self._writing = False
        self._plan: ReadBundle | None = None
        self._line = ""
        self.view = BundleView()
        self.view.checking.ticked.connect(self._follow_ticks)
        self.view.sheets.currentChanged.connect(self._follow_ticks)
        self.working = Working(place.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._foot())
        take_room(self)
        self._look()

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("取消"))
        self.close_button.clicked.connect(self.reject)
        self.other = button(self.tr("换一个文件(&F)…"), picture="folder")
        self.other.clicked.connect(self._want_other)
        self.undo = button(self.tr("撤销(&U)"), picture="undo")
        self.undo.clicked.connect(self._undo)
        self.receipt = button(self.tr("收据(&P)…"), picture="print")
        self.receipt.clicked.connect(self._show_receipt)
        self.review = button(self.tr("去处理(&R)"), "primary", picture="review")
        self.review.clicked.connect(self._go_to_review)
        self.take_up = button(self.tr("重新启用(&T)"), "primary", picture="redo")
        self.take_up.clicked.connect(self._take_up)
        self.check = button(self.tr("去核对条数(&K)"), "primary", picture="right")
        self.check.clicked.connect(self.view.show_heads)
        self.read = button(self.tr("读入(&N)"), "primary", picture="import")
        self.read.clicked.connect(self._read)
        self._offer()
        line = row(self.close_button, self.working, None, *self._buttons())
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    def _buttons(self) -> tuple[QWidget, ...]:
        main = (self.review, self.take_up, self.check, self.read)
        return (self.other, self.undo, self.receipt, *main)

    def _offer(self, *buttons: QWidget) -> None:
        """Show these buttons, and no others but the one that closes."""
        for one in self._buttons():
            one.setVisible(one in buttons)

    # ---- what it would do
    def _look(self) -> None:
        office, paths = self.place.office, self._paths
        job = Job(
            self.tr("正在打开数据包"),
            lambda progress: _read(office, paths, progress, keep=False),
            self._show_plan,
            self._refuse,
            cancelled=self.reject,
            channel=CHANNEL,
            owner=self,
            lane=Lane.OUTSIDE,
        )
        self.working.watch(self.place.jobs.run(job))

    def _refuse(self, trouble: Trouble) -> None:
        self._writing = False
        self._plan = None
        self.view.say_sender(self._paths[0].name, "")
        self.view.refuse(str(trouble))
        self.close_button.setText(self.tr("关闭"))
        self.close_button.setEnabled(True)
        self._offer(self.other)
        self.other.setFocus()

    def _show_plan(self, read: ReadBundle) -> None:
        self._plan = read
        self.view.say_sender(self._senders(read), self._files(read))
        refused = "\n".join(f"{one.file}：{one.trouble}" for one in read.refused[:MOST_NAMED])
        self.view.show_plan(read, self.place.office.registry, self._notes(read), refused)
        self._follow_ticks()
        (self.check if self.check.isVisibleTo(self) else self.read).setFocus()

    def _senders(self, read: ReadBundle) -> str:
        names = list(dict.fromkeys(one.office for one in read.bundles))
        said = "、".join(names[:MOST_NAMED])
        if len(names) <= MOST_NAMED:
            return said
        return self.tr("{names}等 {count} 个办公室").format(names=said, count=len(names))

    def _files(self, read: ReadBundle) -> str:
        if len(read.bundles) == 1:
            return self.tr("{moment} 写的，文件“{file}”").format(
                moment=shown_moment(read.shown.written), file=read.shown.name
            )
        days = sorted(one.written for one in read.bundles)
        said = self.tr("{count} 个数据包，一起读入，写于 {first} 到 {last}")
        return said.format(
            count=len(read.bundles), first=shown_moment(days[0]), last=shown_moment(days[-1])
        )

    def _follow_ticks(self) -> None:
        """Let the bundle be read once all counts are ticked off."""
        read = self._plan
        if read is None or self._writing:
            return
        left, is_news = self.view.heads.left, any(one.is_news for one in read.bundles)
        lines = [one.line for one in read.bundles if one.line]
        if lines and not is_news:
            self.view.sheets.hide()  # nothing of it is to be read
            self._offer(self.take_up)
            self.take_up.setFocus()
            return
        leads_on = left and is_news and not self.view.shows_heads
        self._offer(*((self.check, self.read) if leads_on else (self.read,)))
        look(self.read, "" if leads_on else "primary")
        self.read.setEnabled(is_news and not left)
        if not left:
            self.read.setFocus()

    def _notes(self, read: ReadBundle) -> str:
        return "\n".join(filter(None, (self._note(read), read.later)))

    def _note(self, read: ReadBundle) -> str:
        if any(one.line for one in read.bundles):
            return self.tr(
                "这个数据包读过，后来在“收发登记”里搁置了。要它重新起作用，请点“重新启用”。"
            )
        if not any(one.is_news for one in read.bundles):
            return self.tr("这个数据包里没有新内容，以前已经读过。")
        if any(one.missing for one in read.bundles) and read.waiting:
            return self.tr("它前面还有没读过的数据包。可以先读入这一个，缺的等读到以后会自动补上。")
        lacking = next((one for one in read.bundles if one.lacking), None)
        if lacking:
            said = self.tr("这是一组 {files} 份数据包里的第 {file} 份，还缺第 {numbers} 份。")
            return said.format(
                files=lacking.files,
                file=lacking.file,
                numbers="、".join(map(str, lacking.lacking)),
            )
        if read.conflicts:
            return self.tr("有的内容两边改得不一样，读入以后请您选留哪一个。")
        return ""

    # ---- doing it
    def _read(self) -> None:
        office, paths = self.place.office, self._paths
        self._write(
            Job(
                self.tr("正在读入"),
                lambda progress: _read(office, paths, progress, keep=True),
                self._show_done,
                self._refuse,
                owner=self,
                lane=Lane.OUTSIDE,
                stoppable=False,
            )
        )

    def _show_done(self, read: ReadBundle) -> None:
        self._writing = False
        self._plan, self._line = None, read.line
        said = self.tr(
            "已读入“{office}”的数据包：新增 {new}，修改 {changed}，删除 {deleted}，"
            "要您处理 {conflicts}。"
        )
        done = said.format(
            office=self._senders(read),
            new=read.new,
            changed=read.changed - read.deleted,
            deleted=read.deleted,
            conflicts=read.conflicts,
        )
        self.view.praise("\n".join(filter(None, (done, read.later))))
        self.close_button.setText(self.tr("关闭"))
        self.close_button.setEnabled(True)
        offered = [self.undo] * bool(read.command) + [self.receipt] * bool(read.line)
        self._offer(*offered, *([self.review] if read.conflicts else []))
        (self.review if read.conflicts else self.close_button).setFocus()

    def _show_receipt(self) -> None:
        ReceiptPreview(self.place, self._line, self).open()

    def _undo(self) -> None:
        office, line = self.place.office, self._line
        said = self.tr("已经撤销，和读入以前一样。以后可以在“收发登记”里重新启用。")
        self._write(
            Job(
                self.tr("正在撤销"),
                lambda progress: set_aside(office, line, progress),
                lambda _done: self._show_turned(said),
                self._refuse,
                owner=self,
                stoppable=False,
            )
        )

    def _take_up(self) -> None:
        office = self.place.office
        bundles = self._plan.bundles if self._plan else ()
        lines = list(dict.fromkeys(one.line for one in bundles if one.line))
        said = self.tr("已经重新启用，这个数据包的内容又起作用了。")

        def work(progress: Progress) -> None:
            for one in lines:
                take_up(office, one, progress)

        self._write(
            Job(
                self.tr("正在重新启用"),
                work,
                lambda _done: self._show_turned(said),
                self._refuse,
                owner=self,
                stoppable=False,
            )
        )

    def _show_turned(self, said: str) -> None:
        self._writing = False
        self._plan = None
        self.view.show_nothing()
        self.view.praise(said)
        self.close_button.setText(self.tr("关闭"))
        self.close_button.setEnabled(True)
        self.close_button.setFocus()

    def _write(self, job: Job[Answer]) -> None:
        """Run something that is done whole or not at all; until then the dialog stays."""
        self._writing = True
        self._offer()
        self.close_button.setEnabled(False)
        self.working.watch(self.place.jobs.run(job), stoppable=False)

    # ---- leaving
    def _go_to_review(self) -> None:
        self.accept()
        self.place.show_page("review")

    def _want_other(self) -> None:
        self.reject()
        self.other_wanted.emit()

    def reject(self) -> None:
        """Close; what is being read is read to its end first."""
        if not self._writing:
            self.working.stop()
            super().reject()


def _read(office: Office, paths: Sequence[Path], progress: Progress, *, keep: bool) -> ReadBundle:
    """In the worker thread: read all of them, or say what that would do.

    Raises:
        Trouble: none of them can be read.
    """
    read = read_bundles(office, bundles_in(paths), progress, keep=keep)
    if not read.bundles:
        raise read.refused[0].trouble
    return read
