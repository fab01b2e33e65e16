"""Batch edits say beforehand what they will do, and do just that, in one undo step."""

from __future__ import annotations

import json

import pytest

from app.batch import apply_batch, plan_batch
from app.batch_edits import Edit
from app.cli.commands import run
from app.desk import Desk, Refused
from app.errors import Cancelled, Trouble
from app.ledger.questions import Question
from app.progress import Silent, Stoppable
from db.shape import Merge

QUIET = Silent()


@pytest.fixture
def desk(office):
    return Desk(office)


def plan(office, ledger, which, *edits):
    return plan_batch(office, ledger, which, edits, QUIET)


def do(office, ledger, which, *edits):
    made = plan(office, ledger, which, *edits)
    apply_batch(office, made, QUIET)
    return made


def values(rows_of, office, field, ledger="members"):
    return {row["name"]: row[field] for row in rows_of(office, ledger)}


def test_what_is_counted_is_what_happens_and_one_undo_takes_it_back(office, desk, rows_of):
    posts = {"其木格": "会计", "图门": "牧民", "巴图": None, "乌兰": "会计"}
    for name, post in posts.items():
        desk.add("members", {"name": name, "post": post})
    made = do(office, "members", Question("members"), Edit("post", "set", "会计"))
    assert (made.chosen, made.changed, made.same, made.barred) == (4, 2, 2, 0)
    assert made.sentence == "选了 4 条，其中 2 条会改，2 条本来就是这样"
    assert {(one.title, one.before, one.after) for one in made.shown} == {
        ("图门", "牧民", "会计"),
        ("巴图", "", "会计"),
    }
    assert set(values(rows_of, office, "post").values()) == {"会计"}
    assert desk.last_done().title == "批量修改 2 条党员的“工作岗位”"
    desk.undo()
    assert values(rows_of, office, "post") == posts
    desk.redo()
    assert set(values(rows_of, office, "post").values()) == {"会计"}


def test_only_the_chosen_records_change(office, desk, rows_of):
    one, _other = (desk.add("members", {"name": name}).uid for name in ("其木格", "图门"))
    made = do(office, "members", [one, bytes(16)], Edit("branch", "set", "一支部"))
    assert (made.chosen, made.changed, made.barred) == (2, 1, 1)
    assert "没有找到这条记录" in made.reasons
    assert values(rows_of, office, "branch") == {"其木格": "一支部", "图门": None}


def test_a_part_of_a_text_is_replaced_and_what_has_no_such_part_stays(office, desk, rows_of):
    addresses = {"其木格": "东乌旗一组", "图门": "西乌旗二组", "巴图": None}
    for name, address in addresses.items():
        desk.add("members", {"name": name, "address": address})
    edit = Edit("address", "replace", "东乌旗", "东乌珠穆沁旗")
    made = do(office, "members", Question("members"), edit)
    assert (made.changed, made.same) == (1, 2)
    assert values(rows_of, office, "address")["其木格"] == "东乌珠穆沁旗一组"


def test_a_row_in_which_the_replaced_text_cannot_be_read_is_left_out(office, desk, rows_of):
    desk.add("members", {"name": "其木格", "branch": "一"})
    desk.add("members", {"name": "图门", "branch": "一一"})
    made = do(office, "members", Question("members"), Edit("branch", "replace", "一", "长" * 1500))
    assert (made.changed, made.barred) == (1, 1)
    assert made.left_out[0].title == "图门"
    assert "最多写 2000 个字" in made.left_out[0].reason
    assert values(rows_of, office, "branch")["图门"] == "一一"


def test_emptying_leaves_out_nothing_but_required_fields_cannot_be_emptied(office, desk, rows_of):
    desk.add("members", {"name": "其木格", "branch": "一支部"})
    assert do(office, "members", Question("members"), Edit("branch", "empty")).changed == 1
    assert values(rows_of, office, "branch") == {"其木格": None}
    with pytest.raises(Trouble, match="不能这样批量修改"):
        plan(office, "members", Question("members"), Edit("name", "empty"))


@pytest.mark.parametrize("field", ["id_number", "phone", "age"])
def test_each_ones_own_numbers_and_what_follows_from_others_cannot_be_set(office, field):
    with pytest.raises(Trouble, match="不能这样批量修改"):
        plan(office, "members", Question("members"), Edit(field, "set", "1"))


