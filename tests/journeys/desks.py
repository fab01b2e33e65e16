"""What clerks do with their sticks in the window: the verbs of the exchange, button by button.

`Month` holds three offices with real files, a clock that only the test moves, and a stick; a `Seat`
is somebody before one computer on which the program runs.
"""

from __future__ import annotations

import io
import json
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox

from app.cli.commands import run
from app.desk import Desk
from app.ledger.questions import Question
from app.office import Office
from app.record_history import history
from app.sync.review import items
from tests.hands import words_seen, write_into
from ui.firstrun.restoring import RestoreCard
from ui.settings.data_card import DataCard
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.card_dialog import CardDialog
from ui.syncing.register_dialog import RegisterDialog
from ui.syncing.round_dialog import RoundDialog
from ui.syncing.sticks import Stick
from ui.trust.dialog import TrustDialog
from ui.widgets.decision import Decision
from ui.workspace import Workspace

DAY = 86_400_000
YEAR = 365 * DAY
NOW = 1_790_000_000_000
LONG_MS = 30_000
ENDED = ("已写好，可以拔出。", "已经看过，可以拔出。")
"""How a round ends well: with something written, or with nothing that anybody waited for."""


class Clock:
    """One time for all offices; it moves when the test says so, and a little at each look."""

    def __init__(self):
        self.time = NOW

    def __call__(self):
        self.time += 1
        return self.time


@dataclass(frozen=True)
class Saved:
    """A value that somebody saved."""

    ledger: str
    uid: bytes
    field: str
    value: str


class Month:
    """The offices, and what lies between them.

    Args:
        start: starts a program on a folder.
        monkeypatch: of the test.
        hands: answer dialogs.
        bot: pytest-qt's.
        folder: where everything lies; the offices' folders are there, by their names.
        passphrase: of all offices.
    """

    def __init__(self, start, monkeypatch, hands, bot, folder, passphrase):
        self.start = start
        self.monkeypatch = monkeypatch
        self.hands = hands
        self.bot = bot
        self.folder = folder
        self.passphrase = passphrase
        self.clock = Clock()
        self.saved = []

    def next_week(self):
        self.clock.time += 7 * DAY

    def stick(self, name="KINGSTON"):
        """A new stick."""
        root = self.folder / name
        root.mkdir()
        return Stick(name, root)

    def wait(self, ready):
        self.bot.waitUntil(ready, timeout=LONG_MS)


