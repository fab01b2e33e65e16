"""Faults of the program itself: told, kept, and without anything of what people wrote."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.errors import Cancelled, Trouble
from ui.crash import FaultDialog
from ui.jobs import Job

NAME, ID_NUMBER, PHONE = "乌云其其格", "990000199001011234", "13912345678"


@pytest.fixture
def caught(at_work, monkeypatch):
    """The program with an open office, which catches what nobody else has caught."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = qInstallMessageHandler(None)
    at_work.program.faults.catch()
    yield at_work
    qInstallMessageHandler(before)


@pytest.fixture
def read_fault(hands):
    """Reads the report that the next dialog shows, and goes on."""
    reports = []

    def read(dialog):
        assert isinstance(dialog, FaultDialog)
        reports.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    def expect():
        hands.do(read)
        return reports

    return expect


def stumble():
    row = {"name": NAME, "id_number": ID_NUMBER}
    raise KeyError(f"{NAME} {ID_NUMBER} {PHONE} {row}")


def kept(running):
    return [one.read_text("utf-8") for one in sorted(running.home.reports.glob("*.txt"))]


def assert_nothing_personal(report):
    assert "stumble" in report
    assert "builtins.KeyError" in report
    for one in (NAME, ID_NUMBER, PHONE):
        assert one not in report


def test_a_fault_in_a_slot_is_told_and_kept_and_work_goes_on(caught, read_fault, qtbot):
    reports = read_fault()
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(reports))

    assert_nothing_personal(reports[0])
    assert "test_faults.py" in reports[0]
    assert kept(caught) == reports
    caught.go_to("members")
    assert caught.face.pages.name == "members"
    caught.rest()


def test_a_fault_in_a_job_is_told_too(caught, read_fault, qtbot):
    reports = read_fault()
    caught.program.jobs.run(Job("正在出错", lambda _progress: stumble(), print))
    qtbot.waitUntil(lambda: bool(reports))

    assert_nothing_personal(reports[0])
    assert kept(caught) == reports


def test_a_fault_in_another_thread_is_told_with_what_qt_said_before(caught, read_fault, qtbot):
    reports = read_fault()
    qWarning(f"QThing: what about {ID_NUMBER}?")
    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(reports))

    assert_nothing_personal(reports[0])
    assert "QtWarningMsg: QThing: what about …?" in reports[0]


def test_a_second_fault_is_added_to_the_first(caught, hands, qtbot):
    shown = []

    def look(dialog):
        stumble_again = ValueError("again")
        caught.program.faults.show(stumble_again)
        shown.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.accept()

    hands.do(look)
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(shown))
    assert "builtins.KeyError" in shown[0]
    assert "builtins.ValueError: again" in shown[0]
    assert len(kept(caught)) == 2


def test_the_report_can_be_copied_and_saved(caught, hands, qtbot, tmp_path):
    done = []

    def act(dialog):
        report = dialog.findChild(QPlainTextEdit).toPlainText()
        caught.press("复制报告", dialog)
        hands.choose(tmp_path / "报告.txt")
        caught.press("保存报告", dialog)
        done.append(report)
        dialog.accept()

    hands.do(act)
    QTimer.singleShot(0, stumble)
    qtbot.waitUntil(lambda: bool(done))
    assert QGuiApplication.clipboard().text() == done[0]
    assert (tmp_path / "报告.txt").read_text("utf-8") == done[0]


def test_trouble_that_nobody_told_is_told_as_such(caught, hands, qtbot):
    def trouble():
        raise Trouble("磁盘满了", "请清理磁盘")

    hands.press("知道了")
    QTimer.singleShot(0, trouble)
    qtbot.waitUntil(lambda: bool(hands.read))
    assert hands.read == ["磁盘满了 请清理磁盘"]
    assert kept(caught) == []


def test_what_was_cancelled_is_no_fault(caught, qtbot):
    def cancel():
        raise Cancelled

    QTimer.singleShot(0, cancel)
    with qtbot.waitSignal(caught.program.faults._met):
        pass
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None
    assert kept(caught) == []


def test_only_the_latest_reports_are_kept(caught):
    for number in range(25):
        caught.program.faults._keep(f"report {number}")
    assert len(kept(caught)) == 20
    assert kept(caught)[-1] == "report 24"
