"""Who is trusted, in one dialog: known computers, what is set aside, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTabWidget, QVBoxLayout, QWidget

from app.sync.directory import Place, directory
from app.sync.enrolment import domain_titles
from app.sync.losses import Missing, missing
from app.sync.quarantine import SetAside, quarantine
from ui.appearance import Space
from ui.doing import Doing
from ui.jobs import Job
from ui.trust.computers import ComputersTab
from ui.trust.gaps import GapsTab
from ui.trust.handing_over import HandoverDialog
from ui.trust.set_aside import SetAsideTab
from ui.trust.ways import WaysDialog
from ui.widgets.pieces import Banner, button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace

CHANNEL = "trust"
COMPUTERS, SET_ASIDE, GAPS = range(3)
"""The tabs."""


@dataclass(frozen=True)
class _Found:
    """What is shown."""

    places: list[Place]
    set_aside: list[SetAside]
    gaps: list[Missing]


class TrustDialog(QDialog):
    """Shows who is known here, and what of theirs does not act.

    Args:
        place: the office, and what works for it.
        parent: the window.
        tab: which tab is shown first.
    """

    def __init__(
        self, place: Workplace, parent: QWidget | None = None, tab: int = COMPUTERS
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("认识的电脑"))
        self.place = place
        self.working = Working(place.jobs)
        self.done_banner = Banner("", "good", "ok")
        self.done_banner.hide()
        doing = Doing(place, self.working, self)
        doing.done.connect(self._praise)
        self.computers = ComputersTab(doing)
        self.set_aside = SetAsideTab(doing)
        self.gaps = GapsTab(doing)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for one in (self.computers, self.set_aside, self.gaps):
            self.tabs.addTab(one, "")
        self.tabs.setCurrentIndex(tab)
        self._name_tabs(0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, Space.SMALL, 0, 0)
        layout.setSpacing(0)
        # with the padding of a tab its words stand above what they head
        head = QVBoxLayout()
        head.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        head.addWidget(self.tabs)
        layout.addLayout(head, 1)
        said = QVBoxLayout()
        said.setContentsMargins(Space.PAGE, 0, Space.PAGE, Space.SMALL)
        said.addWidget(self.done_banner)
        layout.addLayout(said)
        layout.addWidget(self._foot())
        take_room(self)
        self.read()

    def _foot(self) -> QWidget:
        self.ways = button(self.tr("加一台电脑、换电脑(&N)…"), picture="help")
        self.ways.clicked.connect(lambda: WaysDialog(self).open())
        self.hand_over = button(self.tr("交接给新的经办人(&H)…"), picture="person")
        self.hand_over.clicked.connect(self._hand_over)
        self.close_button = button(self.tr("关闭"))
        self.close_button.clicked.connect(self.reject)
        for one in (self.ways, self.hand_over, self.close_button):
            one.setAutoDefault(False)
        line = row(self.ways, self.hand_over, self.working, None, self.close_button)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    # ---- reading
    def read(self, _result: int = 0) -> None:
        """Read anew what is shown."""
        office = self.place.office
        job = Job(
            self.tr("正在看认识哪些电脑"),
            lambda progress: _found(office, progress),
            self._show,
            cancelled=self.reject,
            channel=CHANNEL,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def _show(self, found: _Found) -> None:
        office = self.place.office
        self.computers.show_places(found.places, domain_titles(office))
        self.set_aside.show_rows(found.set_aside)
        digits = {one.device: one.fingerprint for place in found.places for one in place.computers}
        self.gaps.show_rows(found.gaps, digits)
        self._name_tabs(len(self.computers.rows), len(found.set_aside), len(found.gaps))

    def _name_tabs(self, computers: int, set_aside: int, gaps: int) -> None:
        titles = (
            (self.tr("认识的电脑"), computers),
            (self.tr("隔离的内容"), set_aside),
            (self.tr("还缺的内容"), gaps),
        )
        for at, (title, count) in enumerate(titles):
            said = self.tr("{title}　{count}").format(title=title, count=count)
            self.tabs.setTabText(at, said if count else title)

    # ---- what was done
    def _praise(self, sentence: str) -> None:
        self.done_banner.say(sentence)
        self.done_banner.show()
        self.read()

    def _hand_over(self) -> None:
        dialog = HandoverDialog(self.place, self)
        dialog.finished.connect(self.read)
        dialog.open()

    def reject(self) -> None:
        """Close; what is being read is not read to its end."""
        self.working.stop()
        super().reject()


def _found(office: Office, progress: Progress) -> _Found:
    """In the worker thread."""
    return _Found(directory(office), quarantine(office, progress), missing(office))