class Seat:
    """Somebody before one computer, on which the program runs.

    Args:
        month: the offices.
        name: the folder of the office's data.
        skew: milliseconds by which the computer's clock is ahead.
    """

    def __init__(self, month, name, skew=0):
        self.month = month
        self.name = name
        self.skew = skew
        self.running = None
        self.present = []

    # ---- the program
    def begin(self):
        """Start the program; what shows first is not waited for."""
        self._live_here()
        self.running = self.month.start(self.month.folder / self.name, f"{self.name}.ini")
        return self.running

    def _live_here(self):
        """What is opened next has this computer's clock, and its user's profile."""
        patch, folder = self.month.monkeypatch, self.month.folder
        patch.setitem(Office.__init__.__kwdefaults__, "clock", self._clock)
        patch.setenv("XDG_STATE_HOME", str(folder / f"{self.name} state"))

    def sit_down(self):
        """Start the program and open the office."""
        self.begin().unlock(self.month.passphrase)
        self._settle()
        return self

    def get_up(self):
        """Close the program."""
        self.running.rest()
        assert self.running.close()
        self.running = None

    def _settle(self):
        # the strip asks for sticks by this; what is plugged in here is plugged in nowhere else
        self.face.sticks._find = lambda: [*self.present]
        self.running.rest()

    def _clock(self):
        return self.month.clock() + self.skew

    @property
    def office(self):
        return self.running.office

    @property
    def face(self):
        return self.running.face

    def wait(self, ready):
        self.month.wait(ready)

    def _answer(self, kind, act):
        """Do something with the next dialog of this kind, however long it takes to come."""
        hands = self.month.hands
        QTimer.singleShot(10, partial(hands._look, kind, act, LONG_MS // 10))

    # ---- records
    def add(self, ledger, **values):
        """Add a record."""
        uid = Desk(self.office).add(ledger, values).uid
        self._note(ledger, uid, values)
        return uid

    def change(self, ledger, uid, **values):
        """Change a record."""
        Desk(self.office).change(ledger, uid, values)
        self._note(ledger, uid, values)

    def _note(self, ledger, uid, values):
        self.month.saved += [Saved(ledger, uid, name, what) for name, what in values.items()]

    def column(self, ledger, field):
        """What stands in a column, in order."""
        with self.office.snapshot() as now:
            return sorted(str(one.values[field]) for one in now.asking.page(Question(ledger)))

    def rows(self, ledger, unit=""):
        """The records of one unit as they stand, or all."""
        with self.office.snapshot() as now:
            return {
                one.uid: dict(one.values)
                for one in now.asking.page(Question(ledger))
                if unit in ("", one.unit)
            }

    def where(self, ledger, uid):
        """Where a record has got to, as its form says."""
        self.running.come_to_front()
        self.face.show_record(ledger, uid)
        self.running.rest()
        return self.face.pages.current.form.panel.where.text()

    # ---- the stick
    def plug(self, stick):
        """Plug a stick in; the program has noticed it and looked at it."""
        self.running.come_to_front()
        self.present = [stick]
        self.face.sticks._look()
        self.running.rest()

    def unplug(self):
        self.present = []
        self.face.sticks._look()
        self.running.rest()

    def go_round(self, stick):
        """Read and write by the strip above the page, or by the page; what the dialog said."""
        self.plug(stick)
        if self.face.banner.isVisible() and self.face.banner.start.isVisible():
            self.running.press("读入并写出", self.face.banner)
        else:
            self.running.go_to("exchange")
            self.running.press("读入并写出")
        dialog = self.running.dialog(RoundDialog)
        self.wait(lambda: not dialog._working)
        said = words_seen(dialog)
        if dialog.start.isEnabled():
            self.running.press("读入并写出", dialog)
            self.wait(lambda: not dialog._working)
            said = words_seen(dialog)
            assert dialog.view.heading.text() in ENDED, said
        dialog.close_button.click()
        self.unplug()
        self.running.go_to("home")
        self.running.rest()
        return said

    def write(self, other, path):
        """Write for one office into a file."""
        page = self.exchange()
        self.month.hands.choose(path)
        card = next(one for one in page.peers if other in one.write.accessibleName())
        self.month.bot.mouseClick(card.write, Qt.MouseButton.LeftButton)
        self.running.wait_said("已写好，可以拔出：给")
        self.running.rest()
        return path

    def read(self, path):
        """Look at a bundle, tick the counts one by one, read it; what the dialog said."""
        self.exchange()
        self.month.hands.choose(path)
        self.running.press("读入数据包")
        dialog = self.running.dialog(BundleDialog)
        self.wait(lambda: not self.running.program.jobs._running)
        if dialog.check.isVisible():
            self.running.press("去核对条数", dialog)
        self._tick(dialog)
        if dialog.read.isVisible() and dialog.read.isEnabled():
            self.running.press("读入", dialog)
            self.wait(lambda: dialog.close_button.text() == "关闭")
        said = words_seen(dialog)
        dialog.close_button.click()
        self.running.rest()
        return said

    def _tick(self, dialog):
        table, heads = dialog.view.checking.table, dialog.view.heads
        for at in range(heads.rowCount()):
            if heads.head(at).to_check:
                table.selectRow(at)
                self.month.bot.keyClick(table, Qt.Key.Key_Space)
        assert not heads.left

    def exchange(self):
        """Go to the page of the exchange."""
        self.running.come_to_front()
        page = self.running.go_to("exchange")
        self.running.rest()
        return page

    # ---- cards
    def give_card(self, stick):
        """Write the own card onto a stick; the digits."""
        self.exchange()
        digits = []

        def act(dialog):
            digits.append(dialog.digits.accessibleName())
            self.month.hands.choose(stick.root / f"{self.name}.ortoocard")
            dialog.agree.click()

        self._answer(CardDialog, act)
        self.running.press("我的名片")
        self.running.wait_said("已写好，可以拔出：本办公室的名片")
        self.running.rest()
        return digits[0]

    def take_card(self, stick, digits):
        """Accept the card that the strip tells of, after comparing the digits; what it said."""
        self.plug(stick)
        self.running.press("看名片", self.face.banner)
        self.running.rest()
        said = []

        def act(dialog):
            assert dialog.digits.accessibleName() == digits
            said.append(words_seen(dialog))
            dialog.agree.click()

        self._answer(CardDialog, act)
        self.running.press("看一看")
        self.running.wait_said("已接收“")
        self.running.rest()
        self.unplug()
        return said[0]

    # ---- the register
    def set_aside(self, office):
        """Set the newest bundle of an office aside in the register; what was asked before."""
        dialog = self._register(office)
        asked = []

        def agree(box):
            asked.append(box.informativeText())
            next(one for one in box.buttons() if "搁置" in one.text()).click()

        self._answer(QMessageBox, agree)
        self.running.press("搁置", dialog)
        self.wait(dialog.praised.isVisible)
        assert "已搁置" in words_seen(dialog)
        self.running.rest()
        dialog.close_button.click()
        return asked[0]

    def take_up(self, office):
        """Have it act again."""
        dialog = self._register(office)
        self.running.press("重新启用", dialog)
        self.wait(dialog.praised.isVisible)
        self.running.rest()
        dialog.close_button.click()

    def _register(self, office):
        self.exchange()
        self.running.press("收发登记")
        dialog = self.running.dialog(RegisterDialog)
        self.running.rest()
        at = next(
            at
            for at, one in enumerate(dialog._entries)
            if one.offices == office and one.command > 0
        )
        dialog.table.selectRow(at)
        return dialog

    # ---- trust
    def revoke(self, office):
        """Revoke the computer of an office in the dialog of known computers."""
        dialog = self.known()
        tab = dialog.computers
        at = next(at for at, (place, _one) in enumerate(tab.rows) if place.name == office)
        tab.listing.table.selectRow(at)

        def agree(asked):
            asked.sure.click()
            asked.agree.click()

        self._answer(Decision, agree)
        self.running.press("吊销这台电脑", dialog)
        self.wait(dialog.done_banner.isVisible)
        self.running.rest()
        said = words_seen(dialog)
        dialog.close_button.click()
        return said

    def known(self):
        """The dialog of known computers."""
        self.exchange()
        self.running.press("认识的电脑")
        dialog = self.running.dialog(TrustDialog)
        self.running.rest()
        return dialog

    # ---- people who move: there is no window for letters yet
    def command(self, *words):
        """Close the window, give a command, and open the window again; what the command said."""
        self.get_up()
        self._live_here()
        self.month.monkeypatch.setenv("ORTOO_PASSPHRASE", self.month.passphrase)
        said = io.StringIO()
        with redirect_stdout(said):
            assert run(["--home", str(self.month.folder / self.name), *words, "--json"]) == 0
        self.sit_down()
        return json.loads(said.getvalue())

    def send_away(self, uid, code):
        """Write a letter for a member who moves to the office with this code."""
        return self.command("move", "offer", "members", uid.hex(), "--to", code)

    def take_in(self):
        """Take over whom the one letter is about; his record here."""
        (letter,) = self.command("move", "list")
        return bytes.fromhex(self.command("move", "adopt", letter["offer"])["uid"])

    # ---- the review
    def settle(self, value):
        """Let this content stay, of the one question that waits; what the page said."""
        self.running.come_to_front()
        page = self.running.go_to("review")
        self.running.rest()
        said = words_seen(page)
        at = next(at for at, one in enumerate(page.item.choices) if one.shown_value == value)
        page.question.cards[at].take.click()
        self.running.wait_said("没有需要处理的内容")
        self.running.rest()
        return said

    # ---- backups
    def back_up(self, path):
        """Write a backup from the page of the exchange."""
        self.exchange()
        self.month.hands.choose(path)
        self.running.press("备份到U盘")
        self.running.wait_said("备份")
        self.running.rest()
        assert path.is_file()

    def restore(self, backup, phrase):
        """From the first page, or the one that says that nothing opens: put a backup back."""
        running = self.running
        running.press("从备份恢复")
        running.wait_for(RestoreCard)
        running.wait_said("请设一个口令")
        self.month.hands.choose(backup)
        running.press("选择")
        write_into(running.field("第1组"), "".join(phrase.groups))
        for one in ("口令", "再输一次"):
            write_into(running.field(one), self.month.passphrase)
        told = []

        def note(box):
            told.append(box.text())
            box.accept()

        self._answer(QMessageBox, note)
        running.press("恢复")
        running.wait_for(Workspace)
        self.wait(lambda: bool(told))
        self._settle()
        return told[0]

    # ---- in the end
    def is_sound(self):
        """Have everything computed anew from the settings, and look what they say."""
        self.running.come_to_front()
        page = self.running.go_to("settings")
        card = page.findChild(DataCard)
        self.running.press("检查数据", card)
        self.wait(card.check.isEnabled)
        return "数据完好" in words_seen(card)

    def questions(self):
        """What waits for review."""
        return {(one.uid, one.field) for one in items(self.office)}

    def has(self, saved):
        """Whether a saved value is shown here, or stands in the record's history."""
        found = history(self.office, saved.ledger, saved.uid, masked=False)
        return any(
            one.field == saved.field and saved.value in (one.value, one.shown_value)
            for one in found
        )
