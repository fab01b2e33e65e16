"""The two cards at the right of the first page: what waits, and what was done last."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.appearance import Colour, Space
from ui.icons import pixmap
from ui.widgets.pieces import button, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk import Deed
    from ui.tasks import Task

ICON = 20


class _Card(QFrame):
    """A card with a title and lines under it, which are made anew each time."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("class", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        self._layout.setSpacing(Space.SMALL)
        self._layout.addWidget(words(title, "title"))
        self._lines = QWidget()
        self._layout.addWidget(self._lines)

    def _begin(self) -> QGridLayout:
        """Throw the lines away; where the new ones go."""
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = QWidget()
        self._layout.addWidget(self._lines)
        grid = QGridLayout(self._lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.SMALL)
        return grid


class TasksCard(_Card):
    """What waits to be done.

    Signals:
        wanted: somebody goes to do it: see `Task.page`.
    """

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("需要办的事"))

    def show_tasks(self, found: Sequence[Task]) -> None:
        """Show these."""
        grid = self._begin()
        grid.setColumnStretch(1, 1)
        for line, task in enumerate(found):
            grid.addWidget(self._picture(task.picture, Colour.WARNING), line, 0)
            grid.addWidget(words(task.text, wrap=True), line, 1)
            go = button(task.act)
            go.setAccessibleName(f"{task.act} {task.text}")
            go.clicked.connect(lambda _checked=False, to=task.page: self.wanted.emit(to))
            grid.addWidget(go, line, 2)
        if not found:
            grid.addWidget(self._picture("ok", Colour.GOOD), 0, 0)
            grid.addWidget(words(self.tr("没有要办的事"), "hint"), 0, 1)

    def _picture(self, name: str, colour: str) -> QLabel:
        image = QLabel()
        image.setPixmap(pixmap(name, ICON, self.devicePixelRatioF(), colour))
        return image


class RecentCard(_Card):
    """What was done last, the newest first."""

    def __init__(self) -> None:
        super().__init__(self.tr("最近做过的"))

    def show_deeds(self, deeds: Sequence[Deed], today: dt.date) -> None:
        """Show these."""
        grid = self._begin()
        grid.setColumnStretch(0, 1)
        for line, deed in enumerate(deeds):
            text = self.tr("{what}（已撤销）") if deed.is_undone else "{what}"
            title = words(text.format(what=deed.title), "hint" if deed.is_undone else "")
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            title.setToolTip(title.text())
            grid.addWidget(title, line, 0)
            when = words(shown_when(deed.at, today), "small")
            grid.addWidget(when, line, 1, Qt.AlignmentFlag.AlignRight)
        if not deeds:
            grid.addWidget(
                words(self.tr("还没有。做错了可以撤销（Ctrl+Z）"), "hint", wrap=True), 0, 0
            )


def shown_when(stamp: int, today: dt.date) -> str:
    """A moment as short as it can be said: the time of today, the day of what was before."""
    moment = dt.datetime.fromtimestamp(stamp / 1000, dt.UTC).astimezone()
    day = moment.date()
    if day == today:
        template = QCoreApplication.translate("home", "今天 {time}")
    elif day.year == today.year:
        template = QCoreApplication.translate("home", "{month}月{day}日")
    else:
        template = QCoreApplication.translate("home", "{year}年{month}月{day}日")
    return template.format(
        time=moment.strftime("%H:%M"), year=day.year, month=day.month, day=day.day
    )