def test_what_cannot_be_read_is_said_before_any_row_is_looked_at(office, desk):
    desk.add("members", {"name": "其木格"})
    with pytest.raises(Refused, match="性别"):
        plan(office, "members", Question("members"), Edit("sex", "set", "紫"))
    with pytest.raises(Trouble, match="还没有写"):
        plan(office, "members", Question("members"), Edit("sex", "set", ""))


def test_markers_are_put_into_patrols_and_taken_out_and_others_keep_their_order(office, desk):
    day = {"date": "2026-03-01"}
    uids = [
        desk.add("patrols", {**day, "markers": text}).uid for text in ("1233、1231（褪色）", "1240")
    ]

    def shown():
        with office.snapshot() as now:
            field = office.registry.field("patrols", "markers")
            found = now.asking.some("patrols", uids)
            return [field.show(found[uid].values["markers"], now.lookup) for uid in uids]

    before = shown()
    assert do(office, "patrols", uids, Edit("markers", "add", "1240")).changed == 1
    assert shown()[0].endswith("1240")
    assert do(office, "patrols", uids, Edit("markers", "drop", "1231")).changed == 1
    assert "1231" not in shown()[0]
    assert do(office, "patrols", uids, Edit("markers", "drop", "9")).changed == 0
    desk.undo()
    desk.undo()
    assert shown() == before


def test_a_person_is_added_once_whether_he_was_linked_or_written(office, desk):
    who = desk.add("members", {"name": "其木格"}).uid
    day = {"date": "2026-03-01"}
    here = desk.add("patrols", {**day, "party": "其木格、外来人"}).uid
    without = desk.add("patrols", day).uid
    made = do(office, "patrols", [here, without], Edit("party", "add", "其木格"))
    assert (made.changed, made.same, made.asks_again) == (1, 1, True)
    made = do(office, "patrols", [here, without], Edit("party", "drop", "其木格"))
    assert made.changed == 2
    with office.snapshot() as now:
        assert who.hex() not in str(now.asking.one("patrols", here).values["party"])
        assert "外来人" in str(now.asking.one("patrols", here).values["party"])


def test_a_change_of_class_is_noted_for_each_and_undone_with_the_batch(office, desk, rows_of):
    for name in ("其木格", "图门"):
        desk.add("members", {"name": name, "management": "无职党员"})
    do(office, "members", Question("members"), Edit("management", "set", "带富党员"))
    notes = rows_of(office, "member_classes")
    assert sorted(one["member"] for one in notes) == ["其木格", "图门"]
    desk.undo()
    assert rows_of(office, "member_classes") == []


def test_what_belongs_above_is_counted_and_left_alone(pair, carry, rows_of):
    gacha, sumu = pair
    for number, label in (("6", "驻村党员"), ("7", "返乡党员")):
        entry = {"code_table": "管理类别", "code": number, "label": label}
        Desk(sumu).add("code_entries", entry)
    carry(sumu, gacha)
    Desk(gacha).add("code_entries", {"code_table": "管理类别", "code": "8", "label": "本村的"})
    made = do(gacha, "code_entries", Question("code_entries"), Edit("aliases", "set", "别名"))
    assert (made.changed, made.barred) == (1, 2)
    ((reason, count),) = made.reasons.items()
    assert "只能看" in reason
    assert count == 2
    assert [row["aliases"] for row in rows_of(gacha, "code_entries")].count("别名") == 1


def test_a_closed_record_is_amended_and_this_is_counted_before(office, desk):
    done = {"issue": "路灯不亮", "raised_on": "2026-03-01", "status": "已办结"}
    uid = desk.add("issues", done).uid
    made = do(office, "issues", [uid], Edit("issue", "set", "路灯坏了"))
    assert (made.changed, made.amended) == (1, 1)
    with office.snapshot() as now:
        assert now.asking.one("issues", uid).amended


def test_a_cancelled_batch_has_written_nothing(office, desk, rows_of):
    desk.add("members", {"name": "其木格"})
    made = plan(office, "members", Question("members"), Edit("branch", "set", "一支部"))
    stopped = Stoppable()
    stopped.stop = True
    with pytest.raises(Cancelled):
        apply_batch(office, made, stopped)
    assert values(rows_of, office, "branch") == {"其木格": None}
    with pytest.raises(Cancelled):
        plan_batch(office, "members", Question("members"), made.edits, stopped)
    assert apply_batch(office, made, QUIET) == 1


