"""A newcomer's whole path in the window: an office, a roster, paper, another office, one mind."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPlainTextEdit

from app.sync.review import items
from ui.firstrun.welcome import Welcome
from ui.importing.wizard import ImportWizard, Step
from ui.printing.preview import PrintPreview
from ui.syncing.bundle_dialog import BundleDialog
from ui.workspace import Workspace

LONG_MS = 30_000
RARE = {"马骉", "㛃红", "赵𬱖", "李𫖯", "王䶮", "石犇犇"}


@pytest.fixture
def begin_office(start, tmp_path, monkeypatch, passphrase):
    """Leads a newcomer through the first pages, each on a computer of his own."""

    def begin_office(folder, name, code, person):
        monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / folder / "state"))
        running = start(tmp_path / folder / "office", f"{folder}/window.ini")
        running.wait_for(Welcome)
        running.found(name, code, person, passphrase)
        running.copy_phrase()
        running.wait_for(Workspace)
        running.rest()
        return running

    return begin_office


@pytest.fixture
def journey(begin_office, hands, qtbot, tmp_path, samples, rows_of, words_on, write):
    """What somebody does between the offices."""
    return Journey(begin_office, hands, qtbot, tmp_path, samples, rows_of, words_on, write)


class Journey:
    """Two offices and the stick between them."""

    def __init__(self, begin_office, hands, bot, tmp_path, samples, rows_of, words_on, write):
        self.begin_office = begin_office
        self.hands = hands
        self.bot = bot
        self.stick = tmp_path / "KINGSTON"
        self.stick.mkdir()
        self.samples = samples
        self.rows_of = rows_of
        self.words_on = words_on
        self.write = write

    def wait(self, ready):
        self.bot.waitUntil(ready, timeout=LONG_MS)

    # ---- spreadsheet and paper
    def import_roster(self, running):
        """Import the roster by way of the wizard; what it says of rejected rows."""
        running.press("导入表格")
        wizard = running.dialog(ImportWizard)
        self.hands.choose(self.samples / "党员名册.xlsx")
        running.press("选择文件", wizard)
        self.wait(lambda: wizard.step == Step.COLUMNS)
        running.press("下一步", wizard)
        self.wait(lambda: wizard.step == Step.PLAN)
        first = wizard.planning.page.tree.model().index(0, 0).data()
        running.press("导入 52 条", wizard)
        self.wait(lambda: wizard.step == Step.DONE)
        said = self.words_on(wizard)
        running.press("完成", wizard)
        running.rest()
        return f"{first} {said}"

    def names_on_screen(self, running):
        page = running.go_to("members")
        self.wait(lambda: page.listing.found == 52)
        running.rest()
        model = page.listing.table.model()
        headings = [
            model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())
        ]
        name = headings.index("姓名")
        return [model.index(row, name).data() for row in range(model.rowCount())]

    def save_pdf(self, running, path):
        running.press("打印")
        preview = running.dialog(PrintPreview)
        self.hands.choose(path)
        running.press("存成PDF", preview)
        self.wait(lambda: running.status.startswith("已存到"))
        preview.reject()
        running.rest()

    # ---- the exchange
    def meet(self, one, other):
        """One office gives its card away, and the other one takes it."""
        card = self.stick / f"{one.office.unit.code}.ortoocard"
        one.go_to("exchange")
        digits = []

        def give(dialog):
            digits.append(dialog.digits.accessibleName())
            self.hands.choose(card)
            dialog.agree.click()

        self.hands.do(give)
        one.press("我的名片")
        one.wait_said("已写好，可以拔出：本办公室的名片")

        def accept(dialog):
            digits.append(dialog.digits.accessibleName())
            dialog.agree.click()

        def choose(dialog):
            assert isinstance(dialog, QFileDialog)
            self.hands.do(accept)
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(card))
            dialog.accept()

        other.go_to("exchange")
        self.hands.do(choose)
        other.press("接收名片")
        other.wait_said(f"已接收“{one.office.name}”的名片")
        other.rest()
        assert digits[0] == digits[1]

    def send(self, one, other, name):
        """One office writes a bundle, and the other one reads it; the dialog that has read it."""
        page = one.go_to("exchange")
        one.rest()
        self.hands.choose(self.stick / name)
        self.bot.mouseClick(page.peers[0].write, Qt.MouseButton.LeftButton)
        one.wait_said("已写好，可以拔出：给")
        one.rest()

        other.go_to("exchange")
        other.rest()
        self.hands.choose(self.stick / name)
        other.press("读入数据包")
        dialog = other.dialog(BundleDialog)
        self.wait(dialog.read.isVisible)
        dialog.view.heads.tick_all(done=True)
        other.press("读入", dialog)
        self.wait(dialog.undo.isVisible)
        other.rest()
        return dialog

    # ---- one field
    def change_address(self, running, uid, address):
        running.face.show_record("members", uid)
        page = running.face.pages.current
        editor = page.form.body.rows["address"].editor
        line = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
        self.write(line, address)
        running.press("保存", page.form.panel)
        assert "已保存" in running.status
        running.rest()

    def records(self, running):
        """What is in the office's ledger, without where it has already got to."""
        rows = self.rows_of(running.office)
        return [{name: row[name] for name in row if not name.startswith("_")} for row in rows]

    def addresses(self, running, uid):
        return [one["address"] for one in self.records(running) if one["uid"] == uid.hex()]


def test_a_newcomer_comes_all_the_way(journey, tmp_path):
    gacha = journey.begin_office("gacha", "敦达乌苏嘎查党支部", "152527201206", "白敏")
    said = journey.import_roster(gacha)
    assert "第 25 行　姓名：必须填写" in said
    assert "有 1 行没有导入" in said
    assert set(journey.names_on_screen(gacha)) >= RARE
    assert len(journey.records(gacha)) == 52

    journey.save_pdf(gacha, tmp_path / "名册.pdf")
    sumu = journey.begin_office("sumu", "贡宝拉格苏木党委", "152527201000", "乌云")
    journey.meet(gacha, sumu)
    journey.meet(sumu, gacha)
    dialog = journey.send(gacha, sumu, "名册.ortoo")
    dialog.reject()
    sumu.rest()
    assert journey.records(sumu) == journey.records(gacha)
    assert len(journey.records(sumu)) == 52

    uid = bytes.fromhex(journey.records(gacha)[0]["uid"])
    journey.change_address(gacha, uid, "敦达乌苏嘎查3组")
    journey.change_address(sumu, uid, "苏木所在地")
    dialog = journey.send(sumu, gacha, "改动.ortoo")
    gacha.press("去处理", dialog)
    page = gacha.face.pages.current
    gacha.wait_said("本办公室")
    assert [one.shown_value for one in page.item.choices if not one.ours] == ["苏木所在地"]
    theirs = next(at for at, one in enumerate(page.item.choices) if not one.ours)
    gacha.press(f"留这个（{theirs + 1}）", page.question.cards[theirs])
    gacha.wait_said("没有需要处理的内容")
    gacha.rest()

    journey.send(gacha, sumu, "定下来.ortoo").reject()
    sumu.rest()
    assert journey.addresses(gacha, uid) == journey.addresses(sumu, uid) == ["苏木所在地"]
    assert journey.records(sumu) == journey.records(gacha)
    assert items(sumu.office) == items(gacha.office) == []
    assert set(text_of(tmp_path / "名册.pdf").split()) >= RARE


def text_of(path):
    """What another program reads in a PDF."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    command = ["pdftotext", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()
