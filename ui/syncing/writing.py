"""Writing onto a stick: bundles, our card, backups; each ends with "it may be pulled out"."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.sync.cards import own_card
from app.sync.enrolment import write_card
from app.sync.outgoing import write_bundle
from app.sync.stick import bundle_name, card_name
from app.upkeep import back_up, backup_name
from ui.jobs import Job, Lane
from ui.syncing.card_dialog import CardDialog
from ui.tell import ask, tell
from ui.widgets.choosing import Wanted, file_to_save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from app.progress import Progress
    from app.sync.outgoing import WrittenBundle
    from ui.page import Workplace
    from ui.syncing.sticks import Stick
    from ui.widgets.working import Working

PURPOSE = "stick"

Answer = TypeVar("Answer")


class Writing(QObject):
    """Writes onto sticks.

    Args:
        place: the office, and what works for it.
        working: shows how far it is.
        sticks: those that are plugged in.
        parent: the page over which questions open.

    Signals:
        written: something is on the stick: a sentence.
    """

    written = Signal(str)

    def __init__(
        self,
        place: Workplace,
        working: Working,
        sticks: Callable[[], list[Stick]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._working = working
        self._sticks = sticks
        self._parent = parent

    def write_everything(self, code: str, name: str) -> None:
        """Write everything for an office once more, after saying when one needs that.

        Args:
            code: the office's.
            name: the office's.
        """
        question = self.tr("给“{name}”全部重新写一遍？").format(name=name)
        detail = self.tr(
            "平时不用：写数据包时，程序会自动补上对方还没有的内容。"
            "对方换了电脑、恢复过备份，或者打电话来说少了内容，才需要全部重新写一遍。"
            "对方读入以后，已经有的不会重复，也不会改动。文件会大一些，写的时间长一些。"
        )
        if ask(self._parent, question, detail, self.tr("全部重新写")):
            self.write_bundle(code, name, everything=True)

    def write_bundle(self, code: str, name: str, *, everything: bool = False) -> None:
        """Write a bundle for an office.

        Args:
            code: the office's.
            name: the office's.
            everything: write also what it has proved to hold.
        """
        office = self._place.office
        kinds = self.tr("数据包 (*.ortoo)")
        path = self._ask(self.tr("数据包写到哪里"), kinds, bundle_name(office, name))
        if path is None:
            return

        on_stick = any(path.is_relative_to(one.root) for one in self._sticks())

        def say(done: WrittenBundle) -> None:
            said = self.tr("已写好，可以拔出：给“{name}”的数据包，{count} 条。")
            if len(done.files) > 1:
                said = self.tr(
                    "已写好，可以拔出：给“{name}”的数据包，{count} 条，"
                    "分成 {files} 个文件，请一起交给对方。"
                )
            self.written.emit(said.format(name=done.to, count=done.records, files=len(done.files)))

        self._run(
            self.tr("正在写数据包"),
            lambda progress: write_bundle(
                office, code, path, progress, tidy=on_stick, everything=everything
            ),
            say,
        )

    def show_own_card(self) -> None:
        """Show our card, and write it where the clerk wants it."""
        office = self._place.office
        dialog = CardDialog(
            own_card(office.name, office.unit, office.secrets),
            title=self.tr("我的名片"),
            advice=self.tr(
                "把名片写到U盘交给对方。对方接收的时候会打电话来，请把这六组数字念给对方听。"
            ),
            agree=self.tr("写到U盘(&S)…"),
            refuse=self.tr("关闭"),
            parent=self._parent,
        )
        if dialog.exec():
            self._write_card()

    def _write_card(self) -> None:
        office = self._place.office
        kinds = self.tr("办公室名片 (*.ortoocard)")
        path = self._ask(self.tr("名片写到哪里"), kinds, card_name(office))
        if path:
            said = self.tr("已写好，可以拔出：本办公室的名片。请交给对方。")
            self._run(
                self.tr("正在写名片"),
                lambda _progress: write_card(office, path),
                lambda _card: self.written.emit(said),
            )

    def back_up(self) -> None:
        """Write a backup."""
        office = self._place.office
        kinds = self.tr("备份 (*.ortoobackup)")
        path = self._ask(self.tr("备份写到哪里"), kinds, backup_name(office))
        if path:
            said = self.tr("已写好，可以拔出：备份“{file}”，已经检查过。").format(file=path.name)
            self._run(
                self.tr("正在备份"),
                lambda _progress: back_up(office, path),
                lambda _path: self.written.emit(said),
            )

    def _ask(self, title: str, kinds: str, name: str) -> Path | None:
        """Where to write to; the question opens on the stick, if there is one."""
        roots = [one.root for one in self._sticks()]
        suggested = str(roots[0] / name) if roots else name
        wanted = Wanted(title, kinds, PURPOSE)
        return file_to_save(self._place.office, self._parent, wanted, suggested)

    def _run(
        self, title: str, work: Callable[[Progress], Answer], done: Callable[[Answer], None]
    ) -> None:
        job = Job(title, work, done, self._tell, owner=self, lane=Lane.OUTSIDE, stoppable=False)
        self._working.watch(self._place.jobs.run(job), stoppable=False)

    def _tell(self, trouble: Trouble) -> None:
        tell(self._parent, trouble)