def test_something_newer_is_not_overwritten_but_waits_in_review(office, desk):
    uid = desk.add("members", {"name": "其木格"}).uid
    made = plan(office, "members", [uid], Edit("branch", "set", "一支部"))
    desk.change("members", uid, {"branch": "二支部"})
    apply_batch(office, made, QUIET)
    with office.snapshot() as now:
        assert now.asking.one("members", uid).review == 1
    # and what waits there is not decided by the next batch
    assert plan(office, "members", [uid], Edit("branch", "set", "三支部")).barred == 1


def test_a_record_deleted_meanwhile_stops_the_batch_with_a_sentence(office, desk, rows_of):
    one, other = (desk.add("members", {"name": name}).uid for name in ("其木格", "图门"))
    made = plan(office, "members", [one, other], Edit("branch", "set", "一支部"))
    desk.erase("members", [one])
    with pytest.raises(Trouble, match="刚刚被删除"):
        apply_batch(office, made, QUIET)
    assert values(rows_of, office, "branch")["图门"] is None
    # counted anew, it is left out
    made = do(office, "members", [one, other], Edit("branch", "set", "一支部"))
    assert (made.changed, made.barred) == (1, 1)


def test_more_than_a_small_computer_can_undo_is_refused(office, desk, monkeypatch):
    monkeypatch.setattr("app.batch.MOST_CHANGED", 1)
    for name in ("其木格", "图门"):
        desk.add("members", {"name": name})
    with pytest.raises(Trouble, match="分几次改"):
        plan(office, "members", Question("members"), Edit("branch", "set", "一支部"))


class Watched(dict[str, str]):
    """Values of a record, which notes what is asked of it."""

    def __init__(self, shape):
        super().__init__()
        self.shape, self.asked = shape, set()

    def get(self, key, default=None):
        known = self.shape.by_name.get(key)
        if known is None:
            return default
        self.asked.add(key)
        return '["1231"]' if known.merge is Merge.ITEMS else "1231"


def test_sort_keys_follow_from_no_other_fields_than_the_journal_is_told(office):
    """A change of any other field leaves them alone, or a name would be sorted by its old one."""
    for declared in office.registry:
        shape = office.registry.shapes[declared.__tablename__]
        values = Watched(shape)
        shape.derive(values)
        assert values.asked <= shape.sources


def test_a_name_is_sorted_anew_when_its_reading_changes_and_not_when_the_branch_does(office, desk):
    uid = desk.add("members", {"name": "单玉秀"}).uid

    def key():
        table = office.registry["members"].table()
        with office.store.reading() as connection:
            query = table.select().where(table.c["_uid"] == uid)
            return connection.execute(query).mappings().one()["name__key"]

    before = key()
    do(office, "members", [uid], Edit("branch", "set", "一支部"))
    assert key() == before
    do(office, "members", [uid], Edit("pinyin", "set", "dan yuxiu"))
    assert key() != before


def test_many_are_changed_from_the_command_line(office, capsys, monkeypatch, passphrase):
    monkeypatch.setenv("ORTOO_PASSPHRASE", passphrase)
    home = str(office.home.folder)
    for name, branch in (("其木格", "一支部"), ("图门", "二支部"), ("巴图", "一支部")):
        Desk(office).add("members", {"name": name, "branch": branch})
    office.close()

    def command(*words):
        code = run([*words, "--home", home])
        return code, capsys.readouterr()

    code, told = command(
        "set-many", "members", "post=会计", "--where", "branch=一支部", "--plan", "--json"
    )
    assert code == 0
    document = json.loads(told.out)
    assert (document["plan"], document["chosen"], document["changed"]) == (True, 2, 2)
    assert command("set-many", "members", "post=会计", "--where", "branch=一支部")[0] == 0
    code, told = command("set-many", "members", "--replace", "branch", "支部", "党支部", "--json")
    assert code == 2
    assert "--yes" in told.err
    code, told = command(
        "set-many", "members", "--replace", "branch", "支部", "党支部", "--yes", "--json"
    )
    assert json.loads(told.out)["changed"] == 3
    assert command("set-many", "members", "post", "--yes")[0] == 2
    assert command("set-many", "members", "post=会计", "post=牧民", "--yes")[0] == 2
    _code, told = command("list", "members", "--json")
    rows = {row["name"]: (row["branch"], row["post"]) for row in json.loads(told.out)["rows"]}
    assert rows == {
        "其木格": ("一党支部", "会计"),
        "图门": ("二党支部", None),
        "巴图": ("一党支部", "会计"),
    }
