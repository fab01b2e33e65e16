"""The page on which the office and the window are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.version import VERSION
from ui.appearance import Space
from ui.opening import WRITTEN
from ui.page import Page
from ui.settings.card import SettingsCard
from ui.settings.data_card import DataCard
from ui.settings.display_card import DisplayCard
from ui.settings.keys_card import KeysCard
from ui.settings.office_card import OfficeCard
from ui.tell import ask
from ui.widgets.pieces import words
from ui.widgets.scrolling import fill_scrolling

if TYPE_CHECKING:
    from ui.page import Workplace
    from ui.preferences import Preferences

WIDTH = 56
"""The cards' width in heights of a line of text."""


class SettingsPage(Page):
    """Sets the office and the window.

    Args:
        place: the office, and what works for it.
        preferences: the person's.

    Signals:
        restyled: language or size of text was changed.
        renamed: the office or the clerk has another name.
    """

    restyled = Signal()
    renamed = Signal()

    def __init__(self, place: Workplace, preferences: Preferences) -> None:
        super().__init__(place)
        self.office = OfficeCard(self.tr("办公室"), place)
        self.display = DisplayCard(self.tr("文字和语言"), preferences, self.may_leave)
        self.data = DataCard(self.tr("备份和检查"), place)
        self.keys = KeysCard(self.tr("口令和恢复码"), place)
        self.display.restyled.connect(self.restyled)
        self.office.saved.connect(self.renamed)
        self._lay_out()

    def came_up(self) -> None:
        """Say how it is now."""
        self.titled.emit(self.tr("设置"))
        self.data.look()
        self.office.look()
        if self.place.office.setting(WRITTEN) == "shown":
            self.keys.phrase.setFocus()

    def may_leave(self) -> bool:
        """Ask where a changed name is not saved."""
        if not self.office.is_changed():
            return True
        return ask(
            self,
            self.tr("办公室的名称或经办人改了，还没有保存"),
            self.tr("离开后，刚才改的就没有了。"),
            self.tr("不保存，离开"),
        )

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.LARGE)
        for card in (self.office, self.display, self.data, self.keys, self._about()):
            card.setMaximumWidth(WIDTH * self.fontMetrics().height())
            column.addWidget(card)
        column.addStretch(1)
        fill_scrolling(self, column)

    def _about(self) -> SettingsCard:
        said = self.tr("版本 {version}。自由软件，按 Apache 2.0 许可使用；窗口由 Qt（LGPL）绘制。")
        card = SettingsCard(self.tr("关于驿站"))
        card.body.addWidget(words(said.format(version=VERSION), wrap=True))
        folder = self.tr("这个办公室的文件都在：{folder}")
        where = words(folder.format(folder=self.place.office.home.folder), "hint", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card.body.addWidget(where)
        return card
