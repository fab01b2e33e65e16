"""With what the office opens: passphrase or keyring, and the recovery phrase on paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from app.secrets.keeper import WrongPassphrase, kept
from app.secrets.moving import (
    change_passphrase,
    move_to_keyring,
    move_to_passphrase,
    new_recovery_phrase,
)
from ui.appearance import Space
from ui.firstrun.keeping import TwicePassphrase
from ui.firstrun.phrase_page import PhrasePage
from ui.jobs import Job
from ui.opening import WRITTEN
from ui.settings.card import SettingsCard
from ui.tell import ask
from ui.widgets.fields import Fields
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.progress import Progress
    from app.secrets.recovery import RecoveryPhrase
    from ui.page import Workplace

WIDTH = 560


class KeysCard(SettingsCard):
    """Changes what opens the office; the keys themselves stay as they are.

    Args:
        title: the heading.
        place: the office, and what works for it.
    """

    def __init__(self, title: str, place: Workplace) -> None:
        super().__init__(title)
        self._place = place
        self._home = place.office.home.folder
        self._says = words(wrap=True)
        self.change = button(self.tr("修改口令…"), picture="key")
        self.to_keyring = button(self.tr("改由电脑保管…"))
        self.to_passphrase = button(self.tr("改用口令…"), picture="key")
        self.phrase = button(self.tr("换一份恢复码…"), picture="refresh")
        self.body.addWidget(self._says)
        self.body.addLayout(row(self.change, self.to_passphrase, self.to_keyring, None))
        self.body.addWidget(
            words(
                self.tr("恢复码的纸丢了、被别人看过，或者当时没有抄，可以换一份；旧的那份就作废。"),
                wrap=True,
            )
        )
        self.body.addLayout(row(self.phrase, None))
        self.change.clicked.connect(self._change)
        self.to_keyring.clicked.connect(self._move_to_keyring)
        self.to_passphrase.clicked.connect(self._move_to_passphrase)
        self.phrase.clicked.connect(self._ask_phrase)
        self._look()

    def _look(self) -> None:
        """Say how it is, and offer what can be changed."""
        is_locked = kept(self._home) == "passphrase"
        self._says.setText(
            self.tr("打开这个办公室要输入口令。")
            if is_locked
            else self.tr("钥匙由这台电脑保管，打开时不用口令。")
        )
        self.change.setVisible(is_locked)
        self.to_keyring.setVisible(is_locked)
        self.to_passphrase.setVisible(not is_locked)

    # ---- passphrase and keyring
    def _change(self) -> None:
        dialog = PassphraseDialog(self.tr("修改口令"), self, old=True, new=True)
        self._run_dialog(dialog, lambda: change_passphrase(self._home, dialog.old, dialog.new))

    def _move_to_keyring(self) -> None:
        dialog = PassphraseDialog(self.tr("改由电脑保管"), self, old=True, new=False)
        dialog.say(self.tr("以后打开时不再问口令：能用这个账户登录电脑的人，都能打开这个办公室。"))
        self._run_dialog(dialog, lambda: move_to_keyring(self._home, dialog.old))

    def _move_to_passphrase(self) -> None:
        dialog = PassphraseDialog(self.tr("改用口令"), self, old=False, new=True)
        self._run_dialog(dialog, lambda: move_to_passphrase(self._home, dialog.new))

    def _run_dialog(self, dialog: PassphraseDialog, act: Callable[[], object]) -> None:
        """Ask until it works; making a key of a passphrase takes a second, beside the window."""

        def work(_progress: Progress) -> None:
            act()

        def done(_nothing: None) -> None:
            dialog.accept()
            self._look()
            self._place.say(self.tr("已改好"))

        def wanted() -> None:
            dialog.setEnabled(False)
            title = self.tr("正在换钥匙的保管办法")
            jobs = self._place.jobs
            jobs.run(Job(title, work, done, dialog.refuse, owner=dialog, stoppable=False))

        dialog.wanted(wanted)
        dialog.open()

    # ---- the paper
    def _ask_phrase(self) -> None:
        if ask(
            self,
            self.tr("换一份新的恢复码吗？"),
            self.tr("以前抄的那份从此打不开这个办公室，也打不开以后的备份。请先准备好纸和笔。"),
            self.tr("换一份"),
        ):
            self.renew_phrase()

    def renew_phrase(self) -> None:
        """Make a new phrase, and let it be copied."""
        office = self._place.office

        def work(_progress: Progress) -> RecoveryPhrase:
            phrase = new_recovery_phrase(self._home, office.secrets)
            office.keep_setting(WRITTEN, "shown")
            return phrase

        title = self.tr("正在换恢复码")
        self._place.jobs.run(Job(title, work, self._show_phrase, owner=self, stoppable=False))

    def _show_phrase(self, phrase: RecoveryPhrase) -> None:
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("请把恢复码抄在纸上"))
        dialog.setMinimumWidth(WIDTH)
        page = PhrasePage(phrase)
        page.written.connect(partial(self._finish, dialog))
        dialog.setLayout(column(page, margin=Space.PAGE))
        dialog.open()

    def _finish(self, dialog: QDialog) -> None:
        self._place.office.keep_setting(WRITTEN, "written")
        dialog.accept()
        self._place.say(self.tr("新的恢复码已经抄好；旧的那份请撕掉"))


class PassphraseDialog(QDialog):
    """Asks for the passphrase of now, a new one, or both.

    Args:
        title: what is changed.
        parent: the card.
        old: whether the present one is asked for.
        new: whether a new one is.
    """

    def __init__(self, title: str, parent: QWidget, *, old: bool, new: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.old = self.new = ""
        self.typed_old = QLineEdit()
        self.typed_old.setEchoMode(QLineEdit.EchoMode.Password)
        self._twice = TwicePassphrase() if new else None
        self._asks_old = old
        self._advice = words(wrap=True)
        self._advice.hide()
        self._problem = words(kind="problem", wrap=True)
        self._problem.hide()
        self._act: Callable[[], None] = lambda: None
        self._agree = button(title, "primary")
        self._agree.setDefault(True)
        self._agree.clicked.connect(self._take)
        leave = button(self.tr("取消"))
        leave.clicked.connect(self.reject)
        layout = column(self._advice, gap=Space.MEDIUM, margin=Space.PAGE)
        if old:
            fields = Fields()
            self._old_remark = fields.add(self.tr("现在的口令"), self.typed_old)
            self.typed_old.textChanged.connect(self._old_remark.rest)
            layout.addLayout(fields)
        if self._twice is not None:
            layout.addWidget(self._twice)
        layout.addWidget(self._problem)
        layout.addLayout(row(None, leave, self._agree))
        self.setLayout(layout)

    def say(self, text: str) -> None:
        """Say above the fields what follows from it."""
        self._advice.setText(text)
        self._advice.show()

    def wanted(self, act: Callable[[], None]) -> None:
        """Call this when both stand in `old` and `new`."""
        self._act = act

    def refuse(self, trouble: Trouble) -> None:
        """Say why it did not work; it can be tried again."""
        self.setEnabled(True)
        if isinstance(trouble, WrongPassphrase):
            self._old_remark.complain(str(trouble))
            self.typed_old.setFocus()
            return
        self._problem.setText(str(trouble))
        self._problem.show()

    def _take(self) -> None:
        self._problem.hide()
        if self._twice is not None:
            typed = self._twice.passphrase()
            if typed is None:
                return
            self.new = typed
        if self._asks_old:
            self.old = self.typed_old.text()
        self._act()
