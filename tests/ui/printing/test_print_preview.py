"""The pages on the screen, in a file, and on paper."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter

from app.desk import Desk
from app.ledger.questions import Question
from app.progress import Silent
from ui.printing.page_view import FIT
from ui.printing.paper import chosen_pages, printer_for, put_on_paper, set_page_size
from ui.printing.preview import PrintPreview


@pytest.fixture
def preview(desktop, qtbot):
    """Opens the preview of what a question finds."""

    def preview(office, question, size=(1100, 700)):
        hall = desktop(office)
        dialog = PrintPreview(hall.place, question)
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


def test_pages_go_to_paper_upright_or_across_as_they_are(preview, with_members, office, tmp_path):
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

    paper = pypdfium2.PdfDocument(tmp_path / "纸.pdf")
    assert [tuple(map(round, page.get_size())) for page in paper] == [(842, 595)]
    grey = paper[0].render(scale=1, grayscale=True)
    dark = sum(value < 128 for value in bytes(grey.buffer))
    assert dark > 2000
    grey.close()
    paper.close()


def test_closing_while_it_is_being_typeset_is_quiet(desktop, with_members, office, qtbot):
    hall = desktop(with_members(office))
    dialog = PrintPreview(hall.place, Question("members"))
    dialog.show()
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    with qtbot.waitSignal(hall.jobs.finished):
        pass
