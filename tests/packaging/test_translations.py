"""The English: whole, with the places of its Chinese, and really shown."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from app import language
from app.ledger import registry
from app.ledger.row_reading import Problem
from app.manifest import manifest_of
from ui.navigation import Navigation
from ui.speaking import Speaker

TOOL = Path(__file__).parents[2] / "packaging" / "translations.py"
TYPED = frozenset({"、", "等", "不详", "完好", "褪色", "损坏", "未到", "张三、李四等3人"}) | {
    *("本月", "上季度", "去年", "最近30天", "2年以前", "每年3月"),
    *("中文", "蒙古文在前", "中文在前", "{姓名}", "姓名", "党员名册", "未审定", "清空"),
    *("记录编号", "没有导入的原因"),
}
"""What a clerk types in Chinese whatever the language of the window, since the readers want it so:
the joint between names and the “and others” after them, an unknown day, the conditions of markers,
a list of names as it is written, the periods of a filter on the command line, and what stands in
files and on paper: rules and braces that are typed there, the headings of our own spreadsheets."""
WIDE = re.compile("[“”‘’]")
"""In the window's font these are as wide as a Chinese character: they tear English words apart."""
ACCELERATOR = re.compile(r"&(?=[^&\s])")


@pytest.fixture(scope="module")
def tool():
    # `packaging` is also the name of an installed package
    found = importlib.util.spec_from_file_location("our_translations", TOOL)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def english(qapp):
    speaker = Speaker(qapp)
    speaker.speak("en")
    yield speaker
    for translator in speaker._installed:
        qapp.removeTranslator(translator)
    language.use("zh")
    QLocale.setDefault(QLocale.system())


def test_every_sentence_is_translated():
    done = subprocess.run(
        [sys.executable, TOOL, "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_collecting_again_changes_nothing(tool, tmp_path):
    copy = tmp_path / "ortoo_en.ts"
    shutil.copy(tool.FILE, copy)
    known = tool.read(copy)
    tool.write({text: known.get(text, "") for text in tool.sentences()}, copy)
    assert copy.read_bytes() == tool.FILE.read_bytes()


def test_what_is_missing_left_over_or_lost_is_said(tool, monkeypatch):
    monkeypatch.setattr(tool, "sentences", lambda: ["已保存", "共 {count} 条", "{a}，{b}"])
    assert tool.faults({"共 {count} 条": "Many", "{a}，{b}": "{b} of {a}", "旧": "Old"}) == [
        "not translated: 已保存",
        "left over: 旧",
        "other places: 共 {count} 条 / Many",
    ]


def test_every_translation_fits_its_sentence(tool):
    for source, translation in tool.read().items():
        assert set(tool.PLACE.findall(source)) == set(tool.PLACE.findall(translation)), source
        translation.format_map({place.strip("{}"): 1 for place in tool.PLACE.findall(source)})
        assert len(ACCELERATOR.findall(translation)) == len(ACCELERATOR.findall(source)), source
        assert translation.endswith("…") or not source.endswith("…"), source


def test_no_chinese_is_left_in_english(tool):
    for source, translation in tool.read().items():
        left = translation
        for word in sorted(TYPED, key=len, reverse=True):
            left = left.replace(word, "")
        assert not tool.CHINESE.search(left), (source, translation)
        assert not WIDE.search(translation), (source, translation)


def test_the_window_and_the_core_speak_english(english, qtbot):
    page = Navigation(manifest_of(registry.load()).ledgers)
    qtbot.addWidget(page)
    rows = page.model()
    shown = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert shown[:5] == ["Home", "Exchange", "Review", "Statistics", "Party affairs"]
    assert {"Members", "Patrol logs", "Settings"} <= set(shown)
    assert not [text for text in shown if not text.isascii()]
    page.show_count("review", 3)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert rows.index(2, 0).data(role) == "Review, open: 3"
    assert (
        language.say("共 {total} 条，列出 {count} 条", total=9, count=4) == "In all: 9, listed: 4"
    )


def test_a_problem_names_its_field_in_english_too(english):
    # the label stood there in Chinese before an English sentence
    problem = Problem("name", "姓名", language.Message("必须填写"), "refused")
    assert str(problem) == "Name: Must be filled in"


def test_chinese_comes_back(english):
    english.speak("zh")
    assert QCoreApplication.translate("any", "首页") == "首页"
    assert language.say("已保存") == "已保存"
    assert language.current() == "zh"


def test_what_has_no_translation_stays_as_it_is(english):
    assert language.say("没有人译过 {n}", n=2) == "没有人译过 2"
    assert QCoreApplication.translate("any", "没有人译过") == "没有人译过"
