"""The office's own documents with braces, and texts that it words further."""

from __future__ import annotations

import re
import zipfile

import pytest

from app.desk import Desk
from app.errors import Trouble
from app.filling.chosen import Chosen
from app.filling.document_text import write_document
from app.filling.documents import fill_documents, open_document, preview_document
from app.filling.writings import letter, notice
from app.ledger.questions import Question
from app.paper.labels import Line
from app.paper.prose import Prose, Text
from app.progress import Silent
from app.sync.moves import offer


def words(path):
    """The text of a document, paragraph by paragraph."""
    with zipfile.ZipFile(path) as file:
        xml = file.read("word/document.xml").decode()
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL)
    return ["".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", one)) for one in paragraphs]


@pytest.fixture
def proof(tmp_path):
    """A document of the office, in which Word has cut a pair of braces into three."""
    path = tmp_path / "证明.docx"
    lines = [
        Line("兹证明{姓名}（{性别}），{出生日期：YYYY年M月}出生，电话{手机号}，{没有的}，{学位}。")
    ]
    write_document(path, Prose("证明", "", [Text("证明", lines, unit="{单位}", day="{今天}")]))
    with zipfile.ZipFile(path) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    whole = parts["word/document.xml"]
    cut = whole.replace(
        "{姓名}".encode(), "{姓</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>名</w:t></w:r>"
        "<w:r><w:t>}".encode()
    )  # fmt: skip
    assert cut != whole
    with zipfile.ZipFile(path, "w") as file:
        for name, data in parts.items():
            file.writestr(name, cut if name == "word/document.xml" else data)
    return path


def test_braces_become_what_the_record_says(members, proof, tmp_path):
    document = open_document(proof)
    assert document.places == (
        "姓名", "性别", "出生日期：YYYY年M月", "手机号", "没有的", "学位", "单位", "今天",
    )  # fmt: skip
    chosen = Chosen(Question("members", search="马骉"), purpose="")
    saved = fill_documents(members, document, chosen, tmp_path / "马骉.docx", Silent())
    text = words(saved.paths[0])
    assert "兹证明马骉（女），1987年5月出生，电话146****0081，{没有的}，{学位}。" in text
    assert "敦达乌苏嘎查党支部" in text
    assert [(one.title, str(one.message)) for one in saved.report.remarks] == [
        ("没有的", "没有这一项，照原样留着"),
        ("学位", "没有这一项，照原样留着"),
    ]
    # nothing but the text is another
    with zipfile.ZipFile(proof) as one, zipfile.ZipFile(saved.paths[0]) as other:
        changed = {name for name in one.namelist() if one.read(name) != other.read(name)}
    assert changed == {"word/document.xml"}


def test_each_record_has_a_document_of_its_own(members, proof, tmp_path):
    chosen = Chosen(Question("members", search="其木格"))
    report = preview_document(members, open_document(proof), chosen, Silent())
    saved = fill_documents(members, open_document(proof), chosen, tmp_path / "证明", Silent())
    assert len(saved.paths) == report.records > 1
    assert saved.paths[0].name.startswith("敦达乌苏嘎查党支部证明")


def test_a_document_without_braces_or_of_another_kind_is_refused(tmp_path):
    plain = tmp_path / "无.docx"
    write_document(plain, Prose("无", "", [Text("无", [Line("没有括号")])]))
    with pytest.raises(Trouble, match="没有要填的地方"):
        open_document(plain)
    old = tmp_path / "旧.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0 old Word")
    with pytest.raises(Trouble, match="另存为"):
        open_document(old)


def test_a_notice_becomes_a_document_laid_out_by_the_standard(office, tmp_path):
    saved = Desk(office).add(
        "notices",
        {
            "title": "关于拟发展预备党员的公示",
            "issued_on": "2026-11-21",
            "concerns": "各党小组",
            "text": "根据规定，现予公示。\n如有意见，请反映 <5 日内>。",
        },
    )
    path = tmp_path / "公示.docx"
    write_document(path, notice(office, saved.uid))
    assert [one for one in words(path) if one] == [
        "关于拟发展预备党员的公示", "各党小组：", "根据规定，现予公示。",
        "如有意见，请反映 &lt;5 日内&gt;。", "敦达乌苏嘎查党支部", "2026年11月21日",
    ]  # fmt: skip
    with zipfile.ZipFile(path) as file:
        document = file.read("word/document.xml").decode()
        fonts = file.read("word/fontTable.xml").decode()
    assert '<w:pgSz w:w="11906" w:h="16838"/>' in document
    assert 'w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"' in document
    assert '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/>' in fonts
    again = tmp_path / "again.docx"
    write_document(again, notice(office, saved.uid))
    assert again.read_bytes() == path.read_bytes()


def test_the_draft_of_a_letter_says_that_it_is_one(pair, tmp_path):
    gacha, sumu = pair
    saved = Desk(gacha).add("members", {"name": "乌云其其格"})
    made = offer(gacha, "members", saved.uid, sumu.unit.code, note="随带党费证")
    path = tmp_path / "介绍信.docx"
    write_document(path, letter(gacha, made.uid))
    text = "\n".join(words(path))
    assert text.startswith("党员组织关系介绍信")
    assert made.number in text
    assert "贡宝拉格苏木党委：" in text
    assert "兹有党员乌云其其格由敦达乌苏嘎查党支部转到你处，请接洽。" in text
    assert "不是正式介绍信" in text
