"""The register of bundles: receipts, and any bundle set aside and taken up again."""

from __future__ import annotations

import io
import json

import pypdfium2
import pytest

from app.cli.commands import run
from app.desk import Desk
from app.errors import Trouble
from app.progress import Silent
from app.receipt_printing import print_receipt, receipt_name
from app.sync.incoming import read_bundle, read_bundles
from app.sync.outgoing import write_bundle
from app.sync.receipts import State, entries, entry
from app.sync.tallies import Kind
from app.sync.turning import set_aside, take_up
from app.upkeep import check_office
from tests.app.sync.test_preview import everything, shown


@pytest.fixture
def read_in_turn(pair, tmp_path):
    """The sumu has read three bundles of the gacha: two members, a change, another member."""
    gacha, sumu = pair
    desk = Desk(gacha)
    uids = [desk.add("members", {"name": name, "post": "牧民"}).uid for name in ("甲", "乙")]

    def carry(name):
        write_bundle(gacha, sumu.unit.code, tmp_path / name, Silent())
        return read_bundle(sumu, tmp_path / name, Silent())

    carry("one.ortoo")
    desk.change("members", uids[0], {"post": "护边员"})
    carry("two.ortoo")
    uids.append(desk.add("members", {"name": "丙"}).uid)
    carry("three.ortoo")
    return gacha, sumu, uids


def names(office):
    return sorted(row["name"] for row in shown(office).values() if "name" in row)


def states(office):
    return {one.key: one.state for one in entries(office)}


def is_sound(office):
    return check_office(office, Silent()).faults == []


def test_each_reading_is_entered_once(read_in_turn, tmp_path):
    _gacha, sumu, _uids = read_in_turn
    lines = entries(sumu)
    assert [one.key for one in lines] == ["3", "2", "1"]
    assert [one.noted.total("new") for one in lines] == [1, 0, 2]
    assert [one.noted.bundles[0].file for one in lines] == ["three.ortoo", "two.ortoo", "one.ortoo"]
    before = everything(sumu)

    again = read_bundle(sumu, tmp_path / "two.ortoo", Silent())

    assert again.line == ""
    assert everything(sumu) == before


def test_a_folder_that_repeats_a_bundle_is_entered_once(pair, tmp_path):
    # a bundle that stood in two lines was counted twice, and entered anew with each reading
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "甲"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())
    read_bundle(sumu, tmp_path / "a.ortoo", Silent())
    Desk(gacha).add("members", {"name": "乙"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "b.ortoo", Silent())
    both = [tmp_path / "a.ortoo", tmp_path / "b.ortoo"]
    assert read_bundles(sumu, both, Silent()).line == "2"
    before = everything(sumu)
    assert read_bundles(sumu, both, Silent()).line == ""
    assert everything(sumu) == before
    assert [one.file for one in entry(sumu, "2").noted.bundles] == ["a.ortoo", "b.ortoo"]


def test_what_was_written_stands_there_too(pair, tmp_path):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "甲"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())

    (one,) = entries(gacha)

    assert (one.state, one.offices, one.noted.records) == (State.WRITTEN, "贡宝拉格苏木党委", 1)
    assert one.noted.bundles[0].file == "a.ortoo"
    with pytest.raises(Trouble, match="没有收据"):
        print_receipt(gacha, one.key, tmp_path / "r.pdf")
    with pytest.raises(Trouble, match="不能搁置"):
        set_aside(gacha, one.key)


def test_an_older_bundle_is_set_aside_while_later_ones_stand(read_in_turn):
    _gacha, sumu, uids = read_in_turn
    mine = Desk(sumu).add("members", {"name": "本单位的"})

    done = set_aside(sumu, "2")

    assert done.counts[Kind.CHANGED] == 1
    assert shown(sumu)[uids[0]]["post"] == "牧民"
    assert mine.uid in shown(sumu)
    assert states(sumu)["2"] is State.ASIDE
    # the third was written by one who had seen the second: it follows
    assert (states(sumu)["3"], done.followers) == (State.PARTLY, ("3",))
    assert names(sumu) == ["乙", "本单位的", "甲"]
    assert is_sound(sumu)
    with pytest.raises(Trouble, match="跟着别的"):
        take_up(sumu, "3")

    taken = take_up(sumu, "2")

    assert taken.followers == ("3",)
    assert shown(sumu)[uids[0]]["post"] == "护边员"
    assert names(sumu) == ["丙", "乙", "本单位的", "甲"]
    assert set(states(sumu).values()) == {State.IN_FORCE}
    assert is_sound(sumu)


def test_bundles_of_others_stand_when_one_is_set_aside(town):
    first, second, sumu = town.first, town.second, town.sumu
    Desk(first).add("members", {"name": "一"})
    Desk(second).add("members", {"name": "二"})
    town.carry(first, sumu)
    town.carry(second, sumu)
    lines = [one for one in entries(sumu) if one.noted.total("new")]
    assert [one.offices for one in lines] == ["二嘎查", "一嘎查"]

    done = set_aside(sumu, lines[1].key)

    assert (done.followers, names(sumu)) == ((), ["二"])
    assert is_sound(sumu)


