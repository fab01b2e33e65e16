"""Where there is no office yet: leads from the first page to one that is open."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui import opening
from ui.firstrun.phrase_page import PhrasePage
from ui.firstrun.restoring import RecoveryCard, RestoreCard
from ui.firstrun.welcome import Welcome
from ui.jobs import Job
from ui.widgets.busy import Busy
from ui.widgets.centred import CentredCard

if TYPE_CHECKING:
    from app.bootstrap import NewOffice
    from app.errors import Trouble
    from app.home import Home
    from app.office import Office
    from app.progress import Progress
    from ui.firstrun.keeping import Chosen
    from ui.firstrun.office_fields import OfficeWish
    from ui.firstrun.restoring import Recovery
    from ui.jobs import Jobs


class Beginning(QObject):
    """Shows the first pages and does what they ask for.

    Args:
        home: where the office is to be.
        jobs: what works beside the window.

    Signals:
        faced: a page to show.
        opened: an office is open.
    """

    faced = Signal(object)
    opened = Signal(object)

    def __init__(self, home: Home, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs
        self._made: Office | None = None
        self._is_over = False

    def close(self) -> None:
        """Close an office whose phrase was not written down before the window was closed."""
        self._is_over = True
        if self._made is not None:
            self._made.close()
            self._made = None

    def welcome(self) -> Welcome:
        """Show the first page, which is given back."""
        page = Welcome()
        page.office_wanted.connect(partial(self._make, page))
        page.demo_wanted.connect(self.show_demo)
        page.restore_wanted.connect(self._ask_backup)
        self.look_for_keyring(page)
        self.faced.emit(page)
        return page

    def show_demo(self) -> None:
        """Open the office with invented data."""
        names = opening.DemoNames(self.tr("演示嘎查党支部（编造的数据）"), self.tr("演示员"))
        home = opening.demo_home(self._home)

        def work(progress: Progress) -> Office:
            return opening.open_demo(home, names, progress)

        page = Busy(self.tr("正在准备演示数据…"), self._jobs)
        self.faced.emit(page)
        job = Job(self.tr("正在编造数据"), work, self.opened.emit, self._begin_again, self._welcome)
        page.watch(self._jobs.run(job), stoppable=True)

    def recover(self, page: RecoveryCard, recovery: Recovery) -> None:
        """Open with the paper what is there, or a backup; or say on the page why not."""

        def work(_progress: Progress) -> Office:
            return opening.bring_back(self._home, recovery)

        page.setEnabled(False)
        title, refuse = self.tr("正在恢复数据"), partial(_refuse, page)
        self._jobs.run(Job(title, work, self.opened.emit, refuse, stoppable=False))

    def _welcome(self) -> None:
        self.welcome()

    def _ask_backup(self) -> None:
        page = RestoreCard()
        page.wanted.connect(partial(self.recover, page))
        page.left.connect(self._welcome)
        self.look_for_keyring(page)
        self.faced.emit(page)

    def look_for_keyring(self, page: Welcome | RecoveryCard) -> None:
        """Tell the page whether this computer can keep keys, if it is still shown by then."""
        title = self.tr("正在看这台电脑能不能保管钥匙")
        self._jobs.run(Job(title, _keyring_works, page.keyring_found, owner=page))

    def _make(self, page: Welcome, wish: OfficeWish, chosen: Chosen) -> None:
        def work(_progress: Progress) -> NewOffice:
            return opening.make_it(self._home, wish, chosen)

        page.setEnabled(False)
        self._jobs.run(
            Job(
                self.tr("正在建立办公室"),
                work,
                self._show_phrase,
                partial(_refuse, page),
                stoppable=False,
            )
        )

    def _show_phrase(self, made: NewOffice) -> None:
        office = self._made = made.office
        if self._is_over:
            self.close()
            return
        card = CentredCard(
            self.tr("请把恢复码抄在纸上"),
            self.tr("“{name}”已经建好。最后一步，只做一次。").format(name=office.name),
            "key",
        )
        page = PhrasePage(made.phrase)
        page.written.connect(partial(self._finish, office))
        card.body.addWidget(page)
        self.faced.emit(card)

    def _finish(self, office: Office) -> None:
        office.keep_setting(opening.WRITTEN, "written")
        self._made = None
        self.opened.emit(office)

    def _begin_again(self, trouble: Trouble) -> None:
        self.welcome().tell(str(trouble))


def _keyring_works(_progress: Progress) -> bool:
    return opening.keyring_works()


def _refuse(page: CentredCard, trouble: Trouble) -> None:
    page.setEnabled(True)
    page.tell(str(trouble))
