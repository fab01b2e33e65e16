"""The exchange folder on the page: where it is, when it was looked into, what was done there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.sync import folder_book
from ui.appearance import Colour, Space, look
from ui.icons import pixmap
from ui.jobs import Job, Lane
from ui.syncing.folder_watch import Phase
from ui.tell import tell
from ui.widgets.moments import shown_stamp
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from app.errors import Trouble
    from app.progress import Progress
    from app.sync.folder_book import Noted
    from ui.page import Workplace
    from ui.syncing.folder_watch import FolderWatch

CHANNEL = "folder-card"


class FolderCard(QFrame):
    """One line about the exchange folder, and what can be done with it.

    Args:
        place: the office, and what works for it.
        watch: looks into the folder.
    """

    def __init__(self, place: Workplace, watch: FolderWatch) -> None:
        super().__init__()
        look(self, "card")
        self._place = place
        self._watch = watch
        self._log: list[Noted] = []
        self.where = words(kind="strong", wrap=True)
        self.state = words(kind="hint", wrap=True)
        self.now = button(self.tr("现在就看(&L)"), picture="refresh")
        self.now.clicked.connect(watch.look)
        self.history = button(self.tr("记录(&H)…"), picture="history")
        self.history.clicked.connect(self._show_log)
        self.choose = button("", picture="folder")
        self.choose.clicked.connect(self._choose)
        self.drop = button(self.tr("停用"))
        self.drop.clicked.connect(self._give_up)
        image = QLabel()
        image.setPixmap(pixmap("folder", 24, self.devicePixelRatioF(), Colour.SOFT_INK))
        line = row(image, self.where, self.now, self.history, self.choose, self.drop)
        line.setStretch(1, 1)
        layout = column(gap=2)
        layout.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        layout.addLayout(line)
        layout.addWidget(self.state)
        self.setLayout(layout)
        watch.changed.connect(self.refresh)
        watch.refused.connect(self._refuse)
        self.refresh()

    def refresh(self) -> None:
        """Say how it is now."""
        office = self._place.office

        def work(_progress: Progress) -> tuple[int, bool, list[Noted]]:
            looked, away = folder_book.looked_at(office), folder_book.is_away(office)
            return looked, away, folder_book.log(office)

        title = self.tr("正在看交换文件夹的记录")
        job = Job(title, work, self._show, channel=CHANNEL, owner=self, lane=Lane.COUNT)
        self._place.jobs.run(job)

    def _show(self, found: tuple[int, bool, list[Noted]]) -> None:
        looked, away, self._log = found
        place, phase = self._watch.place, self._watch.phase
        self.where.setText(
            self.tr("交换文件夹：{folder}").format(folder=place)
            if place
            else self.tr("还没有交换文件夹")
        )
        self.state.setText(self._state(phase, looked, away=away))
        self.choose.setText(self.tr("更换…") if place else self.tr("选文件夹(&F)…"))
        for one in (self.now, self.drop):
            one.setVisible(place is not None)
        self.now.setEnabled(phase is Phase.RESTING)
        self.history.setVisible(bool(self._log))

    def _state(self, phase: Phase, looked: int, *, away: bool) -> str:
        if phase is Phase.NONE:
            return self.tr(
                "几个办公室共用的网络盘或同步文件夹：选好以后，给您的自动读入，别人等的自动写好。"
            )
        if phase is Phase.HANGING:
            return self.tr("文件夹没有回应，等它好了会自己接着交换。")
        if phase is Phase.LOOKING:
            return self.tr("正在看…")
        if away:
            return self.tr("文件夹现在不在，等它回来会自己接着交换。")
        if not looked:
            return self.tr("还没有看过。")
        said = self.tr("{moment} 看过。").format(moment=shown_stamp(looked))
        if self._log:
            last = self._log[0]
            done = self.tr("最近一次交换：{moment}　{what}")
            said += done.format(moment=shown_stamp(last.at), what=last.sentence)
        return said

    # ---- what can be done
    def _choose(self) -> None:
        start = str(self._watch.place or "")
        named = QFileDialog.getExistingDirectory(self, self.tr("选择交换文件夹"), start)
        if named:
            self._watch.choose(Path(named))

    def _refuse(self, trouble: Trouble) -> None:
        tell(self, trouble)

    def _give_up(self) -> None:
        self._watch.choose(None)

    def _show_log(self) -> None:
        LogDialog(self._log, self).open()


class LogDialog(QDialog):
    """What was done in the exchange folder, the latest first.

    Args:
        log: the entries.
        parent: the window.
    """

    def __init__(self, log: list[Noted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("交换文件夹里最近做过的"))
        self.resize(860, 460)
        lines = QWidget()
        shown = column(gap=Space.MEDIUM, margin=Space.MEDIUM)
        for one in log:
            moment, sentence = words(shown_stamp(one.at), "hint"), words(one.sentence, wrap=True)
            line = row(moment, sentence, gap=Space.LARGE)
            line.setAlignment(moment, Qt.AlignmentFlag.AlignTop)
            line.setStretch(1, 1)
            shown.addLayout(line)
        shown.addStretch(1)
        lines.setLayout(shown)
        look(lines, "scrolled")
        area = QScrollArea(widgetResizable=True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(lines)
        close = button(self.tr("关闭"), "primary")
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addLayout(row(None, close))
        close.setFocus()
