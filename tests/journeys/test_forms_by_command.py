"""Forms on the command line: printed filled and blank, copied, changed in a file, deleted."""

from __future__ import annotations

import json

import pypdfium2
import pytest

from tests.journeys.test_command_line import Ortoo


@pytest.fixture
def ortoo(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("ORTOO_PASSPHRASE", "草原上的驿站 2026")
    made = Ortoo(tmp_path / "gacha", capsys)
    made("new", "--name", "敦达乌苏嘎查党支部", "--code", "152527201206", "--person", "白敏")
    made("add", "members", "name=乌云其其格", "phone=13912345678", "post=牧民")
    return made


def read(path):
    with pypdfium2.PdfDocument(path) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def test_a_form_is_copied_to_a_file_changed_there_printed_and_deleted(ortoo, tmp_path):
    file, pdf = tmp_path / "form.json", tmp_path / "a.pdf"
    copied = ortoo("forms", "copy", "members", "roster", "上报名册")
    assert (copied["name"], copied["whose"]) == ("roster-2", "own")
    ortoo("forms", "show", "members", "roster-2", file)
    document = json.loads(file.read_text("utf-8"))
    document["form"]["columns"] = [{"field": "name"}, {"title": "签名", "width": 40}]
    document["form"]["notes"] = ["收表人：{ask:收表人}"]
    document["form"]["asks"] = ["收表人"]
    file.write_text(json.dumps(document), "utf-8")
    assert ortoo("forms", "set", "members", file)["asks"] == ["收表人"]
    assert (
        ortoo("forms", "rename", "members", "roster-2", "报苏木的名册")["title"] == "报苏木的名册"
    )

    ortoo("print", "members", pdf, "--form", "报苏木的名册", "--ask", "收表人=巴图")
    assert "收表人：巴图" in read(pdf)
    ortoo("print", "members", pdf, "--form", "roster-2")
    text = read(pdf)
    assert "收表人：巴图" in text  # as it was typed last
    assert "签名" in text
    assert "联系电话" not in text

    whose = {one["name"]: one["whose"] for one in ortoo("forms", "members")}
    assert (whose["roster"], whose["roster-2"]) == ("program", "own")
    assert len(ortoo("forms")) > len(whose)
    ortoo("forms", "remove", "members", "roster-2")
    ortoo("undo")
    assert [one["title"] for one in ortoo("forms", "members")][-1] == "报苏木的名册"


def test_full_numbers_want_a_reason_and_a_blank_form_none(ortoo, tmp_path):
    pdf = tmp_path / "a.pdf"
    assert "用途" in ortoo.refused("print", "members", pdf, "--form", "collection")
    assert "用途" in ortoo.refused("print", "members", pdf, "--unmask", " ")
    assert "墙" in ortoo.refused("print", "members", pdf, "--form", "public", "--unmask", "看看")
    assert not pdf.exists()
    ortoo("print", "members", pdf, "--form", "collection", "--unmask", "报送")
    assert "13912345678" in read(pdf)
    blank = ortoo("print", "members", pdf, "--form", "collection", "--blank")
    assert (blank["pages"], blank["rows"]) == (1, 0)
    assert "乌云其其格" not in read(pdf)
    ortoo("print", "members", pdf, "--as-of", "2020-01-01")
    assert "乌云其其格" not in read(pdf)
    assert "本表是2020年1月1日的情况" in read(pdf)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["forms", "nobody"], 2, "没有叫“nobody”的台账"),
        (["forms", "copy", "members", "别的", "甲"], 1, "没有叫“别的”的表格"),
        (["forms", "copy", "members", "roster", "党员名册"], 1, "已经有叫“党员名册”的表格"),
        (["forms", "remove", "members", "roster"], 1, "程序自带"),
        (["forms", "set", "members", "没有.json"], 1, "打不开“没有.json”"),
        (["forms", "set", "members", "bad.json"], 1, "内容坏了"),
        (["print", "members", "a.pdf", "--ask", "公示期=7天"], 1, "不用填“公示期”"),
        (["print", "members", "a.pdf", "--ask", "公示期"], 2, "字段=内容"),
        (["print", "members", "a.pdf", "--as-of", "昨天"], 1, "不是一个完整的日期"),
    ],
)
def test_what_goes_wrong_is_one_line(ortoo, words, code, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.json").write_text("{", "utf-8")
    assert says in ortoo.refused(*words, code=code)
    assert not (tmp_path / "a.pdf").exists()


def test_terms_are_put_in_unapproved(ortoo):
    assert ortoo("terms") == {"approved": {}, "added": 0}
    assert ortoo("terms", "--add")["added"] > 100
    assert ortoo("terms", "--add") == {"approved": {}, "added": 0}


def test_a_wall_copy_that_also_wants_full_numbers_is_printed_with_them_hidden(ortoo, tmp_path):
    file, pdf = tmp_path / "form.json", tmp_path / "a.pdf"
    form = {"name": "wall", "title": "上墙", "wall": True, "full": True}
    form["columns"] = [{"field": "name"}, {"field": "phone"}]
    file.write_text(json.dumps({"version": 1, "form": form}), "utf-8")
    ortoo("forms", "set", "members", file)
    ortoo("print", "members", pdf, "--form", "wall")
    assert "乌云其其格" in read(pdf)
    assert "139" not in read(pdf)
