"""Backups, and checking that everything is sound."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.standing import LAST_BACKUP
from app.upkeep import check_office
from ui.backing_up import BackingUp
from ui.jobs import Job
from ui.settings.card import SettingsCard
from ui.widgets.pieces import Banner, button, row, words

if TYPE_CHECKING:
    from app.progress import Progress
    from app.upkeep import CheckedOffice
    from ui.page import Workplace


class DataCard(SettingsCard):
    """Writes a backup, opens the folder of the automatic ones, checks the data.

    Args:
        title: the heading.
        place: the office, and what works for it.
    """

    def __init__(self, title: str, place: Workplace) -> None:
        super().__init__(title)
        self._place = place
        self._last = words(wrap=True)
        self.back_up = button(self.tr("备份(&B)…"), picture="archive")
        self.folder = button(self.tr("打开自动备份的文件夹"), picture="folder")
        self.check = button(self.tr("检查数据(&K)"), picture="check")
        self._found = Banner("", "good", "ok")
        self._found.hide()
        self._wrong = Banner("", "danger", "warning")
        self._wrong.hide()
        self.body.addWidget(self._last)
        self.body.addLayout(row(self.back_up, self.folder, None))
        advice = self.tr("检查时从全部修改记录重新算一遍，逐条比较，什么也不改。")
        self.body.addWidget(words(advice, wrap=True))
        self.body.addLayout(row(self.check, None))
        self.body.addWidget(self._found)
        self.body.addWidget(self._wrong)
        self._backing_up = BackingUp(place, self)
        self.back_up.clicked.connect(self._backing_up.ask)
        self._backing_up.done.connect(self.look)
        self.folder.clicked.connect(self._open_folder)
        self.check.clicked.connect(self._check)
        self.look()

    def look(self) -> None:
        """Say when the last backup was written."""
        last = self._place.office.setting(LAST_BACKUP)
        if not last:
            self._last.setText(self.tr("还没有备份过。最好每星期往U盘备份一次。"))
            return
        moment = dt.datetime.fromisoformat(last).astimezone()
        said = self.tr("上次备份：{year}年{month}月{day}日 {time}")
        self._last.setText(
            said.format(
                year=moment.year,
                month=moment.month,
                day=moment.day,
                time=moment.strftime("%H:%M"),
            )
        )

    def _open_folder(self) -> None:
        folder = self._place.office.home.backups
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _check(self) -> None:
        office = self._place.office

        def work(progress: Progress) -> CheckedOffice:
            return check_office(office, progress)

        self.check.setEnabled(False)
        self._found.hide()
        self._wrong.hide()
        title = self.tr("正在检查数据")
        self._place.jobs.run(Job(title, work, self._show, cancelled=self._rest, owner=self))

    def _rest(self) -> None:
        self.check.setEnabled(True)

    def _show(self, found: CheckedOffice) -> None:
        self._rest()
        if found.faults:
            said = self.tr("有 {count} 处不一致。请先备份，再请开发者来看；详情用命令 check 列出。")
            self._wrong.say(said.format(count=len(found.faults)))
            self._wrong.show()
            return
        said = self.tr("数据完好：{segments} 段修改记录，{records} 条内容，全部一致。")
        self._found.say(said.format(segments=f"{found.segments:,}", records=f"{found.records:,}"))
        self._found.show()
