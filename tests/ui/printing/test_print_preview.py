"""The pages on the screen, in a file, and on paper."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QSpinBox

from app.desk import Desk
from app.forms.catalogue import FORMS, keep
from app.ledger.forms import Form, columns
from app.ledger.questions import Question
from app.progress import Silent
from ui.printing import leaving, paper
from ui.printing.page_view import FIT
from ui.printing.paper import (
    EMPTY,
    Errand,
    Sides,
    chosen_pages,
    chosen_sides,
    duplex,
    printer_for,
    put_on_paper,
    set_page_size,
    set_up,
)
from ui.printing.preview import PrintPreview


@pytest.fixture
def preview(desktop, qtbot):
    """Opens the preview of what a question finds."""

    def preview(office, question, size=(1100, 700), selected=()):
        hall = desktop(office)
        dialog = PrintPreview(hall.place, question, selected=selected)
        dialog.resize(*size)
        dialog.show()
        qtbot.waitUntil(dialog.parts.print.isEnabled)
        dialog.hall = hall
        return dialog

    return preview


def text_of(path):
    document = pypdfium2.PdfDocument(path)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def on_screen(view):
    return view.viewport().grab().toImage()


def darkness(image: QImage) -> int:
    """How many of every fifth point are dark: whether there is anything on a page."""
    return sum(
        QColor(image.pixel(x, y)).lightness() < 96
        for y in range(0, image.height(), 5)
        for x in range(0, image.width(), 5)
    )


def test_the_sample_roster_has_three_pages_which_come_into_view(
    preview, with_members, office, qtbot
):
    dialog = preview(with_members(office), Question("members"))
    pages = dialog.parts.pages
    qtbot.waitUntil(lambda: darkness(on_screen(pages)) > 100)
    assert dialog.parts.extent.text() == "第 1 页，共 3 页"

    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert dialog.parts.extent.text() == "第 3 页，共 3 页"
    qtbot.waitUntil(lambda: darkness(on_screen(pages)) > 100)
    qtbot.keyClick(pages, Qt.Key.Key_PageUp)
    assert dialog.parts.extent.text() == "第 2 页，共 3 页"


def test_zooming_makes_the_page_sharp_again(preview, with_members, office, qtbot):
    dialog = preview(with_members(office), Question("members"))
    pages = dialog.parts.pages
    qtbot.waitUntil(lambda: 0 in pages._images)
    narrow = pages._images[0].width()
    qtbot.mouseClick(dialog.parts.larger, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.parts.larger, Qt.MouseButton.LeftButton)

    assert pages.zoom > 0.9
    qtbot.waitUntil(lambda: pages._images[0].width() > narrow * 1.2)
    pages.set_zoom(FIT)
    qtbot.waitUntil(lambda: pages._images[0].width() == narrow)


def test_the_saved_pdf_has_every_name_and_only_masked_numbers(
    preview, with_members, office, rows_of, hands, tmp_path, qtbot, disclosed
):
    dialog = preview(with_members(office), Question("members"))
    hands.choose(tmp_path / "名册.pdf")
    qtbot.mouseClick(dialog.parts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.hall.said))

    text = text_of(tmp_path / "名册.pdf")
    rows = rows_of(office)
    assert {one["name"] for one in rows if one["name"] not in text} == set()
    assert not [one["phone"] for one in rows if one["phone"] and one["phone"] in text]
    assert disclosed(office) == [("print", "members", 52, "")]


def test_nothing_is_on_the_disk_until_the_clerk_saves_it(
    preview, with_members, office, tmp_path, monkeypatch, qtbot
):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    before = set(tmp_path.rglob("*"))
    preview(with_members(office), Question("members"))

    fresh = {one for one in tmp_path.rglob("*") if one.is_file()} - before
    assert [one for one in fresh if b"%PDF" in one.read_bytes()[:1024]] == []
    assert list((tmp_path / "temporary").iterdir()) == []


def test_full_numbers_need_a_purpose_which_is_noted(
    preview, with_members, office, rows_of, hands, tmp_path, qtbot, disclosed
):
    dialog = preview(with_members(office), Question("members"))

    def leave_it_empty(asking):
        assert not asking.agree.isEnabled()
        asking.reject()

    hands.do(leave_it_empty)
    dialog.content.full.click()
    assert not dialog.content.full.isChecked()

    def write_it(asking):
        asking.purpose.setEditText("报送苏木")
        asking.agree.click()

    hands.do(write_it)
    dialog.content.full.click()
    qtbot.waitUntil(dialog.parts.print.isEnabled)
    hands.choose(tmp_path / "全.pdf")
    qtbot.mouseClick(dialog.parts.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(dialog.hall.said))

    text = text_of(tmp_path / "全.pdf")
    phones = [one["phone"] for one in rows_of(office) if one["phone"]]
    assert [one for one in phones if one not in text] == []
    assert disclosed(office) == [
        ("show", "members", 52, "报送苏木"),
        ("print", "members", 52, "报送苏木"),
    ]


def test_characters_that_no_font_has_are_said_before_printing(preview, office):
    Desk(office).add("members", {"name": "王\U0003fffd"})
    dialog = preview(office, Question("members"))

    assert not dialog.parts.missing.isHidden()


def test_without_a_printer_it_says_what_to_do(preview, with_members, office, hands, qtbot):
    dialog = preview(with_members(office), Question("members"))
    hands.press("知道了")
    qtbot.mouseClick(dialog.parts.print, Qt.MouseButton.LeftButton)

    assert hands.read == ["这台电脑上没有打印机 请先接好打印机；也可以先存成PDF，拿到别处打印"]


def test_pages_go_to_paper_upright_or_across_as_they_are(
    preview, with_members, office, tmp_path, monkeypatch
):
    monkeypatch.setattr(paper, "DOTS_PER_INCH", 150)
    dialog = preview(with_members(office), Question("members"))
    typeset = dialog.typeset
    printer = printer_for(typeset.sizes[0])
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "纸.pdf"))
    set_page_size(printer, typeset.sizes[0])
    printer.setFromTo(3, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    chosen = chosen_pages(printer, 0, len(typeset.sizes))

    assert put_on_paper(printer, typeset.pdf, chosen, Silent()) == 1

    printed = pypdfium2.PdfDocument(tmp_path / "纸.pdf")
    assert [tuple(map(round, page.get_size())) for page in printed] == [(842, 595)]
    grey = printed[0].render(scale=1, grayscale=True)
    dark = sum(value < 128 for value in bytes(grey.buffer))
    assert dark > 2000
    grey.close()
    printed.close()


class Shop:
    """A printer that writes into files: what is printed lies there as a PDF, round by round."""

    def __init__(self, folder, monkeypatch):
        monkeypatch.setattr(paper, "DOTS_PER_INCH", 75)
        self.folder = folder
        self.made = []
        self.names = ["前台", "里屋"]
        real = leaving.printer_for

        def printer_for_file(size, name="", title=""):
            printer = real(size, "", title)
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
            printer.setOutputFileName(str(folder / f"{len(self.made)}.pdf"))
            self.made.append((name, title, printer))
            return printer

        monkeypatch.setattr(leaving, "printer_for", printer_for_file)
        info = QPrinterInfo
        monkeypatch.setattr(info, "availablePrinterNames", lambda: self.names)
        monkeypatch.setattr(info, "defaultPrinterName", lambda: "里屋")

    def pages(self, number):
        """The texts of what is printed are pictures; how dark each page is tells what it is."""
        document = pypdfium2.PdfDocument(self.folder / f"{number}.pdf")
        try:
            return [_darkness_of(page) for page in document]
        finally:
            document.close()


def _darkness_of(page):
    grey = page.render(scale=0.5, grayscale=True)
    dark = sum(value < 200 for value in bytes(grey.buffer))
    grey.close()
    return dark


@pytest.fixture
def shop(tmp_path, monkeypatch):
    """Printers in a shop next door."""
    return Shop(tmp_path, monkeypatch)


def chosen_in(box, text):
    """Choose an entry of a list as somebody does it, by what it says."""
    at = box.findText(text)
    assert at >= 0, [box.itemText(one) for one in range(box.count())]
    box.setCurrentIndex(at)
    box.activated.emit(at)


def ready(dialog, qtbot):
    """Wait until the pages are typeset as they are wanted now."""
    qtbot.waitUntil(lambda: dialog.parts.print.isEnabled() and not dialog.hall.jobs.is_busy)


def test_printing_needs_no_other_dialog_and_what_was_chosen_is_there_again(
    preview, with_members, office, shop, qtbot, disclosed
):
    dialog = preview(with_members(office), Question("members"))
    part = dialog.parts.printer
    qtbot.waitUntil(part.printer.isEnabled)
    assert part.printer_name() == "里屋"
    chosen_in(part.printer, "前台")
    part.copies.setValue(2)
    part.pages.setText("1,3")
    qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.hall.said == ["已送到打印机“前台”"])

    name, title, printer = shop.made[0]
    assert (name, title, printer.copyCount()) == ("前台", "党员名册", 2)
    first, last, again, end = shop.pages(0)  # a file takes no copies by itself
    assert (first, last) == (again, end)
    assert first > last > 0
    assert disclosed(office) == [("print", "members", 52, "")]
    dialog.reject()

    later = preview(office, Question("members"))
    part = later.parts.printer
    qtbot.waitUntil(lambda: part.printer_name() == "前台")
    assert part.copies.value() == 2
    assert part.pages.text() == ""
    chosen_in(later.form_part.form, "签到表")
    assert part.copies.value() == 1, "how many copies is kept for each form by itself"
    assert part.printer_name() == "前台"


def test_a_page_that_is_not_there_is_said_and_nothing_is_printed(
    preview, with_members, office, shop, qtbot, words_on
):
    dialog = preview(with_members(office), Question("members"))
    qtbot.waitUntil(dialog.parts.printer.printer.isEnabled)
    dialog.parts.printer.pages.setText("2-9")
    assert "一共 3 页，没有第 9 页" in words_on(dialog)
    dialog.parts.print.click()
    assert shop.made == []
    assert dialog.hall.said == []


def test_paper_turned_over_by_hand_goes_through_twice(
    preview, with_members, office, shop, hands, qtbot
):
    dialog = preview(with_members(office), Question("members"))
    part = dialog.parts.printer
    qtbot.waitUntil(part.printer.isEnabled)
    chosen_in(part.sides, "双面，自己把纸翻过来")
    hands.press("放好了，印反面")
    dialog.parts.print.click()
    qtbot.waitUntil(lambda: len(dialog.hall.said) == 2)

    assert "把这一叠纸翻过来" in hands.read[0]
    assert [len(shop.pages(number)) for number in range(2)] == [2, 1]


def test_both_sides_are_turned_as_a_book_whether_a_page_stands_or_lies():
    modes = QPrinter.DuplexMode
    assert duplex(Sides.BOOK, is_across=False) is modes.DuplexLongSide
    assert duplex(Sides.BOOK, is_across=True) is modes.DuplexShortSide
    assert duplex(Sides.CALENDAR, is_across=True) is modes.DuplexLongSide
    assert duplex(Sides.BY_HAND, is_across=True) is modes.DuplexNone


@pytest.mark.parametrize("size", [(595, 842), (842, 595), (1191, 842)])
def test_paper_lies_as_the_page_does(qapp, size):
    printer = printer_for(QSizeF(*size), title="党员名册")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert set_page_size(printer, QSizeF(*size))
    set_up(printer, Errand("", 3, Sides.ONE, (0, 1)))
    whole = printer.paperRect(QPrinter.Unit.Point).size().toSize()
    assert (whole.width(), whole.height()) == size
    assert chosen_sides(printer) is Sides.ONE
    assert (printer.docName(), printer.copyCount()) == ("党员名册", 3)


def test_the_systems_own_dialog_prints_with_what_is_chosen_there(
    preview, with_members, office, shop, hands, qtbot
):
    dialog = preview(with_members(office), Question("members"))
    part = dialog.parts.printer
    qtbot.waitUntil(part.printer.isEnabled)

    def choose(asking):
        assert isinstance(asking, QPrintDialog)
        printer = asking.printer()
        printer.setCopyCount(2)
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 3)
        asking.done(QPrintDialog.DialogCode.Accepted)

    hands.do(lambda asking: asking.reject())
    part.properties.click()
    assert dialog.hall.said == []
    hands.do(choose)
    part.properties.click()
    qtbot.waitUntil(lambda: len(dialog.hall.said) == 1)
    assert len(shop.pages(1)) == 4
    assert part.copies.value() == 2


def test_an_empty_back_stays_empty(preview, with_members, office, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr(paper, "DOTS_PER_INCH", 75)
    dialog = preview(with_members(office), Question("members"))
    printer = printer_for(dialog.typeset.sizes[0])
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "背面.pdf"))
    put_on_paper(printer, dialog.typeset.pdf, [1, EMPTY], Silent())
    printed = pypdfium2.PdfDocument(tmp_path / "背面.pdf")
    assert [_darkness_of(page) > 0 for page in printed] == [True, False]
    printed.close()


def test_only_the_records_that_are_selected(
    preview, with_members, office, rows_of, hands, qtbot, tmp_path
):
    with_members(office)
    with office.snapshot() as now:
        uids = now.asking.uids(Question("members"))[4:7]
        names = [one.values["name"] for one in now.asking.some("members", uids).values()]
    dialog = preview(office, Question("members"), selected=uids)
    ready(dialog, qtbot)
    assert dialog.content.only_selected.isChecked(), "who selects several wants just these"
    assert dialog.typeset.rows == 3
    text = text_of(dialog.typeset.pdf.content)
    assert all(one in text for one in names)

    dialog.content.all_found.click()
    ready(dialog, qtbot)
    assert dialog.typeset.rows == 52


def test_a_blank_form_has_its_heading_and_nobody_on_it(
    preview, with_members, office, rows_of, qtbot
):
    dialog = preview(with_members(office), Question("members"))
    dialog.content.blank.click()
    ready(dialog, qtbot)
    text = text_of(dialog.typeset.pdf.content)
    assert dialog.typeset.rows == 0
    assert "党员名册" in text
    assert not [one["name"] for one in rows_of(office) if one["name"] in text]
    assert not dialog.content.dated.isEnabled()


def test_what_a_form_asks_is_typed_beside_it_and_remembered(
    preview, with_members, office, qtbot, write
):
    dialog = preview(with_members(office), Question("members"))
    chosen_in(dialog.form_part.form, "党员公示")
    ready(dialog, qtbot)
    write(dialog.asks.line("监督电话"), "0479-7222222")
    qtbot.waitUntil(lambda: "0479-7222222" in text_of(dialog.typeset.pdf.content))
    assert not dialog.content.full.isVisible(), "a wall copy never shows a number in full"
    dialog.reject()

    again = preview(office, Question("members"))
    assert again.form_part.current.name == "public"
    assert again.asks.line("监督电话").text() == "0479-7222222"
    assert "0479-7222222" in text_of(again.typeset.pdf.content)


def test_a_form_with_full_numbers_asks_for_the_reason_before_it_is_typeset(
    preview, with_members, office, rows_of, hands, qtbot, disclosed
):
    dialog = preview(with_members(office), Question("members"))
    before = dialog.typeset
    hands.do(lambda asking: asking.reject())
    chosen_in(dialog.form_part.form, "党员信息采集表")
    assert dialog.form_part.current.name == "roster"
    ready(dialog, qtbot)
    assert dialog.typeset.rows == before.rows
    assert disclosed(office) == []

    def write_it(asking):
        asking.purpose.setEditText("上报采集")
        asking.agree.click()

    hands.do(write_it)
    chosen_in(dialog.form_part.form, "党员信息采集表")
    ready(dialog, qtbot)
    numbers = [one["id_number"] for one in rows_of(office) if one["id_number"]]
    text = text_of(dialog.typeset.pdf.content)
    assert [one for one in numbers if one not in text] == []
    assert disclosed(office)[0][3] == "上报采集"


def test_who_gives_no_reason_for_a_second_form_in_full_keeps_the_first(
    preview, with_members, office, hands, qtbot, disclosed
):
    keep(
        office, "members", Form(name="phones", title="电话表", full=True, columns=columns("phone"))
    )

    def write_it(asking):
        asking.purpose.setEditText("上报采集")
        asking.agree.click()

    dialog = preview(with_members(office), Question("members"))
    hands.do(write_it)
    chosen_in(dialog.form_part.form, "党员信息采集表")
    ready(dialog, qtbot)
    pages = len(dialog.typeset.sizes)
    hands.do(lambda asking: asking.reject())  # asked once, and not over and over
    chosen_in(dialog.form_part.form, "电话表（本办公室的）")
    assert dialog.form_part.current.name == "collection"
    assert dialog.parts.print.isEnabled()
    assert (dialog.wanted().masked, len(dialog.typeset.sizes)) == (False, pages)
    assert office.setting("form:members") == "collection"
    assert [one[3] for one in disclosed(office)] == ["上报采集"]


def test_a_form_that_was_changed_to_full_numbers_can_be_left_without_a_reason(
    preview, with_members, office, hands, qtbot
):
    dialog = preview(with_members(office), Question("members"))
    roster = dialog.offered.form
    keep(office, "members", replace(roster, full=True))
    hands.do(lambda asking: asking.reject())
    dialog._take_changed("roster")
    ready(dialog, qtbot)
    assert dialog.form_part.current.name == "by_class"
    assert dialog.wanted().masked


def test_an_office_without_records_takes_an_empty_form_along(preview, office, qtbot):
    dialog = preview(office, Question("patrols"))
    chosen_in(dialog.form_part.form, "护边员巡逻登记簿（空白）")
    ready(dialog, qtbot)
    assert "护边员巡逻登记簿" in text_of(dialog.typeset.pdf.content)


def test_a_key_that_is_quick_does_not_save_pages_without_what_was_just_typed(
    preview, with_members, office, qtbot, write, monkeypatch
):
    asked = []
    monkeypatch.setattr(leaving, "file_to_save", lambda *_: asked.append(1))
    dialog = preview(with_members(office), Question("members"))
    chosen_in(dialog.form_part.form, "党员公示")
    ready(dialog, qtbot)
    line = dialog.asks.line("监督电话")
    write(line, "0479-7222222")
    qtbot.keyClick(line, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    ready(dialog, qtbot)
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert asked == [1]
    assert "0479-7222222" in text_of(dialog.typeset.pdf.content)


def test_a_form_of_which_nothing_can_be_used_is_named(preview, with_members, office):
    broken = {"for_ledger": "members", "name": "roster", "title": "党员名册", "document": "{"}
    Desk(office).add(FORMS, broken)
    Desk(office).add(FORMS, {**broken, "for_ledger": "patrols", "name": "later"})
    dialog = preview(with_members(office), Question("members"))
    said = dialog.form_part.unreadable
    assert said.isVisible()
    assert said.text() == "表格“党员名册”不能用：这张表的内容坏了，读不了"
    assert dialog.form_part.current.whose == "program"


def test_a_roster_as_of_a_day(preview, with_members, office, qtbot, write, words_on):
    dialog = preview(with_members(office), Question("members"))
    dialog.content.dated.click()
    write(dialog.content.day, "2020年年底")
    dialog.content.day.editingFinished.emit()
    assert "2020年年底" in words_on(dialog)
    write(dialog.content.day, "2020.12.31")
    qtbot.waitUntil(lambda: dialog.typeset is not None and dialog.typeset.rows == 0)
    ready(dialog, qtbot)
    assert dialog.file_name().endswith("2020-12-31.pdf")
    dialog.content.dated.click()
    ready(dialog, qtbot)
    assert dialog.typeset.rows == 52


def test_it_says_in_whose_records_characters_stand_that_no_font_has(
    preview, office, qtbot, words_on
):
    Desk(office).add("members", {"name": "王\U0003fffd"})
    Desk(office).add("members", {"name": "李明"})
    dialog = preview(office, Question("members"))
    qtbot.waitUntil(lambda: "请先核对" in words_on(dialog.parts.missing))
    assert "（王\U0003fffd）" in words_on(dialog.parts.missing)
    assert "李明" not in words_on(dialog.parts.missing)


def test_after_saving_the_folder_can_be_opened(
    preview, with_members, office, hands, tmp_path, qtbot, monkeypatch, words_on
):
    opened = []
    monkeypatch.setattr(leaving.QDesktopServices, "openUrl", opened.append)
    dialog = preview(with_members(office), Question("members"))
    hands.choose(tmp_path / "名册.pdf")
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "已存到" in words_on(dialog))
    dialog.parts.open_folder.click()
    assert opened[0].toLocalFile() == str(tmp_path)
    (tmp_path / "名册.pdf").unlink()
    hands.press("知道了")
    dialog.parts.open_file.click()
    assert len(opened) == 1


def test_keys_turn_pages_and_zoom_wherever_the_focus_is(preview, with_members, office, qtbot):
    dialog = preview(with_members(office), Question("members"))
    dialog.activateWindow()
    dialog.parts.printer.pages.setFocus()
    pages = dialog.parts.pages
    zoom = pages.zoom
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(dialog, Qt.Key.Key_PageDown)
    assert pages.page == 1
    qtbot.keyClick(dialog, Qt.Key.Key_PageUp)
    assert pages.page == 0
    qtbot.keyClick(dialog, Qt.Key.Key_Equal, ctrl)
    assert pages.zoom > zoom
    qtbot.keyClick(dialog, Qt.Key.Key_Minus, ctrl)
    qtbot.keyClick(dialog, Qt.Key.Key_0, ctrl)
    assert pages.zoom == zoom


def test_tab_goes_through_the_panel_from_above(preview, with_members, office, qtbot):
    dialog = preview(with_members(office), Question("members"))
    chosen_in(dialog.form_part.form, "党员公示")
    ready(dialog, qtbot)
    one, went = dialog.parts.pages, []
    for _step in range(40):
        one = one.nextInFocusChain()
        tabbed = one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if one.isVisible() and tabbed and not isinstance(one.parent(), QSpinBox):
            went.append(one.accessibleName() or one.text())
    assert went[:11] == [
        "印哪一种表格", "改这张表(&E)…", "打印空白表(&K)", "截至日期(&D)", "公示期", "监督电话",
        "份数", "页码", "单面或双面", "打印机属性(&R)…", "打印(&P)",
    ]  # fmt: skip


def test_of_thousands_of_pages_only_those_in_view_are_drawn(qtbot):
    from ui.printing.page_view import PageView

    view = PageView()
    qtbot.addWidget(view)
    view.resize(800, 600)
    asked = []
    view.wanted.connect(lambda numbers, _width: asked.append(numbers))
    view.show()
    view.show_pages([QSizeF(842, 595)] * 5000)
    view.go_to(4321)
    assert view.page == 4321
    assert 4321 in asked[-1]
    assert max(map(len, asked)) <= 3


def test_closing_while_it_is_being_typeset_is_quiet(desktop, with_members, office, qtbot):
    hall = desktop(with_members(office))
    dialog = PrintPreview(hall.place, Question("members"))
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(hall.jobs.finished):
        pass