def test_looking_at_it_first_changes_nothing(read_in_turn):
    _gacha, sumu, _uids = read_in_turn
    sumu.journal.seal()
    before = everything(sumu)
    planned = set_aside(sumu, "1", keep=False)
    assert everything(sumu) == before
    done = set_aside(sumu, "1")
    assert (planned.counts, planned.followers) == (done.counts, done.followers)
    assert names(sumu) == []


def test_whoever_redoes_an_edit_does_not_take_up_an_old_bundle_instead(read_in_turn):
    # the reading was the oldest of what was undone, and so came first
    _gacha, sumu, _uids = read_in_turn
    desk = Desk(sumu)
    set_aside(sumu, "3")
    mine = desk.add("members", {"name": "本单位的"}).uid
    desk.undo()
    assert mine not in shown(sumu)

    desk.redo()

    assert mine in shown(sumu)
    assert states(sumu)["3"] is State.ASIDE


def test_a_bundle_that_was_set_aside_says_so_when_it_comes_again(read_in_turn, tmp_path):
    _gacha, sumu, _uids = read_in_turn
    set_aside(sumu, "3")
    plan = read_bundle(sumu, tmp_path / "three.ortoo", Silent(), keep=False)
    assert (plan.shown.is_news, plan.shown.line) == (False, "3")
    take_up(sumu, plan.shown.line)
    assert "丙" in names(sumu)


def test_readings_older_than_the_register_can_be_set_aside_as_well(read_in_turn):
    _gacha, sumu, _uids = read_in_turn
    with sumu.store.writing() as connection:
        connection.execute(sumu.tables.office.register.delete())
        connection.execute(sumu.tables.office.registered.delete())
    last = entries(sumu)[0]
    assert last.key.startswith("r")
    assert not last.has_receipt
    set_aside(sumu, last.key)
    assert names(sumu) == ["乙", "甲"]


def text_of(content):
    document = pypdfium2.PdfDocument(content)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text.replace("\r\n", "\n")


def test_the_receipt_says_what_was_read(read_in_turn):
    _gacha, sumu, _uids = read_in_turn
    out = io.BytesIO()
    print_receipt(sumu, "1", out)
    text = text_of(out.getvalue())
    one = entry(sumu, "1")
    for part in (
        "数据包收据",
        "收到单位：贡宝拉格苏木党委",
        "收据编号：1",
        "来自：敦达乌苏嘎查党支部（152527201206）",
        f"编号 {one.noted.bundles[0].id[:8]}",
        "文件“one.ortoo”",
        "读入人：白敏",
        "新增 2 条",
        "下一个数据包带回",
        "送交人：",
    ):
        assert part in text
    row = next(line for line in text.split("\n") if line.startswith("党员"))
    assert "敦达乌苏嘎查党支部" in row
    assert "0" in text
    assert receipt_name(one).startswith("收据-敦达乌苏嘎查党支部-")


def test_the_same_receipt_has_the_same_bytes_whatever_came_since(read_in_turn):
    _gacha, sumu, _uids = read_in_turn
    first, second = io.BytesIO(), io.BytesIO()
    print_receipt(sumu, "2", first)
    set_aside(sumu, "2")
    Desk(sumu).add("members", {"name": "丁"})
    print_receipt(sumu, "2", second)
    assert first.getvalue() == second.getvalue()


def test_the_command_line_lists_prints_sets_aside_and_takes_up(
    read_in_turn, tmp_path, capsys, monkeypatch, passphrase
):
    gacha, sumu, _uids = read_in_turn
    Desk(gacha).add("members", {"name": "丁"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "four.ortoo", Silent())
    home = sumu.home.folder
    sumu.close()
    monkeypatch.setenv("ORTOO_PASSPHRASE", passphrase)

    def do(*arguments):
        capsys.readouterr()
        assert run(["--home", str(home), "--json", *map(str, arguments)]) == 0
        return json.loads(capsys.readouterr().out)

    plan = do("bundle", "read", tmp_path / "four.ortoo", "--plan")
    assert [(one["kind"], one["title"]) for one in plan["changes"]] == [("new", "丁")]
    assert plan["changes"][0]["fields"][0]["new"] == "丁"
    assert {"new", "same", "from", "duplicates", "questions", "heads"} <= plan.keys()
    assert do("bundle", "show", tmp_path / "four.ortoo")["changes"] == plan["changes"]
    assert [one["line"] for one in do("bundle", "log")] == ["3", "2", "1"]
    assert do("bundle", "undo", "3", "--plan")["deleted"] == 1
    assert do("bundle", "undo", "3")["deleted"] == 1
    assert do("bundle", "log")[0]["state"] == "aside"
    assert do("bundle", "redo", "3")["new"] == 1
    assert do("bundle", "receipt", "1", tmp_path / "r.pdf")["pages"] == 1
    assert "数据包收据" in text_of((tmp_path / "r.pdf").read_bytes())
