"""The window's face before there is an office behind it, painted from what the last start noted.

Everything stands where the live face has it, from the same parts; only what would be read from the
office is empty. Where somebody goes meanwhile, there the live face begins.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTableWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.framing import divide
from ui.home_face import HomeFace
from ui.navigation import Navigation
from ui.pages import HOME
from ui.statusline import StatusLine
from ui.topbar import TopBar
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from app.manifest import Entry, Manifest
    from ui.jobs import Jobs
    from ui.preferences import Preferences

TOOLS = 52
"""Pixels that the tools above a list will take."""


class PaintedFace(QWidget):
    """Shows the ledgers, and which of them somebody wants to go to.

    Args:
        manifest: the ledgers.
        preferences: the person's.
        jobs: open the office.

    Attributes:
        page: the page on which the live face begins.
    """

    def __init__(self, manifest: Manifest, preferences: Preferences, jobs: Jobs) -> None:
        super().__init__()
        self.page = HOME
        self._entries = {one.name: one for one in manifest.ledgers}
        self.navigation = Navigation(manifest.ledgers)
        self.bar = TopBar()
        self._home = HomeFace(manifest.ledgers)
        # what cannot be done yet takes no click and no key, and looks as it will
        self._home.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for one in self._home.findChildren(QWidget):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._home)
        self.status = StatusLine(jobs)
        parts: list[tuple[QWidget, int]] = [(self.bar, 0), (self._stack, 1), (self.status, 0)]
        divide(self, self.navigation, parts, preferences)
        self.navigation.select(HOME)
        self.navigation.chosen.connect(self.go_to)
        self.setFocusProxy(self.navigation)

    def show_day(self, day: dt.date | None = None) -> None:
        """Say which day it is: today, unless it is said."""
        self._home.show_day(day or dt.datetime.now().astimezone().date())

    def go_to(self, page: str) -> None:
        """Somebody wants to go to a page: show its heading and its columns."""
        self.page = page
        self.navigation.select(page)
        entry = self._entries.get(page)
        self.bar.show_heading(entry.title if entry else "")
        for at in reversed(range(1, self._stack.count())):
            self._stack.widget(at).deleteLater()
            self._stack.removeWidget(self._stack.widget(at))
        if page != HOME:
            self._stack.addWidget(self._empty(entry))
        self._stack.setCurrentIndex(self._stack.count() - 1)

    def _empty(self, entry: Entry | None) -> QWidget:
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(Space.PAGE, Space.SMALL + TOOLS, Space.PAGE, Space.SMALL)
        if entry is None:
            layout.addWidget(words(self.tr("正在打开…"), "hint"), 0, Qt.AlignmentFlag.AlignTop)
            return made
        table = QTableWidget(0, len(entry.columns))
        table.setHorizontalHeaderLabels(entry.columns)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(table)
        return made
